"""Who is meant by a handle of an engagement file, as people write it."""

from typing import Any

from engtrack.cli.parse import parse_handle
from engtrack.errors import Misused


def parse_map(text: str) -> tuple[str, str]:
    """`marie=marie-b`: the handle in the file, and the one here."""
    said, sign, here = text.partition("=")
    if not sign:
        raise Misused("{text} is not HANDLE=HANDLE; say marie=marie-b", text=text)
    return parse_handle(said), parse_handle(here)


def maps_of(given: Any) -> dict[str, str]:
    """Those of a command line, each parsed already."""
    return dict(given or ())
