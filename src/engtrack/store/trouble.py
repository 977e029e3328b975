"""What SQLite says when a file cannot be used, in a sentence for its user."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engtrack.errors import FileTrouble
from engtrack.store.header import SENTENCES as SENTENCES_OF_HEADER

WAIT_SECONDS = 30
SENTENCES: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_BUSY: (
        "{path} has been in use by another program for {seconds} seconds; nothing was done",
        "engtrack db path",
    ),
    sqlite3.SQLITE_CORRUPT: SENTENCES_OF_HEADER["damaged"],
    sqlite3.SQLITE_READONLY: ("{path} cannot be written; nothing was done", "engtrack db path"),
    sqlite3.SQLITE_FULL: ("no room left on the disk of {path}; nothing was done",
                          "engtrack db path"),
    sqlite3.SQLITE_IOERR: ("the disk of {path} fails; nothing was done", "engtrack db path"),
    sqlite3.SQLITE_CANTOPEN: ("{path} cannot be opened", "engtrack db path"),
}  # fmt: skip
SENTENCES[sqlite3.SQLITE_LOCKED] = SENTENCES[sqlite3.SQLITE_BUSY]
SENTENCES[sqlite3.SQLITE_NOTADB] = SENTENCES[sqlite3.SQLITE_CORRUPT]
SENTENCES[sqlite3.SQLITE_PERM] = SENTENCES[sqlite3.SQLITE_CANTOPEN]


@contextmanager
def said_of(path: Path) -> Iterator[None]:
    """Turn what SQLite says of the file itself into FileTrouble; let all else pass."""
    try:
        yield
    except Exception as error:
        cause = getattr(error, "orig", error)  # SQLAlchemy wraps it
        if not isinstance(cause, sqlite3.Error):
            raise
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF  # the primary code of an extended one
        if code not in SENTENCES:
            raise
        raise _trouble(path, code) from error


def busy(path: Path) -> FileTrouble:
    return _trouble(path, sqlite3.SQLITE_BUSY)


def is_damage(trouble: FileTrouble) -> bool:
    """Whether the file itself is spoilt, so that SQLite cannot or must not read it."""
    return trouble.sentence in (SENTENCES_OF_HEADER["damaged"][0], SENTENCES_OF_HEADER["empty"][0])


def _trouble(path: Path, code: int) -> FileTrouble:
    sentence, next_command = SENTENCES[code]
    return FileTrouble(sentence, next=next_command, path=str(path), seconds=WAIT_SECONDS)
