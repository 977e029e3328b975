"""What would follow if some work had other days, lengths or people: nothing of it is stored.

The plan of today with it and without it, by the functions that the writes use.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from sqlite3 import Connection
from typing import Any

from engtrack.errors import Misused, NotFound
from engtrack.language import gettext as _
from engtrack.language import sentence
from engtrack.nouns.change import effect
from engtrack.nouns.change import rules as changes
from engtrack.nouns.schedule.planning.asked import check_length, check_movable
from engtrack.nouns.schedule.planning.network import Item
from engtrack.nouns.schedule.planning.reading import network_of
from engtrack.nouns.schedule.supposing.hours import hours_moved, people_of, weeks_until_the_end
from engtrack.nouns.schedule.supposing.loosened import loosened
from engtrack.nouns.schedule.supposing.said import Absent, Assigned, Supposed
from engtrack.nouns.schedule.supposing.scenario import Scenario, shifts_of, supposed
from engtrack.nouns.schedule.supposing.supposed import (
    Away,
    Given,
    supposed_days_off,
    supposed_people,
    supposed_plan,
)
from engtrack.store import keys
from engtrack.store.read import nearest_keys
from engtrack.table import Row, Table

COLUMNS = (
    "section", "key", "engagement", "title", "was_on", "becomes_on", "days", "week",
    "was_planned_minutes", "planned_minutes", "capacity_minutes", "is_over", "minutes", "cents",
    "currency",
)  # fmt: skip
MOVED = ("key", "title", "was_on", "becomes_on", "days")
HOURS = ("key", "title", "week", "was_planned_minutes", "planned_minutes", "capacity_minutes",
         "is_over")  # fmt: skip
COST = ("title", "minutes", "cents")
THEIRS = """
SELECT id, key FROM engagement
 WHERE state <> 'closed'
   AND (id IN (SELECT engagement_id FROM assignee WHERE person_id = :person)
        OR id IN (SELECT engagement_id FROM assignment WHERE person_id = :person))
 ORDER BY key"""
Items = Mapping[str, tuple[str, Item]]  # by key: the id of its engagement, and itself


def what_if(db: Connection, said: Supposed, today: str) -> list[Table]:
    """A table each of milestones, other work, hours and cost; machines get them as one."""
    changes.check_said_once(line.about for line in said.lines)
    lines = [*_lines_of(db, said.changes), *map(asdict, said.lines)]
    named = [line["item"] for line in lines if line["item"]]
    _check_there(db, [*named, *(one.key for one in said.people)])
    away = _away(db, said.away)
    ids, currency = _engagements(db, away, is_only_away=not (lines or said.people))
    networks = [network_of(db, id, today) for id in ids]
    items = {item.key: (id, item) for id, n in zip(ids, networks, strict=True) for item in n.items}
    for line in lines:
        _check(db, items, line)
    given = _given(db, items, said.people)
    with supposed_people(db, given, away):
        others = {id: network_of(db, id, today) for id in ids}
    scenarios = [
        supposed(db, id, network, lines, today, others[id])
        for id, network in zip(ids, networks, strict=True)
    ]
    hours = _hours_of(db, scenarios, given, away, _efforts(lines), today)
    cost = _cost(lines, next(iter(ids.values()), ""), currency)
    return [
        *_moved(db, scenarios, ids),
        _table(_("Hours a week, over all engagements"), hours, HOURS, _("nobody's hours change")),
        _table(_("Cost"), cost, COST, _("it costs nothing")),
    ]


def _moved(
    db: Connection, scenarios: Sequence[Scenario], keys: Mapping[str, str]
) -> Iterator[Table]:
    """The milestones and the other work; beneath it what loses what it came after."""
    moved = [row for of in scenarios for row in _moves_of(db, keys[of.engagement_id], of)]
    milestones, work = ([r for r in moved if r[0] == of] for of in ("milestones", "work"))
    loose = "\n".join(sentence(say) for of in scenarios for say in loosened(of))
    yield _table(_("Milestones"), milestones, MOVED, _("no milestone moves"))
    yield _table(_("Other work"), work, MOVED, _("no other work moves"), loose)


def _hours_of(
    db: Connection, scenarios: Sequence[Scenario], given: list[Given], away: list[Away],
    efforts: Mapping[str, int], today: str,
) -> list[Row]:  # fmt: skip
    people = people_of(db, [of.engagement_id for of in scenarios], [*given, *away])
    after = {id: one for of in scenarios for id, one in of.with_it.plan.items()}
    plans = [after, *(of.without.plan for of in scenarios)]
    was = weeks_until_the_end(db, people, plans, today)
    items = [item for of in scenarios for item in of.with_it.network.items]
    off = {of.engagement_id: of.more_off for of in scenarios}
    with (
        supposed_people(db, given, away),
        supposed_plan(db, items, after, efforts),
        supposed_days_off(db, off),
    ):
        return hours_moved(people, was, weeks_until_the_end(db, people, plans, today))


def _table(
    title: str, rows: list[Row], shown: tuple[str, ...], empty: str, foot: str = ""
) -> Table:
    return Table("schedule", COLUMNS, rows, shown=shown, title=title, empty=empty, foot=foot)


def _engagements(
    db: Connection, away: Iterable[Away], *, is_only_away: bool
) -> tuple[dict[str, str], str]:
    """The engagement it is about, those of whoever is away, by their ids; and its currency."""
    main = db.execute(
        """SELECT e.id, e.key, e.currency FROM scope
             JOIN engagement e ON e.id = scope.engagement_id LIMIT 2"""
    ).fetchall()
    found: dict[str, str] = {}
    if len(main) == 1:
        found[main[0][0]] = main[0][1]
    elif not is_only_away:
        raise Misused("which engagement? say -e KEY, or choose one for all commands:",
                      next="engtrack engagement list")  # fmt: skip
    for one in away:
        found |= db.execute(THEIRS, {"person": one.person_id}).fetchall()
    return found, str(main[0][2]) if main else ""


def _lines_of(db: Connection, change_keys: Iterable[str]) -> list[dict[str, Any]]:
    """The lines of changes that are not applied: what is applied is in the plan already."""
    lines: list[dict[str, Any]] = []
    for key in change_keys:
        row = db.execute("SELECT id, state FROM change WHERE key = ?", [key]).fetchone()
        if row is None:
            raise NotFound("change", key, nearest_keys(db, "change", "key", key))
        changes.check_editable(key, row[1])
        lines += effect.lines_of(db, row[0])
    return lines


def _check_there(db: Connection, items: Iterable[str]) -> None:
    """What is named is there, and all of one engagement."""
    engagements = set()
    for key in items:
        kept = keys.PREFIXES[str(keys.prefix(key))]
        row = db.execute(f"SELECT engagement_id FROM {kept.table} WHERE key = ?", [key]).fetchone()
        if row is None:
            raise NotFound(kept.noun, key, nearest_keys(db, kept.table, "key", key))
        engagements.add(row[0])
        changes.check_one_engagement(key, len(engagements) == 1)


def _check(db: Connection, items: Items, line: dict[str, Any]) -> None:
    """Refuse what could not be done either; what is dropped takes with it what it is worth."""
    field, key = line["field"], line["item"]
    item = items[key][1] if key in items else None
    if item and field == "duration":
        check_length(item, item.duration_days + line["days"])
    elif item and field in ("move", "drop-task"):
        check_movable(item)
    elif field == "effort":
        stands = int(effect.stands(db, field, key) or 0)
        if item:
            changes.check_has_effort(key, stands, item.duration_days)
        changes.check_not_below_zero(key, field, stands + line["minutes"])
    if key and field in changes.OPPOSITE:
        line |= effect.worth(db, field, key)


def _moves_of(db: Connection, engagement: str, scenario: Scenario) -> Iterator[Row]:
    for shift in shifts_of(db, scenario):
        section = "milestones" if shift.is_milestone else "work"
        yield (section, shift.key, engagement, shift.title, shift.was_on, shift.becomes_on,
               shift.days, *[None] * 8)  # fmt: skip


def _away(db: Connection, absent: Iterable[Absent]) -> list[Away]:
    return [Away(_person(db, one.handle), one.days.from_on, one.days.until_on) for one in absent]


def _given(db: Connection, items: Items, people: Iterable[Assigned]) -> list[Given]:
    given = []
    for one in people:
        engagement_id, item = items[one.key]
        check_movable(item)
        for who in one.whom:
            person = _person(db, who.person) if who.person else None
            given.append(Given(item.id, engagement_id, person, who.role))
    return given


def _person(db: Connection, handle: str) -> str:
    row = db.execute("SELECT id FROM person WHERE handle = ?", [handle]).fetchone()
    if row is None:
        raise NotFound("person", handle, nearest_keys(db, "person", "handle", handle))
    return str(row[0])


def _efforts(lines: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for line in lines:
        if line["field"] == "effort":
            found[line["item"]] += line["minutes"]
    return found


def _cost(lines: list[dict[str, Any]], engagement: str, currency: str) -> list[Row]:
    """Hours and prices in all; the budget apart, which may have to cover them."""
    budget = sum(line["cents"] or 0 for line in lines if line["field"] == "budget")
    cents = sum(line["cents"] or 0 for line in lines) - budget
    minutes = sum(line["minutes"] or 0 for line in lines)
    parts = ((_("services"), minutes, cents), (_("budget"), 0, budget))
    return [
        ("cost", None, engagement, title, *[None] * 8, minutes or None, cents, currency)
        for title, minutes, cents in parts
        if minutes or cents
    ]
