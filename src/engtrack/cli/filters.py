"""What narrows a list: one column of its view, and how what people type becomes the value in it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from engtrack.cli import parse
from engtrack.store import keys
from engtrack.table import Value

# Columns that name somebody.
PEOPLE = ("person", "author", "owner", "by", "requested_by", "assignee")
KEYS = ("subject", "ref", "cites")  # columns that hold a key


class Filter(NamedTuple):
    """Equality on one column of the view; its option is the column's name with dashes."""

    column: str
    help: str
    is_argument: bool = False
    family: str = ""  # of choices, understood in both languages
    is_yes_no: bool = False
    parse: Callable[[str], Value] | None = None  # from what people type, where that is not enough


def understood(f: Filter, value: Any) -> Value:
    if f.is_yes_no:
        return 1 if value else None
    if value is None:
        return None
    value = parse.parse_text(value)
    if f.parse is not None:
        return f.parse(value)
    if f.family:
        return parse.parse_choice(f.family, value)
    if f.column in PEOPLE:
        return as_person(value)
    if f.column in KEYS:
        return parse.parse_key(value)
    return as_key(value) if f.column == "key" else str(value)


def as_person(text: str) -> str:
    """A handle as it is kept, or a role as `role:lead`."""
    role = text.lower().removeprefix("role:")
    return f"role:{parse.parse_choice('role', role)}" if role != text.lower() else role


def as_key(text: str) -> str:
    """A key as it is kept: `t-07` is T-7, `Task-Overdue:t-7` is task-overdue:T-7."""
    code, colon, ref = text.rpartition(":")
    if colon:
        return f"{code.lower()}:{as_key(ref).upper()}"
    return parse.parse_key(text) if keys.prefix(text.strip()) else text
