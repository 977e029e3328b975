"""Whose weeks hold more than they can, for the views: this week and the next four."""

from collections.abc import Iterator
from sqlite3 import Connection

from engtrack.table import Row


def rows(db: Connection) -> Iterator[Row]:
    """The rows of `week_over`: one a person and week for each engagement that has a part in it.

    Only of engagements under way that have a coordinator, whose duty it is: the reader, if the
    answer is for one person.
    """
    under_way = dict(
        db.execute(
            """SELECT DISTINCT e.id, e.key
                 FROM clock, holder h JOIN engagement e ON e.id = h.engagement_id
                WHERE h.role = 'coordinator' AND e.state IN ('active', 'completed')
                  AND (clock.reader IS NULL OR h.person = clock.reader)"""
        ).fetchall()
    )
    if under_way:
        # Its import alone costs a tenth of an answer, and most answers do not ask for it.
        from engtrack.nouns.schedule.board import over

        yield from over.rows(db, under_way)
