"""How many days of delay a side caused, and how many nothing explains. No database here.

A wait is the set of the working days it counts: those after its first day, up to its last. Days are
places in a calendar, so that two waits on one day are one day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from engtrack.workdays import Calendar

SIDES = ("client", "vendor", "third-party")


class Wait(NamedTuple):
    """`until_on` is the last day so far."""

    side: str
    from_on: str
    until_on: str


@dataclass(frozen=True)
class Days:
    """The working days of an engagement, and those of them on which it was on hold."""

    calendar: Calendar
    holds: tuple[tuple[str, str], ...] = ()  # the first day and the last of each

    def of(self, wait: Wait, last_on: str | None = None) -> set[int]:
        """The days that a wait counts, until a last day; on hold nobody waits."""
        until_on = min(wait.until_on, last_on or wait.until_on)
        return self._span(wait.from_on, until_on) - self.held(last_on)

    def held(self, last_on: str | None = None) -> set[int]:
        """The days on hold, until a last day."""
        found: set[int] = set()
        for first, last in self.holds:
            eve = (date.fromisoformat(first) - timedelta(days=1)).isoformat()
            found |= self._span(eve, min(last, last_on or last))
        return found

    def by_side(self, waits: Iterable[Wait], last_on: str | None = None) -> dict[str, set[int]]:
        """The days on which each side kept somebody waiting."""
        found: dict[str, set[int]] = {side: set() for side in SIDES}
        for wait in waits:
            found[wait.side] |= self.of(wait, last_on)
        return found

    def _span(self, after: str, until: str) -> set[int]:
        return set(range(self.calendar.place(after) + 1, self.calendar.place(until) + 1))


def undetermined(slip_days: int | None, explained: set[int]) -> int | None:
    """The slip less the days that something explains; none where nothing was committed."""
    return None if slip_days is None else max(slip_days - len(explained), 0)


def leading_to(work_id: str, before: Mapping[str, Sequence[str]]) -> set[str]:
    """A piece of work and all that must come before it; `before` is what each comes after."""
    found, new = {work_id}, [work_id]
    while new:
        for one in before.get(new.pop(), ()):
            if one not in found:
                found.add(one)
                new.append(one)
    return found
