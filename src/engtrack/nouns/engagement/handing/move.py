"""From whom to whom a role goes, and a line of what goes with it."""

from typing import NamedTuple

from sqlmodel import Session

from engtrack.nouns.engagement.handing import rules
from engtrack.nouns.engagement.model import Engagement, Handover
from engtrack.nouns.person.model import Person
from engtrack.store.write import next_key


class Moved(NamedTuple):
    """One line of what was handed over."""

    what: str
    ref: str | None
    title: str


class Move(NamedTuple):
    """From whom to whom, for which role, from which day on.

    `is_whole` unless the giver keeps another role there: then only what falls to this role by its
    area goes, and all else is kept.
    """

    session: Session
    engagement: Engagement
    role: str
    giver: Person
    taker: Person
    first_on: str
    is_whole: bool

    def kept(self, due_on: str | None) -> bool:
        return rules.stays(due_on, self.session.info["today"], self.first_on)


def record_of(move: Move) -> Handover:
    """What is kept of it; its list comes with it."""
    session, giver, taker = move.session, move.giver, move.taker
    return Handover(
        key=next_key(session, "HND"), engagement_id=move.engagement.id, kind="role",
        state="handed-over", title=f"{giver.name} → {taker.name}", role=move.role,
        from_id=giver.id, to_id=taker.id, from_on=move.first_on,
        typed_by=session.info["typed_by"], handed_on=session.info["today"],
    )  # fmt: skip
