"""What the formats for machines share: one list a name, however it was split for people."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby
from operator import attrgetter

from engtrack.table import Table, Value

QUOTING = frozenset("\"'\\")


def merged(tables: Sequence[Table]) -> list[Table]:
    """Tables of one name, such as one for each person, made one; no row is kept."""
    groups = (list(group) for _, group in groupby(tables, attrgetter("name")))
    return [_one(group) for group in groups]


def _one(tables: list[Table]) -> Table:
    first = tables[0]
    if len(tables) == 1:
        return first
    rows = chain.from_iterable(table.only(list(first.columns)).rows for table in tables)
    return replace(first, rows=rows, is_card=False, parts=())


def fields(table: Table, row: tuple[Value, ...]) -> Iterator[tuple[str, Value | list[str]]]:
    """The row's fields; beside a command to run, the same as the list of its words."""
    for column, value in zip(table.columns, row, strict=True):
        yield column, value
        if column == "next":
            yield "next_argv", _words(value)


def _words(command: Value) -> list[str] | None:
    if not isinstance(command, str):
        return None
    if not QUOTING.intersection(command):
        return command.split()  # most are plain, and this costs a hundredth
    from shlex import split

    return split(command)
