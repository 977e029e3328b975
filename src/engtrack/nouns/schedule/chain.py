"""The driving chain in words: which task, day asked or calendar sets each date, back to the first.

Of all that binds an item the last sets its date (`forward.Cause`); an item that a link sets is
driven by its predecessor, and so on back to one that nothing drives.
"""

from collections.abc import Iterator
from sqlite3 import Connection

from engtrack import language
from engtrack.cli.words import spoken
from engtrack.errors import NotFound
from engtrack.language import gettext as _
from engtrack.nouns.schedule.planning.forward import Cause, Pass
from engtrack.nouns.schedule.planning.network import Item
from engtrack.nouns.schedule.planning.reading import network_of
from engtrack.store.keys import noun_of
from engtrack.store.read import nearest_keys
from engtrack.table import Row, Table, Value
from engtrack.workdays import Calendar

COLUMNS = (
    "key", "engagement", "title", "start_on", "finish_on", "total_slack_days", "days_off",
    "holidays", "days_away", "absent", "why_code", "why_ref", "why_on", "why_days",
)  # fmt: skip
SHOWN = ("key", "title", "start_on", "finish_on")
BELOW = ("holidays", "days_away", "absent")
WEEKDAYS = Calendar()
MOST_NAMES = 3


def critical(db: Connection, today: str) -> Table:
    """Of each engagement in the scope, what drives its end."""
    rows: list[Row] = []
    for (engagement_id,) in db.execute("SELECT engagement_id FROM scope").fetchall():
        forward = network_of(db, engagement_id, today).forward(today)
        if (last := _last(forward)) is not None:
            rows += _rows(db, forward, last)
    empty = _("nothing is unfinished, so nothing drives the end")
    return _table(rows, empty)


def why(db: Connection, key: str, today: str) -> Table:
    """What drives one item."""
    found = db.execute("SELECT id, engagement_id FROM work WHERE key = ?", [key]).fetchone()
    if found is None:
        near = nearest_keys(db, "work", "key", key)
        raise NotFound(noun_of(key) or "task", key, near, "engtrack schedule show")
    id, engagement_id = found
    forward = network_of(db, engagement_id, today).forward(today)
    rows = list(_rows(db, forward, forward.items[id])) if id in forward.items else []
    return _table(rows, _("what is cancelled has no date that anything sets"))


def _table(rows: list[Row], empty: str) -> Table:
    """People see what the days off are called, and whose leave it is, where there is any."""
    told = [column for column in BELOW if any(row[COLUMNS.index(column)] for row in rows)]
    said = spoken(Table("schedule", COLUMNS, rows, shown=SHOWN, below=("why", "days_off", *told)))
    return Table(said.name, said.columns, list(said.rows), shown=SHOWN, below=said.below,
                 empty=empty)  # fmt: skip


def _last(forward: Pass) -> Item | None:
    """What ends last of all that is unfinished; of several a milestone, then the elder."""
    open_ = [item for item in forward.items.values() if item.state != "finished"]
    return max(open_, key=lambda i: (forward.seen[i.id].ends, i.is_point), default=None)


def driving(forward: Pass, item: Item) -> list[Item]:
    """The chain that drives an item, from the first to itself."""
    chain = [item]
    while (link := forward.causes[chain[-1].id].link) is not None:
        chain.append(forward.items[link.before])
    return chain[::-1]


def _rows(db: Connection, forward: Pass, last: Item) -> Iterator[Row]:
    before: str | None = None
    for item in driving(forward, last):
        key, engagement, title, slack = db.execute(
            """SELECT w.key, w.engagement, w.title, s.total_slack_days
                 FROM work_row w LEFT JOIN work_slack s ON s.work_id = w.work_id
                WHERE w.work_id = ?""",
            [item.id],
        ).fetchone()
        planned = forward.planned[item.id]
        # Between it and what drives it; within it where both go on at once.
        since = min(before or planned.start_on, planned.start_on)
        off = WEEKDAYS.between(since, planned.finish_on) - forward.calendar.between(
            since, planned.finish_on
        )
        away = _away(db, forward, item, before)
        named = _named(db, item.id, since, planned.finish_on)
        yield (key, engagement, title, planned.start_on, planned.finish_on, slack, off or None,
               named, *away, *_told(forward, item, forward.causes[item.id]))  # fmt: skip
        before = planned.finish_on


def _away(
    db: Connection, forward: Pass, item: Item, before: str | None
) -> tuple[int | None, str | None]:
    """How many working days it waits for people on leave, since what drives it, and for whom."""
    finish_on = forward.planned[item.id].finish_on
    first = before or item.actual_start_on or item.asked_on or forward.first_day
    days = [day for day in item.away_on
            if first <= day <= finish_on and forward.calendar.is_workday(day)]  # fmt: skip
    if item.is_point or not days:
        return None, None
    handles = db.execute(
        """SELECT DISTINCT p.handle
             FROM assignee a
             LEFT JOIN assignment s ON s.engagement_id = a.engagement_id AND s.role = a.role
             JOIN person p ON p.id = coalesce(a.person_id, s.person_id)
             JOIN leave l ON l.person_id = p.id AND l.from_on <= ? AND l.until_on >= ?
            WHERE a.work_id = ? ORDER BY p.handle""",
        [days[-1], days[0], item.id],
    )
    return len(days), ", ".join(handle for (handle,) in handles)


def _named(db: Connection, id: str, since: str, finish_on: str) -> str | None:
    """What the days off after one day up to another are called, where the names are few."""
    found = db.execute(
        f"""SELECT d.name_{language.current()}
              FROM work w JOIN day_off d ON d.engagement_id = w.engagement_id
             WHERE w.id = ? AND d.off_on > ? AND d.off_on <= ? AND d.source IS NOT NULL
             GROUP BY 1 ORDER BY min(d.off_on)""",
        [id, since, finish_on],
    )
    names = [name for (name,) in found]
    return ", ".join(names) if 0 < len(names) <= MOST_NAMES else None


def _told(forward: Pass, item: Item, cause: Cause) -> tuple[Value, Value, Value, Value]:
    """The code and the facts of the sentence that says what sets the date."""
    if (link := cause.link) is not None:
        code = f"set-{link.type}" + ("-lag" if link.lag_days else "")
        return code, forward.items[link.before].key, None, link.lag_days
    days = {
        "must-start": item.must_start_on,
        "not-before": item.asked_on,
        "start": forward.first_day,
        "began": item.actual_start_on,
        "left": item.left_on,
        "late": item.finish_on,
        "done": item.actual_finish_on,
    }
    length = item.left_days if cause.reason == "left" else item.duration_days
    return f"set-{cause.reason}", item.key, days.get(cause.reason), length
