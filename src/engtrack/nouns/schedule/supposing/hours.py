"""Whose hours would change, week by week, over all engagements: the board as it is and would be."""

from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Connection

from engtrack.nouns.schedule.board.load import Weeks, name_of, week_of
from engtrack.nouns.schedule.board.staffing import weeks_of
from engtrack.nouns.schedule.planning.planner import Planned
from engtrack.nouns.schedule.supposing.supposed import Away, Given
from engtrack.table import Row
from engtrack.workdays import ordinal

FAR = 520  # weeks after which hours are not told any more
WORKING = """
SELECT person_id FROM assignee WHERE engagement_id = :engagement AND person_id IS NOT NULL
 UNION SELECT person_id FROM assignment WHERE engagement_id = :engagement"""
People = Mapping[str, tuple[str, str, int | None]]  # by id: handle, name, minutes a week


def people_of(
    db: Connection, engagement_ids: Sequence[str], named: Iterable[Given | Away]
) -> People:
    """Whose hours may change: whoever has work or a role there, and who is named."""
    ids = {one.person_id for one in named if one.person_id}
    for engagement_id in engagement_ids:
        ids |= {id for (id,) in db.execute(WORKING, {"engagement": engagement_id})}
    found = db.execute(
        f"""SELECT id, handle, name, capacity_minutes FROM person
             WHERE id IN ({", ".join("?" * len(ids))}) ORDER BY handle""",
        [*ids],
    )
    return {id: (handle, name, capacity) for id, handle, name, capacity in found}


def weeks_until_the_end(
    db: Connection, people: People,
    plans: Iterable[Mapping[str, Planned]], today: str,
) -> Weeks:  # fmt: skip
    """Their weeks until the last of the plans ends."""
    ends = [ordinal(one.finish_on) for plan in plans for one in plan.values()]
    last = max(ends, default=ordinal(today))
    count = min(max(week_of(last) - week_of(ordinal(today)), 0) + 1, FAR)
    return weeks_of(db, {id: capacity for id, (*_, capacity) in people.items()}, today, count)


def hours_moved(people: People, was: Weeks, then: Weeks) -> list[Row]:
    """The weeks in which somebody has more or fewer hours, or less time for them."""
    rows: list[Row] = []
    for id, (handle, name, _capacity) in people.items():
        for number in was.weeks:
            before, after = was.of(id, number), then.of(id, number)
            if (before.minutes, before.capacity) != (after.minutes, after.capacity):
                rows.append(("people", handle, None, name, None, None, None, name_of(number),
                             before.minutes, after.minutes, after.capacity, int(after.is_over),
                             None, None, None))  # fmt: skip
    return rows
