"""An engagement as it stands in the file, as entries of an engagement file: compared when one is
applied, written when exported.

What was decided is as it stood before: an accepted deliverable is submitted, an approved document a draft. A file
says nothing of decisions, so they are no difference either. No SQLModel: an export is a read.
"""

from dataclasses import dataclass, field
from sqlite3 import Connection
from typing import Any

from engtrack.nouns.engagement.files.layout import ENGAGEMENT, TABLES, Field, Layout
from engtrack.store.keys import noun_of
from engtrack.table import Value

Values = dict[str, Any]
OWNER = "coalesce('role:' || x.owner_role, (SELECT handle FROM person WHERE id = x.owner_id))"
BY_NUMBER = "ORDER BY length(x.key), x.key"


def _handle(column: str) -> str:
    return f"(SELECT handle FROM person WHERE id = x.{column})"


_WORK = f"""SELECT key, local_id, title, phase, kind, state, note, duration_days, effort_minutes, progress_percent, not_before_on,
    not_after_on, must_start_on, start_on, finish_on, committed_start_on, committed_finish_on, actual_start_on, actual_finish_on,
    (SELECT key FROM document WHERE id = x.strategy_id) AS strategy
    FROM work x WHERE engagement_id = ? AND is_milestone = {{}} {BY_NUMBER}"""
