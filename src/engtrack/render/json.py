"""One object for a card, an array for a list, an object of both for a page. ASCII, streamed."""

from collections.abc import Iterable, Iterator, Sequence
from json import dumps
from json.encoder import encode_basestring_ascii
from typing import TextIO

from engtrack.render.look import Look
from engtrack.render.machine import fields, merged
from engtrack.table import Row, Table, Value

STEP = "  "


def render(tables: Sequence[Table], out: TextIO, look: Look) -> None:
    whole = merged(tables)
    out.writelines(_pieces(whole[0], "") if len(whole) == 1 else _object((), whole, ""))
    out.write("\n")


def _pieces(table: Table, margin: str) -> Iterator[str]:
    if table.is_card:
        members = (_members(table, row) for row in table.rows)
        yield from _object(next(members, ()), table.parts, margin)
        return
    mark = "["
    for row in table.rows:
        yield f"{mark}\n{margin}{STEP}"
        yield from _object(_members(table, row), (), margin + STEP)
        mark = ","
    yield "[]" if mark == "[" else f"\n{margin}]"


def _object(members: Iterable[str], tables: Sequence[Table], margin: str) -> Iterator[str]:
    mark = f"\n{margin}{STEP}"
    yield "{" + mark + f",{mark}".join(members) if members else "{"
    comma = "," if members else ""
    for table in tables:
        yield f"{comma}{mark}{_text(table.name)}: "
        yield from _pieces(table, margin + STEP)
        comma = ","
    yield f"\n{margin}}}"


def _members(table: Table, row: Row) -> list[str]:
    return [f"{_text(name)}: {_text(value)}" for name, value in fields(table, row)]


def _text(value: Value | list[str]) -> str:
    return encode_basestring_ascii(value) if isinstance(value, str) else dumps(value)
