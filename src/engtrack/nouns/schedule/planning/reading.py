"""The plan of an engagement as the file holds it: read into a network, and what planning it gives.

No SQLModel: a read asks for contradictions as lightly as for anything else.
"""

from dataclasses import dataclass
from sqlite3 import Connection

from engtrack.nouns.schedule.planning import planner
from engtrack.nouns.schedule.planning.forward import Pass, Planned
from engtrack.nouns.schedule.planning.leave import There, away_of
from engtrack.nouns.schedule.planning.network import Item, Link
from engtrack.workdays import Calendar, days_of

ITEM = (
    "id", "key", "is_milestone", "duration_days", "not_before_on", "not_after_on", "must_start_on",
    "state", "actual_start_on", "actual_finish_on", "left_days", "left_on", "start_on",
    "finish_on",
)  # fmt: skip


@dataclass(frozen=True)
class Network:
    """The work of one engagement, its links, and the days on which it may lie."""

    items: list[Item]
    links: list[Link]
    start_on: str
    calendar: Calendar
    is_under_way: bool = False

    def plan(self, today: str) -> dict[str, Planned]:
        return self.forward(today).planned

    def forward(self, today: str, *, is_retimed: bool = False) -> Pass:
        return Pass(
            self.items, self.links, self.start_on, today, self.calendar, is_retimed,
            self.is_under_way,
        )  # fmt: skip

    def contradictions(self, today: str) -> list[planner.Contradiction]:
        return planner.contradictions(self.items, self.links, self.start_on, today, self.calendar)


def network_of(db: Connection, engagement_id: str, today: str, but: There | None = None) -> Network:
    """In the order of the keys, so that of equals the elder comes first.

    `but` says who is there after all.
    """
    work = db.execute(
        f"SELECT {', '.join(ITEM)} FROM work WHERE engagement_id = ? ORDER BY length(key), key",
        [engagement_id],
    )
    away = away_of(db, engagement_id, but)
    items = [_item(row, tuple(away.get(row[0], ()))) for row in work]
    links = db.execute(
        "SELECT before_id, after_id, type, lag_days FROM link WHERE engagement_id = ?",
        [engagement_id],
    )
    found = [Link(*row) for row in links]
    start_on, state = db.execute(
        "SELECT start_on, state FROM engagement WHERE id = ?", [engagement_id]
    ).fetchone()
    calendar = calendar_of(db, engagement_id, today)
    return Network(items, found, start_on, calendar, is_under_way=state != "planned")


def _item(row: tuple[object, ...], away_on: tuple[str, ...]) -> Item:
    said = dict(zip(ITEM, row, strict=True)) | {"away_on": away_on}
    return Item(**{**said, "is_milestone": bool(said["is_milestone"])})  # type: ignore[arg-type]


def calendar_of(db: Connection, engagement_id: str, today: str) -> Calendar:
    """The days worked: on hold nobody works, so what was begun before a hold ends later for it."""
    held = db.execute(
        "SELECT from_on, coalesce(until_on, ?) FROM hold WHERE engagement_id = ?",
        [today, engagement_id],
    )
    off = days_off_of(db, engagement_id)
    return Calendar([*off, *(day for first, last in held for day in days_of(first, last))])


def days_off_of(db: Connection, engagement_id: str) -> list[str]:
    """The days it does not work, holds apart: a hold is no working time, but it counts as slip."""
    off = db.execute("SELECT off_on FROM day_off WHERE engagement_id = ?", [engagement_id])
    return [day for (day,) in off]
