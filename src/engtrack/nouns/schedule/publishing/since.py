"""What has become of a plan that was given out: what moved, is new, is cancelled, is done."""

import json
from collections.abc import Iterable, Mapping
from sqlite3 import Connection
from typing import Any, Literal, NamedTuple

from engtrack.nouns.schedule.order import milestones_first

Became = Literal["moved", "new", "cancelled", "done"]
PLAN = """SELECT id, key, title, start_on, finish_on, state FROM work
           WHERE engagement_id = ? AND state <> 'cancelled' AND finish_on IS NOT NULL
           ORDER BY length(key), key"""


class Planned(NamedTuple):
    """One piece of work as it is given out: an item of a publication's snapshot."""

    id: str
    key: str
    title: str
    start_on: str
    finish_on: str
    state: str

    @property
    def is_milestone(self) -> bool:
        return self.key.startswith("MS-")


class Difference(NamedTuple):
    """What was told of one piece of work, and what would be told now; not both are missing."""

    became: Became
    was: Planned | None
    now: Planned | None

    @property
    def last(self) -> Planned:
        item = self.now or self.was
        assert item is not None
        return item


def plan_of(db: Connection, engagement_id: str) -> list[Planned]:
    """The plan as the file holds it: what has a day and is not cancelled."""
    return [Planned(*row) for row in db.execute(PLAN, [engagement_id])]


def planned(work: Mapping[str, Any]) -> Planned | None:
    """One piece of work of the plan; None where the row is gone, has no day, or is cancelled."""
    is_in_plan = work.get("finish_on") and work["state"] != "cancelled"
    return Planned._make(map(work.get, Planned._fields)) if is_in_plan else None


def given_out(snapshot: str) -> list[Planned]:
    return [Planned(*row) for row in json.loads(snapshot)]


def differences(told: Iterable[Planned], plan: Iterable[Planned]) -> list[Difference]:
    """Milestones first, then in the order of their days."""
    before, after = {item.id: item for item in told}, {item.id: item for item in plan}
    both = (difference(before.get(id), after.get(id)) for id in before | after)
    return sorted(filter(None, both), key=lambda one: in_order(one.last))


def difference(was: Planned | None, now: Planned | None) -> Difference | None:
    """What became of one piece of work; None where it is as it was told."""
    became = _became(was, now)
    return Difference(became, was, now) if became is not None else None


def in_order(item: Planned) -> tuple[bool, str, int]:
    return milestones_first(item.is_milestone, item.finish_on, item.key)


def is_untold(one: Difference | None) -> bool:
    """Whether who was told counts on something that is so no more; what is done, nobody awaits."""
    return one is not None and one.became in ("moved", "cancelled")


def _became(was: Planned | None, now: Planned | None) -> Became | None:
    if now is None:
        return "cancelled" if was is not None else None
    if now.state == "finished":
        return "done" if was is None or was.state != "finished" else None
    if was is None:
        return "new"
    # What has begun keeps the day it began on: only its end is awaited.
    is_moved = was.finish_on != now.finish_on or (
        now.state == "open" and was.start_on != now.start_on
    )
    return "moved" if is_moved else None
