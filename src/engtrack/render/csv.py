"""Stored values under the columns' names, inert in the programs that open them; lines end with LF.

A spreadsheet takes a cell that begins with `=` `+` `-` `@` for a formula, and may split a line at
`;` or a tab where we split it at commas. So an apostrophe goes before each such sign (and before an
apostrophe) at the start of a cell and wherever such a program could begin one. `plain_cell` takes
exactly those away again: what we wrote comes back as it was, to the code point.

Quoting is that of the standard library's writer, which took twice as long over 100,000 rows: here
a column of a chunk is searched as one text, and most hold nothing to quote or to escape.
"""

import re
from collections.abc import Sequence
from itertools import islice
from typing import TextIO, cast

from engtrack.language import neutral
from engtrack.render.look import Look
from engtrack.render.machine import merged
from engtrack.table import Row, Table, Value

_BREAKS = r";,\t|\r\n"
_SIGNS = "=+\\-@'＝＋－＠＇"
# Text until one is used: most lists need none but the last.
_ACTIVE = rf"\A(?=[{_SIGNS}])|(?<=[{_BREAKS}])(?=\"*[{_SIGNS}])"  # `""` opens nothing
_INERT = rf"\A'(?=[{_SIGNS}])|(?<=[{_BREAKS}])'(?=\"*[{_SIGNS}])"
_QUOTED = r'[",\r\n]'
_ACTIVE_FIRST = rf"\0[{_SIGNS}]"  # NUL, which no stored text has, parts cells
_MARKS = '",\r\n;\t|'
_CHUNK = 500


def render(tables: Sequence[Table], out: TextIO, look: Look) -> None:
    for table in merged(tables):
        out.write(_lines([table.columns]))
        rows = map(_seen, table.rows) if look.is_terminal else iter(table.rows)
        while chunk := list(islice(rows, _CHUNK)):
            out.write(_lines(chunk))


def inert(cell: str) -> str:
    """The cell so that no program takes it, or a piece of it, for a formula."""
    return re.sub(_ACTIVE, "'", cell)


def plain_cell(cell: str) -> str:
    """The cell as it was before `inert`: one apostrophe less in each place that needed one."""
    return re.sub(_INERT, "", cell)


def _lines(rows: Sequence[Row]) -> str:
    columns = [*map(_cells, zip(*rows, strict=True))]
    if len(columns) == 1:  # an empty cell alone on its line would be no line
        columns = [[cell or '""' for cell in columns[0]]]
    return "\n".join(map(",".join, zip(*columns, strict=True))) + "\n"


def _cells(column: tuple[Value, ...]) -> Sequence[str]:
    """A column of a chunk as it is written. Only text is escaped: a negative number stays one."""
    texts, has_text = _texts(column)
    written = "\0" + "\0".join(texts)
    if not has_text or not (re.search(_ACTIVE_FIRST, written) or any(m in written for m in _MARKS)):
        return texts
    cells = {text: _cell(text) for text in set(texts)}
    return [cells[text] for text in texts]


def _texts(column: tuple[Value, ...]) -> tuple[Sequence[str], bool]:
    """The column as texts, and whether any of it was text before."""
    kinds = set(map(type, column))
    if kinds == {str}:
        return cast(tuple[str, ...], column), True
    return ["" if value is None else str(value) for value in column], str in kinds


def _cell(text: str) -> str:
    escaped = inert(text)
    return '"' + escaped.replace('"', '""') + '"' if re.search(_QUOTED, escaped) else escaped


def _seen(row: Row) -> Row:
    """On a terminal nothing stored acts; anywhere else it is written as it is."""
    return tuple(neutral(v, keep_newlines=True) if isinstance(v, str) else v for v in row)
