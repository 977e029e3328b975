"""The functions that the views call; each engine gets its own of the same names."""

from __future__ import annotations  # a calendar is named where it is not imported

import sqlite3
from datetime import date, timedelta
from typing import TYPE_CHECKING

from engtrack.store.keys import key_number, noun_of

if TYPE_CHECKING:
    from engtrack.workdays import Calendar


class Counting:
    """Days by an engagement's own calendar, read from the file when first asked for.

    What was read is forgotten as soon as the connection has changed a row, so that a write and the
    read in its own transaction agree.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self.changes = -1
        self.worked: dict[str | None, Calendar] = {}
        self.counted: dict[str | None, Calendar] = {}

    def workdays_between(self, engagement: str | None, a: str | None, b: str | None) -> int | None:
        """Working days after `a` up to and including `b`; negative if `b` comes first."""
        return self._worked(engagement).between(a, b)

    def add_workdays(self, engagement: str | None, day: str | None, n: int) -> str | None:
        return self._worked(engagement).add(day, n)

    def days_counted(self, engagement: str | None, a: str | None, b: str | None) -> int | None:
        """Working days as above, less those on which the engagement was on hold."""
        return self._counted(engagement).between(a, b)

    def add_counted(self, engagement: str | None, day: str | None, n: int) -> str | None:
        return self._counted(engagement).add(day, n)

    def _worked(self, engagement: str | None) -> Calendar:
        self._forget_if_changed()
        if engagement not in self.worked:
            self.worked[engagement] = _calendar(self._days_off(engagement))
        return self.worked[engagement]

    def _counted(self, engagement: str | None) -> Calendar:
        self._forget_if_changed()
        if engagement not in self.counted:
            off = {*self._days_off(engagement), *self._days_on_hold(engagement)}
            self.counted[engagement] = _calendar(sorted(off))
        return self.counted[engagement]

    def _forget_if_changed(self) -> None:
        if (changes := self.db.total_changes) != self.changes:
            self.changes = changes
            self.worked.clear()
            self.counted.clear()

    def _days_off(self, engagement: str | None) -> list[str]:
        rows = self.db.execute("SELECT off_on FROM day_off WHERE engagement_id = ?", [engagement])
        return [day for (day,) in rows]

    def _days_on_hold(self, engagement: str | None) -> list[str]:
        """From the first day to the last of each hold; one that is open lasts until today."""
        rows = self.db.execute(
            """SELECT h.from_on, coalesce(h.until_on, clock.today)
                 FROM clock, hold h WHERE h.engagement_id = ?""",
            [engagement],
        )
        return [day for first, last in rows for day in _days(first, last)]


def _calendar(days_off: list[str]) -> Calendar:
    from engtrack.workdays import Calendar  # most lists count no days

    return Calendar(days_off)


def _days(first: str, last: str) -> list[str]:
    start = date.fromisoformat(first)
    length = (date.fromisoformat(last) - start).days + 1
    return [(start + timedelta(days)).isoformat() for days in range(length)]


def later_day(a: str | None, b: str | None) -> str | None:
    """NULL means no day, and the other counts: max(a, b) would be NULL."""
    return max(filter(None, (a, b)), default=None)


def year_after(day: str | None) -> str | None:
    """One calendar year later; the last of February where the day is missing then."""
    if day is None:
        return None
    then = date.fromisoformat(day)
    last = 28 if (then.month, then.day) == (2, 29) else then.day
    return then.replace(year=then.year + 1, day=last).isoformat()


def value_in(change: str | None, column: str) -> str | None:
    """What one side of a change in the journal says of a column; NULL where it says nothing."""
    import json  # few reads look into the journal

    found: str | None = json.loads(change or "{}").get(column)
    return found


def register(db: sqlite3.Connection) -> None:
    counting = Counting(db)
    for name, arguments, function in (
        ("workdays_between", 3, counting.workdays_between),
        ("add_workdays", 3, counting.add_workdays),
        ("days_counted", 3, counting.days_counted),
        ("add_counted", 3, counting.add_counted),
        ("year_after", 1, year_after),
        ("later_day", 2, later_day),
        ("value_in", 2, value_in),
        ("key_number", 1, key_number),
        ("noun_of", 1, noun_of),
    ):
        db.create_function(name, arguments, function, deterministic=True)
