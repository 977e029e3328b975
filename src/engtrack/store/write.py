"""Writes: one SQLModel session, one transaction that is alone from its first read, one entry."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, event, text
from sqlmodel import Session, create_engine

from engtrack.errors import RuleBroken
from engtrack.store import journal, many, triggers
from engtrack.store.ids import new_id
from engtrack.store.read import connect
from engtrack.store.referred import load_referred
from engtrack.store.trouble import said_of

HEAD_LENGTH = 8  # of the entry's hash, on receipts and copies


@contextmanager
def writing(
    path: Path,
    *,
    instant: str,
    today: str,
    typed_by: str,
    command: str,
    dry_run: bool = False,
    is_pinned: bool = False,
) -> Iterator[Session]:
    """What is done in the block is one journal entry, committed when the block ends.

    It is rolled back when the block raises, for a dry run, and when nothing was changed.
    `session.info` has `today`, `instant`, `typed_by`, `talk` (sentences to say afterwards) and,
    once committed, `head`: the first characters of the entry's hash. `is_pinned` (the day is not
    the real one) is refused unless the file is a rehearsal.
    """
    known: dict[str, Any] = {
        "today": today,
        "instant": instant,
        "typed_by": typed_by,
        "talk": [],
        "head": None,
    }
    with said_of(path), Session(_engine(path), info=known, expire_on_commit=False) as session:
        event.listen(session, "before_flush", load_referred)
        with session.begin() as transaction:
            if is_pinned:
                check_rehearsal(raw(session), path)
            triggers.watch(raw(session))
            known["entry"] = journal.open_entry(session.connection(), instant, typed_by, command)
            yield session
            session.flush()
            sealed = journal.seal(session.connection())
            if sealed is None or dry_run:
                transaction.rollback()
        if sealed is not None and not dry_run:
            session.info["head"] = sealed[:HEAD_LENGTH]


def raw(session: Session) -> sqlite3.Connection:
    """The session's own connection, for a read inside its transaction."""
    connection = session.connection().connection.driver_connection
    assert isinstance(connection, sqlite3.Connection)
    return connection


def next_key(session: Session, prefix: str) -> str:
    """`T-12`: never given twice, even after the last was removed."""
    known = many.of(session)
    if known is None:
        return f"{prefix}-{_counted(session, prefix)}"
    given = known.last.get(prefix)
    known.last[prefix] = _counted(session, prefix) if given is None else given + 1
    return f"{prefix}-{known.last[prefix]}"


def _counted(session: Session, prefix: str) -> int:
    last = session.connection().scalar(
        text(
            """INSERT INTO key_counter (id, prefix, last) VALUES (:id, :prefix, 1)
               ON CONFLICT (prefix) DO UPDATE SET last = last + 1 RETURNING last"""
        ),
        {"id": new_id(), "prefix": prefix},
    )
    assert last is not None
    return int(last)


def check_rehearsal(db: sqlite3.Connection, path: Path) -> None:
    if not is_rehearsal(db):
        raise RuleBroken(
            "the day is pinned by ENGTRACK_NOW: only a file that was made under it, or by demo, is "
            "written to, and {path} was not; nothing was written",
            path=str(path),
            next="engtrack demo",
        )


def is_rehearsal(db: sqlite3.Connection) -> bool:
    """Whether the file was made by `demo`, or itself under a pinned day."""
    fact = db.execute("SELECT value FROM file_fact WHERE name = 'rehearsal'").fetchone()
    return bool(fact == ("yes",))


@lru_cache(maxsize=2)  # who runs several commands in one process has each statement compiled once
def _engine(path: Path) -> Engine:
    engine = create_engine("sqlite://", creator=lambda: connect(path), poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def lock(connection: Connection) -> None:
        # Python's sqlite3 begins before the first write only: what was read before it could be
        # stale, and an update built on it would undo another's.
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
