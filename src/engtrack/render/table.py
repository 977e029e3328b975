"""For people at a terminal: a grid that fits its width, what does not fit beneath each row.

Rich folds, measures and colours; the lines are laid out here, since a row of Rich's own table
cannot have others beneath it. Every cell is a `Text`: nothing in it is markup.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, zip_longest
from typing import NamedTuple, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from engtrack.folding import HELD, held
from engtrack.kinds import kind
from engtrack.language import NO_BREAK, before, label, ngettext
from engtrack.render import people
from engtrack.render.layout import DRAWN, GAP, Column, fit
from engtrack.render.look import Look
from engtrack.table import Row, Table
from engtrack.vocabulary import family

TINTS = {  # a colour never says what no word says
    "attention": "red",
    "serious": "red",
    "todo": "yellow",
    "warning": "yellow",
    "waiting": "yellow",
    "done": "green",
    "finished": "green",
    "approved": "green",
    "cancelled": "dim",
    "waived": "dim",
    "later": "dim",
}
HELD_NO_BREAK = "\ue001"  # of no one's text
MARGIN = "    "  # of what stands beneath a row


class Signs(NamedTuple):
    rule: str
    arrow: str
    dot: str


def render(tables: Sequence[Table], out: TextIO, look: Look) -> None:
    screen = Screen(out, look)
    for place, table in enumerate(tables):
        screen.say("\n" if place else "")
        screen.show(table)


class Screen:
    """Where the lines go: how wide, in colour or not, and which signs its encoding has."""

    def __init__(self, out: TextIO, look: Look) -> None:
        self.width, self.limit = look.width, look.limit
        self.signs = _signs(getattr(out, "encoding", None) or "utf-8")
        self.console = Console(
            file=out,
            width=look.width,
            color_system="standard" if look.color else None,
            force_terminal=look.color,
            no_color=not look.color,
            markup=False,
            emoji=False,
            highlight=False,
        )

    def say(self, text: str | Text, style: str = "") -> None:
        """One line as it is: a terminal breaks what is too long, copying it gets it whole."""
        if text:
            end = "" if text == "\n" else "\n"
            self.console.print(Text(text, style) if isinstance(text, str) else text,
                               soft_wrap=True, end=end)  # fmt: skip

    def say_folded(self, text: str | Text, margin: str = "", style: str = "") -> None:
        for line in self.folded(text, self.width - len(margin), style):
            self.say(Text(margin).append_text(line))

    def folded(self, text: str | Text, width: int, style: str = "") -> list[Text]:
        whole = Text(text, style) if isinstance(text, str) else text
        if "\n" not in whole.plain and cell_len(whole.plain) <= width:
            return [whole]
        lines = _kept_whole(whole).wrap(self.console, max(width, 2), overflow="fold")
        for line in lines:
            line.rstrip()
        return [*map(_as_it_was, lines)]

    def show(self, table: Table) -> None:
        self.say_folded(people.title(table), style="bold") if table.title else None
        rows = iter(table.rows)
        first = list(rows if self.limit is None else islice(rows, self.limit))
        if not first:
            self.say_folded(people.nothing(table))
        elif table.is_card:
            self._show_card(table, first)
        else:
            self._show_list(table, first)
            self._say_how_many_more(sum(1 for _ in rows))
        self.say_folded(people.foot(table), style="dim")
        for part in people.parts(table):
            self.say("\n")
            self.show(part)

    def _say_how_many_more(self, count: int) -> None:
        if count:
            said = ngettext("… {count} more row; --all-rows shows it",
                            "… {count} more rows; --all-rows shows them", count)  # fmt: skip
            self.say_folded(said.format(count=count), style="dim")

    def _show_card(self, table: Table, rows: list[Row]) -> None:
        columns = people.seen(table).all
        read = people.reader(table, columns, keep_newlines=True)
        heads = [label(column, table.name) for column in columns]
        indent = min(max(map(cell_len, heads)), self.width // 2 - GAP)
        for row in rows:
            for column, head, text in zip(columns, heads, read(row), strict=True):
                if text:  # the fields that nobody filled only hide the others
                    self._show_field(column, head, text, indent + GAP, _tint(table, column, row))

    def _show_field(self, column: str, head: str, text: str, indent: int, tint: str) -> None:
        if column == "next":
            self._show_command(text, "")
            return
        heads = self.folded(head, indent - GAP, "dim")
        values = self.folded(text, self.width - indent, tint)
        for left, right in zip_longest(heads, values, fillvalue=Text()):
            self.say(_joined([(left, indent, False), (right, 0, False)]))

    def _show_command(self, command: str, margin: str) -> None:
        """Never folded: it is to be copied and run."""
        self.say(Text.assemble(margin, self.signs.arrow, " ", (command, "bold")))

    def _show_list(self, table: Table, rows: list[Row]) -> None:
        seen = _with_commands_below(people.seen(table))
        cells = [*map(people.reader(table, seen.across), rows)]
        notes = [*map(people.reader(table, seen.below), rows)]
        columns = [
            Column(name, people.head(table, name), [line[place] for line in cells],
                   _is_text(table, name), people.is_number(table, name, rows))
            for place, name in enumerate(seen.across)
        ]  # fmt: skip
        across, widths, below = fit(columns, self.width)
        grid = Grid(self, widths, [column.is_right for column in across])
        grid.show([column.head for column in across], ["bold"] * len(across))
        self.say(self.signs.rule * min(self.width, sum(widths) + GAP * (len(widths) - 1)), "dim")
        for place, row in enumerate(rows):
            grid.show([column.cells[place] for column in across],
                      [_tint(table, column.name, row) for column in across])  # fmt: skip
            self._show_rest(below, place)
            self._show_below(seen.below, notes[place])

    def _show_rest(self, columns: list[Column], place: int) -> None:
        """The columns that found no place, in one paragraph beneath their row."""
        told = [(column.head, column.cells[place]) for column in columns
                if column.cells[place] and column.name not in DRAWN]  # fmt: skip
        said = [Text.assemble((before(head), "dim"), cell) for head, cell in told]
        if said:
            self.say_folded(Text(f" {self.signs.dot} ").join(said), MARGIN)

    def _show_below(self, columns: list[str], texts: list[str]) -> None:
        for column, text in zip(columns, texts, strict=True):
            if text and column == "next":
                self._show_command(text, MARGIN)
            elif text:
                self.say_folded(Text.assemble((before(label(column)), "dim"), text), MARGIN)


class Grid(NamedTuple):
    """Columns of fixed widths; a cell that is longer goes on in the next line of its row."""

    screen: Screen
    widths: list[int]
    rights: list[bool]

    def show(self, cells: Iterable[str], styles: Iterable[str]) -> None:
        folded = map(self.screen.folded, cells, self.widths, styles)
        for line in zip_longest(*folded, fillvalue=Text()):
            self.screen.say(_joined(zip(line, self.widths, self.rights, strict=True)))


def _kept_whole(text: Text) -> Text:
    """Rich breaks lines at a no-break space too, so another sign stands for it meanwhile."""
    kept = text.copy()
    kept.plain = held(text.plain).replace(NO_BREAK, HELD_NO_BREAK)
    return kept


def _as_it_was(text: Text) -> Text:
    text.plain = text.plain.replace(HELD_NO_BREAK, NO_BREAK).replace(HELD, " ")
    return text


def _joined(cells: Iterable[tuple[Text, int, bool]]) -> Text:
    """Texts beside each other, each padded to its width on the left or on the right."""
    line = Text()
    for place, (text, width, is_right) in enumerate(cells):
        room = " " * (width - cell_len(text.plain))
        line.append(" " * GAP if place and width else "")
        line.append(room if is_right else "").append_text(text)
        line.append("" if is_right else room)
    line.rstrip()
    return line


def _with_commands_below(seen: people.Seen) -> people.Seen:
    """A command is folded nowhere, so it has no place among the columns."""
    if "next" not in seen.across or seen.across == ["next"]:
        return seen
    return people.Seen([name for name in seen.across if name != "next"], [*seen.below, "next"])


def _is_text(table: Table, column: str) -> bool:
    return kind(column) == "text" and family(column, table.name) is None


def _tint(table: Table, column: str, row: Row) -> str:
    if family(column, table.name):
        return TINTS.get(str(row[table.columns.index(column)]), "")
    if column in DRAWN:
        return "red" if row[table.columns.index("is_critical")] else ""
    if "bar" in table.columns and row[table.columns.index("key")] is None:
        return "bold"  # a heading of those beneath it
    return "cyan" if column == "key" else ""


def _signs(encoding: str) -> Signs:
    """The signs of the stream's encoding: an old console has no rules and no arrows."""
    found: Iterator[str] = (sign if _has(encoding, sign) else plain
                            for sign, plain in (("─", "-"), ("→", "->"), ("·", ";")))  # fmt: skip
    return Signs(*found)


def _has(encoding: str, sign: str) -> bool:
    try:
        sign.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
