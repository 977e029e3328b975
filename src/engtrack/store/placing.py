"""New files: readable by their owner alone, seen under their name only when whole, over nothing."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engtrack.errors import FileTrouble


@contextmanager
def placed(target: Path) -> Iterator[Path]:
    """A new empty file beside the target; when the block ends well it gets the target's name."""
    check_free(target)
    draft = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        draft.unlink(missing_ok=True)  # of a process of this number that was killed
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        yield draft
        _sync(draft)
        _appear(draft, target)
        _sync(target.parent)
    except OSError as error:
        raise FileTrouble("{path} cannot be made: {reason}", path=str(target),
                          reason=error.strerror or str(error)) from error  # fmt: skip
    finally:
        for left in (draft, Path(f"{draft}-journal")):
            left.unlink(missing_ok=True)


def check_free(target: Path) -> None:
    if os.path.lexists(target):
        raise FileTrouble(
            "{path} is there already; nothing was overwritten", path=str(target),
            next="engtrack db path",
        )  # fmt: skip


def _appear(draft: Path, target: Path) -> None:
    """Give the file its name in one step, which fails if another has got it meanwhile."""
    try:
        if os.name == "nt":
            draft.rename(target)  # refuses to overwrite there
        else:
            os.link(draft, target)
    except FileExistsError:
        check_free(target)
        raise
    except OSError:  # a file system without links
        check_free(target)
        draft.rename(target)


def _sync(path: Path) -> None:
    """Onto the disk; of a folder, its list of names."""
    if path.is_dir() and os.name == "nt":
        return
    number = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(number)
    finally:
        os.close(number)