ROWS: dict[str, str] = {
    "role": f"""SELECT key, role, {_handle("person_id")} AS person, from_on, until_on, domains, share_percent
        FROM assignment x WHERE engagement_id = ? {BY_NUMBER}""",
    "service": f"SELECT key, local_id, title, effort_minutes, price_cents, state FROM service x WHERE engagement_id = ? {BY_NUMBER}",
    "document": f"""SELECT key, local_id, kind, title, version, dated_on, {_handle("author_id")} AS author, path, sha256, fit, note,
        review_on, reviewed_on, state FROM document x WHERE engagement_id = ? {BY_NUMBER}""",
    "milestone": _WORK.format(1),
    "task": _WORK.format(0),
    "deliverable": f"""SELECT key, local_id, title, criteria, {OWNER} AS owner, due_on, state, submitted_on,
        (SELECT key FROM work WHERE id = x.work_id) AS work FROM deliverable x WHERE engagement_id = ? {BY_NUMBER}""",
    "process": f"""SELECT key, local_id, title, existing, defined, note, state, {_handle("described_by_id")} AS described_by, described_on,
        {_handle("assessed_by_id")} AS assessed_by, assessed_on, reported_on FROM process x WHERE engagement_id = ? {BY_NUMBER}""",
    "issue": f"""SELECT key, local_id, kind, area, title, note, severity, state, {OWNER} AS owner, {_handle("raised_by_id")} AS raised_by,
        raised_on, due_on, due_set_on, serious_on, likelihood, impact, response, (SELECT key FROM process WHERE id = x.process_id) AS process,
        occurred_on, resolution, resolved_on, {_handle("resolved_by_id")} AS resolved_by, resolved_via, closed_on
        FROM issue x WHERE engagement_id = ? {BY_NUMBER}""",
    "change": f"""SELECT key, local_id, title, reason, without, {_handle("requested_by_id")} AS requested_by, requested_on, state FROM change x WHERE engagement_id = ? {BY_NUMBER}""",
    "message": f"""SELECT key, local_id, kind, subject, body, {_handle("from_id")} AS "from", sent_on, via, verdict, cites, answer_due_on,
        answered_on, {_handle("answered_by_id")} AS answered_by, answer FROM message x WHERE engagement_id = ? {BY_NUMBER}""",
}  # fmt: skip
WHO = "coalesce('role:' || x.role, (SELECT handle FROM person WHERE id = x.person_id))"
# The lists within an entry: the first column says of which key, a second one alone is the value
# itself.
LISTS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("milestone", "task"), "assignees", f"SELECT w.key, {WHO} FROM assignee x JOIN work w ON w.id = x.work_id WHERE w.engagement_id = ? ORDER BY x.id"),
    (("milestone", "task"), "after", """SELECT w.key, b.key AS item, x.type, x.lag_days FROM link x JOIN work w ON w.id = x.after_id
        JOIN work b ON b.id = x.before_id WHERE w.engagement_id = ? ORDER BY x.id"""),
    (("document",), "contributors", """SELECT d.key, p.handle FROM document_contributor x JOIN document d ON d.id = x.document_id
        JOIN person p ON p.id = x.person_id WHERE d.engagement_id = ? ORDER BY p.handle"""),
    (("document",), "versions", f"""SELECT d.key, x.version, x.title, x.dated_on, {_handle("author_id")} AS author, x.path, x.sha256, x.fit, x.replaced_on
        FROM document_version x JOIN document d ON d.id = x.document_id WHERE d.engagement_id = ? ORDER BY x.id"""),
    (("issue",), "comments", f"""SELECT i.key, {_handle("by_id")} AS by, x.said_on, x.text, x.cites
        FROM issue_comment x JOIN issue i ON i.id = x.issue_id WHERE i.engagement_id = ? ORDER BY x.id"""),
    (("issue",), "waits", f"""SELECT i.key, x.side, {_handle("person_id")} AS person, x.reason, x.from_on, x.until_on
        FROM issue_wait x JOIN issue i ON i.id = x.issue_id WHERE i.engagement_id = ? ORDER BY x.id"""),
    (("issue",), "escalations", f"""SELECT i.key, {_handle("by_id")} AS by, x.to_role, {_handle("to_id")} AS "to", x.reason, x.escalated_on
        FROM escalation x JOIN issue i ON i.id = x.issue_id WHERE i.engagement_id = ? ORDER BY x.id"""),
    (("change",), "lines", """SELECT c.key, x.field, x.item, x.title, x.phase, x.days, x.minutes AS effort_minutes, x.cents AS price_cents
        FROM change_line x JOIN change c ON c.id = x.change_id WHERE c.engagement_id = ? ORDER BY x.place"""),
    (("message",), "to", f"SELECT m.key, {WHO} FROM message_recipient x JOIN message m ON m.id = x.message_id WHERE m.engagement_id = ? ORDER BY x.id"),
)  # fmt: skip
PERSONS = "SELECT handle, name, side, organisation, email, phone, language, capacity_minutes, state FROM person ORDER BY handle"
RATINGS = f"SELECT score, comment, {_handle('by_id')} AS by, rated_on, via FROM rating x WHERE engagement_id = ? ORDER BY x.id"
# What a decision made of a state, and what it was before.
BEFORE = {
    "document": {"approved": "draft"},
    "deliverable": {"accepted": "submitted", "rejected": "submitted"},
    "process": {"acknowledged": "reported"},
    "change": {"asked": "draft", "rejected": "draft"},
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
    days = db.execute(
        "SELECT off_on FROM day_off WHERE engagement_id = ? ORDER BY off_on", [standing.id]
    )
    standing.engagement["days_off"] = [day for (day,) in days]
    standing.engagement["ratings"] = [_present(row) for row in _dicts(db, RATINGS, standing.id)]
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
    by_key = {there.key: there for rows in standing.rows.values() for there in rows.values()}
    for nouns, name, sql in LISTS:
        for noun in nouns:
            for there in standing.rows[noun].values():
                there.values[name] = []
        for row in _dicts(db, sql, standing.id or ""):
            key, *rest = row.values()
            names = list(row)[1:]
            one = rest[0] if len(names) == 1 else _present(dict(zip(names, rest, strict=True)))
            by_key[key].values[name].append(one)


def _name_things(standing: Standing) -> None:
    """Keys of other rows become `noun:id`; what is no entry of a file, as an approval, is not
    named.
    """
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
