"""Reads: named SQL views over the file, through the standard library only."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from engtrack.errors import NotFound
from engtrack.store import functions, header
from engtrack.store.keys import PREFIXES, prefix
from engtrack.store.trouble import WAIT_SECONDS, said_of
from engtrack.store.views import Connection
from engtrack.table import Table, Value

PRAGMAS = (
    "foreign_keys=ON",
    "recursive_triggers=ON",  # without it INSERT OR REPLACE deletes rows and no trigger sees it
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "synchronous=EXTRA",
    "temp_store=FILE",  # made only where a sort of many rows does not fit the cache
)
BY_KEY = "key_number(key), key"
LISTS = {"assignee": "assignees"}  # what is sought, and the column that lists it among others
NOT_CLOSED = "SELECT id FROM engagement WHERE state <> 'closed'"


class Scope(NamedTuple):
    """The engagements an answer is about; said of nothing: all that are not closed.

    `engagement` goes before `key` (the engagement of that row), that before `person` (where this
    person holds, held or will hold a role), that before `everything`. An answer that shows `reader`
    alone what is theirs needs no working out of what is not.
    """

    engagement: str | None = None
    key: str | None = None
    person: str | None = None
    everything: bool = False
    reader: str | None = None


OPEN = Scope()


def connect(path: Path, *, may_be_older: bool = False) -> Connection:
    """Open a file that is ours. Not mode=ro: after a crash SQLite must roll the journal back."""
    header.check(path, may_be_older=may_be_older)
    uri = path.absolute().as_uri()
    if not uri.startswith("file:///"):  # \\server\share: SQLite takes no host
        uri = "file://" + uri.removeprefix("file:")
    db = sqlite3.connect(f"{uri}?mode=rw", uri=True, timeout=WAIT_SECONDS, isolation_level=None,
                         factory=Connection)  # fmt: skip
    for pragma in PRAGMAS if _Disk.is_waited_for else (*PRAGMAS, "synchronous=OFF"):
        db.execute(f"PRAGMA {pragma}")
    return db


class _Disk:
    is_waited_for = True


@contextmanager
def unsynced() -> Iterator[None]:
    """Within, no write waits for the disk: for a draft only, named once it is whole and synced."""
    _Disk.is_waited_for = False
    try:
        yield
    finally:
        _Disk.is_waited_for = True


@contextmanager
def reading(path: Path, now: str, today: str, scope: Scope = OPEN) -> Iterator[sqlite3.Connection]:
    """The file as of one moment, for reading only, with its views, narrowed to the scope."""
    with said_of(path), closing(connect(path)) as db:
        db.execute("BEGIN")  # the parts of one answer are of one moment
        prepare(db, now, today, scope)
        db.execute("PRAGMA query_only=ON")
        yield db


def prepare(db: sqlite3.Connection, now: str, today: str, scope: Scope) -> None:
    """Give a connection the day, the scope and the views; a second time, the first two anew.

    Also inside a write transaction: nothing here commits (executescript would).
    """
    assert isinstance(db, Connection)
    if not db.has_views:
        functions.register(db)
        db.execute("CREATE TEMP TABLE clock (today TEXT, now TEXT, reader TEXT)")
        db.execute("CREATE TEMP TABLE scope (engagement_id TEXT)")  # no index: always read first
    db.forget()
    db.execute("DELETE FROM temp.clock")
    db.execute("DELETE FROM temp.scope")
    db.execute("INSERT INTO temp.clock VALUES (?, ?, ?)", (today, now, scope.reader))
    engagements, wanted = _engagements(db, scope)
    db.execute(f"INSERT INTO temp.scope {engagements}", wanted)
    # Told how small these are, the planner starts from them; else it reads everybody's rows.
    db.execute("ANALYZE temp")
    db.allow_views(_roles_of(db, scope.reader))


def _roles_of(db: sqlite3.Connection, reader: str | None) -> frozenset[str] | None:
    """All that the person ever held in the scope: what concerns no duty of theirs is not made."""
    if reader is None:
        return None
    held = db.execute(
        """SELECT DISTINCT a.role
             FROM person p JOIN assignment a ON a.person_id = p.id
             JOIN temp.scope s ON s.engagement_id = a.engagement_id
            WHERE p.handle = lower(?)""",
        [reader],
    )
    return frozenset(role for (role,) in held)


def read(
    db: sqlite3.Connection,
    view: str,
    /,
    order: str = BY_KEY,
    limit: int | None = None,
    *,
    keep: bool = False,
    is_card: bool = False,
    **equal: Value,
) -> Table:
    """The rows of a view whose columns equal the given values; None means any.

    The rows are the cursor, read once while the connection is open; with `keep` they are a list.
    """
    where, wanted = _where(equal)
    most = "" if limit is None else f" LIMIT {limit:d}"
    found = db.execute(f"SELECT * FROM {view}{where} ORDER BY {order}{most}", wanted)
    columns = tuple(column[0] for column in found.description)
    return Table(view, columns, found.fetchall() if keep else found, is_card)


def nearest_keys(db: sqlite3.Connection, table: str, column: str, wanted: str) -> list[str]:
    """Up to three values of the column that come close to what was typed, case apart."""
    from difflib import get_close_matches  # only an error needs it

    rows = db.execute(
        f"SELECT {column} FROM {table} WHERE abs(length({column}) - ?) <= 3 LIMIT 5000",
        [len(wanted)],
    )
    there = {value.casefold(): value for (value,) in rows}
    return [there[close] for close in get_close_matches(wanted.casefold(), there, n=3)]


def _where(equal: dict[str, Value]) -> tuple[str, dict[str, Value]]:
    wanted: dict[str, Value] = {name: value for name, value in equal.items() if value is not None}
    return " WHERE true" + "".join(f" AND {_is_in(name)}" for name in wanted), wanted


def _is_in(name: str) -> str:
    """What a column is to hold: the value, or the value among others."""
    if column := LISTS.get(name):
        return f"instr(', ' || {column} || ',', ', ' || :{name} || ',')"
    return f"{name} = :{name}"


def _engagements(db: sqlite3.Connection, scope: Scope) -> tuple[str, list[str]]:
    """The SELECT that names the scope's engagements, and its values."""
    if scope.engagement:
        _check_there(db, "engagement", "key", scope.engagement)
        return "SELECT id FROM engagement WHERE key = ?", [scope.engagement.upper()]
    if scope.key:
        # A finding's key is `code:ref`; the ref of what has no key begins with its engagement's.
        key = scope.key.upper().rpartition(":")[2].partition("/")[0]
        if kind := prefix(key):
            return f"SELECT engagement_id FROM {PREFIXES[kind].table} WHERE key = ?", [key]
        if db.execute("SELECT 1 FROM engagement WHERE key = ?", [key]).fetchone():
            return "SELECT id FROM engagement WHERE key = ?", [key]
    if scope.person:
        _check_there(db, "person", "handle", scope.person)
        held = """SELECT a.engagement_id FROM person p JOIN assignment a ON a.person_id = p.id
                   WHERE p.handle = lower(?)"""
        return f"{NOT_CLOSED} AND id IN ({held})", [scope.person]
    return "SELECT id FROM engagement" if scope.everything else NOT_CLOSED, []


def _check_there(db: sqlite3.Connection, noun: str, column: str, wanted: str) -> None:
    typed = wanted.upper() if noun == "engagement" else wanted.lower()
    if not db.execute(f"SELECT 1 FROM {noun} WHERE {column} = ?", [typed]).fetchone():
        raise NotFound(noun, wanted, nearest_keys(db, noun, column, wanted))
