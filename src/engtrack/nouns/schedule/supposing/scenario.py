"""The plan as it would be, with other days, lengths or work, and what that moves.

The same functions give an item its new dates here, in the preview of a change, and when that is
applied. Nothing is stored.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from sqlite3 import Connection
from typing import Any

from engtrack.nouns.schedule.order import milestones_first
from engtrack.nouns.schedule.planning.asked import lengthened, moved
from engtrack.nouns.schedule.planning.network import Item
from engtrack.nouns.schedule.planning.planner import Planned
from engtrack.nouns.schedule.planning.reach import Reached, planned_within_reach
from engtrack.nouns.schedule.planning.reading import Network
from engtrack.workdays import Calendar

Plan = Mapping[str, Planned]  # by the ids of the work


@dataclass(frozen=True)
class Shift:
    """An item whose planned finish moves, by working days."""

    key: str
    title: str
    is_milestone: bool
    was_on: str
    becomes_on: str
    days: int


@dataclass(frozen=True)
class Scenario:
    """One engagement's plan of today without what is supposed, and with it."""

    engagement_id: str
    without: Reached
    with_it: Reached

    @property
    def more_off(self) -> set[str]:
        """The days off of years that only the two plans come to."""
        return {*self.without.more_off, *self.with_it.more_off}

    @property
    def dropped(self) -> set[str]:
        """The ids of the work that is done without."""
        cancelled = [
            {item.id for item in of.network.items if item.state == "cancelled"}
            for of in (self.without, self.with_it)
        ]
        return cancelled[1] - cancelled[0]


def supposed(
    db: Connection, engagement_id: str, network: Network, lines: Iterable[Mapping[str, Any]],
    today: str, other: Network | None = None,
) -> Scenario:  # fmt: skip
    """With other days, lengths or work; `other` has the same work with other people or leave.

    The days off come year by year, as they do when it is done.
    """
    without = planned_within_reach(db, engagement_id, network, today)
    begun = planned_within_reach(db, engagement_id, other, today) if other else without
    calendar = begun.network.calendar.with_off(without.more_off)
    then = changed(replace(begun.network, calendar=calendar), lines, today)
    return Scenario(
        engagement_id, without, planned_within_reach(db, engagement_id, then, today)
    )  # fmt: skip


def shifts_of(db: Connection, scenario: Scenario) -> list[Shift]:
    """What moves from one plan of today to the other, milestones first, in the order of the days.

    Working days are counted as they would be.
    """
    without, with_it = scenario.without.plan, scenario.with_it.plan
    calendar, engagement_id = scenario.with_it.network.calendar, scenario.engagement_id
    rows = db.execute(
        "SELECT id, key, title, is_milestone FROM work WHERE engagement_id = ?", [engagement_id]
    )
    found = [
        _shift(calendar, key, title, bool(is_milestone), without[id], with_it[id])
        for id, key, title, is_milestone in rows
        if id in without and id in with_it
    ]
    kept = [shift for shift in found if shift.days]
    return sorted(kept, key=lambda s: milestones_first(s.is_milestone, s.becomes_on, s.key))


def _shift(
    calendar: Calendar, key: str, title: str, is_milestone: bool, before: Planned, after: Planned
) -> Shift:
    days = calendar.between(before.finish_on, after.finish_on)
    return Shift(key, title, is_milestone, before.finish_on, after.finish_on, days)


def changed(network: Network, lines: Iterable[Mapping[str, Any]], today: str) -> Network:
    """The work as it would be: what is brought has no links yet, so it moves nothing else.

    It is changed from where it would lie today, as it is when the change is made.
    """
    plan = network.plan(today)
    items = {item.key: _planned(item, plan.get(item.id)) for item in network.items}
    for line in lines:
        item = items.get(line["item"])
        if item is not None:
            items[item.key] = _with(item, line, network.calendar, today)
    return replace(network, items=list(items.values()))


def _planned(item: Item, now: Planned | None) -> Item:
    return replace(item, start_on=now.start_on, finish_on=now.finish_on) if now else item


def _with(item: Item, line: Mapping[str, Any], calendar: Calendar, today: str) -> Item:
    if line["field"] == "move":
        return replace(item, **moved(item, line["days"], calendar, today))
    if line["field"] == "duration":
        length = item.duration_days + line["days"]
        return replace(item, **lengthened(item, length, calendar, today))
    if line["field"] == "drop-task":
        return replace(item, state="cancelled")
    if line["field"] == "add-task":
        return replace(item, state="started" if item.actual_start_on else "open")
    return item
