"""Is a row there already, and is it the same? An import adds, and never alters."""

from typing import Any

from engtrack.errors import RuleBroken
from engtrack.nouns.import_.fields import KEY
from engtrack.nouns.import_.lines import Line
from engtrack.table import Value

Taken = dict[str, dict[str, Value]]  # what the noun's list has, by key


def key_of(noun: str, there: Taken, line: Line) -> str | None:
    """The key of what this row is already; a key that is nowhere is refused."""
    if noun == "person":
        return _same_person(there, line.values)
    key = line.own.get(KEY)
    if key is None or key in there:
        return str(key) if key else None
    raise RuleBroken("there is no {key}, and keys are given by the file: leave it empty, or call "
                     "the column ref", key=key, next=f"engtrack {noun} list")  # fmt: skip


def _same_person(there: Taken, values: dict[str, Any]) -> str | None:
    """By the handle; else by the address; else, where none is given, by the name."""
    handle, email, name = (values.get(column) for column in ("handle", "email", "name"))
    if handle:
        return handle if handle in there else None
    return next(
        (key for key, row in there.items()
         if (row["email"] == email if email else row["name"] == name)),
        None,
    )  # fmt: skip


def check_unchanged(noun: str, key: str, there: dict[str, Value], line: Line) -> None:
    """An import adds and never alters: a row that differs is refused, with the way to alter it."""
    for column, (text, value) in line.cells.items():
        stored = there.get(column)
        if column != KEY and text != str(stored) and value != stored and not _listed_so(
            value, stored
        ):  # fmt: skip
            raise RuleBroken(
                "{key} is there with another {column} ({stored}); an import alters nothing",
                key=key, column=column, stored=stored if stored is not None else "",
                next=f"engtrack {noun} edit {key} --help",
            )  # fmt: skip


def _listed_so(value: Any, stored: Value) -> bool:
    """Several persons or links, as the list joins them."""
    if not isinstance(value, list):
        return False
    parts = {part.strip() for part in str(stored or "").split(",")}
    return {str(part) for part in value} == parts
