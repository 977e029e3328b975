"""An engagement as a file: what stands, as people write it; decisions apart, under [record]."""

from collections.abc import Iterator
from sqlite3 import Connection
from typing import Any

from engtrack.cli.answers import answer_text
from engtrack.cli.reads import check_acting
from engtrack.cli.settings import settings
from engtrack.errors import NotFound
from engtrack.nouns.engagement.files import values
from engtrack.nouns.engagement.files.fields import Field, Layout
from engtrack.nouns.engagement.files.layout import ENGAGEMENT, RECORD, TABLES
from engtrack.nouns.engagement.files.record import record_of
from engtrack.nouns.engagement.files.standing import Standing, There, Values, read_standing
from engtrack.store.read import Scope, nearest_keys, reading

# What need not be said: the first state, and how links bind unless said.
UNSAID = {
    "state": ("open", "agreed", "active", "described", "draft", "current", "booked"),
    "type": ("FS",),
    "lag_days": (0,),
}
COMMITTED = ("committed_start_on", "committed_finish_on")


def export(key: str) -> None:
    """Print the file, or write it where `--output` says: whole, or not at all."""
    with reading(settings.db, settings.instant, settings.today, Scope(everything=True)) as db:
        check_acting(db)
        text = text_of(db, key, settings.today)
    answer_text(text)


def text_of(db: Connection, key: str, today: str) -> str:
    import tomli_w  # only this writes TOML

    standing = read_standing(db, key)
    if standing.id is None:
        raise NotFound("engagement", key, nearest_keys(db, "engagement", "key", key))
    forget_decided(standing)
    found: Values = {"engagement": _written(ENGAGEMENT, standing.engagement)}
    for noun, layout in TABLES.items():
        if entries := list(_entries(standing, noun, layout, today)):
            found[noun] = entries
    if record := record_of(db, standing):
        found[RECORD] = record
    return tomli_w.dumps(found, indent=4)


def _entries(standing: Standing, noun: str, layout: Layout, today: str) -> Iterator[Values]:
    if noun == "person":
        wanted = set(_people(standing))
        known = (row for handle, row in standing.persons.items() if handle in wanted)
        yield from (_written(layout, row) for row in known)
        return
    for there in standing.rows[noun].values():
        said = _kept(there, today)
        yield _written(layout, said if noun == "role" else {layout.identity[0]: there.id} | said)


def forget_decided(standing: Standing) -> None:
    """Applied changes are decisions: they go to the record, and so does who cites one."""
    applied = [there for there in standing.rows["change"].values() if there.state == "applied"]
    gone = {f"change:{there.id}" for there in applied}
    for there in applied:
        del standing.rows["change"][there.id]
    for noun, rows in standing.rows.items():
        for there in rows.values():
            _uncite(TABLES[noun].fields, there.values, gone)


def _uncite(fields: tuple[Field, ...], said: Values, gone: set[str]) -> None:
    for field in fields:
        if field.kind == "fields":
            for part in said.get(field.name, ()):
                _uncite(field.parts, part, gone)
        elif field.kind == "thing" and said.get(field.name) in gone:
            del said[field.name]


def _kept(there: There, today: str) -> Values:
    """Without what only a decision gives, and without planned days that planning gives again."""
    kept = {name: value for name, value in there.values.items() if name not in COMMITTED}
    is_late = (
        there.values.get("state") in ("open", "started") and kept.get("start_on", today) < today
    )
    if not is_late:
        kept.pop("start_on", None)
        kept.pop("finish_on", None)
    if there.values.get("state") == "finished":
        kept.pop("progress_percent", None)
    if there.values.get("state") == "cancelled":  # nothing is left to do
        kept = {n: v for n, v in kept.items() if n not in ("left_days", "left_on")}
    if there.key.startswith("MS-"):
        kept = {n: v for n, v in kept.items() if TABLES["milestone"].field(n)}
    return kept


def _written(layout: Layout, said: Values) -> Values:
    """The fields in the layout's order, as people write them, without what need not be said."""
    written: Values = {}
    for field in layout.fields:
        value = said.get(field.name)
        if value is None or value == [] or value in UNSAID.get(field.name, ()):
            continue
        written[field.written] = _value(field, value)
    return written


def _value(field: Field, value: Any) -> Any:
    if field.kind == "fields":
        return [_written(Layout(field.name, (), field.parts), one) for one in value]
    if field.kind == "thing" and len(field.of) == 1:
        return str(value).partition(":")[2]
    if field.is_list:
        return [values.written(field, one) for one in value]
    return values.written(field, value)


def _people(standing: Standing) -> Iterator[str]:
    """The handles of everybody whom an entry names."""
    yield from (str(rating["by"]) for rating in standing.engagement["ratings"])
    yield from (str(r["person"]) for r in standing.engagement["rates"] if "person" in r)
    for noun, rows in standing.rows.items():
        for there in rows.values():
            yield from people_named(TABLES[noun].fields, there.values)


def people_named(fields: tuple[Field, ...], said: Values) -> Iterator[str]:
    for field in fields:
        value = said.get(field.name)
        if value is None:
            continue
        if field.kind == "fields":
            for part in value:
                yield from people_named(field.parts, part)
        elif field.kind in ("person", "person or role"):
            several = value if field.is_list else [value]
            yield from (one for one in several if not one.startswith(values.ROLE))
