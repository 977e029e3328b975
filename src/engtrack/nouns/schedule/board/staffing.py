"""The weeks of people as the file holds them: their work, roles, leave and days off, over all.

What counts: unfinished tasks with dates of every engagement that is neither closed nor on hold (on
hold nobody works, and resuming moves the dates), save what was to end before the day of tracking;
and the sessions to come, each whole for whoever is expected at it.
No hold lies ahead of what is not on hold, so days off are all that its calendar lacks.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from sqlite3 import Connection
from typing import Any

from engtrack.nouns.schedule.board.load import (
    ALWAYS,
    WEEK_MINUTES,
    Given,
    Held,
    Job,
    Weeks,
    week_of,
)
from engtrack.nouns.schedule.board.sittings import sittings
from engtrack.workdays import ordinal

_JOBS = """
SELECT w.id, w.key, w.engagement_id, w.state, w.start_on, w.finish_on, w.duration_days,
       w.effort_minutes, w.progress_percent, w.left_days, a.person_id, a.role
  FROM {mine} JOIN work w ON w.id = mine.work_id
  JOIN engagement e ON e.id = w.engagement_id JOIN assignee a ON a.work_id = w.id
 WHERE w.is_milestone = 0 AND w.state IN ('open', 'started') AND w.start_on <= ?
   AND w.finish_on IS NOT NULL AND e.state NOT IN ('closed', 'on-hold')
   AND (w.finish_on >= ? OR e.tracked_from_on IS NULL OR w.finish_on >= e.tracked_from_on)"""
_NAMED = "(SELECT work_id FROM assignee WHERE person_id IN ({people})) AS mine"
_BY_ROLE = """
(SELECT a.work_id
   FROM (SELECT DISTINCT s.engagement_id, s.role FROM assignment s
          WHERE s.person_id IN ({people})) AS r
   JOIN assignee a ON a.engagement_id = r.engagement_id AND a.role = r.role) AS mine"""


def weeks_of(db: Connection, capacities: Mapping[str, int | None], today: str, count: int) -> Weeks:
    """So many weeks from today's on, of the people whose ids and capacities are given."""
    first = week_of(ordinal(today)) * 7 + 1
    last_on = date.fromordinal(first + count * 7 - 1).isoformat()
    first_on = date.fromordinal(first).isoformat()
    rows = _rows(db, capacities, today, last_on)
    held = _held(db, capacities, first_on, last_on)
    there = {of.engagement for roles in held.values() for of in roles}
    off = _days_off(db, there | {str(of[0][2]) for of in rows}, first_on)
    known = {id: WEEK_MINUTES if said is None else said for id, said in capacities.items()}
    weeks = Weeks(ordinal(today), count, known, _leave(db, first_on), off, held)
    for job in (*_jobs(db, rows, ordinal(today), off), *sittings(db, capacities, today, last_on)):
        weeks.put(job)
    return weeks


def _rows(
    db: Connection, people: Collection[str], today: str, last_on: str
) -> list[list[tuple[Any, ...]]]:
    """The work given to these people, by name or by a role of theirs: a row for each to whom it is.

    A piece of work a list.
    """
    found: dict[str, dict[tuple[Any, ...], None]] = {}
    for mine in (_NAMED, _BY_ROLE):
        sql = _JOBS.format(mine=mine.format(people=_places(people)))
        for row in db.execute(sql, [*people, last_on, today]):
            found.setdefault(row[0], {})[row] = None
    return [list(of) for of in found.values()]


def _jobs(
    db: Connection, work: Iterable[list[tuple[Any, ...]]], today: int,
    off: Mapping[str, frozenset[int]],
) -> Iterator[Job]:  # fmt: skip
    holders: dict[tuple[str, str], list[Given]] = {}
    days: dict[tuple[frozenset[int], int, int], list[int]] = {}
    for rows in work:
        _, key, engagement, state, start_on, finish_on, duration, effort, progress, left, *_ = rows[
            0
        ]
        people = [of for row in rows for of in _given(db, engagement, row[-2], row[-1], holders)]
        first, last = max(ordinal(start_on), today), ordinal(finish_on)
        span = (off.get(engagement, _NONE), first, last)
        if span not in days:
            days[span] = [d for d in range(first, last + 1) if d % 7 not in (6, 0)
                          and d not in span[0]] or [first]  # fmt: skip
        if left is not None and last >= today:
            left = min(left, len(days[span]))
        length = _left(duration, duration, progress, left) if last < today else None
        if state == "open" and last >= today:
            length = min(duration, len(days[span]))
        minutes = None if effort is None else _left(effort, duration, progress, left)
        yield Job(key, engagement, days[span], people, minutes, length)


_NONE: frozenset[int] = frozenset()


def _left(whole: int, duration: int, progress: int | None, left: int | None) -> int:
    """What is left of it: by the progress, else by the days said to be left, else all of it."""
    if progress is None and left is not None:
        return whole * left // max(duration, 1)
    return (whole * (100 - (progress or 0)) + 50) // 100


def _given(
    db: Connection, engagement: str, person: str | None, role: str | None,
    known: dict[tuple[str, str], list[Given]],
) -> list[Given]:  # fmt: skip
    """The person named, or all who hold the role, from when to when."""
    if person is not None:
        return [Given(person)]
    if (engagement, str(role)) not in known:
        rows = db.execute(
            """SELECT person_id, from_on, until_on FROM assignment
                WHERE engagement_id = ? AND role = ?""",
            [engagement, role],
        )
        known[engagement, str(role)] = [Given(id, *_days(*days)) for id, *days in rows]
    return known[engagement, str(role)]


def _held(
    db: Connection, people: Collection[str], first_on: str, last_on: str
) -> dict[str, list[Held]]:
    """The roles that they hold in these days."""
    found: dict[str, list[Held]] = {}
    rows = db.execute(
        f"""SELECT s.person_id, s.engagement_id, s.from_on, s.until_on, s.share_percent
              FROM assignment s JOIN engagement e ON e.id = s.engagement_id
             WHERE s.person_id IN ({_places(people)}) AND s.from_on <= ?
               AND (s.until_on IS NULL OR s.until_on >= ?)
               AND e.state NOT IN ('closed', 'on-hold')""",
        [*people, last_on, first_on],
    )
    for person, engagement, from_on, until_on, share in rows:
        held = Held(engagement, *_days(from_on, until_on), share)
        found.setdefault(person, []).append(held)
    return found


def _leave(db: Connection, first_on: str) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    rows = db.execute(
        "SELECT person_id, from_on, until_on FROM leave WHERE until_on >= ?", [first_on]
    )
    for person, from_on, until_on in rows:
        first, last = _days(from_on, until_on)
        found.setdefault(person, set()).update(range(first, last + 1))
    return {person: frozenset(days) for person, days in found.items()}


def _days_off(
    db: Connection, engagements: Collection[str], first_on: str
) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    rows = db.execute(
        f"""SELECT engagement_id, off_on FROM day_off
             WHERE engagement_id IN ({_places(engagements)}) AND off_on >= ?""",
        [*engagements, first_on],
    )
    for engagement, off_on in rows:
        found.setdefault(engagement, set()).add(ordinal(off_on))
    return {engagement: frozenset(days) for engagement, days in found.items()}


def _days(from_on: str, until_on: str | None) -> tuple[int, int]:
    return ordinal(from_on), ordinal(until_on) if until_on else ALWAYS[1]


def _places(values: Collection[str]) -> str:
    return ", ".join("?" * len(values))
