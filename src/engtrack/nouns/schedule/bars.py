"""A bar for each item of the schedule, drawn for people at a wide terminal, and never else."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from engtrack.language import gettext as _
from engtrack.table import Row, Table

NARROWEST = 100  # of a terminal in which there is room for bars
BESIDE = 82  # what the columns beside them may take
WIDEST = 60


class Signs(NamedTuple):
    """Legible without colour: what each cell of a bar shows."""

    finished: str
    started: str
    open: str
    point: str
    reached: str
    today: str


UNICODE = Signs("█", "▓", "░", "◇", "◆", "│")
ASCII = Signs("#", "=", "-", "o", "*", "|")


def signs_for(encoding: str) -> Signs:
    try:
        "".join(UNICODE).encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return UNICODE


def with_bars(table: Table, width: int, today: str, signs: Signs) -> Table:
    """The table with a column `bar`, where there is room for it and something to draw."""
    rows = list(table.rows)
    days = [day for row in rows for day in _span(table.columns, row)]
    if width < NARROWEST or not days:
        return replace(table, rows=rows)
    scale = Scale(min(days), max(days), min(width - BESIDE, WIDEST))
    said = _("{first} to {last}; {mark} is today").format(
        first=scale.first_on, last=scale.last_on, mark=signs.today
    )
    return replace(
        table,
        columns=(*table.columns, "bar"),
        rows=[(*row, bar(dict(zip(table.columns, row, strict=True)), scale, today, signs))
              for row in rows],
        shown=(*table.shown, "bar"),
        title=said,
    )  # fmt: skip


class Scale(NamedTuple):
    """Days onto cells."""

    first_on: str
    last_on: str
    cells: int

    def cell(self, day: str) -> int:
        first = date.fromisoformat(self.first_on)
        length = (date.fromisoformat(self.last_on) - first).days + 1
        return (date.fromisoformat(day) - first).days * self.cells // length


def bar(item: dict[str, object], scale: Scale, today: str, signs: Signs) -> str:
    """The item's days from the first to the last, and today's mark.

    What is one cell wide keeps it: the mark would hide it whole.
    """
    cells = [" "] * scale.cells
    first = last = -1
    if (span := _days_of(item)) and item["state"] != "cancelled":
        first, last = map(scale.cell, span)
        cells[first : last + 1] = [_sign(item, signs)] * (last + 1 - first)
    if scale.first_on <= today <= scale.last_on:
        now = scale.cell(today)
        if first < last or now != first:
            cells[now] = signs.today
    return "".join(cells).rstrip()


def _sign(item: dict[str, object], signs: Signs) -> str:
    if item["kind"] == "milestone":
        return signs.reached if item["state"] == "finished" else signs.point
    return str(getattr(signs, str(item["state"])))


def _days_of(item: dict[str, object]) -> tuple[str, str] | None:
    first = item["actual_start_on"] or item["start_on"]
    last = item["actual_finish_on"] or item["finish_on"]
    return (str(first), max(str(first), str(last))) if first and last else None


def _span(columns: Sequence[str], row: Row) -> tuple[str, ...]:
    return _days_of(dict(zip(columns, row, strict=True))) or ()
