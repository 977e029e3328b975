"""What a file is made of: its tables, indexes and guards, as they are and as they should be."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from engtrack.store import schema
from engtrack.store.read import connect


class Part(NamedTuple):
    """`kind` is table, index or trigger; `sql` is the statement that makes it."""

    kind: str
    name: str
    sql: str


Shape = dict[tuple[str, str], Part]  # by kind and name


class Astray(NamedTuple):
    """`how` is missing, changed or unknown; the part as it should be, if it should be at all."""

    how: str
    part: Part


def wanted() -> Shape:
    """What this program makes: of a file made in memory. Loads every noun's model."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        schema.build(db)
        return there(db)


def there(db: sqlite3.Connection) -> Shape:
    found = db.execute(
        """SELECT type, name, sql FROM main.sqlite_master
            WHERE sql IS NOT NULL AND type IN ('table', 'index', 'trigger')"""
    )
    return {(kind, name): Part(kind, name, sql) for kind, name, sql in found}


def astray(there: Shape, wanted: Shape) -> Iterator[Astray]:
    """What differs, by name; how a statement is laid out does not matter."""
    for at in sorted(wanted.keys() | there.keys(), key=lambda at: (at[1], at[0])):
        if at not in there:
            yield Astray("missing", wanted[at])
        elif at not in wanted:
            yield Astray("unknown", there[at])
        elif there[at].sql.split() != wanted[at].sql.split():
            yield Astray("changed", wanted[at])


def lacks(path: Path) -> list[str]:
    """The tables, and the columns of tables that are there, that this program needs."""
    with closing(connect(path)) as db:
        found = list(astray(there(db), wanted()))
        changed = {one.part.name: one.part.sql for one in found
                   if (one.how, one.part.kind) == ("changed", "table")}  # fmt: skip
        columns = [
            f"{table}.{column}"
            for table, sql in changed.items()
            for column in columns_made(sql) - columns_of(db, table).keys()
        ]
    tables = [one.part.name for one in found if (one.how, one.part.kind) == ("missing", "table")]
    return tables + sorted(columns)


def columns_of(db: sqlite3.Connection, table: str) -> dict[str, bool]:
    """The columns of a table, and whether each must hold a value."""
    found = db.execute(f'SELECT name, "notnull" FROM pragma_table_info({table!r})')
    return {name: bool(is_needed) for name, is_needed in found}


def columns_made(sql: str) -> set[str]:
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute(sql)
        return set(columns_of(db, sql.split()[2].strip('"')))
