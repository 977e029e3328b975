"""Stored values under the columns' names, inert in the programs that open them; lines end with LF.

A spreadsheet takes a cell that begins with `=` `+` `-` `@` for a formula, and may split a line at
`;` or a tab where we split it at commas. So an apostrophe goes before each such sign (and before an
apostrophe) at the start of a cell and wherever such a program could begin one. `plain_cell` takes
exactly those away again: what we wrote comes back as it was, to the code point.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TextIO

from engtrack.kinds import kind
from engtrack.render.look import Look
from engtrack.render.machine import merged
from engtrack.table import Row, Table

_BREAKS = r";,\t|\r\n"
_SIGNS = "=+\\-@'＝＋－＠＇"
_ACTIVE = re.compile(rf"(\A|[{_BREAKS}])(?=[{_SIGNS}])")
_INERT = re.compile(rf"(\A|[{_BREAKS}])'(?=[{_SIGNS}])")
_ANY_ACTIVE = re.compile(rf"[{_BREAKS}][{_SIGNS}]")
_CHUNK = 500


def render(tables: Sequence[Table], out: TextIO, look: Look) -> None:
    writer = csv.writer(out, lineterminator="\n")
    for table in merged(tables):
        writer.writerow(table.columns)
        for rows in _inert_rows(table):
            writer.writerows(rows)


def inert(cell: str) -> str:
    """The cell so that no program takes it, or a piece of it, for a formula."""
    return _ACTIVE.sub(r"\1'", cell)


def plain_cell(cell: str) -> str:
    """The cell as it was before `inert`: one apostrophe less in each place that needed one."""
    return _INERT.sub(r"\1", cell)


def _inert_rows(table: Table) -> Iterator[Iterable[Row]]:
    """The rows in chunks. A column of a chunk is searched as one text: most hold nothing active."""
    texts = [place for place, column in enumerate(table.columns) if kind(column) == "text"]
    rows = iter(table.rows)
    while chunk := list(islice(rows, _CHUNK)):
        columns = None
        for place in texts:
            column = [row[place] for row in chunk]
            written = "\n".join(cell for cell in column if cell.__class__ is str)
            if _ANY_ACTIVE.search("\n" + written):
                columns = columns or list(zip(*chunk, strict=True))
                columns[place] = tuple(inert(c) if isinstance(c, str) else c for c in column)
        yield zip(*columns, strict=True) if columns else chunk
