"""What was done, by whom, when: the journal, read without SQLModel."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from engtrack.store.keys import PREFIXES, prefix
from engtrack.table import Table, Value


@dataclass(frozen=True)
class Change:
    """One row that was changed: the columns that differ, before and after.

    `before` is empty for a row that came, `after` for one that went. `key` is what people call the
    row: its key, handle or name, where it has one.
    """

    table: str
    row_id: str
    key: str | None
    before: dict[str, Value]
    after: dict[str, Value]

    @property
    def noun(self) -> str:
        """`milestone` of MS-3, which is kept in a table of another name."""
        kind = prefix(self.key or "")
        return PREFIXES[kind].noun if kind else self.table.replace("_", "-")


def entries(db: sqlite3.Connection, limit: int | None = None, typed_by: str | None = None) -> Table:
    """The entries, the newest first, with how many rows each changed; read once."""
    found = db.execute(
        """SELECT e.id AS entry, e.at AS typed_at, e.typed_by, e.command,
                  substr(e.hash, 1, 8) AS head,
                  (SELECT count(*) FROM journal_change c WHERE c.entry = e.id) AS changes
             FROM journal_entry e WHERE e.hash <> 'open'
              AND (:typed_by IS NULL OR e.typed_by = :typed_by)
            ORDER BY e.id DESC LIMIT :most""",
        {"typed_by": typed_by, "most": -1 if limit is None else limit},
    )
    return Table("history", tuple(column[0] for column in found.description), found)


def changes(db: sqlite3.Connection, entry: int) -> Iterator[Change]:
    """The changes of one entry, in the order in which they were made."""
    rows = db.execute(
        """SELECT table_name, row_id, before, after FROM journal_change
            WHERE entry = ? ORDER BY seq""",
        [entry],
    )
    for table, row_id, before, after in rows:
        was, then = json.loads(before or "{}"), json.loads(after or "{}")
        yield Change(table, row_id, _key(db, row_id, was | then), was, then)


def head(db: sqlite3.Connection) -> tuple[str, int]:
    """The hash of the newest entry, and how many entries there are ('' and 0 in none)."""
    row = db.execute("SELECT hash, entries FROM journal_head ORDER BY entries DESC").fetchone()
    return row or ("", 0)


def has_entry(db: sqlite3.Connection, noted: str) -> bool:
    """Whether a head that was noted elsewhere, at least its first eight characters, is in here.

    If it is not, the file is older than the note, or its newest entries were taken away.
    """
    found = "SELECT 1 FROM journal_entry WHERE substr(hash, 1, ?) = ?"
    return db.execute(found, (len(noted), noted)).fetchone() is not None


def _key(db: sqlite3.Connection, row_id: str, columns: dict[str, Value]) -> str | None:
    """From the change, or else from the one that brought the row."""
    if "id" not in columns:
        came = db.execute(
            """SELECT after FROM journal_change WHERE row_id = ? AND before IS NULL
                ORDER BY seq DESC LIMIT 1""",
            [row_id],
        ).fetchone()
        columns = json.loads(came[0]) | columns if came else columns
    named = (columns.get(name) for name in ("key", "handle", "name"))
    return next((str(value) for value in named if value is not None), None)
