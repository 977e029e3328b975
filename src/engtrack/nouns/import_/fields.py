"""Which columns an import takes: the options of the noun's creating verb, by any of their names."""

import inspect
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, get_args, get_origin

from engtrack.cli.amounts import clipped, fold
from engtrack.cli.options import Takes
from engtrack.cli.parse import parse_key, parse_text
from engtrack.errors import BadFile, EngtrackError, Misused
from engtrack.kinds import bare, kind
from engtrack.vocabulary import column_named, header

CREATING = {
    "engagement": "create", "person": "add", "service": "add", "role": "assign", "task": "add",
    "milestone": "add", "issue": "log", "deliverable": "add", "document": "add",
    "message": "log", "process": "add", "asset": "add",
    "backup": "log", "party": "add", "test": "add",
    "time": "log", "expense": "log",
    "session": "book",
}  # fmt: skip
# Columns of a list that are named otherwise than the option they come from.
ALIASES: dict[str, dict[str, str]] = {
    "person": {"key": "handle"},
    "task": {"assignees": "assignee"},
    "milestone": {"assignees": "assignee"},
    "issue": {"raised_by": "by", "raised_on": "on", "asked_of": "of"},
    "document": {"contributors": "contributor"},
    "message": {"title": "subject", "recipients": "to", "sent_on": "on", "sender": "by"},
    "session": {
        "day_on": "on",
        "start_time": "start",
        "end_time": "end",
        "location": "place",
        "attendees": "with",
        "topics": "topic",
        "booked_by": "by",
    },
    "process": {"described_by": "by", "described_on": "on"},
    "time": {"person": "by", "worked_on": "on", "is_billable": "billable"},
    "backup": {"asset": "of", "made_on": "on"},
    "expense": {
        "person": "by",
        "spent_on": "on",
        "is_billable": "billable",
        "is_reimbursable": "reimbursable",
    },
    "test": {"written_on": "on"},
}
REF, KEY, ENGAGEMENT = "ref", "key", "engagement"
OF_EVERY_ROW: dict[str, Callable[[str], Any]] = {
    REF: parse_text, KEY: parse_key, ENGAGEMENT: parse_key,
}  # fmt: skip


@dataclass(frozen=True)
class Field:
    """`column` is that of the noun's list, to compare with what is there; '' if it has none."""

    name: str
    parse: Callable[[str], Any]
    is_list: bool = False
    is_needed: bool = False
    heading: str = ""
    column: str = ""

    def understood(self, text: str) -> Any:
        if not text.strip():
            return None
        if self.is_list:
            parts = (part.strip() for part in text.replace(";", ",").split(","))
            return [self.parse(part) for part in parts if part]
        return self.parse(text if self.parse is parse_text else text.strip())


def fields_of(function: Callable[..., None]) -> dict[str, Field]:
    """What a creating verb takes, by the names of its parameters."""
    own = inspect.signature(function, eval_str=True).parameters.values()
    return {p.name: _field(p) for p in own}


def _field(parameter: inspect.Parameter) -> Field:
    base, *rest = get_args(parameter.annotation)
    parse = next((part.parse for part in rest if isinstance(part, Takes)), parse_text)
    is_list = get_origin(base) is list or any(get_origin(k) is list for k in get_args(base))
    if base is bool:
        parse = parse_yes_no
    return Field(parameter.name, parse, is_list, parameter.default is parameter.empty)


def parse_yes_no(text: str) -> bool:
    said = fold(text)
    if said not in ("yes", "no", "oui", "non", "1", "0"):
        raise Misused("{text} is neither yes nor no", text=clipped(text))
    return said in ("yes", "oui", "1")


def parse_stored(text: str) -> int:
    """Under a column's full name stands what is stored: whole minutes, whole cents."""
    try:
        return int(text)
    except ValueError:
        raise Misused("{text} is no whole number", text=clipped(text)) from None


def matched(
    noun: str, file: str, headings: Sequence[str], fields: dict[str, Field], listed: Sequence[str],
    synonyms: dict[str, str] | None = None,
) -> tuple[list[Field | None], list[str]]:  # fmt: skip
    """The field of each heading, None where it follows from the rest; and those columns' names.

    A heading is a column's or an option's name, or what heads it in English or French.
    """
    found: list[Field | None] = []
    ignored: list[str] = []
    complaints: list[EngtrackError] = []
    for heading in headings:
        field = _matched(noun, heading, fields, listed, synonyms or {})
        if isinstance(field, str):
            ignored.append(field)
        elif field is None:
            complaints.append(unknown(heading, fields, listed))
        elif field.name in (f.name for f in found if f):
            complaints.append(Misused("the column {column} is there twice", column=heading))
        found.append(field if isinstance(field, Field) else None)
    complaints += missing(fields, found)
    if complaints:
        raise BadFile(file, complaints)
    return found, ignored


def _matched(
    noun: str, heading: str, fields: dict[str, Field], listed: Sequence[str],
    synonyms: dict[str, str],
) -> Field | str | None:  # fmt: skip
    """The field; the column's name if it is one that no import sets; None if it is unknown."""
    column = synonyms.get(fold(heading).replace("-", " ")) or column_named(heading) or heading
    aliases = ALIASES.get(noun, {})
    own = {fold(name.rstrip("_").replace("_", " ")): name for name in fields}
    own_name = "" if kind(column) == "instant" else bare(column)  # an instant is the program's
    for wanted in (aliases.get(column), fold(heading.replace("-", " ").replace("_", " ")), column,
                   own_name):  # fmt: skip
        name = own.get(fold((wanted or "").replace("_", " ")))
        if name:
            return _named(fields[name], heading, column, listed)
    if column in OF_EVERY_ROW:
        return Field(column, OF_EVERY_ROW[column], heading=heading, column=column)
    return column if column in listed else None


def _named(field: Field, heading: str, column: str, listed: Sequence[str]) -> Field:
    in_list = [c for c in listed if column == c or bare(c) == field.name.rstrip("_")]
    is_stored = kind(heading) in ("minutes", "money")
    return Field(
        field.name,
        parse_stored if is_stored else field.parse,
        field.is_list,
        field.is_needed,
        heading,
        (in_list or [""])[0],
    )


def unknown(heading: str, fields: Iterable[str], listed: Iterable[str]) -> EngtrackError:
    """No such column; the nearest names are those of the options and columns, in both languages."""
    names = {name.rstrip("_") for name in fields} | set(listed) | {REF}
    said = {fold(form): name for name in names for form in _forms(name)}
    near = get_close_matches(fold(heading)[:60], said, 3, 0.6)
    nearest = list(dict.fromkeys(said[form] for form in near))
    if nearest:
        return Misused("no column {column}; did you mean {nearest}?", column=clipped(heading),
                       nearest=", ".join(nearest))  # fmt: skip
    return Misused("no column {column}; there are: {there}", column=clipped(heading),
                   there=", ".join(sorted(name.rstrip("_") for name in fields)))  # fmt: skip


def _forms(name: str) -> tuple[str, ...]:
    return name, header(name, "en"), header(name, "fr")


def missing(fields: dict[str, Field], found: Sequence[Field | None]) -> list[EngtrackError]:
    there = {field.name for field in found if field}
    needed = [name.rstrip("_") for name, field in fields.items() if field.is_needed]
    return [Misused("the column {column} is missing", column=name) for name in needed
            if name not in there]  # fmt: skip
