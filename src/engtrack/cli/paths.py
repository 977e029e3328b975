"""Paths as people type them, and files that are written whole."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from engtrack.errors import Misused

STDIN = "-"


def path_of(text: str) -> Path:
    """The path, with `~` as the home folder of whom it names."""
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise Misused("{path}: nobody here has that home folder", path=text) from error


def content_of(path: str) -> bytes:
    """What a file holds, or stdin for `-`; Misused if it cannot be read."""
    if path == STDIN:
        is_bytes = hasattr(sys.stdin, "buffer")
        return sys.stdin.buffer.read() if is_bytes else sys.stdin.read().encode()
    try:
        return path_of(path).read_bytes()
    except OSError as error:
        raise Misused(
            "{path} cannot be read: {words}", path=path, words=error.strerror or error
        ) from error


def _private(path: str, flags: int) -> int:
    """New files are their owner's alone."""
    return os.open(path, flags, 0o600)


@contextmanager
def written_whole(path: Path) -> Iterator[TextIO]:
    """The file appears whole or not at all. A link stays one; what is no file is written to."""
    target = path.resolve()
    is_file = target.is_file() or not target.exists()
    part = target.with_name(f".{target.name}.{os.getpid()}.part") if is_file else target
    is_ours = False
    try:
        with open(
            part, "x" if is_file else "w", encoding="utf-8", newline="", opener=_private
        ) as out:
            is_ours = is_file
            yield out
        if is_file:
            if target.exists():
                shutil.copymode(target, part)
            os.replace(part, target)
    except OSError as error:
        raise Misused(
            "{path} cannot be written: {words}", path=path, words=error.strerror or error
        ) from error
    finally:
        if is_ours:
            part.unlink(missing_ok=True)
