"""The weeks of people that hold more than they can, reckoned by the planning board."""

from collections.abc import Iterator
from datetime import date, timedelta
from sqlite3 import Connection

from engtrack.nouns.schedule.board.load import Weeks, first_on, name_of
from engtrack.nouns.schedule.board.staffing import weeks_of
from engtrack.table import Row

AHEAD = 4  # weeks after this one


def rows(db: Connection, under_way: dict[str, str]) -> Iterator[Row]:
    """A row a person and week for each of these engagements, keys by ids, that has a part in it."""
    (today,) = db.execute("SELECT today FROM clock").fetchone()
    people = _vendor_people(db, list(under_way))
    weeks = weeks_of(db, {id: capacity for id, (_, capacity) in people.items()}, today, 1 + AHEAD)
    for person, (handle, _) in people.items():
        yield from _over(weeks, person, handle, under_way)


def _over(weeks: Weeks, person: str, handle: str, under_way: dict[str, str]) -> Iterator[Row]:
    for number in weeks.weeks:
        week = weeks.of(person, number)
        week_on = first_on(number)
        seen_on = (date.fromisoformat(week_on) - timedelta(weeks=AHEAD)).isoformat()
        for engagement in week.planned if week.is_over else ():
            if engagement in under_way:
                ref = f"{under_way[engagement]}/{handle.upper()}/{name_of(number)}"
                yield (ref, engagement, handle, seen_on, week.minutes, week.capacity)


def _vendor_people(db: Connection, engagements: list[str]) -> dict[str, tuple[str, int | None]]:
    """Those to whom work of these engagements is given, or may be through a role of theirs."""
    places = ", ".join("?" * len(engagements))
    found = db.execute(
        f"""SELECT p.id, p.handle, p.capacity_minutes FROM person p
             WHERE p.side = 'vendor'
               AND (p.id IN (SELECT person_id FROM assignment WHERE engagement_id IN ({places}))
                    OR p.id IN (SELECT person_id FROM assignee WHERE engagement_id IN ({places})))
             ORDER BY p.handle""",
        [*engagements, *engagements],
    )
    return {id: (handle, capacity) for id, handle, capacity in found}
