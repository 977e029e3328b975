"""Is this file ours? Asked of its first 100 bytes, before SQLite sees it and might touch it."""

from pathlib import Path
from typing import Literal

from engtrack.errors import FileTrouble

APPLICATION_ID = 0x656E6774  # 'engt'
SCHEMA_VERSION = 2  # raised with every change of a table, an index or a guard; a test looks

Trouble = Literal[
    "", "missing", "not-a-file", "unreadable", "empty", "foreign", "not-ours", "damaged", "newer",
    "older",
]  # fmt: skip
MAGIC = b"SQLite format 3\0"
SENTENCES: dict[str, tuple[str, str]] = {
    "missing": ("there is no file {path}", "engtrack init"),
    "not-a-file": ("{path} is not a file", "engtrack db path"),
    "unreadable": ("{path} cannot be read", "engtrack db path"),
    "empty": ("{path} is empty, so it is left alone; name another file", "engtrack db path"),
    "foreign": ("{path} is not an engtrack file; it is left alone", "engtrack db path"),
    "not-ours": ("{path} belongs to another program; it is left alone", "engtrack db path"),
    "damaged": ("{path} is damaged; restore a copy of it", "engtrack db restore --help"),
    "newer": ("{path} was written by a newer engtrack; this one leaves it alone",
              "engtrack --version"),
    "older": ("{path} was made by an older engtrack; to bring it up to this one:",
              "engtrack db upgrade"),
}  # fmt: skip


def check(path: Path, *, may_be_older: bool = False) -> None:
    """Raise FileTrouble unless SQLite may open this file.

    Never while this process has the file open: closing it here would drop SQLite's locks on it.
    """
    trouble = look(path)
    if trouble and not (trouble == "older" and may_be_older):
        import shlex  # only an error needs it

        sentence, next_command = SENTENCES[trouble]
        is_of_it = trouble in ("missing", "older")
        out = f"{next_command} --db {shlex.quote(str(path))}" if is_of_it else next_command
        raise FileTrouble(sentence, next=out, path=str(path))


def look(path: Path) -> Trouble:
    """What is wrong with the file, as a code; '' if nothing is to be seen from outside."""
    try:
        if not path.is_file():
            return "not-a-file" if path.exists() else "missing"
        with path.open("rb", buffering=0) as file:
            return _judge(file.read(100), path.stat().st_size)
    except OSError:
        return "unreadable"


def _judge(head: bytes, size: int) -> Trouble:
    if size == 0:
        return "empty"
    if not head.startswith(MAGIC):
        return "foreign"
    if len(head) < 100:
        return "damaged"
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        return "not-ours"
    version = int.from_bytes(head[60:64], "big")
    if version > SCHEMA_VERSION:
        return "newer"
    page = int.from_bytes(head[16:18], "big")  # 1 stands for 65536
    is_whole = version >= 1 and size >= (65536 if page == 1 else page) and page & (page - 1) == 0
    if not is_whole:
        return "damaged"
    return "older" if version < SCHEMA_VERSION else ""
