"""For people through a pipe: columns padded to their widest cell, no colour, nothing cut."""

from collections.abc import Sequence
from typing import TextIO
from unicodedata import combining, east_asian_width

from engtrack.language import before, label
from engtrack.render import people
from engtrack.render.look import Look
from engtrack.table import Row, Table

GAP = "  "


def render(tables: Sequence[Table], out: TextIO, look: Look) -> None:
    for place, table in enumerate(tables):
        out.write("\n" if place else "")
        _write(table, out)


def _write(table: Table, out: TextIO) -> None:
    if table.title:
        out.write(people.title(table) + "\n")
    rows = list(table.rows)
    if not rows:
        out.write(people.nothing(table) + "\n")
    elif table.is_card:
        _write_card(table, rows, out)
    else:
        _write_list(table, rows, out)
    if table.foot:
        out.write(people.foot(table) + "\n")
    for part in people.parts(table):
        out.write("\n")
        _write(part, out)


def _write_card(table: Table, rows: list[Row], out: TextIO) -> None:
    columns = people.seen(table).all
    read = people.reader(table, columns, keep_newlines=True)
    for row in rows:
        for column, text in zip(columns, read(row), strict=True):
            if text:  # the fields that nobody filled only hide the others
                out.write(before(label(column, table.name)) + text.replace("\n", "\n" + GAP) + "\n")


def _write_list(table: Table, rows: list[Row], out: TextIO) -> None:
    columns = people.seen(table).all
    read = people.reader(table, columns)
    lines = [[people.head(table, column) for column in columns], *map(read, rows)]
    widths = [max(map(width, cells)) for cells in zip(*lines, strict=True)]
    rights = [people.is_number(table, column, rows) for column in columns]
    for line in lines:
        padded = map(_padded, line, widths, rights)
        out.write(GAP.join(padded).rstrip() + "\n")


def _padded(cell: str, wide: int, is_right: bool) -> str:
    room = " " * (wide - width(cell))
    return room + cell if is_right else cell + room


def width(text: str) -> int:
    """How many places a terminal gives it: two to wide signs, none to accents that combine."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(s) else 2 if east_asian_width(s) in "WF" else 1 for s in text)
