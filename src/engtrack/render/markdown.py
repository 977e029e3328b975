"""For a page on the web: a list is a GitHub table, a card is points; no text in it acts."""

import re
from collections.abc import Sequence
from typing import TextIO

from engtrack.language import before, label
from engtrack.render import people
from engtrack.render.look import Look
from engtrack.table import Row, Table

_SPECIAL = re.compile(r"[\\`*_{}\[\]|~$#]")
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<br>"})


def render(tables: Sequence[Table], out: TextIO, look: Look) -> None:
    for place, table in enumerate(tables):
        out.write("\n" if place else "")
        _write(table, out, "##")


def _write(table: Table, out: TextIO, level: str) -> None:
    if table.title:
        out.write(f"{level} {escaped(people.title(table))}\n\n")
    rows = list(table.rows)
    if not rows:
        out.write(escaped(people.nothing(table)) + "\n")
    elif table.is_card:
        _write_card(table, rows, out)
    else:
        _write_list(table, rows, out)
    if table.foot:
        out.write("\n" + escaped(people.foot(table)) + "\n")
    for part in people.parts(table):
        out.write("\n")
        _write(part, out, level + "#")


def _write_card(table: Table, rows: list[Row], out: TextIO) -> None:
    columns = people.seen(table).all
    read = people.reader(table, columns, keep_newlines=True)
    for row in rows:
        for column, text in zip(columns, read(row), strict=True):
            if text:
                head = escaped(label(column, table.name))
                out.write(f"- {before(f'**{head}**')}{_cell(column, text)}\n")


def _write_list(table: Table, rows: list[Row], out: TextIO) -> None:
    columns = people.seen(table).all
    read = people.reader(table, columns, keep_newlines=True)
    rights = [people.is_number(table, column, rows) for column in columns]
    _write_line([escaped(people.head(table, column)) for column in columns], out)
    _write_line(["---:" if is_right else "---" for is_right in rights], out)
    for row in rows:
        _write_line(map(_cell, columns, read(row)), out)


def _write_line(cells: "Sequence[str] | map[str]", out: TextIO) -> None:
    out.write("| " + " | ".join(cells) + " |\n")


def _cell(column: str, text: str) -> str:
    """A command stands as code, to be copied; all else as text that means nothing but itself."""
    if column != "next" or not text:
        return escaped(text)
    fence = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    pad = " " if "`" in text else ""
    return f"{fence}{pad}{text.replace('|', chr(92) + '|').replace(chr(10), ' ')}{pad}{fence}"


def escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text).translate(_HTML)
