"""What was decided about an engagement: exported for the reader, skipped when a file is applied."""

from sqlite3 import Connection

from engtrack.nouns.engagement.files.queries import APPLIED, APPLIED_LINES, DECIDED, LIFE
from engtrack.nouns.engagement.files.standing import Standing, Values
from engtrack.nouns.engagement.files.values import written_minutes


def record_of(db: Connection, standing: Standing) -> Values:
    """By name a list of what was decided; things are named as in the file, or by their key."""
    of = str(standing.id)
    life = _rows(db, LIFE, of)[0]
    found: Values = {"life": life} if life["state"] != "planned" else {}
    for name, sql in DECIDED:
        found[name] = [_named(standing, row) for row in _rows(db, sql, of)]
    found["change"] = _rows(db, APPLIED, of)
    for change in found["change"]:
        lines = _rows(db, APPLIED_LINES, str(change["key"]))
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
