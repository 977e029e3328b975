"""The triggers that write the journal, made from the tables.

Guards live in the file and refuse any change while no journal entry is open, whoever makes it.
Writers are TEMP triggers that `watch` makes, for every table, on the connection of a write: they
cost a reader nothing (SQLite parses the whole schema at every open), always fit the file's columns,
need no model to be loaded, and may call the JSON functions under trusted_schema=OFF, which triggers
in the file may not before SQLite 3.41.

A change is a difference. `after` holds the columns whose new value differs from the old, `before`
the same columns as they were; an insert differs from a row of NULLs, a delete leaves one. Keys are
sorted and there are no spaces, so that PostgreSQL's to_jsonb gives the same text to the byte, and
the hash is taken over that text as it is stored.
"""

import sqlite3
from collections.abc import Iterator

from sqlalchemy import Connection, MetaData, Table
from sqlalchemy.dialects import sqlite

from engtrack.store.types import Final

CLOSED = "engtrack: no journal entry is open, so nothing may change here; use the engtrack command"
FIXED = "engtrack: the id of a row never changes"
SEALED = "engtrack: a sealed journal entry never changes"
OPEN_ENTRY = "SELECT id FROM journal_entry WHERE hash = 'open'"
EVENTS = ("INSERT", "UPDATE", "DELETE")


def install(connection: Connection, metadata: MetaData) -> None:
    """Put the guards into the file, in place of those that are there.

    Every migration ends with this: rebuilding a table drops its triggers without a word.
    """
    for (name,) in connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    ).all():
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    for statement in guards_of(metadata).values():
        connection.exec_driver_sql(statement)


def guards_of(metadata: MetaData) -> dict[str, str]:
    """Every trigger that belongs in the file, by name: what `db check` compares it with."""
    statements = [*seals()]
    for table in metadata.sorted_tables:
        check_types(table)
        statements += guards(table)
    return {statement.split()[2]: statement for statement in statements}


def watch(db: sqlite3.Connection) -> None:
    """Journal, on this connection, every table but the journal's own."""
    columns = """SELECT t.name, c.name FROM main.sqlite_master t, pragma_table_info(t.name) c
                  WHERE t.type = 'table' AND t.name NOT LIKE 'journal!_%' ESCAPE '!'
                    AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY t.name, c.name"""
    tables: dict[str, list[str]] = {}
    for table, column in db.execute(columns):
        tables.setdefault(table, []).append(column)
    for table, names in tables.items():
        for statement in writers(table, names):
            db.execute(statement)


def check_types(table: Table) -> None:
    """Refuse a type that JSON does not carry exactly: 0.1 + 0.2 comes out as 0.3, a blob fails."""
    for column in table.columns:
        if (kind := column.type.compile(sqlite.dialect())) not in {"TEXT", "INTEGER"}:
            raise TypeError(f"{column} is {kind}; the journal carries TEXT and INTEGER only")


def guards(table: Table) -> Iterator[str]:
    """The guards of one table; those that make a row final hold inside an open entry too."""
    # RAISE, and no constraint: the conflict clause of the user's statement (OR IGNORE) also rules
    # the statements of its triggers, so a NOT NULL that fails there would lose the journal row.
    for event in EVENTS:
        yield _refusal(
            f"guard_{table.name}_{event.lower()}",
            f"{event} ON {table.name} WHEN NOT EXISTS ({OPEN_ENTRY})",
            CLOSED,
        )
    yield _refusal(
        f"guard_{table.name}_id", f"UPDATE OF id ON {table.name} WHEN OLD.id IS NOT NEW.id", FIXED
    )
    if (final := table.info.get("final")) is not None:
        yield from _final(table, final)


def _final(table: Table, final: Final) -> Iterator[str]:
    columns = [column.name for column in table.columns]
    changed = [f"OLD.{c} IS NOT NEW.{c} COLLATE BINARY" for c in columns if c not in final.but]
    again = [f"OLD.{c} IS NOT NULL AND OLD.{c} IS NOT NEW.{c} COLLATE BINARY" for c in final.but]
    when = f"UPDATE ON {table.name} WHEN {final.when} AND ({' OR '.join(changed + again)})"
    yield _refusal(f"guard_{table.name}_final", when, final.sentence)
    when = f"DELETE ON {table.name} WHEN {final.when}"
    yield _refusal(f"guard_{table.name}_kept", when, final.sentence)


def seals() -> Iterator[str]:
    """The guards of the journal's own tables."""
    yield _refusal("seal_change_update", "UPDATE ON journal_change", SEALED)
    yield _refusal("seal_change_delete", "DELETE ON journal_change", SEALED)
    yield _refusal(
        "seal_change_insert",
        f"INSERT ON journal_change WHEN NEW.entry IS NOT ({OPEN_ENTRY})",
        SEALED,
    )
    for event in ("UPDATE", "DELETE"):
        name, when = f"seal_entry_{event.lower()}", "WHEN OLD.hash <> 'open'"
        yield _refusal(name, f"{event} ON journal_entry {when}", SEALED)
    yield _refusal("seal_entry_insert", "INSERT ON journal_entry WHEN NEW.hash <> 'open'", SEALED)
    for event in EVENTS:
        when = f"{event} ON journal_head WHEN NOT EXISTS ({OPEN_ENTRY})"
        yield _refusal(f"seal_head_{event.lower()}", when, SEALED)


def writers(table: str, columns: list[str]) -> Iterator[str]:
    changed = " OR ".join(f"OLD.{c} IS NOT NEW.{c} COLLATE BINARY" for c in columns)
    yield _writer(table, "INSERT", "NEW", "NULL", difference(columns, "NEW"))
    yield _writer(table, "DELETE", "OLD", difference(columns, "OLD"), "NULL")
    yield _writer(
        table,
        "UPDATE",
        "NEW",
        difference(columns, "OLD", "NEW"),
        difference(columns, "NEW", "OLD"),
        f"WHEN {changed}",
    )


def difference(columns: list[str], row: str, other: str | None = None) -> str:
    """SQL for the canonical JSON of the columns where `row` differs from `other`, or from NULLs."""
    # COLLATE BINARY: under NOCASE 'a' IS 'A', and the change of case would go unseen.
    differs = [(c, f"{other}.{c} COLLATE BINARY" if other else "NULL") for c in columns]
    parts = [
        f"""iif({row}.{c} IS {was}, '', ',"{c}":' || json_quote({row}.{c}))""" for c, was in differs
    ]
    return f"'{{' || substr({' || '.join(parts)}, 2) || '}}'"


def _writer(table: str, event: str, row: str, before: str, after: str, when: str = "") -> str:
    return f"""CREATE TEMP TRIGGER journal_{table}_{event.lower()}
        AFTER {event} ON main.{table} {when} BEGIN
        INSERT INTO journal_change (entry, table_name, row_id, before, after)
        VALUES (({OPEN_ENTRY}), '{table}', {row}.id, {before}, {after}); END"""


def _refusal(name: str, event: str, sentence: str) -> str:
    return f"CREATE TRIGGER {name} BEFORE {event} BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
