"""What the schedule lacks: what the views tell, and what only planning it tells."""

from collections.abc import Iterator
from dataclasses import replace
from sqlite3 import Connection

from engtrack.cli.reads import Read
from engtrack.cli.words import spoken
from engtrack.language import gettext as _
from engtrack.nouns.schedule.planning.reading import network_of
from engtrack.store.keys import key_number
from engtrack.store.read import read
from engtrack.table import Row, Table, Value

COLUMNS = (
    "key",
    "engagement",
    "title",
    "state",
    "why_code",
    "why_ref",
    "why_on",
    "why_days",
    "next",
)


def problems(db: Connection, what: Read, today: str) -> Table:
    """Every item that asks for a look, with why and the command that leads out."""
    found = read(db, what.view, what.order, keep=True)
    rows: list[Row] = [*found.rows, *_contradictions(db, today)]
    rows.sort(key=lambda row: (str(row[1]), key_number(str(row[0])), str(row[0]), str(row[4])))
    return spoken(
        replace(
            found, name=what.name, columns=COLUMNS, rows=rows, shown=what.shown, below=what.below,
            empty=_(what.empty),
        )
    )  # fmt: skip


def _contradictions(db: Connection, today: str) -> Iterator[Row]:
    """What must start on a day on which it cannot, engagement by engagement."""
    asked = db.execute(
        """SELECT DISTINCT w.engagement_id
             FROM scope JOIN work w ON w.engagement_id = scope.engagement_id
             JOIN engagement e ON e.id = w.engagement_id AND e.state <> 'on-hold'
            WHERE w.must_start_on IS NOT NULL AND w.state = 'open'"""
    ).fetchall()
    for (engagement_id,) in asked:
        network = network_of(db, engagement_id, today)
        for contradiction in network.contradictions(today):
            yield _row(db, contradiction.id, contradiction.before_id, contradiction.possible_on)


def _row(db: Connection, id: str, before_id: str | None, possible_on: str) -> Row:
    key, engagement, title, state, noun = db.execute(
        "SELECT key, engagement, title, state, noun FROM work_row WHERE work_id = ?", [id]
    ).fetchone()
    before = db.execute("SELECT key FROM work WHERE id = ?", [before_id]).fetchone()
    code: Value = "must-start-too-soon" if before else "must-start-not-free"
    ref: Value = before[0] if before else key
    return (key, engagement, title, state, code, ref, possible_on, None,
            f"engtrack {noun} show {key}")  # fmt: skip
