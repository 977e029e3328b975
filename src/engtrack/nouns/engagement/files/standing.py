"""An engagement as it stands, as entries of a file: what `apply` compares and `export` writes.

What was decided is as it stood before: an accepted deliverable is submitted, an approved document a
draft. A file says nothing of decisions, so they are no difference either. No SQLModel: an export is
a read.
"""

from dataclasses import dataclass, field
from sqlite3 import Connection
from typing import Any

from engtrack.nouns.engagement.files.fields import Field, Layout
from engtrack.nouns.engagement.files.layout import ENGAGEMENT, LISTS, ROWS, TABLES
from engtrack.nouns.engagement.files.queries import DAYS_OFF, PERSONS, RATES, RATINGS
from engtrack.store.keys import noun_of
from engtrack.table import Value

Values = dict[str, Any]
# What a decision made of a state, and what it was before.
BEFORE = {
    "document": {"approved": "draft"},
    "deliverable": {"accepted": "submitted", "rejected": "submitted"},
    "process": {"acknowledged": "reported"},
    "change": {"asked": "draft", "rejected": "draft"},
    "time": dict.fromkeys(("approved", "signed", "billed"), "submitted"),
    "expense": dict.fromkeys(("approved", "signed", "billed"), "submitted"),
}


@dataclass
class There:
    """One row as an entry: its key, and its values under the names of the fields."""

    key: str
    id: str
    values: Values
    state: str | None = None  # as it is, decisions included


@dataclass
class Standing:
    """The engagement (None: not there yet), all persons, and by noun the entries by their ids."""

    id: str | None = None
    state: str = "planned"
    engagement: Values = field(default_factory=dict)
    persons: dict[str, Values] = field(default_factory=dict)
    rows: dict[str, dict[str, There]] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)  # key -> noun:id

    def find(self, noun: str, id: str) -> There | None:
        return self.rows.get(noun, {}).get(id)


def read_standing(db: Connection, key: str) -> Standing:
    standing = Standing(rows={noun: {} for noun in ROWS})
    standing.persons = {str(row["handle"]): row for row in _dicts(db, PERSONS)}
    found = next(_dicts(db, "SELECT * FROM engagement WHERE key = ?", key), None)
    if found is None:
        return standing
    standing.id, standing.state = str(found["id"]), str(found["state"])
    standing.engagement = {f.name: found[f.name] for f in ENGAGEMENT.fields if f.name in found}
    days = db.execute(DAYS_OFF, [standing.id])
    standing.engagement["days_off"] = [day for (day,) in days]
    standing.engagement["ratings"] = [_present(row) for row in _dicts(db, RATINGS, standing.id)]
    standing.engagement["rates"] = [_present(row) for row in _dicts(db, RATES, standing.id)]
    _read_rows(db, standing)
    _read_lists(db, standing)
    _name_things(standing)
    return standing


def _dicts(db: Connection, sql: str, *wanted: str) -> Any:
    found = db.execute(sql, wanted)
    columns = [column[0] for column in found.description]
    return (dict(zip(columns, row, strict=True)) for row in found.fetchall())


def _present(row: dict[str, Value]) -> Values:
    return {name: value for name, value in row.items() if value is not None}


def _read_rows(db: Connection, standing: Standing) -> None:
    for noun, sql in ROWS.items():
        for row in _dicts(db, sql, standing.id or ""):
            key, local_id, state = row.pop("key"), row.pop("local_id", None), row.get("state")
            id = _role_id(row) if noun == "role" else local_id or key
            if id in standing.rows[noun]:
                id = key
            row["state"] = BEFORE.get(noun, {}).get(state, state)
            if noun == "role":
                row["domains"] = row["domains"].split(",") if row["domains"] else None
            standing.rows[noun][id] = There(key, id, _present(row), state)
            standing.ids[key] = f"{noun}:{id}"


def _role_id(row: Values) -> str:
    return f"{row['role']} {row['person']} {row['from_on']}"


def _read_lists(db: Connection, standing: Standing) -> None:
    for noun, name, sql in ((noun, *of) for noun, lists in LISTS.items() for of in lists.items()):
        by_key = {there.key: there for there in standing.rows[noun].values()}
        for there in by_key.values():
            there.values[name] = []
        for row in _dicts(db, sql, standing.id or ""):
            key, *rest = row.values()
            names = list(row)[1:]
            one = rest[0] if len(names) == 1 else _present(dict(zip(names, rest, strict=True)))
            by_key[key].values[name].append(one)


def _name_things(standing: Standing) -> None:
    """Keys of other rows become `noun:id`; what is no entry of a file, as an approval, does not."""
    for noun, rows in standing.rows.items():
        for there in rows.values():
            if "after" in there.values:
                there.values["after"] = [_link(standing, link) for link in there.values["after"]]
            there.values = _named(standing, TABLES[noun], there.values)


def _link(standing: Standing, link: Values) -> Values:
    key = link.pop("item")
    return {noun_of(key) or "task": key, **link}


def _named(standing: Standing, layout: Layout, values: Values) -> Values:
    named = {}
    for name, value in values.items():
        known = layout.field(name)
        if known is None:
            continue
        if (now := _renamed(standing, known, value)) is not None:
            named[known.name] = now
    return named


def _renamed(standing: Standing, known: Field, value: Any) -> Any:
    if known.kind == "thing":
        return standing.ids.get(value)
    if known.kind == "fields":
        return [_named(standing, Layout("", (), known.parts), one) for one in value]
    return value
