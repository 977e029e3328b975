"""The schedule drawn: the columns that fit the width, a bar for each row, and a row for each phase.

Loaded for people at a table only.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from engtrack.language import gettext as _
from engtrack.language import neutral
from engtrack.nouns.schedule.drawing import bars
from engtrack.nouns.schedule.drawing.axis import axis, scale_of
from engtrack.render import people
from engtrack.render.layout import GAP
from engtrack.table import Row, Table, Value

Names = tuple[str, ...]
NARROWEST = 10  # cells of a bar that still tells something
TITLE = 40  # of a title, before other columns come back
CLIPPED = 12  # a title is clipped to no less


class Columns(NamedTuple):
    """Those of a drawing, in their order, and what gives way where it is narrow, the last first."""

    all: Names
    spare: Names


ITEMS = Columns(
    ("key", "engagement", "title", "assignees", "start_on", "finish_on", "state", "slip_days",
     "mark", "bar"),
    ("start_on", "assignees", "state"),
)  # fmt: skip
PHASES = Columns(
    ("engagement", "title", "start_on", "finish_on", "committed_finish_on", "slip_days",
     "progress_percent", "mark", "bar"),
    ("progress_percent", "start_on", "committed_finish_on"),
)  # fmt: skip
COLUMNS = {"schedule_show": ITEMS, "schedule_phase": PHASES}


class Canvas(NamedTuple):
    """Where it is drawn, and on which day: the terminal's width, and the encoding of its signs."""

    width: int
    today: str
    encoding: str = "utf-8"


def counted(phases: Table) -> Table:
    """Each phase's title behind how many of its items are done."""
    rows = [{**row, "title": f"{row['finished_count']}/{row['item_count']} {row['title']}"}
            for row in phases.dicts()]  # fmt: skip
    return replace(phases, rows=[tuple(row.values()) for row in rows])


def by_phase(items: Table, phases: Table) -> Table:
    """The items beneath a row for each phase, where there are several; it has no key."""
    heads = list(phases.dicts())
    if len(heads) <= len({head["engagement"] for head in heads}):
        return items
    of, phase = items.columns.index("engagement"), items.columns.index("phase")
    groups: dict[tuple[Value, Value], list[Row]] = {}
    for row in items.rows:
        groups.setdefault((row[of], row[phase]), []).append(row)
    rows: list[Row] = []
    for head in heads:
        rows.append(tuple(None if c == "key" else head.get(c) for c in items.columns))
        rows += groups.pop((head["engagement"], head["phase"]), [])
    rows += (row for left in groups.values() for row in left)  # of phases all cancelled
    return replace(items, rows=rows)


def drawn(table: Table, canvas: Canvas, phases: Table | None = None) -> Table:
    """The table with marks and bars, its rows beneath their phases where these are given.

    As it is where nothing has a day, or there is no room for bars.
    """
    as_it_is = replace(table, rows=list(table.rows))
    table = by_phase(as_it_is, phases) if phases else as_it_is
    items, signs = list(table.dicts()), bars.signs_for(canvas.encoding)
    marks = [bars.mark(item) for item in items]
    marked = _with(table, "mark", marks, "")
    columns, title, room = _fitted(_widths(marked), COLUMNS[table.name], canvas.width)
    span = bars.span_of(items, canvas.today)
    if span is None or room < NARROWEST:
        return as_it_is
    scale = scale_of(*span, room)
    drawings = [bars.bar(item, scale, canvas.today, signs) for item in items]
    said = _("{first} to {last}; today is {today}")
    return replace(
        _with(_clipped(marked, title, signs.more), "bar", drawings, axis(scale)),
        shown=columns,
        title=said.format(first=span[0], last=span[1], today=canvas.today),
        foot=bars.legend([*drawings, *filter(None, marks)], signs),
    )


def _with(table: Table, column: str, values: Sequence[Value], head: str) -> Table:
    """The table with one more column."""
    rows = [(*row, value) for row, value in zip(table.rows, values, strict=True)]
    return replace(table, columns=(*table.columns, column), rows=rows,
                   heads={"slip_days": _("slip"), **table.heads, column: head})  # fmt: skip


def _widths(table: Table) -> dict[str, int]:
    """How wide each column is of those that may be drawn and hold something."""
    names = [name for name in COLUMNS[table.name].all if name in table.columns]
    if "engagement" not in table.shown:
        names.remove("engagement")
    lines = [*map(people.reader(table, names), table.rows)]
    found = {}
    for name, cells in zip(names, zip(*lines, strict=True), strict=False):
        head = people.head(table, name).split()  # it is folded at its spaces
        if any(cells):
            found[name] = max(map(cell_len, (*head, *cells)))
    return found


def _fitted(widths: dict[str, int], columns: Columns, width: int) -> tuple[Names, int, int]:
    """The columns that there is room for, and how wide the title and the bar are."""
    kept = ["title", "bar", *(name for name in widths if name not in ("title", *columns.spare))]
    room = width - sum(widths[name] + GAP for name in kept[2:]) - GAP
    title, bar = widths.get("title", 0), width * 3 // 8
    for name in columns.spare:
        if name in widths and room - widths[name] - GAP >= min(title, TITLE) + bar:
            kept.append(name)
            room -= widths[name] + GAP
    title = min(title, max(CLIPPED, room - bar))
    return tuple(name for name in columns.all if name in kept), title, room - title


def _clipped(table: Table, width: int, more: str) -> Table:
    """The table with no title wider than that."""
    place = table.columns.index("title")
    rows = [(*row[:place], _clip(neutral(str(row[place])), width, more), *row[place + 1 :])
            for row in table.rows]  # fmt: skip
    return replace(table, rows=rows)


def _clip(text: str, width: int, more: str) -> str:
    """The text in so many places of a terminal; wide signs take two."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - len(more)).rstrip() + more
