"""Plans that are measured: items of all kinds with 1.5 links each, of all four types."""

import random
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import files

from engtrack.nouns.schedule.planning.network import Item, Link
from engtrack.store.ids import new_id
from engtrack.workdays import Calendar

TYPES = ("FS", "SS", "FF", "SF")
NEAR = 50  # items back, at most: what a link comes from
TASKS = 200  # of an engagement in a file


def calendar() -> Calendar:
    """Three years with four days off each."""
    years = (date(2027 + year, 1, 1) for year in range(3))
    return Calendar([str(first + timedelta(days)) for first in years
                     for days in (0, 120, 200, 358)])  # fmt: skip


def network(count: int) -> tuple[list[Item], list[Link]]:
    """Every tenth item is a milestone; the same for the same count."""
    chance = random.Random(count)
    items = [
        Item(f"i{n}", f"T-{n}", n % 10 == 9, duration_days=chance.randint(1, 10))
        for n in range(count)
    ]
    links = [Link(f"i{a}", f"i{b}", type, lag) for a, b, type, lag in _links(count, chance)]
    return items, links


def _links(count: int, chance: random.Random) -> list[tuple[int, int, Any, int]]:
    return [
        (chance.randint(max(0, b - NEAR), b - 1), b, chance.choice(TYPES), chance.randint(0, 3))
        for b in range(1, count)
        for _ in range(1 + b % 2)
    ]


def make_plans(path: Path, engagements: int) -> Path:
    """A file of so many engagements of 200 tasks and 300 links; the first is PLAN0."""
    files.write(path, [_engagement(number) for number in range(engagements)])
    return path


def _engagement(number: int) -> files.Rows:
    head = files.head_of(number, f"PLAN{number}") | {"start_on": str(files.TODAY)}
    first = number * TASKS + 1
    tasks = [_task(n, str(head["id"])) for n in range(first, first + TASKS)]
    pairs = {(a, b): (type, lag) for a, b, type, lag in _links(TASKS, random.Random(number))}
    links = [{"id": new_id(), "engagement_id": head["id"], "before_id": tasks[a]["id"],
              "after_id": tasks[b]["id"], "type": type, "lag_days": lag}
             for (a, b), (type, lag) in pairs.items()]  # fmt: skip
    return {"engagement": [head], "work": tasks, "link": links}


def _task(number: int, engagement: str) -> dict[str, Any]:
    return {"id": new_id(), "key": f"T-{number}", "engagement_id": engagement, "state": "open",
            "title": f"Set up cell {number}", "phase": "configure", "duration_days": 3,
            "created_on": str(files.TODAY)}  # fmt: skip


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    make_plans(folder / "plans-1.db", 1)
    make_plans(folder / "plans-500.db", 500)
