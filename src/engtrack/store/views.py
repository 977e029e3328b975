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
_DUTY_OF = re.compile(r"'([a-z]+(?:-[a-z]+)*)-[0-9]+'")
# After a comma only beside these two, which stand first: all other commas are between columns.
_READ_FROM = re.compile(r"(?:FROM|JOIN|clock,|scope,)(?=\s+(?:temp\.)?(\w+))")

Roles = frozenset[str] | None


class Connection(sqlite3.Connection):
    """The standard library's, on which the views that a statement names are there.

    Some are tables (CREATE TEMP TABLE … AS), worked out once for all that read from them: they
    hold for the day and the scope of the moment, and `forget` drops them when either changes.
    """

    has_views = False
    made: set[str]
    roles: Roles = None

    def allow_views(self, roles: Roles = None) -> None:
        """`roles` are those of the one person whom the answer is for; None: it is for all."""
        self.roles = roles
        if not self.has_views:
            self.has_views, self.made = True, set()

    def forget(self) -> None:
        """Drop what was worked out: it is worked out anew when it is read again."""
        if self.has_views:
            for name in self.made & worked_out():
                super().execute(f"DROP TABLE temp.{name}")
            self.made -= worked_out()

    def execute(self, sql: str, /, *values: Any) -> sqlite3.Cursor:
        if self.has_views and (lacking := needed(sql, self.roles) - self.made):
            self._make(lacking)
        return super().execute(sql, *values)

    def _make(self, names: frozenset[str]) -> None:
        (is_reading,) = super().execute("PRAGMA query_only").fetchone()
        super().execute("PRAGMA query_only=OFF")  # it would forbid a view of our own too
        for name in in_order(names, self.roles):
            if name in self.made:  # a filler has read from it meanwhile
                continue
            super().execute(statement_of(name, self.roles))
            self.made.add(name)
            if name in fillers():
                self._fill(name)
        super().execute(f"PRAGMA query_only={is_reading}")

    def _fill(self, name: str) -> None:
        rows = import_module(fillers()[name]).rows(self)
        super().execute("PRAGMA query_only=OFF")  # what the filler read may have put it back
        for row in rows:
            super().execute(f"INSERT INTO temp.{name} VALUES ({', '.join('?' * len(row))})", row)


def in_order(names: frozenset[str], roles: Roles = None) -> list[str]:
    """Each after those it reads from: a table is filled as it is made."""
    ordered: dict[str, None] = {}
    seen: set[str] = set()

    def put(name: str) -> None:
        seen.add(name)
        for earlier in sorted(
            read_by(name, roles) - seen
        ):  # through those that are there already, too
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


def needed(sql: str, roles: Roles = None) -> frozenset[str]:
    """The views that a statement reads from, and those that these read from in their turn."""
    return frozenset().union(*(_closure(name, roles) for name in _named(sql)))


@cache
def _closure(name: str, roles: Roles = None) -> frozenset[str]:
    """A view, and all that it reads from in its turn."""
    found: set[str] = set()
    new = {name}
    while new:
        found |= new
        new = set().union(*(read_by(one, roles) for one in new)) - found
    return frozenset(found)


@cache
def read_by(name: str, roles: Roles = None) -> set[str]:
    """The views that a view reads from itself."""
    return _named(statement_of(name, roles)) - {name}


@cache
def statement_of(name: str, roles: Roles = None) -> str:
    """What makes it; of what every noun says of duties, what can be said of those of the roles."""
    if roles is None or name not in UNIONS:
        return statements()[name]
    parts = [part for part in _parts_of(name) if not roles.isdisjoint(_roles_in(part) or roles)]
    return _union(name, parts or _parts_of(name)[:1])


@cache
def _roles_in(part: str) -> frozenset[str]:
    """The roles whose duties it speaks of, by itself or by what it reads; none if it names none."""
    read = _closure(part) - _of_noun("duty")  # where all fifty are told
    return frozenset().union(*map(_roles_named, read))


@cache
def _roles_named(name: str) -> frozenset[str]:
    """Those of whose duties a view speaks by itself."""
    return frozenset(_DUTY_OF.findall(statements()[name]))


@cache
def _of_noun(noun: str) -> frozenset[str]:
    return frozenset(name for of, name, *_ in _stated() if of == noun)


def _parts_of(union: str) -> list[str]:
    return [name for _noun, name, *_ in _stated() if name.endswith(UNIONS[union])]


def _union(name: str, parts: list[str]) -> str:
    selects = " UNION ALL ".join(f"SELECT * FROM {part}" for part in parts)
    return f"CREATE TEMP TABLE {name} AS {selects}"


@cache
def _named(sql: str) -> set[str]:
    return statements().keys() & _READ_FROM.findall(sql)


@cache
def statements() -> dict[str, str]:
    """What makes each view, and each table of fixed rows, by its name."""
    found = {name: statement for _noun, name, statement, _comment in _stated()}
    return found | {union: _union(union, parts) for union in UNIONS if (parts := _parts_of(union))}


@cache
def fillers() -> dict[str, str]:
    """The module whose `rows(db)` fills a table, where its comment says so: what only Python tells.

    For all of that day and scope at once, when the table is first read.
    """
    told = ((name, _FILLED_BY.search(comment)) for _noun, name, _statement, comment in _stated())
    return {name: found[1] for name, found in told if found}


@cache
def _stated() -> list[tuple[str, str, str, str]]:
    """The noun, the name, the statement and the comment of each, in the order of the nouns."""
    found = []
    for noun in sorted(os.listdir(NOUNS)):
        for statement in _text(NOUNS / noun / "views.sql").split(";\n"):
            comment, create, rest = statement.partition("CREATE TEMP ")
            if create:
                found.append((noun, rest.split(None, 2)[1], create + rest, comment))
    return found


def _text(path: Path) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except (FileNotFoundError, NotADirectoryError):
        return ""
