"""The one shape of an answer: what every read returns and every format receives."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from engtrack.errors import Misused

Value = str | int | None
Row = tuple[Value, ...]


@dataclass(frozen=True, eq=False, repr=False)  # what nobody uses costs every start
class Table:
    """Columns and rows: machines get all, people what is `shown`, with `below` beneath each row.

    `rows` may be an iterator that is read once: a hundred thousand rows pass without being kept.
    A card is one record, shown down the page; its `parts` are the lists that belong to it.
    """

    name: str
    columns: tuple[str, ...]
    rows: Iterable[Row]
    is_card: bool = False
    title: str = ""  # said above the table to people, already in their language
    shown: tuple[str, ...] = ()  # the columns people see unless they ask for others; () = all
    below: tuple[str, ...] = ()  # columns that people see on lines of their own beneath the row
    foot: str = ""  # said beneath the rows to people, in their language
    empty: str = ""  # said to people instead of a table without rows, in their language
    parts: tuple["Table", ...] = field(default=())
    heads: Mapping[str, str] = field(default_factory=dict)  # above a column, if not its name

    def dicts(self) -> Iterator[dict[str, Value]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def only(self, columns: list[str]) -> "Table":
        """The same rows with these columns in this order; all of them if none is named."""
        if not columns:
            return self
        check_columns(columns, self.columns)
        places = [self.columns.index(column) for column in columns]
        return replace(
            self,
            columns=tuple(columns),
            rows=(tuple(row[place] for place in places) for row in self.rows),
            shown=(),
            below=(),
            parts=(),
        )


def check_columns(wanted: Iterable[str], there: Iterable[str]) -> None:
    if unknown := sorted(set(wanted).difference(there)):
        raise Misused("no column {columns}; there are: {there}", columns=", ".join(unknown),
                      there=", ".join(there))  # fmt: skip
