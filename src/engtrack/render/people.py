"""What the formats for people share: which columns are seen, and a row as the texts that are."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from engtrack import language, vocabulary
from engtrack.kinds import kind
from engtrack.language import gettext as _
from engtrack.render.by_field import by_field
from engtrack.table import Row, Table

NUMBERS = ("minutes", "money", "days", "percent")


class Seen(NamedTuple):
    """Columns side by side, and those on lines of their own beneath the row."""

    across: list[str]
    below: list[str]

    @property
    def all(self) -> list[str]:
        return [*self.across, *self.below]


def seen(table: Table) -> Seen:
    below = [column for column in table.below if column in table.columns]
    across = [column for column in table.shown or table.columns if column not in below]
    return Seen(across, below)


def reader(
    table: Table, columns: list[str], *, keep_newlines: bool = False
) -> Callable[[Row], list[str]]:
    """What turns a row into the texts of these columns, as people see them."""
    places = [
        (column, table.columns.index(column), vocabulary.family(column, table.name) or "")
        for column in columns
    ]
    money = table.columns.index("currency") if "currency" in table.columns else None

    def read(row: Row) -> list[str]:
        currency = str(row[money] or "") if money is not None else None
        return [
            language.shown(column, row[place], family=family, currency=currency,
                           keep_newlines=keep_newlines)
            for column, place, family in places
        ]  # fmt: skip

    return by_field(table, columns, read) if "field" in table.columns else read


def is_number(table: Table, column: str, rows: list[Row]) -> bool:
    """Numbers stand to the right: by the column's kind, or where all there is are whole numbers."""
    if (found := kind(column)) != "text":
        return found in NUMBERS
    place = table.columns.index(column)
    values = [row[place] for row in rows if row[place] is not None]
    return bool(values) and all(isinstance(value, int) for value in values)


def parts(table: Table) -> list[Table]:
    """A card's lists that hold something, or say why they do not."""
    kept = [replace(part, rows=list(part.rows)) for part in table.parts]
    return [part for part in kept if part.rows or part.empty]


def head(table: Table, column: str) -> str:
    """What stands above a column of a list."""
    said = table.heads.get(column)
    return language.label(column, table.name) if said is None else said


def title(table: Table) -> str:
    return language.neutral(table.title)


def foot(table: Table) -> str:
    """What is said beneath the rows."""
    return language.neutral(table.foot, keep_newlines=True)


def nothing(table: Table) -> str:
    """What people are told instead of a table without rows."""
    return language.neutral(table.empty or _("nothing here yet"), keep_newlines=True)
