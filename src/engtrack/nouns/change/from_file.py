"""Applying what an engagement file says of change requests."""

from engtrack.nouns.change import actions as changes
from engtrack.nouns.change.line_rows import rows_of
from engtrack.nouns.change.lines import Line
from engtrack.nouns.engagement.files.reading import Entry
from engtrack.nouns.engagement.files.steps import Applied, Steps, only

WORDS = ("title", "reason", "without")


def create(applied: Applied, entry: Entry) -> str:
    said = entry.values
    words = {"title": said["title"], "local_id": entry.id} | only(said, WORDS)
    key = changes.request(
        applied.session,
        applied.engagement,
        words,
        lines_of(applied, entry),
        said.get("requested_by"),
    )
    if "requested_on" in said:
        changes.find(applied.session, key).requested_on = said["requested_on"]
    return key


def change(applied: Applied, entry: Entry) -> None:
    said, key = applied.wanted(entry), applied.key(entry)
    lines = lines_of(applied, entry) if "lines" in said else []
    if "lines" in said:
        about = {line.about for line in lines}
        rows = rows_of(applied.session, changes.find(applied.session, key))
        there = [Line(row.field, item=row.item, title=row.title, is_void=True) for row in rows]
        lines += [line for line in there if line.about not in about]
    if lines or only(said, WORDS):
        changes.edit(applied.session, key, only(said, WORDS), lines)


def settle(applied: Applied, entry: Entry) -> None:
    if applied.wanted(entry).get("state") == "withdrawn":
        changes.withdraw(applied.session, applied.key(entry))


def lines_of(applied: Applied, entry: Entry) -> list[Line]:
    return [
        Line(
            line["field"],
            item=applied.key_of(line.get("item")),
            title=line.get("title") if line["field"].startswith("add-") else None,
            phase=line.get("phase"),
            days=line.get("days"),
            minutes=line.get("effort_minutes"),
            cents=line.get("price_cents"),
        )
        for line in entry.values.get("lines", ())
    ]


STEPS = Steps(create, change, settle=settle)
