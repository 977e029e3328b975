"""What readers were told of the plan and does not hold any more, for the views."""

from collections.abc import Iterator
from sqlite3 import Connection

from engtrack.table import Row

LAST = """
SELECT p.id, p.engagement_id, p.snapshot
  FROM scope JOIN publication p ON p.engagement_id = scope.engagement_id
 WHERE p.id IN (SELECT publication_id FROM publication_read
                UNION SELECT publication_id FROM publication_made)"""


def rows(db: Connection) -> Iterator[Row]:
    """The rows of `publication_state`: whether it holds, and since which day something does not."""
    if last := db.execute(LAST).fetchall():
        from engtrack.nouns.schedule.publishing import untold  # not before anything is published

        yield from untold.rows(db, last)
