"""What giving all late work new dates from today on would move; nothing is stored here."""

from sqlite3 import Connection

from engtrack.nouns.schedule.planning import planner
from engtrack.nouns.schedule.planning.planner import Moved, Planned
from engtrack.nouns.schedule.planning.reading import Network, calendar_of, network_of
from engtrack.nouns.schedule.telling import Named


def planned_anew(db: Connection, engagement_id: str, today: str) -> dict[str, Planned]:
    """The plan of an engagement if nothing of it stayed late."""
    return anew(network_of(db, engagement_id, today), today)


def anew(network: Network, today: str) -> dict[str, Planned]:
    return network.forward(today, is_retimed=True).planned


def moves(db: Connection, engagement_id: str, today: str, plan: dict[str, Planned]) -> list[Moved]:
    """What has other dates in this plan than in the file."""
    stored = planner.present(network_of(db, engagement_id, today).items)
    return planner.moved(stored, plan, calendar_of(db, engagement_id, today))


def named(db: Connection, engagement_id: str) -> dict[str, Named]:
    """The unfinished work of an engagement by its id."""
    rows = db.execute(
        """SELECT id, key, title, is_milestone FROM work
            WHERE engagement_id = ? AND state IN ('open', 'started')""",
        [engagement_id],
    )
    return {id: Named(key, title, bool(point)) for id, key, title, point in rows}
