"""What applying a file does with one noun, and what it keeps while it is at it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session

from engtrack.nouns.engagement.files.plan import Plan
from engtrack.nouns.engagement.files.reading import Entry
from engtrack.nouns.engagement.files.standing import Values


@dataclass
class Applied:
    """The file as far as it is applied: which key each entry has, and what was done with it."""

    session: Session
    plan: Plan
    keys: dict[str, str] = field(default_factory=dict)  # noun:id -> key
    effects: dict[int, str] = field(default_factory=dict)  # by the id() of the entry
    created: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.keys = {thing: key for key, thing in self.plan.standing.ids.items()}

    @property
    def engagement(self) -> str:
        return self.plan.key

    def key(self, entry: Entry) -> str:
        there = self.plan.there(entry)
        return there.key if there else self.keys[f"{entry.noun}:{entry.id}"]

    def key_of(self, thing: str | None) -> str | None:
        """The key of what is named `noun:id`; None while it is not there yet."""
        return self.keys.get(thing) if thing else None

    def is_new(self, entry: Entry) -> bool:
        return id(entry) in self.created

    def wanted(self, entry: Entry) -> Values:
        """What is to be written: of a new entry all that is said, of another what differs."""
        if self.is_new(entry):
            return entry.values
        return {name: entry.values[name] for name in self.plan.differing(entry)}

    def standing(self, entry: Entry) -> Values:
        there = self.plan.there(entry)
        return there.values if there else {}


Step = Callable[[Applied, Entry], None]


def nothing(applied: Applied, entry: Entry) -> None:
    """Most nouns need not every step."""


@dataclass(frozen=True)
class Steps:
    """Make the row, bind it to others, tell what was done: each for all entries before the next."""

    create: Callable[[Applied, Entry], str]
    change: Step = nothing
    bind: Step = nothing
    settle: Step = nothing


def only(said: Values, names: Iterable[str]) -> dict[str, Any]:
    return {name: said[name] for name in names if name in said}
