"""Undoing: the reverse of an entry, as an entry of its own."""

import json
import sqlite3

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from engtrack.errors import NotFound, RuleBroken
from engtrack.store.schema import metadata
from engtrack.store.write import raw

# Stay as they are: a number given once is never given again, and the file was made when it was.
KEPT = "('key_counter', 'file_fact')"


def last_entry(db: sqlite3.Connection, person: str) -> int | None:
    """The newest sealed entry that this person typed, save the one that made the file."""
    row = db.execute(
        f"""SELECT max(id) FROM journal_entry e WHERE hash <> 'open' AND typed_by = ?
               AND EXISTS (SELECT 1 FROM journal_change c
                            WHERE c.entry = e.id AND c.table_name NOT IN {KEPT})""",
        [person],
    ).fetchone()  # fmt: skip
    number: int | None = row[0]
    return number


def undo(session: Session, entry: int) -> str:
    """Reverse all that the entry changed and return its command line.

    Raises RuleBroken where something later stands on it, or where it holds a decision.
    """
    session.flush()
    db = raw(session)
    found = db.execute("SELECT command FROM journal_entry WHERE id = ?", [entry]).fetchone()
    if found is None:
        raise NotFound("entry", str(entry), next="engtrack db history")
    command: str = found[0]
    check_no_decision(db, entry, command)
    check_not_built_upon(db, entry, command)
    reversed_changes = db.execute(
        f"""SELECT table_name, row_id, before, after FROM journal_change
             WHERE entry = ? AND table_name NOT IN {KEPT} ORDER BY seq DESC""",
        [entry],
    ).fetchall()
    try:
        for change in reversed_changes:
            _reverse(session, *change)
    except IntegrityError as error:
        raise _stands_on(db, entry, command) from error
    session.expire_all()
    return command


def check_no_decision(db: sqlite3.Connection, entry: int, command: str) -> None:
    decided = db.execute(
        """SELECT a.key FROM journal_change c JOIN approval a ON a.id = c.row_id
            WHERE c.entry = ? AND c.table_name = 'approval' AND a.decision IS NOT NULL""",
        [entry],
    ).fetchone()
    if decided:
        raise RuleBroken(
            "{command} is not undone: it holds the decision {key}, and only a newer one changes it",
            command=command, key=decided[0], next=f"engtrack approval show {decided[0]}",
        )  # fmt: skip


def check_not_built_upon(db: sqlite3.Connection, entry: int, command: str) -> None:
    later = db.execute(
        f"""SELECT e.command FROM journal_change c
              JOIN journal_change later ON later.row_id = c.row_id AND later.entry > c.entry
              JOIN journal_entry e ON e.id = later.entry
             WHERE c.entry = ? AND c.table_name NOT IN {KEPT}
             ORDER BY later.entry DESC LIMIT 1""",
        [entry],
    ).fetchone()
    if later:
        raise _refusal(command, later[0])


def _reverse(
    session: Session, table: str, row_id: str, before: str | None, after: str | None
) -> None:
    """What the journal names must be a table and columns of ours: a file is no source of SQL."""
    of, columns = metadata().tables.get(table), json.loads(before or "{}")
    if of is None or not columns.keys() <= set(of.columns.keys()):
        raise RuleBroken("{table} in the journal is none of this program's; nothing was undone",
                         table=table, next="engtrack db check")  # fmt: skip
    if before is None:
        session.connection().execute(of.delete().where(of.c.id == row_id))
    elif after is None:
        session.connection().execute(of.insert().values(columns))
    else:
        session.connection().execute(of.update().where(of.c.id == row_id).values(columns))


def _stands_on(db: sqlite3.Connection, entry: int, command: str) -> RuleBroken:
    """The newest later entry that mentions a row of this one."""
    later = db.execute(
        """SELECT e.command FROM journal_change c
             JOIN journal_change later ON later.entry > c.entry
                                      AND instr(later.after, '"' || c.row_id || '"')
             JOIN journal_entry e ON e.id = later.entry
            WHERE c.entry = ? AND e.hash <> 'open' ORDER BY later.entry DESC LIMIT 1""",
        [entry],
    ).fetchone()
    return _refusal(command, later[0] if later else "engtrack db history")


def _refusal(command: str, later: str) -> RuleBroken:
    return RuleBroken(
        "{command} is not undone: what came later stands on it: {later}",
        command=command, later=later, next="engtrack db history",
    )  # fmt: skip
