"""Snoozing: a finding leaves `today` and the checks until a day, but stays visible.

Its duty stays in attention.
"""

from sqlmodel import Session

from engtrack.errors import Misused, NotFound, RuleBroken
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.finding.model import Snooze
from engtrack.nouns.person import actions as people
from engtrack.store.read import nearest_keys, read
from engtrack.store.write import raw


def snooze(session: Session, key: str, until_on: str | None, reason: str, by: str | None) -> str:
    found = read(raw(session), "finding_list", keep=True, key=key)
    rows = list(found.dicts())
    if not rows:
        raise NotFound("finding", key, nearest_keys(raw(session), "finding_list", "key", key))
    if until_on is None:
        raise Misused("a snooze needs a day", next=f"engtrack finding show {key}")
    if until_on <= session.info["today"]:
        raise RuleBroken("{until} is not after today", until=until_on)
    parent = engagements.writable(session, str(rows[0]["engagement"]))
    session.add(
        Snooze(
            engagement_id=parent.id,
            finding=key,
            until_on=until_on,
            reason=reason,
            by_id=people.by_or_me(session, by).id,
            snoozed_on=session.info["today"],
        )
    )
    session.info["within"] = parent.key
    return key
