"""The client's signature at the end of a session's day: a point sheet of that day alone."""

from collections.abc import Sequence

from sqlmodel import Session

from engtrack.cli.decided import Decided
from engtrack.errors import RuleBroken, Sentence
from engtrack.nouns.approval.authority import holders_on
from engtrack.nouns.approval.rules import deciding_roles
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.session import attendance, rules
from engtrack.nouns.session.model import Meeting
from engtrack.nouns.sheet import actions as sheets
from engtrack.nouns.time import flow
from engtrack.nouns.time.actions import HOURS
from engtrack.store.talk import tell

NOBODY = Decided()


def sign(session: Session, meeting: Meeting, logged: Sequence[str], signer: str) -> None:
    """What was logged is handed in, approved where who types may, and signed on the screen.

    Where nothing of that day is approved, that is said, and the session is held all the same.
    """
    there = attendance.attendances(session, meeting)
    present = [handle for handle, one in there.items() if one.presence == "present"]
    rules.check_was_at(signer, meeting.key, present)
    if logged:
        flow.submit(session, HOURS, flow.Which(keys=logged))
        _approve(session, meeting, logged)
    parent = engagements.by_id(session, meeting.engagement_id)
    if drafted := sheets.draft_of(session, parent):
        tell(session, "{key} is being drafted: draft it anew, and these hours are signed with it",
             key=drafted.key, next=f"engtrack sheet draft -e {parent.key}")  # fmt: skip
        return
    day = meeting.day_on
    try:
        with session.begin_nested():
            key = sheets.draft(session, parent.key, day, day)
    except RuleBroken as nothing:
        session.info["talk"].append(Sentence(nothing.sentence, next=nothing.next, **nothing.facts))
        return
    by = signer if signer != session.info["typed_by"] else None
    sheets.sign(session, key, Decided(by, None, "screen" if by else None), None, None)
    tell(session, "{key} is signed by {person}", key=key, person=signer,
         next=f"engtrack sheet show {key}")  # fmt: skip


def _approve(session: Session, meeting: Meeting, logged: Sequence[str]) -> None:
    """By who types, where hours are theirs to approve; else it is said whose."""
    of, today = meeting.engagement_id, session.info["today"]
    holders = holders_on(session, of, today)
    deciding = deciding_roles("hours", {holder.role for holder in holders})
    able = {holder.handle for holder in holders if holder.role in deciding}
    if session.info["typed_by"] in able:
        flow.approve(session, HOURS, flow.Which(keys=logged), NOBODY)
        return
    tell(session, "{keys}: to be approved before they are signed", keys=list(logged),
         next=f"engtrack time approve {' '.join(logged)}")  # fmt: skip
