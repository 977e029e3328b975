"""Writes about backups: taking down that one was made, or that its restoration was tried."""

from typing import Any

from sqlmodel import Session

from engtrack.nouns.asset.model import Asset
from engtrack.nouns.backup import rules
from engtrack.nouns.backup.model import Backup
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.person import actions as people
from engtrack.store.find import find_within
from engtrack.store.write import next_key


def log(
    session: Session,
    engagement: str | None,
    columns: dict[str, Any],
    of: str | None = None,
    by: str | None = None,
    on: str | None = None,
) -> str:
    """`of` is the key of what was backed up; without one it was all there is."""
    parent = engagements.writable(session, engagement)
    backup = Backup(
        key=next_key(session, "BKP"),
        engagement_id=parent.id,
        asset_id=_asset_id(session, parent.id, of) if of else None,
        made_on=on or session.info["today"],
        by_id=people.by_or_me(session, by).id,
        typed_by=session.info["typed_by"],
        **columns,
    )
    session.add(backup)
    return backup.key


def _asset_id(session: Session, engagement_id: str, key: str) -> str:
    asset = find_within(session, Asset, "asset", key, engagement_id)
    rules.check_holds_data(asset.key, asset.kind)
    return asset.id
