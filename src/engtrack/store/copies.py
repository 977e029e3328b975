"""Copies of the file, and going back to one."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from io import FileIO
from itertools import chain, count
from pathlib import Path

from engtrack.errors import FileTrouble
from engtrack.store import header, history
from engtrack.store.placing import placed
from engtrack.store.read import connect
from engtrack.store.trouble import busy, is_damage, said_of
from engtrack.store.verify import verify

COUNTER = 24  # four bytes of the header that change with every commit


class _Changed(Exception):
    """Somebody wrote after the old content was kept."""


def copy(path: Path, to: Path) -> str:
    """One verified file of one moment, while others write; its head. Overwrites nothing."""
    with placed(to) as draft:
        _draw(path, draft)
        check_sound(draft, said_as=path)
        with closing(connect(draft)) as db:
            return history.head(db)[0]


def restore(path: Path, source: Path, *, instant: str) -> Path | None:
    """Put the content of a verified copy in the file's place; returns where the old one is kept.

    None if there was no file. The file itself stays and is written through SQLite, so that a
    command which waits for it goes on with what was restored, and no write is lost unseen. Only a
    file that SQLite cannot read is moved aside.
    """
    check_sound(source, said_as=source)
    trouble = header.look(path)
    if trouble == "missing":
        copy(source, path)
        return None
    if trouble not in ("", "damaged", "empty"):
        header.check(path)  # it is none of ours, and nothing is done to it
    kept = free_name(path, instant)
    try:
        _swap(path, source, kept)
    except FileTrouble as error:
        if not is_damage(error):
            raise
        _replace(path, source, kept)
    return kept


def check_sound(path: Path, said_as: Path) -> None:
    if found := verify(path):
        raise FileTrouble(
            "{path} does not agree with its journal ({count} faults); nothing was done",
            path=str(said_as), count=len(found), next=f"engtrack db check --db {said_as}",
        )  # fmt: skip


def _draw(path: Path, draft: Path) -> None:
    """Copy a file into an empty one: holding a read lock, so that it is of one moment."""
    with said_of(path), closing(connect(path)) as db, closing(sqlite3.connect(draft)) as new:
        db.execute("BEGIN")
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        db.backup(new)


def _swap(path: Path, source: Path, kept: Path) -> None:
    """Keep the old content, then write the new, unless somebody wrote between: then both again."""
    header.check(path)
    for _ in range(10):
        # Open until both connections are closed: closing it earlier would drop SQLite's locks.
        with path.open("rb", buffering=0) as file:
            before = _counter(file)
            with placed(kept) as draft:
                _draw(path, draft)
            if _overwrite(path, source, lambda: _counter(file) == before):  # noqa: B023
                return
        kept.unlink()
    raise FileTrouble("{path} is written to all the time; nothing was done", path=str(path))


def _overwrite(path: Path, source: Path, is_unchanged: Callable[[], bool]) -> bool:
    """One transaction on the file; False, and nothing is done, if it is not what was kept."""
    is_locked = False

    def check_first(status: int, remaining: int, total: int) -> None:
        nonlocal is_locked
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise busy(path)
        if not is_locked and not is_unchanged():
            raise _Changed
        is_locked = True  # the first page is written to a cache, and nobody else writes any more

    with said_of(path), closing(connect(source)) as new, closing(connect(path)) as db:
        try:
            new.backup(db, pages=1, progress=check_first)
        except _Changed:
            return False
    return True


def _replace(path: Path, source: Path, kept: Path) -> None:
    """For a file that SQLite cannot read: it is moved aside, with what was left of its journal."""
    ready = free(path.with_name(f"{path.name}.restored"))
    copy(source, ready)
    left = Path(f"{path}-journal")
    try:
        if left.exists():
            left.rename(f"{kept}-journal")
        path.rename(kept)
        ready.rename(path)
    except OSError as error:
        if kept.exists() and not path.exists():
            kept.rename(path)
        raise FileTrouble("{path} cannot be put back: {words}", path=path,
                          words=error.strerror or error) from error  # fmt: skip


def _counter(file: FileIO) -> bytes:
    file.seek(COUNTER)
    return file.read(4)


def free_name(path: Path, instant: str) -> Path:
    """`acme.before-20270104-101500.db`"""
    moment = instant[:19].replace("-", "").replace(":", "").replace("T", "-")
    return free(path.with_name(f"{path.stem}.before-{moment}{path.suffix}"))


def free(path: Path) -> Path:
    """The path, or the first numbered one that is free."""
    named = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
    return next(one for one in chain([path], named) if not os.path.lexists(one))
