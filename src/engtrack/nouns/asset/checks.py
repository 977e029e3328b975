"""Somebody looks at an asset: how it was found, which version runs on it, what is to be mended."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session, col, select

from engtrack.nouns.asset import rules
from engtrack.nouns.asset.actions import add_item, installed, items_of, writable
from engtrack.nouns.asset.model import Asset, Check, Installed
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.issue import actions as issues
from engtrack.nouns.issue.model import Issue
from engtrack.nouns.issue.rules import UNSETTLED
from engtrack.nouns.person import actions as people
from engtrack.nouns.person.model import Person
from engtrack.store.find import find_within
from engtrack.store.talk import tell


@dataclass(frozen=True)
class Seen:
    """How it was found: of the whole, or of the items that are named."""

    result: str
    items: Sequence[str] = ()
    version: str | None = None
    note: str | None = None
    by: str | None = None
    on: str | None = None


def check(session: Session, key: str, seen: Seen, issue: str | None = None) -> str:
    """Take down a check. What fails is a problem in the issue log, or is linked to the one named.

    A check of an earlier day than the last is kept, and changes nothing of the state.
    """
    asset = writable(session, key)
    by, on = people.by_or_me(session, seen.by), seen.on or session.info["today"]
    rules.check_items(seen.items)
    seen = replace(seen, items=_as_named(session, asset, seen.items))
    if seen.version:
        install(session, asset, seen.version, by, on)
    take_down(session, asset, seen, by, on, _issue_id(session, asset, seen, issue))
    return asset.key


def take_down(
    session: Session, asset: Asset, seen: Seen, by: Person, on: str, issue_id: str | None
) -> None:
    is_newest = not _later_check(session, asset, on)
    _keep(session, asset, seen, by, on, issue_id)
    _found(session, asset, seen, on)
    if is_newest:
        _settle(session, asset, seen.result, on)
    else:
        tell(session, "{key} was checked later too: its state stays", key=asset.key)


def _as_named(session: Session, asset: Asset, titles: Sequence[str]) -> list[str]:
    """Items by the names under which they are kept."""
    there = {item.title.casefold(): item.title for item in items_of(session, asset)}
    return [there.get(title.casefold(), title) for title in titles]


def install(session: Session, asset: Asset, version: str, by: Person, on: str) -> None:
    """The version that runs from this day on; the same again is no news."""
    last = installed(session, asset)
    if last is not None and last.version == version:
        return
    if last is not None and last.installed_on == on:  # corrected
        last.version, last.by_id, last.typed_by = version, by.id, session.info["typed_by"]
        return
    rules.check_since(asset.key, on, last.installed_on if last else "")
    keep_version(session, asset, version, by, on)


def keep_version(session: Session, asset: Asset, version: str, by: Person, on: str) -> None:
    now = Installed(
        asset_id=asset.id,
        engagement_id=asset.engagement_id,
        version=version,
        installed_on=on,
        by_id=by.id,
        typed_by=session.info["typed_by"],
    )
    session.add(now)
    session.flush()


def _keep(
    session: Session, asset: Asset, seen: Seen, by: Person, on: str, issue_id: str | None
) -> None:
    """A row for each item that was looked at; one for the whole where none is named."""
    for item in seen.items or (None,):
        row = Check(
            asset_id=asset.id,
            engagement_id=asset.engagement_id,
            item=item,
            result=seen.result,
            checked_on=on,
            by_id=by.id,
            typed_by=session.info["typed_by"],
            note=seen.note,
            issue_id=issue_id,
        )
        session.add(row)
    session.flush()


def _found(session: Session, asset: Asset, seen: Seen, on: str) -> None:
    """Each item as it was found; one that was unknown is to be looked at from now on.

    The whole in order means every item of it; where the whole fails, each is to be looked at anew.
    """
    there = {item.title.casefold(): item for item in items_of(session, asset)}
    looked_at = [
        there.get(title.casefold()) or add_item(session, asset, title) for title in seen.items
    ]
    for item in looked_at if seen.items else there.values():
        if (item.checked_on or "") <= on:
            is_known = seen.items or seen.result == "ok"
            item.result, item.checked_on = (seen.result, on) if is_known else (None, None)
            session.add(item)
    session.flush()


def _settle(session: Session, asset: Asset, result: str, on: str) -> None:
    results = [item.result for item in items_of(session, asset)]
    then = rules.state_after(asset.state, result, results)
    if then != asset.state:
        rules.check_move(asset.key, asset.state, then)
    asset.state = then
    asset.ready_on = asset.ready_on or (on if then == "ready" else None)
    asset.failing_on = (asset.failing_on or on) if then == "failing" else None
    session.add(asset)
    session.flush()
    if result == "ok" and then != "ready":
        left = [item.title for item in items_of(session, asset) if item.result != "ok"]
        tell(session, "{key} is not ready yet: {items}", key=asset.key, items=left)
    elif then == "ready" and (issue := open_issue(session, asset)) is not None:
        tell(session, "{key} is still open; is it settled?", key=issue.key,
             next=f"engtrack issue show {issue.key}")  # fmt: skip


def _later_check(session: Session, asset: Asset, on: str) -> bool:
    later = select(Check).where(Check.asset_id == asset.id, Check.checked_on > on)
    return session.exec(later).first() is not None


def open_issue(session: Session, asset: Asset) -> Issue | None:
    """The newest entry about a failure of this asset that is not settled."""
    about = (
        select(Issue)
        .join(Check)
        .where(Check.asset_id == asset.id, col(Issue.state).in_(UNSETTLED))
        .order_by(col(Issue.id).desc())
    )
    return session.exec(about).first()


def _issue_id(session: Session, asset: Asset, seen: Seen, issue: str | None) -> str | None:
    if issue is not None:
        return find_within(session, Issue, "issue", issue, asset.engagement_id).id
    if seen.result != "failing":
        return None
    if (before := open_issue(session, asset)) is not None:
        tell(session, "it is in the issue log already: {key}", key=before.key,
             next=f"engtrack issue show {before.key}")  # fmt: skip
        return before.id
    return _log(session, asset, seen)


def _log(session: Session, asset: Asset, seen: Seen) -> str:
    parent = engagements.by_id(session, asset.engagement_id)
    title = ", ".join([asset.title, *seen.items])
    columns = {"kind": "problem", "area": rules.AREA_OF[asset.kind], "title": title}
    columns |= {"note": seen.note} if seen.note else {}
    key = issues.log(session, parent.key, columns, by=seen.by, on=seen.on)
    session.flush()
    tell(session, "the problem is logged: {key}", key=key, next=f"engtrack issue show {key}")
    return issues.find(session, key).id
