"""What `db undo` leaves alone: what may change in one way only once an engagement has started."""

import json
from collections.abc import Iterator
from sqlite3 import Connection
from typing import Any, NamedTuple

from engtrack.errors import RuleBroken
from engtrack.nouns.role.rules import SIX

# Agreed when the engagement started: the table, the columns (none named: all), and the way they
# change from then on.
AGREED: dict[str, tuple[tuple[str, ...], str]] = {
    "service": ((), "engtrack change request --help"),
    "engagement": (("budget_cents", "currency", "profile"), "engtrack change request --help"),
    "assignment": ((), "engtrack role list"),
}
CHANGES = "SELECT table_name, row_id, before, after FROM journal_change WHERE entry = ?"


class Touched(NamedTuple):
    """A row that the entry changed: its engagement, and the columns that would change back."""

    table: str
    row_id: str
    engagement: str
    state: str
    columns: dict[str, Any]


def check_undoable(db: Connection, entry: int, command: str) -> None:
    """RuleBroken where reversing the entry would go around a decision, a role or a close."""
    for row in _touched(db, entry):
        if row.state == "closed":
            raise RuleBroken("{command} is not undone: {engagement} is closed", command=command,
                             engagement=row.engagement,
                             next=f"engtrack engagement show {row.engagement}")  # fmt: skip
        _check_agreed(row, command)
        if row.table == "assignment":
            _check_nothing_decided(db, row, command)
    if db.execute(f"{CHANGES} AND table_name = 'approval_proof'", [entry]).fetchone():
        raise RuleBroken("{command} is not undone: a proof stays with its decision",
                         command=command, next="engtrack approval list")  # fmt: skip


def _check_agreed(row: Touched, command: str) -> None:
    columns, way = AGREED.get(row.table, (("",), ""))
    is_agreed = not columns or set(columns) & row.columns.keys()
    if row.table == "assignment" and row.columns.get("role") not in SIX:
        return
    if row.state != "planned" and is_agreed:
        raise RuleBroken(
            "{command} is not undone: {engagement} has started, and it changed what was agreed",
            command=command,
            engagement=row.engagement,
            next=way,
        )


def _check_nothing_decided(db: Connection, row: Touched, command: str) -> None:
    """A role under which its holder decided is not taken away behind the decision."""
    decided = db.execute(
        """SELECT a.key FROM assignment s
             JOIN approval a ON a.engagement_id = s.engagement_id AND a.by_id = s.person_id
            WHERE s.id = ? AND a.decision IS NOT NULL""",
        [row.row_id],
    ).fetchone()
    if decided:
        raise RuleBroken("{command} is not undone: {key} was decided under it", command=command,
                         key=decided[0], next=f"engtrack approval show {decided[0]}")  # fmt: skip


def _touched(db: Connection, entry: int) -> Iterator[Touched]:
    for table, row_id, before, after in db.execute(CHANGES, [entry]).fetchall():
        columns = json.loads(before or "{}") | json.loads(after or "{}")
        if table == "assignment" and "role" not in columns:
            (role,) = db.execute("SELECT role FROM assignment WHERE id = ?", [row_id]).fetchone()
            columns["role"] = role
        if (found := _engagement_of(db, table, row_id, columns)) is not None:
            yield Touched(table, row_id, *found, columns)


def _engagement_of(
    db: Connection, table: str, row_id: str, columns: dict[str, Any]
) -> tuple[str, str] | None:
    """The key and the state of the engagement that the row is of, if it is of one."""
    id = row_id if table == "engagement" else columns.get("engagement_id")
    if id is None and _has_engagement(db, table):
        found = db.execute(f'SELECT engagement_id FROM "{table}" WHERE id = ?', [row_id]).fetchone()
        id = found[0] if found else None
    row = db.execute("SELECT key, state FROM engagement WHERE id = ?", [id]).fetchone()
    return (row[0], row[1]) if row else None


def _has_engagement(db: Connection, table: str) -> bool:
    columns = db.execute("SELECT name FROM pragma_table_info(?)", [table])
    return "engagement_id" in {name for (name,) in columns}
