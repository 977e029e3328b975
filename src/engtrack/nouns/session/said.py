"""What a command line says of a session beside its plain columns."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from engtrack.cli.parse import Named

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


@dataclass(frozen=True)
class Ended:
    """What is told at the end of a session's day: who did not come, and what came of it."""

    absent: Sequence[str] = ()
    also: Sequence[Who] = ()  # who came and was not expected
    issues: Sequence[str] = ()
    decided: Sequence[str] = ()
    columns: dict[str, Any] = field(default_factory=dict)
    by: str | None = None
