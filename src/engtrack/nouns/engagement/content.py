"""What is agreed to when a hand-over to the client is accepted, read lightly."""

from sqlite3 import Connection
from typing import Any

LISTS = {"procedures": "procedure", "open_points": "open", "access": "access"}


def content(db: Connection, id: str) -> dict[str, Any]:
    title, note, application, data = db.execute(
        """SELECT h.title, h.note, a.handle, d.handle FROM handover h
             LEFT JOIN person a ON a.id = h.application_id
             LEFT JOIN person d ON d.id = h.data_id WHERE h.id = ?""",
        [id],
    ).fetchone()
    owners = {"title": title, "note": note, "application_owner": application, "data_owner": data}
    return owners | {name: _lines(db, id, what) for name, what in LISTS.items()}


def _lines(db: Connection, id: str, what: str) -> list[str]:
    found = db.execute(
        """SELECT coalesce(ref, title) FROM handover_item
            WHERE handover_id = ? AND what = ? ORDER BY place""",
        [id, what],
    )
    return [line for (line,) in found]
