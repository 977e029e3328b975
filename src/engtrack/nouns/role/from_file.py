"""Applying what an engagement file says of who holds which role."""

from typing import Any

from engtrack.cli.decided import Decided
from engtrack.nouns.engagement.files.reading import Entry
from engtrack.nouns.engagement.files.standing import Values
from engtrack.nouns.engagement.files.steps import Applied, Steps, only
from engtrack.nouns.role import actions as roles


def create(applied: Applied, entry: Entry) -> str:
    """From the day the engagement begins, if that is past, else from today, unless said."""
    said, today = entry.values, applied.session.info["today"]
    begins = applied.plan.contents.engagement.values.get("start_on")
    begins = begins or applied.plan.standing.engagement.get("start_on", today)
    return roles.assign(
        applied.session,
        applied.engagement,
        said["role"],
        said["person"],
        Decided(),
        from_on=said.get("from_on") or min(begins, today),
        until_on=said.get("until_on"),
        **_of(said),
    )


def _of(said: Values) -> dict[str, Any]:
    """Its domains and its share, where the file says them."""
    domains = {"domains": ",".join(said["domains"]) or None} if "domains" in said else {}
    return domains | only(said, ("share_percent",))


def change(applied: Applied, entry: Entry) -> None:
    """While an engagement is planned, whoever sets it up names its people; checked before."""
    said, held = applied.wanted(entry), roles.find(applied.session, applied.key(entry))
    if "until_on" in said:
        roles.release(applied.session, held.key, said["until_on"], Decided())
    held.sqlmodel_update(_of(said))


STEPS = Steps(create, change)
