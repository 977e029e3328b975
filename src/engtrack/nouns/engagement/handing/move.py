"""From whom to whom a role goes, and a line of what goes with it."""

from typing import NamedTuple

from sqlmodel import Session

from engtrack.nouns.engagement.handing import rules
from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.person.model import Person


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
