"""Days onto the cells of a bar, and the axis above the bars: days, weeks, months or years."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from engtrack.language import gettext as _
from engtrack.workdays import Calendar, ordinal

WIDEST_DAY = 6  # cells: a plan of one day needs no more
WEEKDAYS = Calendar()
MONTHS = (1, 2, 3, 6, 12)  # how many from one name to the next, as the room allows


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
    """What stands above the bars: the first of its kind that has room, day by day at the best."""
    months = _("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()
    per_day = scale.cells / scale.length
    per_week = per_day * (5 if scale.is_of_weekdays else 7)
    if per_day >= 3:
        return _drawn(scale, _days(scale, 1), lambda day, last: _day(day, last, months))
    if per_week >= 5:
        return _drawn(scale, _days(scale, 7), lambda day, last: _day(day, last, months))
    widest = max(map(len, months)) + 1
    step = next((s for s in MONTHS if s * per_week * 4.3 >= widest), MONTHS[-1])
    return _drawn(scale, _months(scale, step), lambda day, last: _month(day, last, months))


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
    return str(day.year) if is_new_year else months[day.month - 1]


def _drawn(scale: Scale, days: Iterator[date], said: Callable[[date, date | None], str]) -> str:
    """Each name at its day where the one before leaves room; the first day gives way."""
    first, *others = days
    line, last = "", None
    places = [(day, scale.begins(day.isoformat())) for day in others]
    if not places or len(said(first, None)) < places[0][1]:
        line, last = said(first, None), first
    for day, cell in places:
        name = said(day, last)
        if (not line or len(line) < cell) and cell + len(name) <= scale.cells:
            line, last = line.ljust(cell) + name, day
    return line[: scale.cells]
