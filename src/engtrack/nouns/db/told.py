"""The journal in sentences: who did what to which things, and when."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from typing import Any

from engtrack.cli.answers import speak_as_answered
from engtrack.errors import NotFound
from engtrack.language import gettext as _
from engtrack.language import word
from engtrack.store.keys import PREFIXES, noun_of
from engtrack.store.read import nearest_keys
from engtrack.table import Row, Table, Value
from engtrack.vocabulary import CHOICES

MOST_NAMED = 6  # things of one entry that are named; more are counted
MOST_READ = 200
PERSONS = ("by_id", "person_id", "to_id")  # who did something to a thing is not what was changed
COLUMNS = ("entry", "typed_at", "typed_by", "engagement", "what", "command", "changes", "head")
ENTRIES = """
WITH touched AS (
    SELECT row_id FROM journal_change
     WHERE row_id = :of OR (before IS NULL AND instr(after, '"' || :of || '"') > 0)
)
SELECT e.id, e.at, e.typed_by, e.command,
       (SELECT count(*) FROM journal_change c WHERE c.entry = e.id), substr(e.hash, 1, 8)
  FROM journal_entry e
 WHERE e.hash <> 'open' AND (:by IS NULL OR e.typed_by = :by) AND (:entry IS NULL OR e.id = :entry)
   AND (:of IS NULL OR e.id IN (SELECT entry FROM journal_change WHERE row_id IN touched))
 ORDER BY e.id DESC LIMIT :most"""
CHANGES = """SELECT table_name, row_id, before, after FROM journal_change
              WHERE entry = ? AND table_name NOT IN ('key_counter', 'file_fact', 'reference')
              ORDER BY seq LIMIT ?"""


def row_named(db: sqlite3.Connection, key: str | None) -> str | None:
    """The id of what people call by this key or handle, removed ones too."""
    if key is None:
        return None
    for column, value in (("key", key), ("handle", key.lower())):
        found = db.execute(
            """SELECT row_id FROM journal_change
                WHERE before IS NULL AND table_name NOT IN ('reference', 'key_counter')
                  AND instr(after, ?) > 0 ORDER BY seq LIMIT 1""",
            [f'"{column}":{json.dumps(value)}'],
        ).fetchone()
        if found:
            return str(found[0])
    noun = noun_of(key) or "engagement"
    table = next((k.table for k in PREFIXES.values() if k.noun == noun), noun)
    raise NotFound(noun, key, nearest_keys(db, table, "key", key))


def history_table(
    db: sqlite3.Connection, of: str | None, by: str | None, limit: int | None
) -> Table:
    """The entries, the newest first, each with what it did in a sentence; read once."""
    most = -1 if limit is None else limit
    found = db.execute(ENTRIES, {"of": of, "by": by, "entry": None, "most": most})
    rows = _told(db, found)
    shown = ("entry", "typed_at", "typed_by", "engagement", "what")
    return Table("history", COLUMNS, rows, shown=shown, below=("command",))


def entry_table(db: sqlite3.Connection, number: int) -> Table | None:
    """One entry and each of its changes, field by field."""
    found = db.execute(ENTRIES, {"of": None, "by": None, "entry": number, "most": 1}).fetchall()
    if not found:
        return None
    speak_as_answered()
    columns = ("key", "noun", "field", "before", "after")
    part = Table("history_change", columns, list(_fields(db, number)), title=_("Changes"))
    return Table("history", COLUMNS, list(_told(db, iter(found))), is_card=True, parts=(part,))


def _told(db: sqlite3.Connection, found: Iterator[Any]) -> Iterator[Row]:
    names = Names(db)
    for entry, at, by, command, count, head in found:
        engagements, what = _sentence(db, names, entry)
        yield (entry, at, by, engagements or None, what, command, count, head)


def _sentence(db: sqlite3.Connection, names: "Names", entry: int) -> tuple[str, str]:
    """The engagements that an entry touched, and what it did."""
    changes = db.execute(CHANGES, [entry, MOST_READ]).fetchall()
    things: dict[str, dict[str, None]] = {"added": {}, "removed": {}, "rated": {}, "changed": {}}
    where: dict[str, None] = {}
    handed: dict[str, None] = {}  # told where nothing else is: a report is of its process
    for table, row_id, before, after in changes:
        own, key = names.own(row_id), names.of(row_id)
        verb = "changed" if own is None else _verb(before, after)
        if table == "rating" and after:
            things["rated"][f"{key} {json.loads(after)['score']}"] = None
        elif key and table == "escalation":
            handed[key] = None
        elif key:
            things[verb][key] = None
        if engagement := names.engagement(table, row_id):
            where[engagement] = None
    if not any(things.values()):
        things["changed"] = handed
    for key in (*things["added"], *things["removed"]):
        things["changed"].pop(key, None)
    if len(changes) == MOST_READ or sum(map(len, things.values())) > MOST_NAMED:
        return ", ".join(where), "; ".join(_counted(db, entry))
    said = [_said(verb).format(things=", ".join(keys)) for verb, keys in things.items() if keys]
    return ", ".join(where), "; ".join(said) or _("the file")


def _verb(before: str | None, after: str | None) -> str:
    if before is None:
        return "added"
    return "removed" if after is None else "changed"


def _said(verb: str) -> str:
    return {
        "added": _("added {things}"),
        "changed": _("changed {things}"),
        "removed": _("removed {things}"),
        "rated": _("rated {things}"),
    }[verb]


def _counted(db: sqlite3.Connection, entry: int) -> Iterator[str]:
    """What a large entry did: how many of each noun."""
    nouns = {kept.table: kept.noun for kept in reversed(PREFIXES.values())}
    counts: dict[str, Counter[str]] = {}
    for table, is_new, is_gone, count in db.execute(
        """SELECT table_name, is_new, is_gone, count(*) FROM (
               SELECT iif(max(instr(coalesce(after, ''), '"is_milestone":1')) > 0,
                          'milestone', table_name) AS table_name,
                      row_id, max(before IS NULL) AS is_new,
                      max(after IS NULL) AS is_gone
                 FROM journal_change WHERE entry = ? GROUP BY journal_change.table_name, row_id)
            GROUP BY 1, 2, 3""",
        [entry],
    ):
        noun = nouns.get(table, table)
        if noun in CHOICES["noun"]:
            verb = "added" if is_new else "removed" if is_gone else "changed"
            counts.setdefault(verb, Counter())[noun] += count
    for verb, of in counts.items():
        things = ", ".join(f"{count} × {word('noun', noun)}" for noun, count in of.items())
        yield _said(verb).format(things=things)


def _fields(db: sqlite3.Connection, entry: int) -> Iterator[Row]:
    names = Names(db)
    for table, row_id, before, after in db.execute(CHANGES, [entry, -1]):
        was, then = json.loads(before or "{}"), json.loads(after or "{}")
        key = names.own(row_id)
        noun = (noun_of(key) if key else None) or table.replace("_", "-")
        for field in sorted(was.keys() | then.keys()):
            if field != "id":
                yield (names.of(row_id), noun, field,
                       names.said(was.get(field)), names.said(then.get(field)))  # fmt: skip


class Names:
    """What people call the rows: their key or handle, else that of what they belong to."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self.rows: dict[str, dict[str, Any]] = {}

    def row(self, row_id: str) -> dict[str, Any]:
        """As it came: a key, a handle and what a row belongs to never change."""
        if row_id not in self.rows:
            came = self.db.execute(
                """SELECT after FROM journal_change WHERE row_id = ? AND before IS NULL
                    ORDER BY seq DESC LIMIT 1""",
                [row_id],
            ).fetchone()
            self.rows[row_id] = json.loads(came[0]) if came else {}
        return self.rows[row_id]

    def own(self, row_id: str) -> str | None:
        row = self.row(row_id)
        return row.get("key") or row.get("handle")

    def of(self, row_id: str) -> str | None:
        if own := self.own(row_id):
            return own
        row = self.row(row_id)
        owners = [name for name in row if name.endswith("_id") and name != "id"]
        owners.sort(key=lambda name: (name in PERSONS, name == "engagement_id", name))
        of_things = [key for name in owners if name not in PERSONS
                     if (key := self.row(row[name] or "").get("key"))]  # fmt: skip
        people = (key for name in owners if (key := self.own(row[name] or "")))
        return next(iter(of_things), None) or next(people, None)

    def engagement(self, table: str, row_id: str) -> str | None:
        if table == "engagement":
            return self.own(row_id)
        return self.own(self.row(row_id).get("engagement_id") or "")

    def said(self, value: Value) -> Value:
        """A value as it is read: the key of the row that it names, if it names one."""
        is_id = isinstance(value, str) and len(value) == 32 and value.isalnum()
        return (self.own(value) or value) if isinstance(value, str) and is_id else value


def command_of(db: sqlite3.Connection, entry: int) -> str:
    row = db.execute("SELECT command FROM journal_entry WHERE id = ?", [entry]).fetchone()
    return str(row[0])
