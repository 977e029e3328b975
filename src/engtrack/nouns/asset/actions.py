"""Writes about what is set up at the client: added, corrected, taken out of use."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from engtrack.nouns.asset import rules
from engtrack.nouns.asset.model import Asset, Installed, Item
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.person import actions as people
from engtrack.nouns.task.said import Who
from engtrack.store.find import find as find_row
from engtrack.store.talk import is_already
from engtrack.store.write import next_key


def find(session: Session, key: str) -> Asset:
    return find_row(session, Asset, "asset", key)


def writable(session: Session, key: str) -> Asset:
    """The asset of this key, still in use, in an engagement that is not closed."""
    asset = find(session, key)
    engagements.writable_of(session, asset.engagement_id)
    rules.check_live(asset.key, asset.state)
    return asset


def add(
    session: Session,
    engagement: str | None,
    columns: dict[str, Any],
    owner: Who | None = None,
    items: Sequence[str] = (),
) -> str:
    """An asset that is planned; `columns` has its kind and title. `items` are what to look at."""
    parent = engagements.writable(session, engagement)
    rules.check_use(columns["kind"], columns.get("use"))
    asset = Asset(
        key=next_key(session, "AST"),
        engagement_id=parent.id,
        **({"created_on": session.info["today"]} | columns),
        **_owned(session, owner),
    )
    session.add(asset)
    session.flush()
    set_items(session, asset, items)
    return asset.key


def edit(
    session: Session,
    key: str,
    columns: dict[str, Any],
    owner: Who | None = None,
    items: Sequence[str] | None = None,
) -> str:
    asset = writable(session, key)
    if "use" in columns:
        rules.check_use(asset.kind, columns["use"])
    asset.sqlmodel_update(columns | _owned(session, owner))
    if items is not None:
        set_items(session, asset, items)
    session.add(asset)
    return asset.key


def retire(session: Session, key: str, on: str | None) -> str:
    asset = find(session, key)
    engagements.writable_of(session, asset.engagement_id)
    if is_already(session, "asset", asset.key, asset.state, "retired"):
        return asset.key
    rules.check_move(asset.key, asset.state, "retired")
    asset.state, asset.retired_on = "retired", on or session.info["today"]
    session.add(asset)
    return asset.key


def items_of(session: Session, asset: Asset) -> list[Item]:
    """In the order in which they were named."""
    return list(
        session.exec(select(Item).where(Item.asset_id == asset.id).order_by(col(Item.id))).all()
    )


def set_items(session: Session, asset: Asset, titles: Sequence[str]) -> None:
    """What is to be looked at are these, and no others; what was found of one that stays, stays."""
    rules.check_items(titles)
    wanted = {title.casefold() for title in titles}
    there = {item.title.casefold(): item for item in items_of(session, asset)}
    for name in there.keys() - wanted:
        session.delete(there[name])
    for title in titles:
        if title.casefold() not in there:
            add_item(session, asset, title)
    session.flush()


def add_item(session: Session, asset: Asset, title: str) -> Item:
    item = Item(asset_id=asset.id, engagement_id=asset.engagement_id, title=title)
    session.add(item)
    return item


def installed(session: Session, asset: Asset) -> Installed | None:
    """The version that was installed last."""
    of = select(Installed).where(Installed.asset_id == asset.id)
    last = of.order_by(col(Installed.installed_on).desc(), col(Installed.id).desc())
    return session.exec(last).first()


def _owned(session: Session, owner: Who | None) -> dict[str, Any]:
    if owner is None:
        return {}
    person = people.active(session, owner.person) if owner.person else None
    return {"owner_id": person.id if person else None, "owner_role": owner.role}
