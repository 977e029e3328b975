"""The forward pass: planned dates that follow from durations, links, asked dates and what was done.

Pure, and linear in items and links. Days are ISO text; within, a working day is its place in the
calendar. The rules:

- A finish is the last day worked: one day of work on a Monday starts and finishes that Monday, and
  what follows it (FS) starts on Tuesday. A lag, or a lead below zero, is in working days.
- FS, SS, FF and SF bind the beginning of the first day and the end of the last one. Work is not cut
  in two, save by days off and by leave of all who do it: where its finish is bound, its start
  follows.
- A milestone, or work without length, lies at the end of its day: what follows it starts on the
  next one. It bears the last day of its latest predecessor (SS: the first day), or the day asked,
  or the engagement's start.
- Work without predecessor starts on the day asked, else on the engagement's start; other work never
  before both that start and every predecessor. Nothing is planned on a day off, save a milestone
  that must fall there or that bears a weekend somebody worked.
- `must_start_on` is kept, whatever links and calendar say; `contradictions` lists what they say.
- What was begun keeps its actual start, what was finished both days; FF and SF still bind the
  finish of what was begun, and what is left of it says when it ends, once somebody said so. What
  was cancelled is not there, nor are its links.
- Late stays late: unfinished work whose planned finish has passed keeps its planned dates until it
  is asked to start after them, is given without a finish, or `is_retimed`. What follows is planned
  as if it ended today, and began today if it has not begun.
- No re-planning moves unfinished work into days gone by: that would make it late unseen. Nor is
  work that comes to an engagement under way planned before today, unless a day is asked for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from engtrack.nouns.schedule.planning.network import Item, Link, in_order, links_before
from engtrack.nouns.schedule.planning.presence import ALWAYS, Presence
from engtrack.workdays import Calendar

Reason = Literal[
    "link", "must-start", "not-before", "start", "today", "planned", "began", "left", "late", "done"
]


@dataclass(frozen=True)
class Planned:
    start_on: str
    finish_on: str


@dataclass(frozen=True)
class Contradiction:
    """An item that must start (or fall) on one day, and may not before `possible_on`.

    `before_id` is the predecessor that forbids it; None if its own not-before or a day off does.
    """

    id: str
    must_start_on: str
    possible_on: str
    before_id: str | None


class Cause(NamedTuple):
    """What set the dates of an item: of all that binds it, the last; with its link where one does.

    `today`: it cannot lie in days gone by. `planned`: it stays where it was, in days gone by.
    """

    reason: Reason
    link: Link | None = None


@dataclass(frozen=True)
class Seen:
    """An item as those that follow it see it.

    `begins` and `ends` are places: it begins before that working day, and has ended before it.
    """

    start_on: str
    finish_on: str
    begins: int
    ends: int
    is_point: bool


class Pass:
    """One forward pass: each item is planned once all its predecessors are seen."""

    def __init__(self, items: Iterable[Item], links: Iterable[Link], start_on: str, today: str,
                 calendar: Calendar, is_retimed: bool = False,
                 is_under_way: bool = False) -> None:  # fmt: skip
        self.items = {item.id: item for item in items if item.state != "cancelled"}
        self.links = links_before(self.items, links)
        self.calendar = calendar
        self.first_day = calendar.on_or_after(start_on)
        self.today = today
        self.next_day = calendar.on_or_after(today)
        self.is_retimed = is_retimed
        self.is_under_way = is_under_way
        self.seen: dict[str, Seen] = {}
        self.causes: dict[str, Cause] = {}
        self._presences: dict[tuple[str, ...], Presence] = {(): ALWAYS}
        self.planned = dict(self._run())

    def contradicted(self, item: Item) -> Iterator[Contradiction]:
        must = item.must_start_on
        if item.state != "open" or must is None or self.is_late(item):
            return
        possible_on, before_id = item.asked_on, None
        if not item.is_point or possible_on != must:  # a milestone may fall on a day off
            possible_on = self.calendar.on_or_after(possible_on)
        for link in self.links[item.id]:
            if (day := self._bound_on(link, item)) > possible_on:
                possible_on, before_id = day, link.before
        if not item.is_point and item.away_on:
            first = self.presence(item).first(self.calendar.place(possible_on))
            possible_on = self.calendar.day_at(first)
        if possible_on > must:
            yield Contradiction(item.id, must, possible_on, before_id)

    def is_late(self, item: Item) -> bool:
        """Its planned finish has passed, and nobody gave it another one."""
        if item.state == "finished" or not item.finish_on or item.finish_on >= self.today:
            return False
        return item.state == "started" or item.asked_on <= item.finish_on

    def is_kept(self, item: Item) -> bool:
        return self.is_late(item) and not self.is_retimed

    def presence(self, item: Item) -> Presence:
        if (found := self._presences.get(item.away_on)) is None:
            away = [self.calendar.place(day) for day in item.away_on
                    if self.calendar.is_workday(day)]  # fmt: skip
            found = self._presences[item.away_on] = Presence(away)
        return found

    def place(self, day: str | None) -> int:
        """The place of the first working day from `day` on; 0, before all places, for none."""
        return self.calendar.place(day) + (not self.calendar.is_workday(day)) if day else 0

    def _run(self) -> Iterator[tuple[str, Planned]]:
        for item in in_order(self.items, self.links):
            planned, self.causes[item.id] = self._plan(item)
            self.seen[item.id] = self._see(item, planned)
            yield item.id, planned

    def _plan(self, item: Item) -> tuple[Planned, Cause]:
        if item.state == "finished" and (end := item.actual_finish_on):
            start_on = end if item.is_point else item.actual_start_on or end
            return Planned(start_on, end), Cause("done")
        if self.is_kept(item) and item.finish_on:
            return Planned(item.start_on or item.finish_on, item.finish_on), Cause("late")
        if item.is_point:
            day, cause = self._point_on(item)
            return Planned(day, day), cause
        if item.state == "started" and item.actual_start_on:
            ends, cause = self._end(item)
            return Planned(item.actual_start_on, self.calendar.day_at(ends - 1)), cause
        begins, cause = self._begin(item)
        begins = self.presence(item).first(begins)
        ends = self.presence(item).end(begins, item.duration_days)
        return Planned(self.calendar.day_at(begins), self.calendar.day_at(ends - 1)), cause

    def _see(self, item: Item, planned: Planned) -> Seen:
        start_on, finish_on = planned.start_on, planned.finish_on
        ends = self.calendar.place(finish_on) + 1
        if self.is_kept(item):
            start_on = self.next_day if item.is_point else item.actual_start_on or self.next_day
            finish_on, ends = self.next_day, self.calendar.place(self.today) + 1
        begins = ends if item.is_point else self.place(start_on)
        return Seen(start_on, finish_on, begins, ends, item.is_point)

    def _begin(self, item: Item) -> tuple[int, Cause]:
        """The place of the first day of work that has not begun."""
        if item.must_start_on and not self.is_late(item):
            return self.place(item.must_start_on), Cause("must-start")
        bounds = [(self._bound(link, item), Cause("link", link)) for link in self.links[item.id]]
        bounds += [(self.place(day), cause) for day, cause in self._floors(item)]
        return max(bounds, key=lambda bound: bound[0])  # of equals the first: a link

    def _end(self, item: Item) -> tuple[int, Cause]:
        """The place after the last day of work that was begun."""
        bounds = [
            (self.presence(item).end(self._bound(link, item), item.duration_days),
             Cause("link", link))
            for link in self.links[item.id] if link.type in ("FF", "SF")
        ]  # fmt: skip
        bounds.append(self._worked_off(item))
        floor_on, reason = self._not_gone_by(item.finish_on, item)
        bounds.append((self.place(floor_on) + 1, Cause(reason)))
        return max(bounds, key=lambda bound: bound[0])

    def _worked_off(self, item: Item) -> tuple[int, Cause]:
        """The place after the last day, by what is left of the work, else by its length."""
        presence, days, cause = self.presence(item), item.duration_days, Cause("began")
        begins = self.place(item.actual_start_on)
        if item.left_days is not None:
            begins, days, cause = self.place(item.left_on), item.left_days, Cause("left")
        return presence.end(presence.first(begins), days) if days else begins + 1, cause

    def _point_on(self, item: Item) -> tuple[str, Cause]:
        """The day of a milestone that has not been reached."""
        if item.must_start_on and not self.is_late(item):
            return item.must_start_on, Cause("must-start")
        bounds = [(self._point_bound_on(link), Cause("link", link)) for link in self.links[item.id]]
        bounds += self._floors(item)
        return max(bounds, key=lambda bound: bound[0])

    def _floors(self, item: Item) -> list[tuple[str, Cause]]:
        """The earliest days of an item, whatever its leads, each with what says so."""
        day, reason = self._not_gone_by(item.start_on, item)
        if self.is_under_way and not item.finish_on and not item.asked_on:
            day = self.next_day  # it was not there before
        return [self._floor_on(item), (day, Cause(reason))]

    def _floor_on(self, item: Item) -> tuple[str, Cause]:
        if item.asked_on:
            return self.calendar.on_or_after(item.asked_on), Cause("not-before")
        starts = (self.seen[link.before].start_on for link in self.links[item.id])
        return min([self.first_day, *starts]), Cause("start")

    def _not_gone_by(self, day: str | None, item: Item) -> tuple[str, Reason]:
        """The day before which an item does not come that was planned for `day`; "" for none."""
        if self.is_late(item):
            return self.next_day, "today"
        if not day or not item.finish_on:
            return "", "today"
        return (self.next_day, "today") if day >= self.next_day else (day, "planned")

    def _bound_on(self, link: Link, item: Item) -> str:
        if item.is_point:
            return self._point_bound_on(link)
        return self.calendar.day_at(self._bound(link, item))

    def _bound(self, link: Link, item: Item) -> int:
        """The place before which this link does not let the item begin."""
        seen = self.seen[link.before]
        bound = (seen.ends if link.type in ("FS", "FF") else seen.begins) + link.lag_days
        if link.type in ("FF", "SF"):
            return self.presence(item).earliest_begin(bound, item.duration_days)
        return bound

    def _point_bound_on(self, link: Link) -> str:
        """The day before which this link does not let a milestone fall."""
        seen = self.seen[link.before]
        if link.type in ("FS", "FF"):
            return self.calendar.add(seen.finish_on, link.lag_days)
        # What must end as work begins ends on the eve of it.
        is_eve = link.type == "SF" and not seen.is_point
        return self.calendar.add(seen.start_on, link.lag_days - is_eve)
