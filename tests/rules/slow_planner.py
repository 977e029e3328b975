"""A plain, slow, obviously right forward pass, to compare the planner with.

Every item is put on its earliest conceivable day and walked from day to day until nothing is
broken; this is repeated over all of them until nothing moves any more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from engtrack.nouns.schedule.planning.network import Item, Link


@dataclass
class Span:
    """The days an item is planned on; `is_kept` if they are late and stay."""

    start: date
    finish: date
    is_kept: bool = False


class SlowPlanner:
    def __init__(self, items: Sequence[Item], links: Sequence[Link], start_on: str, today: str,
                 days_off: Sequence[str], is_retimed: bool,
                 is_under_way: bool = False) -> None:  # fmt: skip
        self.items = {i.id: i for i in items if i.state != "cancelled"}
        self.links = [
            link for link in links if link.before in self.items and link.after in self.items
        ]
        self.off = {date.fromisoformat(day) for day in days_off}
        self.start = self.on_or_after(date.fromisoformat(start_on))
        self.today = date.fromisoformat(today)
        self.is_retimed = is_retimed
        self.is_under_way = is_under_way
        self.spans: dict[str, Span] = {}

    def plan(self) -> dict[str, tuple[str, str]]:
        before: dict[str, Span] | None = None
        while before != self.spans:
            before = dict(self.spans)
            for item in self.items.values():
                if all(link.before in self.spans for link in self.into(item)):
                    self.spans[item.id] = self.place(item)
        return {
            id: (span.start.isoformat(), span.finish.isoformat()) for id, span in self.spans.items()
        }

    def place(self, item: Item) -> Span:
        late = self.is_late(item)
        if item.state == "finished":
            end = day(item.actual_finish_on)
            return Span(end if item.is_point else day(item.actual_start_on), end)
        if late and not self.is_retimed:
            return Span(day(item.start_on), day(item.finish_on), is_kept=True)
        if item.state == "started" and not item.is_point:
            return self.place_begun(item)
        if item.must_start_on and not late:
            must = day(item.must_start_on)
            return self.laid(item, must if item.is_point else self.on_or_after(must))
        return self.place_open(item)

    def place_open(self, item: Item) -> Span:
        asked = [day(on) for on in (item.not_before_on, item.must_start_on) if on]
        if asked:
            here = self.on_or_after(max(asked))
        else:
            seen = [self.seen(link.before)[0] for link in self.into(item)]
            here = min([self.start, *seen])
        if self.is_late(item):
            here = max(here, self.on_or_after(self.today))
        elif item.finish_on:
            here = max(here, min(day(item.start_on), self.on_or_after(self.today)))
        elif self.is_under_way and not asked:
            here = max(here, self.on_or_after(self.today))
        if not item.is_point:
            here = self.on_or_after(here)
        while not self.holds(item, self.laid(item, here), ("FS", "SS", "FF", "SF")):
            here += timedelta(1)
            while not item.is_point and not self.is_worked(here):
                here += timedelta(1)
        return self.laid(item, here)

    def place_begun(self, item: Item) -> Span:
        start = day(item.actual_start_on)
        here, length = self.on_or_after(start), item.duration_days
        if item.left_days is not None:
            here, length = self.on_or_after(day(item.left_on)), item.left_days
        finish = self.worked(item, here, length)[1] if length else here
        if self.is_late(item):
            finish = max(finish, self.on_or_after(self.today))
        elif item.finish_on:
            floor = min(day(item.finish_on), self.on_or_after(self.today))
            finish = max(finish, self.on_or_after(floor))
        while not self.holds(item, Span(start, finish), ("FF", "SF")):
            finish = self.step(finish, 1)
        return Span(start, finish)

    def laid(self, item: Item, start: date) -> Span:
        if item.is_point:
            return Span(start, start)
        return Span(*self.worked(item, start, item.duration_days))

    def worked(self, item: Item, here: date, length: int) -> tuple[date, date]:
        """The first and the last of as many days on which somebody is there to work."""
        days: list[date] = []
        while len(days) < length:
            if self.is_worked(here) and here.isoformat() not in item.away_on:
                days.append(here)
            here += timedelta(1)
        return days[0], days[-1]

    def holds(self, item: Item, span: Span, types: tuple[str, ...]) -> bool:
        return all(
            self.link_holds(item, span, link) for link in self.into(item) if link.type in types
        )

    def link_holds(self, item: Item, span: Span, link: Link) -> bool:
        start, finish, morrow = self.seen(link.before)
        was_point = self.items[link.before].is_point
        if item.is_point:
            if link.type in ("FS", "FF"):
                return span.finish >= self.step(finish, link.lag_days)
            eve = 1 if link.type == "SF" and not was_point else 0
            return span.finish >= self.step(start, link.lag_days - eve)
        begun = morrow if was_point else self.on_or_after(start)
        bound = self.step(morrow if link.type in ("FS", "FF") else begun, link.lag_days)
        own = span.start if link.type in ("FS", "SS") else self.step(span.finish, 1)
        return own >= bound

    def seen(self, id: str) -> tuple[date, date, date]:
        """The first day, the last day, and the first working day after it."""
        span, item, now = self.spans[id], self.items[id], self.on_or_after(self.today)
        if not span.is_kept:
            return span.start, span.finish, self.step(span.finish, 1)
        has_begun = item.actual_start_on and not item.is_point
        start = day(item.actual_start_on) if has_begun else now
        return start, now, self.step(self.today, 1)

    def is_late(self, item: Item) -> bool:
        if item.state == "finished" or not item.finish_on or day(item.finish_on) >= self.today:
            return False
        asked = [day(on) for on in (item.not_before_on, item.must_start_on) if on]
        return item.state == "started" or all(on <= day(item.finish_on) for on in asked)

    def into(self, item: Item) -> list[Link]:
        return [link for link in self.links if link.after == item.id]

    def is_worked(self, here: date) -> bool:
        return here.weekday() < 5 and here not in self.off

    def on_or_after(self, here: date) -> date:
        while not self.is_worked(here):
            here += timedelta(1)
        return here

    def step(self, here: date, days: int) -> date:
        way = timedelta(1 if days > 0 else -1)
        for _ in range(abs(days)):
            here += way
            while not self.is_worked(here):
                here += way
        return here


def day(text: str | None) -> date:
    assert text
    return date.fromisoformat(text)
