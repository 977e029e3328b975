"""A file that goes with what is written: beside its place until the commit, then there."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from engtrack.cli.paths import written_whole
from engtrack.errors import EngtrackError, Misused

if TYPE_CHECKING:
    from sqlmodel import Session

FILES = "files"  # in session.info: an ExitStack of them, closed after the commit


def write_alongside(session: "Session", path: Path, text: str, *, again: str) -> None:
    """Where the file cannot be written, nothing is; `again` is the command that makes it later."""
    out = session.info[FILES].enter_context(_after_commit(path, again))
    out.write(text)
    out.flush()


@contextmanager
def _after_commit(path: Path, again: str) -> Iterator[TextIO]:
    is_committed = False
    try:
        with written_whole(path) as out:
            yield out
            is_committed = True
    except Misused as error:
        if not is_committed:
            raise
        raise EngtrackError("it is done, but {what}", what=error, next=again) from error
