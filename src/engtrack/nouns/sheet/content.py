"""What is signed with a point sheet, read lightly: each line as it stands, once it is fixed."""

from sqlite3 import Connection
from typing import Any

HOURS = """
    SELECT t.key, t.worked_on, p.handle, coalesce(w.key, v.key), t.spent_minutes,
           CASE WHEN t.is_billable = 1 THEN t.billed_minutes ELSE 0 END, t.note
      FROM time_entry t JOIN person p ON p.id = t.person_id
      LEFT JOIN work w ON w.id = t.work_id LEFT JOIN service v ON v.id = t.service_id
     WHERE t.sheet_id = ?"""
EXPENSES = """
    SELECT x.key, x.spent_on, p.handle, x.kind, x.cost_cents, x.is_billable, x.note
      FROM expense x JOIN person p ON p.id = x.person_id WHERE x.sheet_id = ?"""


def content(db: Connection, id: str) -> dict[str, Any]:
    title, from_on, until_on, rounding = db.execute(
        "SELECT title, from_on, until_on, rounding_minutes FROM sheet WHERE id = ?", [id]
    ).fetchone()
    found: dict[str, Any] = {"title": title, "from_on": from_on, "until_on": until_on}
    if rounding:
        found["rounding_minutes"] = rounding
    # A list in a list is one line of what was signed.
    found |= {f"time {row[0]}": [list(row[1:])] for row in db.execute(HOURS, [id])}
    found |= {f"expense {row[0]}": [list(row[1:])] for row in db.execute(EXPENSES, [id])}
    points = "SELECT kind, item, title FROM sheet_point WHERE sheet_id = ?"
    found |= {f"{kind} {item}": title for kind, item, title in db.execute(points, [id])}
    return found
