"""One file a format, each with render(tables, out, look). A format knows nothing of nouns."""

from collections.abc import Sequence
from importlib import import_module
from typing import TextIO

from engtrack.errors import Misused
from engtrack.render.look import Look
from engtrack.table import Table

FORMATS = ("table", "plain", "csv", "json", "ndjson", "markdown")
ONE_TABLE = ("csv", "ndjson")  # a line is a row: there is no place to say of which table
TERMINAL_ROWS = 100  # Rich lays a row out in half a millisecond, and nobody reads more


def check_format(format: str, *, is_page: bool = False) -> None:
    """Before anything is done: is there such a format, and can it hold a page of several tables?"""
    if format not in FORMATS:
        raise Misused("no format {format}; there are: {there}", format=format,
                      there=", ".join(FORMATS))  # fmt: skip
    if is_page and format in ONE_TABLE:
        raise Misused("{format} holds one table, this page has several: ask for json or markdown",
                      format=format)  # fmt: skip


def render(
    tables: Sequence[Table], format: str, out: TextIO, *, width: int = 80,
    is_terminal: bool = False, color: bool = False, all_rows: bool = False,
) -> None:  # fmt: skip
    """Write the answer. Tables of one name are one list to machines, several to people.

    A text stream for csv is opened with newline="": the format ends its lines itself.
    """
    check_format(format, is_page=len({table.name for table in tables}) > 1)
    limit = TERMINAL_ROWS if is_terminal and not all_rows else None
    module = import_module(f"engtrack.render.{format}")  # the format in use, no other
    module.render(tables, out, Look(max(width, 20), color, limit, is_terminal))
