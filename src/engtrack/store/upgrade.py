"""Bringing a file up to this program: its tables made anew as they should be, its rows kept.

What should be is what a new file has, so that no step is written for a new table, column, choice or
index. A new column that must hold a value gets its model's default where there are rows, and the
journal has it. What is no more is refused: a step that says what becomes of it is written then.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, StaticPool, create_engine

from engtrack.errors import FileTrouble
from engtrack.store import journal, shape
from engtrack.store.copies import free_name
from engtrack.store.header import SCHEMA_VERSION
from engtrack.store.placing import placed
from engtrack.store.read import connect
from engtrack.store.shape import Part
from engtrack.store.trouble import said_of
from engtrack.store.types import Row
from engtrack.store.verify import faults
from engtrack.store.write import check_rehearsal

Values = dict[str, Any]  # of new columns, by their names


class Upgraded(NamedTuple):
    """The version it had, the tables and indexes that are made anew, where the old file is kept."""

    before: int
    parts: list[str]
    kept: Path | None


class By(NamedTuple):
    """Who brings it up, for the journal."""

    instant: str
    typed_by: str
    command: str


def upgrade(path: Path, by: By, *, dry_run: bool = False, is_pinned: bool = False) -> Upgraded:
    """One transaction, from a copy of the old file to the proof that the new one is sound."""
    # Two connections: one that writes cannot be copied from. Both are there before either locks.
    with said_of(path), _opened(path) as old, _opened(path) as db, _alone(db) as connection:
        if is_pinned:
            check_rehearsal(db, path)
        (before,) = db.execute("PRAGMA user_version").fetchone()
        parts = [one.part.name for one in shape.astray(shape.there(db), shape.wanted())
                 if one.part.kind != "trigger"]  # fmt: skip
        if before == SCHEMA_VERSION and not parts:
            return Upgraded(before, [], None)
        kept = None if dry_run else _keep(old, free_name(path, by.instant))
        try:
            _make(path, db, connection, by)
        except BaseException:
            if kept:
                kept.unlink()
            raise
        if dry_run:
            connection.rollback()
    return Upgraded(before, parts, kept)


def _opened(path: Path) -> closing[sqlite3.Connection]:
    return closing(connect(path, may_be_older=True))


@contextmanager
def _alone(db: sqlite3.Connection) -> Iterator[Connection]:
    """The same as SQLAlchemy has it, within a transaction beside which no other writes."""
    db.execute("PRAGMA foreign_keys=OFF")  # what a row names is gone for a moment
    engine = create_engine("sqlite://", creator=lambda: db, poolclass=StaticPool)
    with engine.begin() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection


def _keep(old: sqlite3.Connection, kept: Path) -> Path:
    with placed(kept) as draft, closing(sqlite3.connect(draft)) as new:
        old.backup(new)
    return kept


def _make(path: Path, db: sqlite3.Connection, connection: Connection, by: By) -> None:
    try:
        _journal(connection, by, _remade(path, db))
    except sqlite3.IntegrityError as error:
        raise FileTrouble("{path} cannot be brought up to this engtrack: {words}", path=path,
                          words=error, next="engtrack --version") from error  # fmt: skip
    db.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
    if found := list(faults(db)):
        raise FileTrouble(
            "{path} does not agree with its journal ({count} faults); nothing was done",
            path=path, count=len(found), next="engtrack db restore --help",
        )  # fmt: skip


def _remade(path: Path, db: sqlite3.Connection) -> dict[str, Values]:
    """Make all that differs as it should be; what new columns hold, by table."""
    there, wanted, filled = shape.there(db), shape.wanted(), {}
    for kind, name in there:
        if kind == "trigger":  # they refuse what follows, and are the last to be put back
            db.execute(f"DROP TRIGGER {name}")
    for how, part in shape.astray(there, wanted):
        if part.kind == "table":
            filled[part.name] = _table(path, db, how, part)
    for how, part in shape.astray(shape.there(db), wanted):
        if how != "missing":
            db.execute(f"DROP INDEX {part.name}")
        if how != "unknown":
            db.execute(part.sql)
    return filled


def _table(path: Path, db: sqlite3.Connection, how: str, part: Part) -> Values:
    """A table made as it should be, with the rows it has; what its new columns hold."""
    name = part.name
    if how == "unknown":
        raise _unknown(path, name)
    if how == "missing":
        db.execute(part.sql)
        return {}
    old = shape.columns_of(db, name)
    db.execute(f"CREATE TEMP TABLE kept_row AS SELECT * FROM main.{name} ORDER BY rowid")
    db.execute(f"DROP TABLE main.{name}")
    db.execute(part.sql)
    new = shape.columns_of(db, name)
    if gone := [column for column in old if column not in new]:
        raise _unknown(path, f"{name}.{gone[0]}")
    values = _defaults(name, [c for c, is_needed in new.items() if is_needed and c not in old])
    columns, marks = ", ".join([*old, *values]), ", ".join([*old, *("?" * len(values))])
    db.execute(f"INSERT INTO main.{name} ({columns}) SELECT {marks} FROM temp.kept_row",
               list(values.values()))  # fmt: skip
    db.execute("DROP TABLE temp.kept_row")
    return values


def _defaults(table: str, columns: Iterable[str]) -> Values:
    """What the model gives a new row."""
    model = next(one for one in Row.__subclasses__() if one.__tablename__ == table)
    return {column: model.model_fields[column].get_default() for column in columns}


def _journal(connection: Connection, by: By, filled: dict[str, Values]) -> None:
    """What new columns hold, as changes of each row: replaying gives the tables as they are."""
    number = journal.open_entry(connection, *by)
    for table, values in filled.items():
        if values:
            before, after = (_canonical(one) for one in (dict.fromkeys(values), values))
            connection.exec_driver_sql(
                f"""INSERT INTO journal_change (entry, table_name, row_id, before, after)
                    SELECT ?, ?, id, ?, ? FROM {table} ORDER BY rowid""",
                (number, table, before, after),
            )
    if journal.seal(connection) is None:
        connection.execute(journal.entry.delete().where(journal.entry.c.id == number))


def _canonical(values: Values) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _unknown(path: Path, what: str) -> FileTrouble:
    return FileTrouble("{path} holds {what}, which this engtrack does not know; nothing was done",
                       path=path, what=what, next="engtrack --version")  # fmt: skip
