"""What a change would move and cost: the plan with it and without it, computed on a read.

The same functions give an item its new dates here, in the preview, and when the change is applied.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from sqlite3 import Connection
from typing import Any

from engtrack.nouns.change.lines import stored
from engtrack.nouns.schedule.asked import lengthened, moved
from engtrack.nouns.schedule.network import Item
from engtrack.nouns.schedule.planner import Planned
from engtrack.nouns.schedule.planning import Network, network_of
from engtrack.workdays import Calendar

LINE = ("field", "item", "title", "phase", "before", "after", "days", "minutes", "cents")
STANDS = {
    "duration": "SELECT duration_days FROM work WHERE key = ?",
    "price": "SELECT price_cents FROM service WHERE key = ?",
    "budget": "SELECT budget_cents FROM engagement WHERE key = ?",
    "move": "SELECT coalesce(start_on, must_start_on, not_before_on) FROM work WHERE key = ?",
}


@dataclass(frozen=True)
class Shift:
    """An item whose planned finish the change moves, by working days."""

    key: str
    title: str
    is_milestone: bool
    was_on: str
    becomes_on: str
    days: int


def lines_of(db: Connection, change_id: str) -> list[dict[str, Any]]:
    found = db.execute(
        f"SELECT {', '.join(LINE)} FROM change_line WHERE change_id = ? ORDER BY place", [change_id]
    )
    return [dict(zip(LINE, row, strict=True)) for row in found]


def stands(db: Connection, field: str, item: str | None) -> str | int | None:
    """What stands now where a line would change it; None where nothing does."""
    if field == "effort":
        table = "service" if str(item).startswith("SRV") else "work"
        row = db.execute(f"SELECT effort_minutes FROM {table} WHERE key = ?", [item]).fetchone()
    elif field in STANDS:
        row = db.execute(STANDS[field], [item]).fetchone()
    else:
        return None
    value: str | int | None = row[0] if row else None
    return value


def around(
    db: Connection, line: Mapping[str, Any], engagement: str, calendar: Calendar
) -> tuple[str | None, str | None]:
    """The value before a line and after it, as it is stored."""
    field, item = line["field"], line["item"]
    if field.startswith("add-"):
        return None, line["title"]
    if field.startswith("drop-"):
        return line["title"], None
    now = stands(db, field, engagement if field == "budget" else item)
    if field == "move":
        return stored(now), calendar.add(str(now), line["days"]) if now else None
    amount = line["days"] or line["minutes"] or line["cents"]
    return stored(now), stored(int(now or 0) + amount)


def shifts(db: Connection, change_id: str, today: str) -> list[Shift]:
    """What the change moves, in the order of the days: the plan of today with it and without it."""
    (engagement_id,) = db.execute(
        "SELECT engagement_id FROM change WHERE id = ?", [change_id]
    ).fetchone()
    network = network_of(db, engagement_id, today)
    without = network.plan(today)
    with_it = changed(network, lines_of(db, change_id), today).plan(today)
    rows = db.execute(
        "SELECT id, key, title, is_milestone FROM work WHERE engagement_id = ?", [engagement_id]
    )
    found = [
        _shift(network.calendar, key, title, bool(is_milestone), without[id], with_it[id])
        for id, key, title, is_milestone in rows
        if id in without and id in with_it
    ]
    kept = [shift for shift in found if shift.days]
    return sorted(kept, key=lambda shift: (not shift.is_milestone, shift.becomes_on, shift.key))


def _shift(
    calendar: Calendar, key: str, title: str, is_milestone: bool, before: Planned, after: Planned
) -> Shift:
    days = calendar.between(before.finish_on, after.finish_on)
    return Shift(key, title, is_milestone, before.finish_on, after.finish_on, days)


def changed(network: Network, lines: list[dict[str, Any]], today: str) -> Network:
    """The work as it would be: what is brought has no links yet, so it moves nothing else."""
    items = {item.key: item for item in network.items}
    for line in lines:
        item = items.get(line["item"])
        if item is not None:
            items[item.key] = _with(item, line, network.calendar, today)
    return replace(network, items=list(items.values()))


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
