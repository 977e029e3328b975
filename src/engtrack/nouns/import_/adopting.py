"""The commands that bring an engagement of a list into the state that the list says it is in."""

import shlex
from typing import Any

from sqlmodel import Session

from engtrack.errors import Sentence
from engtrack.nouns.approval.authority import holders_on
from engtrack.nouns.engagement import rows as engagements

UNDER_WAY = ("active", "on-hold", "completed")
REASON = {"en": "On hold before it was tracked", "fr": "Suspendu avant d'être suivi"}


def steps_to(session: Session, key: str, state: str | None, start: Any) -> list[Sentence]:
    """One after the other, each as it runs; none where it is planned, or was started since."""
    engagement = engagements.find(session, key)
    if state not in UNDER_WAY or engagement.state != "planned":
        return []
    on = f" --on {start}" if isinstance(start, str) and start <= session.info["today"] else ""
    by = _decider(session, engagement.id)
    begin = f"engtrack engagement start {key}{on} --tracked-from today{by}"
    steps = [Sentence("{engagement} is under way; to start it:", engagement=key, next=begin)]
    if state == "on-hold":
        reason = shlex.quote(REASON[engagement.language])
        then = f"engtrack engagement hold {key} --reason {reason}{by}"
        steps.append(Sentence("then, as {engagement} is on hold:", engagement=key, next=then))
    elif state == "completed":
        then = f"engtrack engagement complete {key}{by}"
        steps.append(Sentence("then, as {engagement} is completed:", engagement=key, next=then))
    return steps


def _decider(session: Session, engagement_id: str) -> str:
    """Who decides it, where that is not who types; by which way they said so is theirs to mend."""
    today = session.info["today"]
    holders = [
        holder.handle for holder in holders_on(session, engagement_id, today)
        if holder.role in ("coordinator", "account-manager")
    ]  # fmt: skip
    if not holders or session.info["typed_by"] in holders:
        return ""
    return f" --by {holders[0]} --via meeting"
