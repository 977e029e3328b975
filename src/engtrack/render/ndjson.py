"""One object a line, for programs that read line by line; a card's parts are arrays in its line."""

from collections.abc import Sequence
from json import dumps
from typing import Any, TextIO

from engtrack.render.look import Look
from engtrack.render.machine import fields, merged
from engtrack.table import Row, Table


def render(tables: Sequence[Table], out: TextIO, look: Look) -> None:
    for table in merged(tables):
        for row in table.rows:
            out.write(dumps(_object(table, row)) + "\n")


def _object(table: Table, row: Row) -> dict[str, Any]:
    parts = {part.name: [_object(part, each) for each in part.rows] for part in table.parts}
    return dict(fields(table, row)) | parts
