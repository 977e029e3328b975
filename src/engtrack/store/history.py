"""The head of the journal: what a file is known by, beside its copies."""

import sqlite3


def head(db: sqlite3.Connection) -> tuple[str, int]:
    """The hash of the newest entry, and how many entries there are ('' and 0 in none)."""
    row = db.execute("SELECT hash, entries FROM journal_head ORDER BY entries DESC").fetchone()
    return row or ("", 0)


def has_entry(db: sqlite3.Connection, noted: str) -> bool:
    """Whether a head that was noted elsewhere, at least its first eight characters, is in here.

    If it is not, the file is older than the note, or its newest entries were taken away.
    """
    found = "SELECT 1 FROM journal_entry WHERE substr(hash, 1, ?) = ?"
    return db.execute(found, (len(noted), noted)).fetchone() is not None
