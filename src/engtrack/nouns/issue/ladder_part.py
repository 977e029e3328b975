"""The ladder of an entry on its card: whom it goes up to by time, and on which days."""

from collections.abc import Iterator
from sqlite3 import Connection

from engtrack.language import gettext as _
from engtrack.nouns.issue import ladder
from engtrack.table import Row, Table

COLUMNS = ("to_role", "goes_up_on", "late_days")


def ladder_of(db: Connection, key: str) -> Table:
    """The rungs to come, of an entry that is not settled; while it waits, no day is set."""
    rows = list(_rows(db, key))
    foot = _("it waits: the days stand still") if rows and rows[0][1] is None else ""
    return Table("issue_ladder_part", COLUMNS, rows, title=_("Goes up by time"), foot=foot)


def _rows(db: Connection, key: str) -> Iterator[Row]:
    found = db.execute(
        """SELECT i.id, i.engagement_id, i.kind, i.area, i.severity, i.state, d.due_by
             FROM issue_due d JOIN issue i ON i.id = d.issue_id WHERE i.key = ?""",
        [key],
    ).fetchone()
    if found is None:
        return
    id, engagement, kind, area, severity, state, due_by = found
    steps = ladder.rungs(kind, area, severity)
    been = _handed_up(db, id)
    at = ladder.reached(steps, been)
    day = max(been.values(), default=None)
    for place, rung in enumerate(steps[at:], start=at):
        day = _day(db, engagement, day, ladder.wait_before(steps, place), due_by, rung.days)
        yield rung.role, day if state == "open" else None, rung.days


def _handed_up(db: Connection, id: str) -> dict[str, str]:
    """The day on which each role was last handed it."""
    found = db.execute(
        "SELECT to_role, max(escalated_on) FROM escalation WHERE issue_id = ? GROUP BY to_role",
        [id],
    )
    return dict(found.fetchall())


def _day(
    db: Connection, engagement: str, before: str | None, wait: int, due_by: str, days: int
) -> str:
    """Past its due day by so much, and so much after the rung below was reached."""
    (day,) = db.execute(
        "SELECT later_day(add_counted(?1, ?2, ?3), add_counted(?1, ?4, ?5))",
        [engagement, due_by, days, before, wait],
    ).fetchone()
    return str(day)
