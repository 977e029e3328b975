"""What is agreed to when a deliverable is accepted, read lightly."""

from sqlite3 import Connection
from typing import Any

FIELDS = ("title", "criteria", "owner", "due_on", "work")


def content(db: Connection, id: str) -> dict[str, Any]:
    found = db.execute(
        """SELECT d.title, d.criteria, coalesce(p.handle, 'role:' || d.owner_role), d.due_on, w.key
             FROM deliverable d LEFT JOIN person p ON p.id = d.owner_id
             LEFT JOIN work w ON w.id = d.work_id WHERE d.id = ?""",
        [id],
    ).fetchone()
    return dict(zip(FIELDS, found, strict=True))
