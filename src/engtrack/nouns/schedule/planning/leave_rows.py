"""For the views: the working days to come on which nobody of a piece of work is there."""

from collections.abc import Iterator
from sqlite3 import Connection

from engtrack.table import Row

CONCERNED = """
    SELECT engagement_id FROM scope
     WHERE engagement_id IN (
             SELECT a.engagement_id
               FROM clock, leave l JOIN assignee a ON a.person_id = l.person_id
              WHERE l.until_on >= clock.today
             UNION
             SELECT s.engagement_id
               FROM clock, leave l JOIN assignment s ON s.person_id = l.person_id
              WHERE l.until_on >= clock.today)"""
UNFINISHED = """
    SELECT w.id, later_day(w.start_on, clock.today), w.finish_on
      FROM clock, work w
     WHERE w.engagement_id = ? AND w.state IN ('open', 'started') AND w.finish_on >= clock.today"""


def rows(db: Connection) -> Iterator[Row]:
    """The rows of `work_away`: one for each day of each piece of unfinished work."""
    if not (concerned := db.execute(CONCERNED).fetchall()):
        return
    from engtrack.nouns.schedule.planning.leave import away_of  # where anybody is away at all
    from engtrack.workdays import Calendar

    for (engagement_id,) in concerned:
        away = away_of(db, engagement_id)
        off = db.execute("SELECT off_on FROM day_off WHERE engagement_id = ?", [engagement_id])
        calendar = Calendar(day for (day,) in off)
        for work_id, first, last in db.execute(UNFINISHED, [engagement_id]).fetchall():
            for day, known_on in away.get(work_id, {}).items():
                if first <= day <= last and calendar.is_workday(day):
                    yield work_id, day, known_on
