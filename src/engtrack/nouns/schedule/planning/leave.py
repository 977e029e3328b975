"""The days on which none of the people of a piece of work is there: where leave meets the plan.

The people of a piece of work are the persons it is given to and, day by day, whoever holds a role
that it is given to. What is given to nobody, or to a role that nobody holds, has none away. A
handful of queries an engagement, whatever its size; work given to the same people shares its days.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from sqlite3 import Connection
from typing import NamedTuple

from engtrack.workdays import days_of

# The days of one person: each with the day on which their leave was recorded.
Away = Mapping[str, str]
Given = tuple[frozenset[str], frozenset[str]]  # the persons and the roles that work is given to
Held = Mapping[str, list[tuple[str, str, str]]]  # role -> the person, from when to when
ON_LEAVE = """
    SELECT l.person_id, l.from_on, l.until_on, l.recorded_on
      FROM (SELECT person_id FROM assignee WHERE engagement_id = :engagement
            UNION SELECT person_id FROM assignment WHERE engagement_id = :engagement) AS theirs
      JOIN leave l ON l.person_id = theirs.person_id"""
GIVEN = "SELECT work_id, person_id, role FROM assignee WHERE engagement_id = :engagement"
HELD = """
    SELECT role, person_id, from_on, coalesce(until_on, '9999')
      FROM assignment WHERE engagement_id = :engagement"""


class There(NamedTuple):
    """A person who is there on these days, whatever leave is kept."""

    person_id: str
    from_on: str
    until_on: str


def away_of(
    db: Connection, engagement_id: str, but: There | None = None
) -> dict[str, dict[str, str]]:
    """By the ids of the work: the days on which nobody of it is there, and since when it is known.

    In the order of the days; work whose people are always there is left out. `but` says who is
    there after all.
    """
    leave = _leave_of(db, engagement_id, but)
    if not leave:
        return {}
    persons: dict[str, set[str]] = defaultdict(set)
    roles: dict[str, set[str]] = defaultdict(set)
    for work_id, person_id, role in db.execute(GIVEN, {"engagement": engagement_id}):
        (roles if person_id is None else persons)[work_id].add(role or person_id)
    held: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for role, *holding in db.execute(HELD, {"engagement": engagement_id}):
        held[role].append((holding[0], holding[1], holding[2]))
    by_people: dict[Given, dict[str, str]] = {}
    found = {}
    for work_id in persons.keys() | roles.keys():
        given = frozenset(persons[work_id]), frozenset(roles[work_id])
        if given not in by_people:
            by_people[given] = dict(_nobody_there(given, leave, held))
        if by_people[given]:
            found[work_id] = by_people[given]
    return found


def is_anybody_away(db: Connection, engagement_id: str) -> bool:
    """Whether anybody of the engagement has leave at all: else who does the work moves nothing."""
    found = db.execute(f"{ON_LEAVE} LIMIT 1", {"engagement": engagement_id})
    return found.fetchone() is not None


def _leave_of(db: Connection, engagement_id: str, but: There | None) -> dict[str, Away]:
    leave: dict[str, dict[str, str]] = defaultdict(dict)
    rows = db.execute(ON_LEAVE, {"engagement": engagement_id})
    for person_id, from_on, until_on, recorded_on in rows:
        leave[person_id] |= dict.fromkeys(days_of(from_on, until_on), recorded_on)
    if but and but.person_id in leave:
        for day in days_of(but.from_on, but.until_on):
            leave[but.person_id].pop(day, None)
    return dict(leave)


def _nobody_there(given: Given, leave: Mapping[str, Away], held: Held) -> Iterator[tuple[str, str]]:
    persons, roles = given
    nobody: Away = {}
    if persons:
        days = set.intersection(*(set(leave.get(person, nobody)) for person in persons))
    else:
        holders = {person for role in roles for person, _, _ in held.get(role, ())}
        days = set().union(*(leave.get(person, nobody) for person in holders))
    for day in sorted(days):
        on = persons | {
            person
            for role in roles
            for person, from_on, until_on in held.get(role, ())
            if from_on <= day <= until_on
        }
        since = [leave.get(person, nobody).get(day) for person in on]
        if on and all(since):
            yield day, max(known for known in since if known)
