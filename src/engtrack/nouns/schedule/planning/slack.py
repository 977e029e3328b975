"""The backward pass: how late each item may be without moving the end, and which are critical.

The critical path method (Kelley and Walker, 1959) over the `forward` pass, for all four
link types. Total slack is what an item can slip without moving the end of the engagement or passing
a deadline; free slack what it can slip without moving any other item. Both are in working days, and
total slack is negative where a deadline cannot be kept. An item is critical that has none.

- The end is the last day of all unfinished work. `not_after_on` binds an item's late finish,
  `must_start_on` pins its late dates to the early ones.
- Late work is, early, where those that follow it see it: it ends today at the soonest.
- What was begun can slip in its finish only, and only its FF and SF links bind what is before it;
  nothing binds what is before work that keeps its dates because it is late. What is finished has
  neither late dates nor slack.
- An item nobody may do on some days (leave) slips over them, so its start may slip by other days
  than its finish: its slack is the lesser.
"""

from collections.abc import Iterator
from typing import NamedTuple

from engtrack.nouns.schedule.planning.forward import Pass, Seen
from engtrack.nouns.schedule.planning.network import Item, Link, in_order


class Slack(NamedTuple):
    """Early and late dates, and by how many working days they differ."""

    early_start_on: str
    early_finish_on: str
    late_start_on: str | None
    late_finish_on: str | None
    total_slack_days: int | None
    free_slack_days: int | None

    @property
    def is_critical(self) -> bool:
        return self.total_slack_days is not None and self.total_slack_days <= 0


class _Late(NamedTuple):
    """The last places that an item may begin before and have ended before."""

    begins: int
    ends: int


def slacks(forward: Pass) -> dict[str, Slack]:
    """The slack of every item that is not cancelled, by id; linear in items and links."""
    return dict(_Backward(forward).run())


class _Backward:
    def __init__(self, forward: Pass) -> None:
        self.forward = forward
        self.items, self.calendar = forward.items, forward.calendar
        self.after: dict[str, list[Link]] = {id: [] for id in self.items}
        for links in forward.links.values():
            for link in links:
                self.after[link.before].append(link)
        ends = [forward.seen[i.id].ends for i in self.items.values() if i.state != "finished"]
        self.end = max(ends, default=0)
        self.late: dict[str, _Late] = {}

    def run(self) -> Iterator[tuple[str, Slack]]:
        for item in reversed(in_order(self.items, self.forward.links)):
            seen = self.forward.seen[item.id]
            if item.state == "finished":
                yield item.id, Slack(seen.start_on, seen.finish_on, None, None, None, None)
            else:
                self.late[item.id] = late = self._late(item, seen)
                yield item.id, self._slack(item, seen, late)

    def _slack(self, item: Item, seen: Seen, late: _Late) -> Slack:
        days = late.ends - seen.ends
        if not (item.is_point or item.state == "started"):
            days = min(days, late.begins - seen.begins)
        return Slack(
            seen.start_on,
            seen.finish_on,
            self._day(seen.start_on, seen.begins - seen.is_point, late.begins - seen.is_point),
            self._day(seen.finish_on, seen.ends - 1, late.ends - 1),
            days,
            min([self.end - seen.ends, *self._gaps(item, seen)]),
        )

    def _day(self, early_on: str, early: int, late: int) -> str:
        """A late day; the early one where they are the same, even if it is a day off."""
        return early_on if early == late else self.calendar.day_at(late)

    def _late(self, item: Item, seen: Seen) -> _Late:
        ends = [self.end]
        begins: list[int] = []
        if item.not_after_on:
            ends.append(self.calendar.place(item.not_after_on) + 1)
        if self._is_pinned(item):
            ends.append(seen.ends)
        for link in self._binding(item):
            follower, late = self.items[link.after], self.late[link.after]
            bound = late.ends if _binds_end(link, follower) else late.begins
            bound -= _lag(link, seen, follower)
            (begins if link.type in ("SS", "SF") else ends).append(bound)
        return self._within(item, seen, min(ends), min(begins, default=None))

    def _within(self, item: Item, seen: Seen, ends: int, begins: int | None) -> _Late:
        """The late places of an item that must have ended before `ends`, begun before `begins`."""
        if item.is_point:
            ends = min(ends, ends if begins is None else begins)
            return _Late(ends, ends)
        if item.state == "started":
            return _Late(seen.begins, ends)
        if self.forward.is_kept(item):
            length = seen.ends - seen.begins
            begun = ends - length if begins is None else min(ends - length, begins)
            return _Late(begun, begun + length)
        presence = self.forward.presence(item)
        begun = presence.latest_begin(ends, item.duration_days)
        if begins is not None and begins < begun:
            begun = presence.latest_begin(begins + 1, 1)
        return _Late(begun, presence.end(begun, item.duration_days))

    def _is_pinned(self, item: Item) -> bool:
        return bool(item.must_start_on and item.state == "open" and not self.forward.is_late(item))

    def _binding(self, item: Item) -> Iterator[Link]:
        """The links that what follows is bound by."""
        for link in self.after[item.id]:
            follower = self.items[link.after]
            if follower.state == "finished" or self.forward.is_kept(follower):
                continue
            if follower.state == "open" or follower.is_point or link.type in ("FF", "SF"):
                yield link

    def _gaps(self, item: Item, seen: Seen) -> Iterator[int]:
        """The working days between an item and each that follows it, beyond the lag."""
        for link in self._binding(item):
            follower, then = self.items[link.after], self.forward.seen[link.after]
            bound = then.ends if _binds_end(link, follower) else then.begins
            own = seen.begins if link.type in ("SS", "SF") else seen.ends
            yield bound - _lag(link, seen, follower) - own


def _binds_end(link: Link, follower: Item) -> bool:
    return link.type in ("FF", "SF") or follower.is_point


def _lag(link: Link, seen: Seen, follower: Item) -> int:
    """A milestone bears the first day of what it starts with, and lies at the end of that day."""
    is_first_day = link.type == "SS" and follower.is_point and not seen.is_point
    return link.lag_days + is_first_day
