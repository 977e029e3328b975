"""The sessions of people's weeks: each takes the time of everybody who is expected at it.

One that carries out a task counts within it, for those to whom the task is given.
"""

from collections.abc import Collection, Iterator
from sqlite3 import Connection

from engtrack.nouns.schedule.board.load import Given, Job
from engtrack.nouns.session.times import minutes_between
from engtrack.workdays import ordinal

_SESSIONS = """
SELECT s.key, s.engagement_id, s.day_on, s.start_at, s.end_at, a.person_id
  FROM session_person a JOIN session s ON s.id = a.session_id
  JOIN engagement e ON e.id = s.engagement_id
 WHERE a.person_id IN ({people}) AND s.state IN ('booked', 'confirmed')
   AND s.day_on >= ? AND s.day_on <= ? AND e.state NOT IN ('closed', 'on-hold')
   AND NOT EXISTS (SELECT 1 FROM work w JOIN assignee g ON g.work_id = w.id
                    WHERE w.id = s.work_id AND w.state IN ('open', 'started')
                      AND (g.person_id = a.person_id
                           OR EXISTS (SELECT 1 FROM assignment h
                                       WHERE h.engagement_id = s.engagement_id
                                         AND h.person_id = a.person_id AND h.role = g.role
                                         AND h.from_on <= s.day_on
                                         AND (h.until_on IS NULL OR s.day_on <= h.until_on))))"""


def sittings(db: Connection, people: Collection[str], today: str, last_on: str) -> Iterator[Job]:
    """A job for each person and session, from today to the last day."""
    sql = _SESSIONS.format(people=", ".join("?" * len(people)))
    found = db.execute(sql, [*people, today, last_on])
    for key, engagement, day_on, start_at, end_at, person in found:
        minutes = minutes_between(start_at, end_at)
        yield Job(key, engagement, [ordinal(day_on)], [Given(person)], minutes)
