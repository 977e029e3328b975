"""The files of documents: where they lie, their SHA-256, and whether they changed since."""

import re
from pathlib import Path

from engtrack.cli.decided import sha256_of
from engtrack.cli.paths import path_of
from engtrack.errors import Misused, RuleBroken

ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:(?!\\)\S")  # https://…, mailto:…; `C:\` is a file


def is_address(path: str) -> bool:
    return ADDRESS.match(path) is not None


def located(path: str | None) -> dict[str, str | None]:
    """The columns of a path: an absolute one, found from any folder, with the file's SHA-256.

    An address is kept as it is; a file that cannot be read is refused.
    """
    if path is None or is_address(path):
        return {"path": path, "sha256": None}
    return {"path": str(path_of(path).absolute()), "sha256": sha256_of(path)}


def found(path: str, sha256: str) -> str:
    """`unchanged`, `changed`, `vanished` (gone from a folder that is there), or `unreachable`."""
    place = Path(path)
    try:
        if not place.is_absolute() or not place.parent.is_dir():  # another machine's, or a share
            return "unreachable"
        if not place.is_file():
            return "vanished"
        return "unchanged" if sha256_of(path) == sha256 else "changed"
    except (Misused, OSError):
        return "unreachable"


def check_as_registered(key: str, path: str | None, sha256: str | None) -> None:
    """A question is about the file that was registered, not about one written over since."""
    if path and sha256 and found(path, sha256) == "changed":
        raise RuleBroken(
            "the file of {key} has changed since it was registered",
            key=key,
            next=f"engtrack document revise {key}",
        )
