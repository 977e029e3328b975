"""What a command line says of a session beside its plain columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from engtrack.cli.amounts import clipped
from engtrack.cli.parse import Named, parse_handle, parse_key, parse_minutes
from engtrack.errors import Misused

Who = str | Named


@dataclass(frozen=True)
class Said:
    """Of what is not said, nothing changes; `topics` says all of them, the others add or take."""

    on: str | None = None
    start: str | None = None
    end: str | None = None
    zone: str | None = None
    task: Any = None  # a key; CLEAR empties it
    expected: Sequence[Who] = ()
    not_expected: Sequence[str] = ()
    topics: Sequence[str] | None = None
    materials: Sequence[str] = ()
    not_materials: Sequence[str] = ()

    @property
    def moves(self) -> bool:
        return any((self.on, self.start, self.end, self.zone))

    @property
    def is_empty(self) -> bool:
        return self == Said()


class Spent(NamedTuple):
    """Hours on a task or a service; without a person, of who was there for the vendor."""

    key: str
    minutes: int
    person: str | None = None


def parse_spent(text: str) -> Spent:
    """`T-7=3h30`, or `paul:T-7=3h30`."""
    found = re.fullmatch(r"\s*(?:([^:=]+):)?([^:=]+)=([^=]+)", text)
    if found is None:
        raise Misused("{text} does not say hours on a task; say T-7=3h30, or paul:T-7=3h30",
                      text=clipped(text))  # fmt: skip
    person = parse_handle(found[1]) if found[1] else None
    return Spent(parse_key(found[2]), parse_minutes(found[3]), person)


@dataclass(frozen=True)
class Ended:
    """What is told at the end of a session's day: who did not come, and what came of it."""

    absent: Sequence[str] = ()
    also: Sequence[Who] = ()  # who came and was not expected
    hours: Sequence[Spent] = ()
    issues: Sequence[str] = ()
    decided: Sequence[str] = ()
    columns: dict[str, Any] = field(default_factory=dict)
    by: str | None = None
    signed_by: str | None = None

    @property
    def is_anything(self) -> bool:
        """Whether more is told than that it took place."""
        told = (self.absent, self.also, self.hours, self.issues, self.decided, self.columns)
        return any(told) or self.signed_by is not None
