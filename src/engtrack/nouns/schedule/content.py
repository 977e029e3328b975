"""What a baseline is about: the plan as it was taken, which planning anew never touches."""

import json
from collections.abc import Iterable, Sequence
from sqlite3 import Connection
from typing import Any


def content(db: Connection, id: str) -> dict[str, Any]:
    """The substantive fields of a baseline, read lightly: its name, and each item with its days."""
    title, snapshot = db.execute(
        "SELECT title, snapshot FROM baseline WHERE id = ?", [id]
    ).fetchone()
    return {"title": title, "snapshot": lines(json.loads(snapshot))}


def lines(snapshot: Iterable[Sequence[str | None]]) -> list[str]:
    """`T-1 Install: 2027-03-01 … 2027-03-04`, as a person reads it when deciding."""
    return [
        f"{key} {title}: {start_on} … {finish_on}"
        for _, key, title, start_on, finish_on in snapshot
    ]
