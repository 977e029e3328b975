"""What was decided about an engagement: exported for the reader, skipped when a file is applied."""

from sqlite3 import Connection

from engtrack.nouns.engagement.files.standing import Standing, Values
from engtrack.nouns.engagement.files.values import written_minutes

LIFE = "SELECT state, started_on, tracked_from_on, completed_on, closed_on, close_reason FROM engagement WHERE id = ?"
HOLDS = "SELECT from_on, until_on, reason FROM hold WHERE engagement_id = ? ORDER BY from_on"
APPROVALS = """SELECT a.key, a.subject_kind, a.subject, a.title, a.role, a.decision, p.handle AS by, a.typed_by, a.via, a.reason,
    a.asked_on, a.asked_by, a.due_on, a.decided_on, a.withdrawn_on, a.voided_on, a.superseded_by, a.code
    FROM approval a LEFT JOIN person p ON p.id = a.by_id WHERE a.engagement_id = ? ORDER BY length(a.key), a.key"""
COMMITTED = """SELECT key AS item, committed_start_on, committed_finish_on FROM work
    WHERE engagement_id = ? AND committed_finish_on IS NOT NULL ORDER BY is_milestone, length(key), key"""
APPLIED = """SELECT key, title, reason, without, applied_on FROM change
    WHERE engagement_id = ? AND state = 'applied' ORDER BY length(key), key"""
LINES = """SELECT l.field, l.item, l.title, l.before, l.after, l.days, l.minutes, l.cents FROM change_line l
    JOIN change c ON c.id = l.change_id WHERE c.key = ? ORDER BY l.place"""
WAIVERS = """SELECT w.duty, w.reason, w.waived_on, p.handle AS by, w.ended_on FROM waiver w JOIN person p ON p.id = w.by_id
    WHERE w.engagement_id = ? ORDER BY w.duty, w.waived_on"""

DECIDED = (("hold", HOLDS), ("waiver", WAIVERS), ("approval", APPROVALS), ("committed", COMMITTED))


def record_of(db: Connection, standing: Standing) -> Values:
    """By name a list of what was decided; things are named as in the file, or by their key."""
    of = str(standing.id)
    life = _rows(db, LIFE, of)[0]
    found: Values = {"life": life} if life["state"] != "planned" else {}
    for name, sql in DECIDED:
        found[name] = [_named(standing, row) for row in _rows(db, sql, of)]
    found["change"] = _rows(db, APPLIED, of)
    for change in found["change"]:
        lines = _rows(db, LINES, str(change["key"]))
        change["lines"] = [_named(standing, line) for line in lines]
    return {name: rows for name, rows in found.items() if rows}


def _named(standing: Standing, row: Values) -> Values:
    for column in ("item", "subject"):
        if row.get(column) in standing.ids:
            row[column] = standing.ids[row[column]]
    if "minutes" in row:
        row["effort"] = written_minutes(row.pop("minutes"))
    if "cents" in row:
        row["price"] = f"{row.pop('cents') / 100:.2f}"
    return row


def _rows(db: Connection, sql: str, of: str) -> list[Values]:
    found = db.execute(sql, [of])
    columns = [column[0] for column in found.description]
    return [
        {name: value for name, value in zip(columns, row, strict=True) if value is not None}
        for row in found.fetchall()
    ]
