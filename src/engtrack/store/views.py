"""The nouns' views, each made on a connection when a statement first reads from it.

A list needs three of more than a hundred; making all of them would cost more than the list.
"""

import os
import re
import sqlite3
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

NOUNS = Path(__file__).parent.parent / "nouns"
# What every noun says of duties, in one.
UNIONS = {"evidence": "_evidence", "finding_raw": "_finding"}
_FILLED_BY = re.compile(r"-- Filled by (engtrack[\w.]+)")
_READ_FROM = re.compile(r"(?:\b(?:FROM|JOIN)\s+|,\s*)(?:temp\.)?(\w+)")


class Connection(sqlite3.Connection):
    """The standard library's, on which the views that a statement names are there.

    Some are tables (CREATE TEMP TABLE … AS), worked out once for all that read from them: they
    hold for the day and the scope of the moment, and `forget` drops them when either changes.
    """

    has_views = False
    made: set[str]

    def allow_views(self) -> None:
        if not self.has_views:
            self.has_views, self.made = True, set()

    def forget(self) -> None:
        """Drop what was worked out: it is worked out anew when it is read again."""
        if self.has_views:
            for name in self.made & worked_out():
                super().execute(f"DROP TABLE temp.{name}")
            self.made -= worked_out()

    def execute(self, sql: str, /, *values: Any) -> sqlite3.Cursor:
        if self.has_views and (lacking := needed(sql) - self.made):
            self._make(lacking)
        return super().execute(sql, *values)

    def _make(self, names: set[str]) -> None:
        (is_reading,) = super().execute("PRAGMA query_only").fetchone()
        super().execute("PRAGMA query_only=OFF")  # it would forbid a view of our own too
        for name in in_order(names):
            if name in self.made:  # a filler has read from it meanwhile
                continue
            super().execute(statements()[name])
            self.made.add(name)
            if name in fillers():
                self._fill(name)
        super().execute(f"PRAGMA query_only={is_reading}")

    def _fill(self, name: str) -> None:
        rows = import_module(fillers()[name]).rows(self)
        super().execute("PRAGMA query_only=OFF")  # what the filler read may have put it back
        for row in rows:
            super().execute(f"INSERT INTO temp.{name} VALUES ({', '.join('?' * len(row))})", row)


def in_order(names: set[str]) -> list[str]:
    """Each after those it reads from: a table is filled as it is made."""
    ordered: dict[str, None] = {}
    seen: set[str] = set()

    def put(name: str) -> None:
        seen.add(name)
        for earlier in sorted(read_by(name) - seen):  # through those that are there already, too
            put(earlier)
        if name in names:
            ordered[name] = None

    for name in sorted(names):
        if name not in seen:
            put(name)
    return list(ordered)


@cache
def worked_out() -> frozenset[str]:
    """The tables that depend on the day or the scope; the others hold fixed rows."""
    is_of_now = re.compile(r"\b(scope|clock)\b").search
    return frozenset(
        name
        for name, statement in statements().items()
        if statement.startswith("CREATE TEMP TABLE")
        and (is_of_now(statement) or read_by(name) or name in fillers())
    )


def needed(sql: str) -> set[str]:
    """The views that a statement reads from, and those that these read from in their turn."""
    found: set[str] = set()
    new = _named(sql)
    while new:
        found |= new
        new = set().union(*map(read_by, new)) - found
    return found


@cache
def read_by(name: str) -> set[str]:
    """The views that a view reads from itself."""
    return _named(statements()[name]) - {name}


@cache
def _named(sql: str) -> set[str]:
    return statements().keys() & _READ_FROM.findall(sql)


@cache
def statements() -> dict[str, str]:
    """What makes each view, and each table of fixed rows, by its name."""
    found = {name: statement for name, statement, _comment in _stated()}
    for union, ending in UNIONS.items():
        parts = [name for name in found if name.endswith(ending)]
        selects = " UNION ALL ".join(f"SELECT * FROM {part}" for part in parts)
        found |= {union: f"CREATE TEMP TABLE {union} AS {selects}"} if parts else {}
    return found


@cache
def fillers() -> dict[str, str]:
    """The module whose `rows(db)` fills a table, where its comment says so: what only Python tells.

    For all of that day and scope at once, when the table is first read.
    """
    told = ((name, _FILLED_BY.search(comment)) for name, _statement, comment in _stated())
    return {name: found[1] for name, found in told if found}


@cache
def _stated() -> list[tuple[str, str, str]]:
    """The name, the statement and the comment of each, in the order of the nouns."""
    found = []
    for noun in sorted(os.listdir(NOUNS)):
        for statement in _text(NOUNS / noun / "views.sql").split(";\n"):
            comment, create, rest = statement.partition("CREATE TEMP ")
            if create:
                found.append((rest.split(None, 2)[1], create + rest, comment))
    return found


def _text(path: Path) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except (FileNotFoundError, NotADirectoryError):
        return ""
