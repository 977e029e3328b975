"""The forward pass: planned dates that follow from durations, links, asked dates and what was done.

Pure, and linear in items and links. Days are ISO text; within, a working day is its place in the
calendar. The rules:

- A finish is the last day worked: one day of work on a Monday starts and finishes that Monday, and
  what follows it (FS) starts on Tuesday. A lag, or a lead below zero, is in working days.
- FS, SS, FF and SF bind the beginning of the first day and the end of the last one. Work is not cut
  in two: where its finish is bound, its start follows.
- A milestone, or work without length, lies at the end of its day: what follows it starts on the
  next one. It bears the last day of its latest predecessor (SS: the first day), or the day asked,
  or the engagement's start.
- Work without predecessor starts on the day asked, else on the engagement's start; other work never
  before both that start and every predecessor. Nothing is planned on a day off, save a milestone
  that must fall there or that bears a weekend somebody worked.
- `must_start_on` is kept, whatever links and calendar say; `contradictions` lists what they say.
- What was begun keeps its actual start, what was finished both days; FF and SF still bind the
  finish of what was begun. What was cancelled is not there, nor are its links.
- Late stays late: unfinished work whose planned finish has passed keeps its planned dates until it
  is asked to start after them, is given without a finish, or `is_retimed`. What follows is planned
  as if it ended today, and began today if it has not begun.
- No re-planning moves unfinished work into days gone by: that would make it late unseen.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from engtrack.nouns.schedule.network import Item, Link, in_order, links_before
from engtrack.nouns.schedule.network import check_no_circle as check_no_circle
from engtrack.workdays import Calendar


@dataclass(frozen=True)
class Planned:
    start_on: str
    finish_on: str


@dataclass(frozen=True)
class Moved:
    """`days`: working days by which the finish moved, negative if it comes sooner."""

    id: str
    before: Planned
    after: Planned
    days: int


@dataclass(frozen=True)
class Contradiction:
    """An item that must start (or fall) on one day, and may not before `possible_on`.

    `before_id` is the predecessor that forbids it; None if its own not-before or a day off does.
    """

    id: str
    must_start_on: str
    possible_on: str
    before_id: str | None


def plan(
    items: Iterable[Item],
    links: Iterable[Link],
    start_on: str,
    today: str,
    calendar: Calendar,
    is_retimed: bool = False,
) -> dict[str, Planned]:
    """The planned dates by id, without those cancelled. `is_retimed` gives late work new ones."""
    done = _Pass(items, links, start_on, today, calendar, is_retimed)
    return {id: done.planned[id] for id in done.items}


def contradictions(
    items: Iterable[Item], links: Iterable[Link], start_on: str, today: str, calendar: Calendar
) -> list[Contradiction]:
    """What must start before its predecessors, its own not-before or the calendar let it."""
    done = _Pass(items, links, start_on, today, calendar, is_retimed=False)
    return [found for item in done.items.values() for found in done.contradicted(item)]


def present(items: Iterable[Item]) -> dict[str, Planned]:
    """The dates as planned now, of those that have any."""
    return {i.id: Planned(i.start_on, i.finish_on) for i in items if i.start_on and i.finish_on}


def moved(
    before: Mapping[str, Planned], after: Mapping[str, Planned], calendar: Calendar
) -> list[Moved]:
    """What has other dates after than before; what had none before has not moved."""
    return [
        Moved(id, before[id], now, calendar.between(before[id].finish_on, now.finish_on))
        for id, now in after.items()
        if id in before and before[id] != now
    ]


@dataclass(frozen=True)
class _Seen:
    """An item as those that follow it see it.

    `begins` and `ends` are places: it begins before that working day, and has ended before it.
    """

    start_on: str
    finish_on: str
    begins: int
    ends: int
    is_point: bool


class _Pass:
    """One forward pass: each item is planned once all its predecessors are seen."""

    def __init__(self, items: Iterable[Item], links: Iterable[Link], start_on: str, today: str,
                 calendar: Calendar, is_retimed: bool) -> None:  # fmt: skip
        self.items = {item.id: item for item in items if item.state != "cancelled"}
        self.links = links_before(self.items, links)
        self.calendar = calendar
        self.first_day = calendar.on_or_after(start_on)
        self.today = today
        self.next_day = calendar.on_or_after(today)
        self.is_retimed = is_retimed
        self.seen: dict[str, _Seen] = {}
        self.planned = dict(self._run())

    def contradicted(self, item: Item) -> Iterator[Contradiction]:
        must = item.must_start_on
        if item.state != "open" or must is None or self._is_late(item):
            return
        possible_on, before_id = item.asked_on, None
        if not item.is_point or possible_on != must:  # a milestone may fall on a day off
            possible_on = self.calendar.on_or_after(possible_on)
        for link in self.links[item.id]:
            if (day := self._bound_on(link, item)) > possible_on:
                possible_on, before_id = day, link.before
        if possible_on > must:
            yield Contradiction(item.id, must, possible_on, before_id)

    def _run(self) -> Iterator[tuple[str, Planned]]:
        for item in in_order(self.items, self.links):
            planned = self._plan(item)
            self.seen[item.id] = self._see(item, planned)
            yield item.id, planned

    def _plan(self, item: Item) -> Planned:
        if item.state == "finished" and (end := item.actual_finish_on):
            return Planned(end if item.is_point else item.actual_start_on or end, end)
        if self._is_kept(item) and item.finish_on:
            return Planned(item.start_on or item.finish_on, item.finish_on)
        if item.is_point:
            day = self._point_on(item)
            return Planned(day, day)
        if item.state == "started" and item.actual_start_on:
            return Planned(item.actual_start_on, self.calendar.day_at(self._end(item) - 1))
        begins = self._begin(item)
        start_on = self.calendar.day_at(begins)
        return Planned(start_on, self.calendar.day_at(begins + item.duration_days - 1))

    def _see(self, item: Item, planned: Planned) -> _Seen:
        start_on, finish_on = planned.start_on, planned.finish_on
        ends = self.calendar.place(finish_on) + 1
        if self._is_kept(item):
            start_on = self.next_day if item.is_point else item.actual_start_on or self.next_day
            finish_on, ends = self.next_day, self.calendar.place(self.today) + 1
        begins = ends if item.is_point else self._place(start_on)
        return _Seen(start_on, finish_on, begins, ends, item.is_point)

    def _begin(self, item: Item) -> int:
        """The place of the first day of work that has not begun."""
        if item.must_start_on and not self._is_late(item):
            return self._place(item.must_start_on)
        floor_on = max(self._floor_on(item), self._not_gone_by(item.start_on, item))
        bounds = (self._bound(link, item) for link in self.links[item.id])
        return max([self._place(floor_on), *bounds])

    def _end(self, item: Item) -> int:
        """The place after the last day of work that was begun."""
        begun = self._place(item.actual_start_on) + item.duration_days
        floor = self._place(self._not_gone_by(item.finish_on, item)) + 1
        ends = (
            self._bound(link, item) + item.duration_days
            for link in self.links[item.id]
            if link.type in ("FF", "SF")
        )
        return max([begun, floor, *ends])

    def _point_on(self, item: Item) -> str:
        """The day of a milestone that has not been reached."""
        if item.must_start_on and not self._is_late(item):
            return item.must_start_on
        bounds = (self._point_bound_on(link) for link in self.links[item.id])
        return max([self._floor_on(item), self._not_gone_by(item.start_on, item), *bounds])

    def _floor_on(self, item: Item) -> str:
        """The earliest day of an item, whatever its leads."""
        if item.asked_on:
            return self.calendar.on_or_after(item.asked_on)
        starts = (self.seen[link.before].start_on for link in self.links[item.id])
        return min([self.first_day, *starts])

    def _not_gone_by(self, day: str | None, item: Item) -> str:
        """The day before which an item does not come that was planned for `day`; "" for none."""
        if self._is_late(item):
            return self.next_day
        return min(day, self.next_day) if day and item.finish_on else ""

    def _is_late(self, item: Item) -> bool:
        if item.state == "finished" or not item.finish_on or item.finish_on >= self.today:
            return False
        return item.state == "started" or item.asked_on <= item.finish_on

    def _is_kept(self, item: Item) -> bool:
        return self._is_late(item) and not self.is_retimed

    def _bound_on(self, link: Link, item: Item) -> str:
        if item.is_point:
            return self._point_bound_on(link)
        return self.calendar.day_at(self._bound(link, item))

    def _bound(self, link: Link, item: Item) -> int:
        """The place before which this link does not let the item begin."""
        seen = self.seen[link.before]
        bound = (seen.ends if link.type in ("FS", "FF") else seen.begins) + link.lag_days
        return bound - item.duration_days if link.type in ("FF", "SF") else bound

    def _point_bound_on(self, link: Link) -> str:
        """The day before which this link does not let a milestone fall."""
        seen = self.seen[link.before]
        if link.type in ("FS", "FF"):
            return self.calendar.add(seen.finish_on, link.lag_days)
        # What must end as work begins ends on the eve of it.
        is_eve = link.type == "SF" and not seen.is_point
        return self.calendar.add(seen.start_on, link.lag_days - is_eve)

    def _place(self, day: str | None) -> int:
        """The place of the first working day from `day` on; 0, before all places, for none."""
        return self.calendar.place(day) + (not self.calendar.is_workday(day)) if day else 0
