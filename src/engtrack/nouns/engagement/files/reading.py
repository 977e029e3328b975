"""From TOML to entries with stored values, with all that is wrong with it at once."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from engtrack.cli.paths import STDIN, content_of, path_of
from engtrack.errors import BadFile, EngtrackError, Misused
from engtrack.language import N_
from engtrack.nouns.document.files import is_address
from engtrack.nouns.engagement.files import values
from engtrack.nouns.engagement.files.fields import Field, Layout
from engtrack.nouns.engagement.files.layout import ENGAGEMENT, RECORD, TABLES
from engtrack.workdays import Calendar

NO_DAYS_OFF = Calendar(())
COMPLAINTS = {  # by whether a field is named, and a command that leads out
    (False, False): N_("{place}: {words}"),
    (False, True): N_("{place}: {words}: `{out}`"),
    (True, False): N_("{place}, {name}: {words}"),
    (True, True): N_("{place}, {name}: {words}: `{out}`"),
}


@dataclass
class Entry:
    """One entry: its noun, its id (of a person the handle), and the fields that it names."""

    noun: str
    id: str
    values: dict[str, Any]

    @property
    def place(self) -> str:
        return f"{self.noun} {self.id}" if self.id else self.noun


@dataclass
class Contents:
    path: str
    engagement: Entry
    entries: dict[str, list[Entry]]
    complaints: list[EngtrackError] = field(default_factory=list)
    has_record: bool = False

    def complain(self, place: str, what: EngtrackError, name: str = "") -> None:
        """Keep what is wrong with an entry or a field of it, and the command that leads out."""
        told = COMPLAINTS[bool(name), bool(what.next)]
        self.complaints.append(Misused(told, place=place, name=name, words=what, out=what.next))

    def check(self) -> None:
        if self.complaints:
            raise BadFile(self.path, self.complaints)


def read_file(path: str) -> Contents:
    """The entries of a file (`-`: of stdin), or Misused if it cannot be read at all."""
    named = path if path != STDIN else "stdin"
    try:
        text = content_of(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Misused("{path} is no text in UTF-8", path=named) from error
    return read_text(text, named)


def read_text(text: str, path: str) -> Contents:
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Misused("{path} is no TOML: {words}", path=path, words=str(error)) from error
    contents = Contents(path, Entry("engagement", "", {}), {noun: [] for noun in TABLES})
    _read_engagement(contents, found.pop("engagement", None))
    contents.has_record = found.pop(RECORD, None) is not None
    for name, entries in found.items():
        _read_table(contents, name, entries)
    _spread_roles(contents)
    _locate_files(contents)
    _check_distinct(contents)
    return contents


def _read_engagement(contents: Contents, found: Any) -> None:
    if not isinstance(found, dict):
        contents.complain("engagement", Misused("there is no table [engagement]"))
        return
    contents.engagement = Entry("engagement", str(found.get("key", "")), {})
    contents.engagement.values = _fields(contents, ENGAGEMENT, found, contents.engagement.place)


def _read_table(contents: Contents, name: str, entries: Any) -> None:
    layout = TABLES.get(name)
    if layout is None:
        contents.complain(name, _unknown_table(name))
        return
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        contents.complain(name, Misused("entries are written [[{name}]]", name=name))
        return
    for number, found in enumerate(entries, 1):
        own = found.get(layout.identity[0])
        id = str(own) if isinstance(own, str) and own else f"#{number}"
        entry = Entry(name, id, {})
        entry.values = _fields(contents, layout, found, entry.place)
        entry.id = entry.values.get(layout.identity[0], id)
        contents.entries[name].append(entry)


def _unknown_table(name: str) -> EngtrackError:
    if name == "approval":
        return Misused(
            "a file grants no decision; ask with `engtrack approval ask`, "
            "and what was decided stands under [record]"
        )
    return _unknown(
        N_("no table {name}; there are: {there}"), name, ["engagement", *TABLES, RECORD]
    )


def _unknown(sentence: str, name: str, there: Iterable[str]) -> EngtrackError:
    known = list(there)
    if nearest := get_close_matches(name, known, 1, 0.6):
        return Misused("there is no {name}; did you mean {nearest}?", name=name, nearest=nearest)
    return Misused(sentence, name=name, there=known)


def _fields(
    contents: Contents, layout: Layout, found: dict[str, Any], place: str
) -> dict[str, Any]:
    decided = dict(layout.decided)
    said: dict[str, Any] = {}
    for name, value in found.items():
        field = layout.field(name)
        try:
            if name in decided:
                raise Misused(
                    "a file does not set it; `engtrack {command}` does", command=decided[name]
                )
            if field is None:
                there = [f.written for f in layout.fields]
                raise _unknown(N_("no field {name}; there are: {there}"), name, there)
            if field.name in said:
                raise Misused("it is said twice, as {names}", names=list(field.names))
            said[field.name] = _value(field, name, value)
        except EngtrackError as error:
            contents.complain(place, error, name)
    for field in layout.fields:
        if field.is_needed and field.name not in said and not set(field.names) & found.keys():
            contents.complain(place, Misused("it is missing"), field.written)
    return said


def _value(field: Field, name: str, value: Any) -> Any:
    if field.kind == "days off":
        return values.parse_days_off(value)
    if field.kind == "thing" and not field.is_list:
        return _thing(field, value)
    if not field.is_list:
        return values.parse_value(field, name, value, NO_DAYS_OFF)
    if not isinstance(value, list):
        raise Misused("{text} is no list", text=str(value))
    if field.kind == "fields":
        return [_part(field, one) for one in value]
    return [values.parse_value(field, name, one, NO_DAYS_OFF) for one in value]


def _part(field: Field, found: Any) -> dict[str, Any]:
    """One of several inline tables; a bare role is one of `roles`."""
    if field.name == "roles" and isinstance(found, str):
        found = {"role": found}
    if not isinstance(found, dict):
        raise Misused("{text} is no table { … }".replace("{ … }", "{{ … }}"), text=str(found))
    layout = Layout(field.name, (), field.parts)
    part: dict[str, Any] = {}
    for name, value in found.items():
        inner = layout.field(name)
        if inner is None:
            raise _unknown(
                N_("no field {name}; there are: {there}"), name, [f.written for f in field.parts]
            )
        part[inner.name] = _value(inner, name, value)
    for inner in field.parts:
        if inner.is_needed and inner.name not in part:
            raise Misused("{name} is missing", name=inner.written)
    return part


def _thing(field: Field, value: Any) -> str:
    """`noun:id` of what is named as that, as { noun = "id" }, or by its id alone."""
    if isinstance(value, dict) and len(value) == 1:
        ((noun, id),) = value.items()
        value = f"{noun}:{id}"
    if not isinstance(value, str) or not value:
        raise Misused(
            "{text} names no entry; say {example}", text=str(value), example=f"{field.of[0]}:id"
        )
    noun, colon, _id = value.partition(":")
    if colon and noun in TABLES:
        if noun not in field.of:
            raise Misused("{noun} does not fit; it may be {nouns}", noun=noun, nouns=list(field.of))
        return value
    return f"{field.of[0]}:{value}" if len(field.of) == 1 else value


def _spread_roles(contents: Contents) -> None:
    """A person's `roles` are entries of the table of roles."""
    for entry in contents.entries["person"]:
        for held in entry.values.pop("roles", ()):
            contents.entries["role"].append(
                Entry("role", held["role"], held | {"person": entry.id})
            )
    for entry in contents.entries["role"]:
        entry.id = f"{entry.values.get('role', '?')} {entry.values.get('person', '?')}"


def _locate_files(contents: Contents) -> None:
    """A document's file is named from the engagement file's folder; an address is kept as it is."""
    for entry in contents.entries["document"]:
        path = entry.values.get("path")
        if path and not is_address(path):
            entry.values["path"] = str((Path(contents.path).parent / path_of(path)).absolute())


def _check_distinct(contents: Contents) -> None:
    for noun, entries in contents.entries.items():
        seen: set[str] = set()
        for entry in entries:
            began = f" {entry.values.get('from_on', '')}" if noun == "role" else ""
            if entry.id + began in seen:
                contents.complain(entry.place, Misused("it stands there twice"))
            seen.add(entry.id + began)
