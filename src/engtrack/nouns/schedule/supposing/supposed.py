"""Supposing other people, leave or dates: TEMP views before the tables of the same names.

Whatever reads the work, who does it and who is away then reads what is supposed; nothing is stored.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from sqlite3 import Connection
from typing import NamedTuple

from engtrack.nouns.schedule.planning.network import Item
from engtrack.nouns.schedule.planning.planner import Planned

GIVEN = """VIEW assignee AS
SELECT id, work_id, engagement_id, person_id, role FROM main.assignee
 WHERE work_id NOT IN (SELECT work_id FROM supposed_given)
 UNION ALL SELECT work_id, work_id, engagement_id, person_id, role FROM supposed_given"""
AWAY = """VIEW leave AS
SELECT person_id, from_on, until_on, recorded_on FROM main.leave
 UNION ALL SELECT person_id, from_on, until_on, from_on FROM supposed_leave"""
OFF = """VIEW day_off AS
SELECT engagement_id, off_on, source FROM main.day_off
 UNION ALL SELECT engagement_id, off_on, engagement_id FROM supposed_day_off"""
PLANNED = ("start_on", "finish_on", "duration_days", "state")


class Given(NamedTuple):
    """Work in the hands of a person, or of whoever holds a role."""

    work_id: str
    engagement_id: str
    person_id: str | None
    role: str | None


class Away(NamedTuple):
    """A person's days, from the first to the last."""

    person_id: str
    from_on: str
    until_on: str


@contextmanager
def supposed_people(db: Connection, given: Iterable[Given], away: Iterable[Away]) -> Iterator[None]:
    """Within, the work named is given to these and to nobody else, and these are away as well."""
    given_table = "TABLE supposed_given (work_id, engagement_id, person_id, role)"
    leave_table = "TABLE supposed_leave (person_id, from_on, until_on)"
    with _made(db, [given_table, leave_table, GIVEN, AWAY]):
        with _writable(db):
            db.executemany("INSERT INTO supposed_given VALUES (?, ?, ?, ?)", given)
            db.executemany("INSERT INTO supposed_leave VALUES (?, ?, ?)", away)
        yield


@contextmanager
def supposed_plan(
    db: Connection, items: Iterable[Item], plan: Mapping[str, Planned], efforts: Mapping[str, int]
) -> Iterator[None]:
    """Within, the work lies as in this plan, and is so much more effort, in minutes by key."""
    table = f"TABLE supposed_work (id PRIMARY KEY, {', '.join(PLANNED)}, more_minutes)"
    rows = [_row(item, plan.get(item.id), efforts.get(item.key, 0)) for item in items]
    with _made(db, [table, _work_view(db)]):
        with _writable(db):
            db.executemany("INSERT INTO supposed_work VALUES (?, ?, ?, ?, ?, ?)", rows)
        yield


@contextmanager
def supposed_days_off(db: Connection, off: Mapping[str, Iterable[str]]) -> Iterator[None]:
    """Within, these days of engagements, by their ids, are off as well."""
    rows = [(engagement_id, day) for engagement_id, days in off.items() for day in days]
    with _made(db, ["TABLE supposed_day_off (engagement_id, off_on)", OFF]):
        with _writable(db):
            db.executemany("INSERT INTO supposed_day_off VALUES (?, ?)", rows)
        yield


def _row(item: Item, planned: Planned | None, more_minutes: int) -> tuple[str | int | None, ...]:
    start_on, finish_on = (planned.start_on, planned.finish_on) if planned else (None, None)
    return item.id, start_on, finish_on, item.duration_days, item.state, more_minutes


@contextmanager
def _made(db: Connection, statements: Sequence[str]) -> Iterator[None]:
    """TEMP tables and views that are there within, each read by those after it."""
    with _writable(db):
        for statement in statements:
            db.execute(f"CREATE TEMP {statement}")
    try:
        yield
    finally:
        with _writable(db):
            for statement in reversed(statements):
                kind, name, *_ = statement.split()
                db.execute(f"DROP {kind} temp.{name}")


def _work_view(db: Connection) -> str:
    columns = [name for _, name, *_ in db.execute("PRAGMA main.table_info(work)")]
    selected = ", ".join(map(_selected, columns))
    return f"""VIEW work AS
        SELECT {selected} FROM main.work w LEFT JOIN supposed_work s ON s.id = w.id"""


def _selected(column: str) -> str:
    if column in PLANNED:
        return f"CASE WHEN s.id IS NULL THEN w.{column} ELSE s.{column} END AS {column}"
    if column == "effort_minutes":
        return "nullif(coalesce(w.effort_minutes, 0) + coalesce(s.more_minutes, 0), 0) AS " + column
    return f"w.{column} AS {column}"


@contextmanager
def _writable(db: Connection) -> Iterator[None]:
    """A reading connection forbids TEMP tables too, save within."""
    db.execute("PRAGMA query_only=OFF")
    try:
        yield
    finally:
        db.execute("PRAGMA query_only=ON")
