"""The work as a network: items, the links between them, and the order they allow."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from engtrack.errors import RuleBroken

State = Literal["open", "started", "finished", "cancelled"]
LinkType = Literal["FS", "SS", "FF", "SF"]


@dataclass(frozen=True)
class Item:
    """A task or a milestone, with its dates as they are before planning."""

    id: str
    key: str
    is_milestone: bool = False
    duration_days: int = 1  # a milestone has none, whatever stands here
    not_before_on: str | None = None
    not_after_on: str | None = None  # a deadline: it binds the late dates, never the planned ones
    must_start_on: str | None = None
    state: State = "open"
    actual_start_on: str | None = None
    actual_finish_on: str | None = None
    left_days: int | None = None  # of work begun: what was left on the morning of `left_on`
    left_on: str | None = None
    start_on: str | None = None  # as planned now
    finish_on: str | None = None
    away_on: tuple[str, ...] = ()  # the days on which none of its people is there

    @property
    def is_point(self) -> bool:
        return self.is_milestone or self.duration_days == 0

    @property
    def asked_on(self) -> str:
        """The later of the days asked; "", before all days, for none."""
        return max(self.must_start_on or "", self.not_before_on or "")


@dataclass(frozen=True)
class Link:
    """`before` and `after` are ids; a negative lag is a lead."""

    before: str
    after: str
    type: LinkType = "FS"
    lag_days: int = 0


Links = Mapping[str, list[Link]]  # id of an item -> the links that lead to it


def links_before(items: Mapping[str, Item], links: Iterable[Link]) -> Links:
    """The links that lead to each item, of those whose both ends are there."""
    found: dict[str, list[Link]] = {id: [] for id in items}
    for link in links:
        if link.before in found and link.after in found:
            found[link.after].append(link)
    return found


def check_no_circle(items: Iterable[Item], links: Iterable[Link]) -> None:
    """Cancelled items count: one that is reopened must not close a circle."""
    known = {item.id: item for item in items}
    in_order(known, links_before(known, links))


def check_leads(items: Iterable[Item], links: Iterable[Link]) -> None:
    """What follows a task may begin before its end, and not before its beginning."""
    known = {item.id: item for item in items}
    for link in links:
        before, after = known[link.before], known[link.after]
        if link.type == "FS" and not before.is_point and -link.lag_days > before.duration_days:
            raise RuleBroken(
                "{key} would begin {days} before the end of {other}, which lasts {duration_days}",
                key=after.key, days=-link.lag_days, other=before.key,
                duration_days=before.duration_days, next=f"engtrack task show {before.key}",
            )  # fmt: skip


def in_order(items: Mapping[str, Item], links: Links) -> list[Item]:
    """Each item after all its predecessors (Kahn); a circle is refused."""
    waits = {id: len(before) for id, before in links.items()}
    followers: dict[str, list[str]] = {id: [] for id in items}
    for id, before in links.items():
        for link in before:
            followers[link.before].append(id)
    ready = [id for id, count in waits.items() if not count]
    for id in ready:  # grows as it is read
        for after in followers[id]:
            waits[after] -= 1
            if not waits[after]:
                ready.append(after)
    if len(ready) < len(items):
        raise _circle_refused(items, links, {id for id, count in waits.items() if count})
    return [items[id] for id in ready]


def _circle_refused(items: Mapping[str, Item], links: Links, stuck: set[str]) -> RuleBroken:
    circle = _circle(items, links, stuck)
    noun = "milestone" if circle[0].is_milestone else "task"
    return RuleBroken("{keys} would follow each other in a circle",
                      keys=" → ".join(item.key for item in circle),
                      next=f"engtrack {noun} show {circle[0].key}")  # fmt: skip


def _circle(items: Mapping[str, Item], links: Links, stuck: set[str]) -> list[Item]:
    """One circle in the order of its links, closed, from the item that stands first on.

    Whoever is stuck has a predecessor that is: going back from one to the next meets the circle.
    """
    walk: dict[str, None] = {}
    here = next(id for id in items if id in stuck)
    while here not in walk:
        walk[here] = None
        here = next(link.before for link in links[here] if link.before in stuck)
    back = list(walk)
    circle = back[back.index(here) :][::-1]
    stands = {id: place for place, id in enumerate(items)}
    first = min(range(len(circle)), key=lambda at: stands[circle[at]])
    return [items[id] for id in (*circle[first:], *circle[: first + 1])]
