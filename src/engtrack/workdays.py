"""Working days: Monday to Friday less the days off, counted without walking from day to day.

Days are ISO text, going in and coming out. A calendar numbers the working days since year 1 (their
`place`), so that adding and counting are arithmetic on places, however far apart the days are.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import overload

from engtrack.errors import Misused

LAST = date.max.toordinal()
MOST_DAYS = 1000  # that anything lasts or moves by, some four years: more is a slip of the hand


class Calendar:
    """The working days of one engagement. Days off that fall on a weekend change nothing."""

    def __init__(self, days_off: Iterable[str] = ()) -> None:
        self._off = sorted({day for day in map(ordinal, days_off) if _is_weekday(day)})
        # How many days are worked before each day off: tells which of them lie before a place.
        self._worked_before = [_weekdays_until(day) - i - 1 for i, day in enumerate(self._off)]
        self._places: dict[str, int] = {}  # a long list asks again and again for the same days

    def with_off(self, days_off: Iterable[str]) -> "Calendar":
        """The same with more days off."""
        return Calendar([*(date.fromordinal(day).isoformat() for day in self._off), *days_off])

    def is_workday(self, day: str) -> bool:
        return self._is_worked(ordinal(day))

    @overload
    def between(self, start: str, end: str) -> int: ...
    @overload
    def between(self, start: str | None, end: str | None) -> int | None: ...
    def between(self, start: str | None, end: str | None) -> int | None:
        """Working days after `start` up to and including `end`; negative if `end` comes first."""
        if start is None or end is None:
            return None
        return self.place(end) - self.place(start)

    @overload
    def add(self, day: str, days: int) -> str: ...
    @overload
    def add(self, day: str | None, days: int) -> str | None: ...
    def add(self, day: str | None, days: int) -> str | None:
        """The working day `days` after `day` (before it, if negative); 0 gives `day` itself."""
        if day is None or days == 0:
            return day
        # From a day off, the first step back already lands on the last day worked.
        is_back_from_day_off = days < 0 and not self.is_workday(day)
        return self.day_at(self.place(day) + days + is_back_from_day_off)

    def on_or_after(self, day: str) -> str:
        return day if self.is_workday(day) else self.add(day, 1)

    def on_or_before(self, day: str) -> str:
        return day if self.is_workday(day) else self.add(day, -1)

    def place(self, day: str) -> int:
        """How many days are worked from year 1 up to and including `day`."""
        if (place := self._places.get(day)) is None:
            here = ordinal(day)
            place = self._places[day] = _weekdays_until(here) - bisect_right(self._off, here)
        return place

    def day_at(self, place: int) -> str:
        """The day worked that has this place: `day_at(place(day)) == day` for every working day."""
        weeks, weekday = divmod(place + bisect_left(self._worked_before, place) - 1, 5)
        here = weeks * 7 + weekday + 1
        if place < 1 or here > LAST:
            raise Misused("dates lie between the years 1 and 9999")
        return date.fromordinal(here).isoformat()

    def _is_worked(self, here: int) -> bool:
        at = bisect_left(self._off, here)
        return _is_weekday(here) and (at == len(self._off) or self._off[at] != here)


@lru_cache(maxsize=4096)
def ordinal(day: str) -> int:
    """Days since the eve of year 1, whose first of January was a Monday."""
    return date.fromisoformat(day).toordinal()


def days_of(first: str, last: str) -> Iterator[str]:
    """Every day from the first to the last, days off too."""
    start = date.fromisoformat(first)
    for step in range((date.fromisoformat(last) - start).days + 1):
        yield (start + timedelta(step)).isoformat()


def _is_weekday(here: int) -> bool:
    return here % 7 not in (6, 0)


def _weekdays_until(here: int) -> int:
    weeks, weekday = divmod(here - 1, 7)
    return weeks * 5 + min(weekday + 1, 5)
