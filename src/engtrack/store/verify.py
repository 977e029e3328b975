"""Proof that the file is what its journal says: what `db check` finds."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from engtrack.store import journal, shape
from engtrack.store.read import connect
from engtrack.store.trouble import said_of

KINDS = {"table": "table", "index": "index", "trigger": "guard"}  # SQLite's word, and ours
END: tuple[None, Iterator[Any]] = (None, iter(()))


class Fault(NamedTuple):
    """`code` says what is wrong (it never changes, scripts rely on it), `ref` where."""

    code: str
    ref: str


def verify(path: Path) -> list[Fault]:
    """Every fault of the file as of one moment; none: replaying the journal gives every table."""
    with said_of(path), closing(connect(path)) as db:
        db.execute("BEGIN")
        return list(faults(db))


def faults(db: sqlite3.Connection) -> Iterator[Fault]:
    """The same of an open connection, in whose transaction nothing has been written."""
    pages = list(_pages(db))
    apart = list(shape.astray(shape.there(db), shape.wanted()))
    yield from pages
    yield from (Fault(f"{KINDS[one.part.kind]}-{one.how}", one.part.name) for one in apart)
    is_other = any(one.part.kind == "table" and one.how != "changed" for one in apart)
    if not pages and not is_other:  # else the rest could not be read
        yield from _entries(db)
        yield from _rows(db)
        yield from _rows_unknown(db)


def _pages(db: sqlite3.Connection) -> Iterator[Fault]:
    for (words,) in db.execute("PRAGMA integrity_check(20)"):
        if words != "ok":
            yield Fault("integrity", words)
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield Fault("foreign-key", f"{table} {row} {parent}")


def _entries(db: sqlite3.Connection) -> Iterator[Fault]:
    """Each entry's hash over its header and changes; its parents before it; none lost at the end.

    An entry that is open was left by no command: each of ours is sealed before it is committed.
    """
    places: dict[str, int] = {}
    stood_upon: set[str] = set()
    changes = _Changes(db)
    for number, *header, kept in db.execute(
        "SELECT id, place, at, typed_by, command, parents, hash FROM journal_entry ORDER BY id"
    ):
        parents = _json(header[-1], [])
        stood_upon.update(parents)
        before = [places[parent] for parent in parents if parent in places]
        if len(before) < len(parents):
            yield Fault("entry-missing", f"before {number}")
        if kept == "open":
            yield Fault("entry-open", str(number))
            continue
        if header[0] <= max(before, default=0) or _hash(header, changes.of(number)) != kept:
            yield Fault("entry-changed", str(number))
        places[kept] = header[0]
    heads = dict(db.execute("SELECT hash, entries FROM journal_head"))
    if places.keys() - stood_upon != heads.keys() or max(heads.values(), default=0) != len(places):
        yield Fault("entry-missing", "at the end")


class _Changes:
    """The changes of one entry after another, in one walk through the journal."""

    def __init__(self, db: sqlite3.Connection) -> None:
        rows = db.execute(
            """SELECT entry, table_name, row_id, before, after FROM journal_change
                ORDER BY entry, seq"""
        )
        self.groups = groupby(rows, key=lambda row: row[0])
        self.entry: int | None
        self.entry, self.rows = next(self.groups, END)

    def of(self, entry: int) -> Iterator[Sequence[Any]]:
        while self.entry is not None and self.entry < entry:
            self.entry, self.rows = next(self.groups, END)
        return (row[1:] for row in self.rows) if self.entry == entry else iter(())


def _hash(header: Sequence[Any], changes: Iterator[Sequence[Any]]) -> str:
    try:
        return journal.entry_hash(header, changes)
    except ValueError:  # its parents are no JSON any more
        return ""


def _json(text: str | None, default: Any) -> Any:
    """What the text holds; the default for nothing, or for what is no such JSON any more."""
    try:
        value = json.loads(text or "null")
    except ValueError:
        return default
    return value if isinstance(value, type(default)) else default


def _rows(db: sqlite3.Connection) -> Iterator[Fault]:
    """Replay each row's changes and compare with the row: the file is walked once, row by row."""
    tables = {
        table: f"SELECT * FROM {table} WHERE id = ?"
        for table in _tables(db)
        if not table.startswith("journal_")
    }
    changes = db.execute(  # in the order of the index on row_id, which ends with seq
        "SELECT row_id, table_name, before, after FROM journal_change ORDER BY row_id, seq"
    )
    for (row_id, table), steps in groupby(changes, key=lambda change: change[:2]):
        state: dict[str, Any] = {}
        is_consistent = True
        for _, _, before, after in steps:
            is_consistent &= _step(state, before, after)
        there = _row(db, tables[table], row_id) if table in tables else {}
        if not is_consistent or state != there:
            yield Fault("row-changed", f"{table} {row_id}")


def _step(state: dict[str, Any], before: str | None, after: str | None) -> bool:
    """Apply one change; False if the row was not as the change found it."""
    was, then = _json(before, {}), _json(after, {})
    agrees = all(state.get(column) == value for column, value in was.items())
    agrees &= bool(state) == (before is not None)
    if after is None:
        agrees &= was == state
        state.clear()
    state.update(then)
    for column in [column for column, value in then.items() if value is None]:
        del state[column]  # a row is compared without its NULLs
    return agrees


def _rows_unknown(db: sqlite3.Connection) -> Iterator[Fault]:
    """Rows of which the journal knows nothing."""
    for table in _tables(db):
        if not table.startswith("journal_"):
            for (row_id,) in db.execute(
                f"""SELECT id FROM {table} t WHERE NOT EXISTS (
                    SELECT 1 FROM journal_change WHERE row_id = t.id AND table_name = ?)""",
                [table],
            ):
                yield Fault("row-unknown", f"{table} {row_id}")


def _row(db: sqlite3.Connection, select: str, row_id: str) -> dict[str, Any]:
    found = db.execute(select, [row_id])
    names = [column[0] for column in found.description]
    row = found.fetchone()
    return {n: v for n, v in zip(names, row, strict=True) if v is not None} if row else {}


def _tables(db: sqlite3.Connection) -> list[str]:
    return [
        name
        for (name,) in db.execute(
            """SELECT name FROM main.sqlite_master
                WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name"""
        )
    ]
