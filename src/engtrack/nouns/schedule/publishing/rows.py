"""What readers were told of the plan and does not hold any more, for the views.

Whether it holds is a matter of the two plans; since when it does not, the journal tells: in the
order of its entries, which no clock can turn around.
"""

from collections.abc import Iterator
from datetime import datetime
from sqlite3 import Connection

from engtrack.nouns.schedule.publishing.since import differences, given_out, is_untold, plan_of
from engtrack.table import Row

LAST = """
SELECT p.id, p.engagement_id, p.snapshot
  FROM scope JOIN publication p ON p.engagement_id = scope.engagement_id
 WHERE p.id IN (SELECT publication_id FROM publication_read
                UNION SELECT publication_id FROM publication_made)"""
GIVEN_OUT = "SELECT min(entry) FROM journal_change WHERE row_id = ? AND table_name = 'publication'"
MOVED = """
SELECT e.at FROM journal_change c JOIN journal_entry e ON e.id = c.entry
 WHERE c.row_id = ? AND c.table_name = 'work' AND c.entry > ?
   AND (c.before LIKE '%"start_on":%' OR c.before LIKE '%"finish_on":%'
        OR c.before LIKE '%"state":%')
 ORDER BY c.entry LIMIT 1"""


def rows(db: Connection) -> Iterator[Row]:
    """The rows of `publication_state`: whether it holds, and the first day something did not."""
    for id, engagement_id, snapshot in db.execute(LAST).fetchall():
        found = differences(given_out(snapshot), plan_of(db, engagement_id))
        untold = [one.last.id for one in found if is_untold(one)]
        is_current = not untold and all(one.became == "done" for one in found)
        yield id, int(is_current), _first_day(db, id, untold)


def _first_day(db: Connection, publication_id: str, moved: list[str]) -> str | None:
    """The local day of the first change since to any of this work."""
    if not moved:
        return None
    (entry,) = db.execute(GIVEN_OUT, [publication_id]).fetchone()
    changes = (db.execute(MOVED, [id, entry]).fetchone() for id in moved)
    first = min(at for (at,) in filter(None, changes))
    return datetime.fromisoformat(first).astimezone().date().isoformat()
