"""Early and late dates for the views: what planning tells of all work in the scope."""

from collections.abc import Iterator
from sqlite3 import Connection

from engtrack.nouns.schedule.planning.reading import network_of
from engtrack.nouns.schedule.planning.slack import slacks
from engtrack.table import Row


def rows(db: Connection) -> Iterator[Row]:
    """The rows of `work_slack`: one for each piece of work that is not cancelled."""
    (today,) = db.execute("SELECT today FROM clock").fetchone()
    for (engagement_id,) in db.execute("SELECT engagement_id FROM scope").fetchall():
        forward = network_of(db, engagement_id, today).forward(today)
        for id, slack in slacks(forward).items():
            yield (id, *slack, int(slack.is_critical))
