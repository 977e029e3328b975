"""What a change would move and cost: its lines, what stands, and the plan with it."""

from collections.abc import Mapping
from sqlite3 import Connection
from typing import Any

from engtrack.nouns.change.lines import stored
from engtrack.nouns.schedule.planning.reading import network_of
from engtrack.nouns.schedule.supposing.scenario import Scenario, supposed
from engtrack.workdays import Calendar

LINE = ("field", "item", "title", "phase", "before", "after", "days", "minutes", "cents")
STANDS = {
    "duration": "SELECT duration_days FROM work WHERE key = ?",
    "price": "SELECT price_cents FROM service WHERE key = ?",
    "budget": "SELECT budget_cents FROM engagement WHERE key = ?",
    "move": "SELECT coalesce(start_on, must_start_on, not_before_on) FROM work WHERE key = ?",
    "commitment": "SELECT committed_finish_on FROM work WHERE key = ?",
}


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


def worth(db: Connection, field: str, item: str) -> dict[str, Any]:
    """What is dropped takes with it what it is worth; what comes back brings it."""
    sign = -1 if field.startswith("drop-") else 1
    is_service = item.startswith("SRV")
    title, minutes, other = db.execute(
        "SELECT title, effort_minutes, price_cents FROM service WHERE key = ?"
        if is_service
        else "SELECT title, effort_minutes, phase FROM work WHERE key = ?",
        [item],
    ).fetchone()
    found = {"title": title, "days": None, "minutes": sign * minutes if minutes else None}
    if is_service:
        return {**found, "cents": sign * other if other else None}
    return {**found, "cents": None, "phase": other}


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
    if field in ("move", "commitment"):
        return stored(now), calendar.add(str(now), line["days"]) if now else None
    amount = line["days"] or line["minutes"] or line["cents"]
    return stored(now), stored(int(now or 0) + amount)


def scenario_of(db: Connection, change_id: str, today: str) -> Scenario:
    """The plan of today with the change and without it."""
    (engagement_id,) = db.execute(
        "SELECT engagement_id FROM change WHERE id = ?", [change_id]
    ).fetchone()
    network = network_of(db, engagement_id, today)
    return supposed(db, engagement_id, network, lines_of(db, change_id), today)
