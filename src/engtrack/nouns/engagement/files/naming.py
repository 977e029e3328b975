"""Who is meant by a handle of a file: `--map marie=marie-b` where here it is somebody else's."""

from collections.abc import Container, Iterable, Mapping

from engtrack.errors import Misused
from engtrack.nouns.engagement.files.fields import Field
from engtrack.nouns.engagement.files.layout import ENGAGEMENT, TABLES
from engtrack.nouns.engagement.files.reading import Contents
from engtrack.nouns.engagement.files.standing import Values


def check_maps(contents: Contents, maps: Mapping[str, str]) -> None:
    there = {entry.id for entry in contents.entries["person"]}
    if strangers := sorted(maps.keys() - there):
        raise Misused("the file has no person {persons}", persons=strangers)


def rename(contents: Contents, maps: Mapping[str, str], known: Container[str]) -> None:
    """Everywhere in the entries. Of somebody known here the file says no more."""
    if not maps:
        return
    for entry in contents.entries["person"]:
        if entry.id in maps:
            entry.id = entry.values["handle"] = maps[entry.id]
            if entry.id in known:
                entry.values = {"handle": entry.id}
    _rename(ENGAGEMENT.fields, contents.engagement.values, maps)
    for noun, layout in TABLES.items():
        for entry in contents.entries[noun]:
            _rename(layout.fields, entry.values, maps)
            if noun == "role":
                entry.id = f"{entry.values.get('role')} {entry.values.get('person')}"


def _rename(fields: Iterable[Field], said: Values, maps: Mapping[str, str]) -> None:
    for field in fields:
        value = said.get(field.name)
        if value is None:
            continue
        if field.kind == "fields":
            for part in value:
                _rename(field.parts, part, maps)
        elif field.kind in ("person", "person or role"):
            said[field.name] = (
                [maps.get(one, one) for one in value] if field.is_list else maps.get(value, value)
            )
