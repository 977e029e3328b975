"""Rows that say themselves of which field their values are: changes, decisions, the journal."""

import re
from collections.abc import Callable

from engtrack import language, vocabulary
from engtrack.table import Row, Table, Value

VALUES = ("before", "after", "as_asked", "now")  # of the field that the row names


def by_field(
    table: Table, columns: list[str], read: Callable[[Row], list[str]]
) -> Callable[[Row], list[str]]:
    """Where a row says of which field its values are, they are read as that field's."""
    at = {name: place for place, name in enumerate(table.columns)}
    valued = [column for column in columns if column in VALUES]

    def read_by_field(row: Row) -> list[str]:
        field = str(row[at["field"]])
        noun = str(row[at["noun"]]) if "noun" in at else ""
        currency = str(row[at["currency"]] or "") if "currency" in at else None
        said = dict(zip(columns, read(row), strict=True))
        for column in valued:
            said[column] = of_field(field, row[at[column]], noun=noun, currency=currency)
        if noun and "field" in said:  # of the journal: a column's name as it stands in the file
            said["field"] = language.label(field.removesuffix("_id"))
        return list(said.values())

    return read_by_field


def of_field(column: str, value: Value, *, noun: str = "", currency: str | None = None) -> str:
    """A value whose column another cell of its row names, as the journal and decisions keep them.

    A change's line keeps its amounts as text (`+480 min`, `40:00`, `+1200.00`, `+2 bd, train`).
    """
    if isinstance(value, str) and (said := _amounts(column, value, currency or "")):
        return said
    if column == "snapshot" and isinstance(value, str):  # `T-1 Install: 2027-03-01 … 2027-03-04`
        value = re.sub(r": (?=[0-9]{4}-)", language.before(""), value)
    family = "act" if column == "verb" else vocabulary.family(column, noun)
    return language.shown(column, value, family=family or "", currency=currency)


_AMOUNT = {  # how a line of a change keeps what it adds, and the columns whose values those are
    r"([+-]?[0-9]+) bd": "days",
    r"([+-]?[0-9]+) min": "minutes",
    r"(-?[0-9]+:[0-9]{2})": "minutes",
    r"([+-]?[0-9]+\.[0-9]{2})": "cents",
}
_BARE = {"duration": "days"}  # of these, a number alone is an amount too


def _amounts(column: str, text: str, currency: str) -> str | None:
    """The amounts of a change's line in words, None where the column has none."""
    if column not in vocabulary.CHOICES["change_field"]:
        return None
    parts = [_amount(column, part, currency) for part in text.split(", ")]
    return ", ".join(map(str, parts)) if None not in parts else None


def _amount(column: str, text: str, currency: str) -> str | None:
    if column in _BARE and text.lstrip("-").isdecimal():
        return language.shown(_BARE[column], int(text))
    for pattern, unit in _AMOUNT.items():
        if found := re.fullmatch(pattern, text):
            sign = "+" if text.startswith("+") else ""
            return sign + language.shown(unit, _whole(found[1]), currency=currency)
    return language.word("phase", text) if text in vocabulary.CHOICES["phase"] else None


def _whole(text: str) -> int:
    """Minutes of `8:30`, cents of `12.50`, else the number itself."""
    if ":" in text:
        hours, minutes = text.lstrip("-").split(":")
        return (-1 if text.startswith("-") else 1) * (int(hours) * 60 + int(minutes))
    return int(text.replace(".", ""))
