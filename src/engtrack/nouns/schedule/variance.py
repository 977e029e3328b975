"""The plan against a baseline, item by item, in working days of the engagement's calendar.

Variance is what is, or is planned, less what stood in the baseline: positive is later. Actual days
count where there are any, planned ones otherwise.
"""

import json
from collections.abc import Iterator
from sqlite3 import Connection

from engtrack.errors import Misused, NotFound
from engtrack.language import gettext as _
from engtrack.language import shown
from engtrack.nouns.schedule.order import milestones_first
from engtrack.nouns.schedule.planning.reading import days_off_of
from engtrack.store.read import nearest_keys
from engtrack.table import Row, Table
from engtrack.workdays import Calendar

COLUMNS = (
    "key", "engagement", "title", "kind", "state", "baseline", "baseline_start_on",
    "baseline_finish_on", "start_on", "finish_on", "start_variance_days", "finish_variance_days",
    "effect",
)  # fmt: skip
SHOWN = ("key", "title", "baseline_finish_on", "finish_on", "start_variance_days",
         "finish_variance_days", "effect")  # fmt: skip
Days = tuple[str | None, str | None]


def compare(db: Connection, key: str | None, other: str | None) -> Table:
    """Milestones first; without a key the baseline that is committed, or the last one taken."""
    found = _baseline(db, key)
    then = _days(found.snapshot)
    if other is None:
        now = _present(db, found.engagement_id)
    else:
        second = _baseline(db, other)
        if second.engagement_id != found.engagement_id:
            raise Misused("{key} and {other} are of two engagements", key=found.key,
                          other=second.key)  # fmt: skip
        now = _days(second.snapshot)
    calendar = Calendar(days_off_of(db, found.engagement_id))
    rows = list(_rows(db, found, then, now, calendar))
    shown_ = SHOWN if any(row[-1] for row in rows) else SHOWN[:-1]
    return Table("schedule", COLUMNS, rows, shown=shown_, title=found.title(other),
                 foot=_slip(rows))  # fmt: skip


class _Baseline:
    def __init__(self, key: str, engagement_id: str, title: str, taken_on: str, snapshot: str):
        self.key, self.engagement_id, self.named = key, engagement_id, title
        self.taken_on, self.snapshot = taken_on, snapshot

    def title(self, other: str | None) -> str:
        if other:
            return _("{other} against {key}").format(other=other, key=self.key)
        return _("now against {key}, {title}, taken on {on}").format(
            key=self.key, title=self.named, on=self.taken_on
        )


def _baseline(db: Connection, key: str | None) -> _Baseline:
    columns = "b.key, b.engagement_id, b.title, b.taken_on, b.snapshot"
    if key is not None:
        row = db.execute(f"SELECT {columns} FROM baseline b WHERE b.key = ?", [key]).fetchone()
        if row is None:
            near = nearest_keys(db, "baseline", "key", key)
            raise NotFound("baseline", key, near, "engtrack schedule baselines")
        return _Baseline(*row)
    rows = db.execute(
        f"""SELECT {columns} FROM scope JOIN baseline b ON b.engagement_id = scope.engagement_id
             ORDER BY b.state = 'committed' DESC, key_number(b.key) DESC"""
    ).fetchall()
    if len({row[1] for row in rows}) != 1:
        raise Misused("which baseline?", next="engtrack schedule baselines")
    return _Baseline(*rows[0])


def _days(snapshot: str) -> dict[str, Days]:
    return {id: (start_on, finish_on) for id, _, _, start_on, finish_on in json.loads(snapshot)}


def _present(db: Connection, engagement_id: str) -> dict[str, Days]:
    rows = db.execute(
        """SELECT id, coalesce(actual_start_on, start_on), coalesce(actual_finish_on, finish_on)
             FROM work WHERE engagement_id = ? AND state <> 'cancelled'""",
        [engagement_id],
    )
    return {id: (start_on, finish_on) for id, start_on, finish_on in rows}


def _rows(
    db: Connection, found: _Baseline, then: dict[str, Days], now: dict[str, Days],
    calendar: Calendar,
) -> Iterator[Row]:  # fmt: skip
    work = db.execute(
        """SELECT w.id, w.key, e.key, w.title, w.is_milestone, w.state
             FROM work w JOIN engagement e ON e.id = w.engagement_id WHERE w.engagement_id = ?""",
        [found.engagement_id],
    ).fetchall()
    nothing: Days = (None, None)
    work.sort(key=lambda w: milestones_first(
        w[4], (now.get(w[0]) or then.get(w[0]) or nothing)[1], w[1]))  # fmt: skip
    for id, key, engagement, title, point, state in work:
        if id not in then and id not in now:
            continue
        was, becomes = then.get(id, nothing), now.get(id, nothing)
        effect = "new" if id not in then else "gone" if id not in now else None
        yield (key, engagement, title, "milestone" if point else "task", state, found.key, *was,
               *becomes, calendar.between(was[0], becomes[0]),
               calendar.between(was[1], becomes[1]), effect)  # fmt: skip


def _slip(rows: list[Row]) -> str:
    """How the milestones stand, in one line."""
    days = [row[11] for row in rows if row[3] == "milestone"]
    late = [int(day) for day in days if isinstance(day, int) and day > 0]
    if not any(isinstance(day, int) for day in days):
        return ""
    if not late:
        return _("no milestone has slipped")
    return _("milestones that slipped: {count}, at most by {days}").format(
        count=len(late), days=shown("days", max(late))
    )
