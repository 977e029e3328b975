"""Days onto the cells of a bar, and the axis above the bars: days, weeks, months or years."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from engtrack.language import gettext as _
from engtrack.workdays import Calendar, ordinal

WIDEST_DAY = 6  # cells: a plan of one day needs no more
WEEKDAYS = Calendar()
YEAR = 12
STEPS = (1, 2, 3, 6, YEAR)  # months from one name to the next
WEEKS = 52 / YEAR  # in a month
Named = Callable[[date, date | None], str]  # a day's name, beside the last day that has one


class Scale(NamedTuple):
    """From the first day to the last, each as wide as the others.

    Where there is no cell for each day, weekends take none: they lie in the Friday before.
    """

    first_on: str
    last_on: str
    cells: int
    is_of_weekdays: bool = False

    def begins(self, day: str) -> int:
        """The first cell of a day."""
        return self._number(day) * self.cells // self.length

    def ends(self, day: str) -> int:
        """The last cell of a day."""
        return max(self.begins(day), ((self._number(day) + 1) * self.cells - 1) // self.length)

    @property
    def length(self) -> int:
        return self._number(self.last_on) + 1

    def _number(self, day: str) -> int:
        place = WEEKDAYS.place if self.is_of_weekdays else ordinal
        return place(day) - place(self.first_on)


def scale_of(first_on: str, last_on: str, room: int) -> Scale:
    """The scale for so many cells, or for fewer where each day then has as many as the next."""
    scale = Scale(first_on, last_on, room, is_of_weekdays=False)
    if scale.length > room:
        scale = scale._replace(is_of_weekdays=True)
    return scale._replace(cells=min(room // scale.length, WIDEST_DAY) * scale.length or room)


def axis(scale: Scale) -> str:
    """What stands above the bars: the finest there is room for, day by day at the best."""
    months = _("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()
    per_day = scale.cells / scale.length
    per_week = per_day * (5 if scale.is_of_weekdays else 7)
    if per_day >= 3 or per_week >= 5:
        days = _days(scale, 1 if per_day >= 3 else 7)
        return _drawn(scale, days, lambda day, last: _day(day, last, months))
    widest = max(map(len, months)) + 1
    step = next((step for step in STEPS if step * per_week * WEEKS >= widest), YEAR)
    first, *others = _months(scale, step)
    name = _year if step == YEAR else lambda day, last: _month(day, last, months)
    if others and scale.begins(others[0].isoformat()) <= len(name(first, None)):
        return _drawn(scale, others, name)  # what is cut short gives way to the next
    return _drawn(scale, [first, *others], name)


def _days(scale: Scale, step: int) -> Iterator[date]:
    """The first day, and each one, or each Monday, until the last."""
    first, last = date.fromisoformat(scale.first_on), date.fromisoformat(scale.last_on)
    yield first
    day = first + timedelta(1 if step == 1 else 7 - first.weekday())
    while day <= last:
        if not scale.is_of_weekdays or day.weekday() < 5:
            yield day
        day += timedelta(step)


def _months(scale: Scale, step: int) -> Iterator[date]:
    """The first day, and the first of each month, or of so many, until the last."""
    first, last = date.fromisoformat(scale.first_on), date.fromisoformat(scale.last_on)
    yield first
    for month in range(first.year * 12 + first.month, last.year * 12 + last.month):
        if month % step == 0:
            yield date(month // 12, month % 12 + 1, 1)


def _day(day: date, last: date | None, months: list[str]) -> str:
    is_of_another = last is None or day.month != last.month
    return f"{day.day} {months[day.month - 1]}" if is_of_another else str(day.day)


def _month(day: date, last: date | None, months: list[str]) -> str:
    """The month's name; of another year than the name before, the year's."""
    is_new_year = last is not None and day.year != last.year
    return _year(day, last) if is_new_year else months[day.month - 1]


def _year(day: date, _last: date | None) -> str:
    return str(day.year)


def _drawn(scale: Scale, days: Iterable[date], name: Named) -> str:
    """Each name at its day, where the one before leaves room for it."""
    line, last = "", None
    for day in days:
        cell, said = scale.begins(day.isoformat()), name(day, last)
        if (not line or len(line) < cell) and cell + len(said) <= scale.cells:
            line, last = line.ljust(cell) + said, day
    return line
