"""The planning board: who is planned for how much in which week, over all engagements."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from sqlite3 import Connection
from typing import NamedTuple

from engtrack.cli import dates
from engtrack.errors import Misused
from engtrack.language import current, label
from engtrack.language import gettext as _
from engtrack.nouns.schedule.board.load import Week, Weeks, first_on, name_of
from engtrack.nouns.schedule.board.overload import Overload, overloads
from engtrack.nouns.schedule.board.staffing import weeks_of
from engtrack.store.keys import key_number
from engtrack.table import Row, Table

COLUMNS = (
    "person", "name", "side", "week", "week_on", "planned_minutes", "capacity_minutes",
    "leave_days", "days_off", "on_leave_minutes", "is_over", "is_over_share", "engagements",
    "tasks",
)  # fmt: skip
GAP = 2  # between two columns


class Person(NamedTuple):
    id: str
    handle: str
    name: str
    side: str
    capacity_minutes: int | None
    state: str


class Board(NamedTuple):
    """People and their weeks, and what engagements are called."""

    people: list[Person]
    weeks: Weeks
    keys: dict[str, str]

    def rows(self) -> Iterator[Row]:
        """One a person and week, for machines."""
        for person in self.people:
            for number in self.weeks.weeks:
                yield self._row(person, number, self.weeks.of(person.id, number))

    def _row(self, person: Person, number: int, week: Week) -> Row:
        tasks = {key for of in week.planned.values() for key in of}
        return (
            person.handle, person.name, person.side, name_of(number), first_on(number),
            week.minutes, week.capacity, week.leave_days, week.days_off, sum(week.away.values()),
            int(week.is_over), int(bool(week.over_shares)), self._engagements(week) or None,
            ", ".join(sorted(tasks, key=key_number)) or None,
        )  # fmt: skip

    def _engagements(self, week: Week) -> str:
        """The minutes that each plans, and of what share: `ACME=1800/1110, NORD=600`."""
        said = {
            self.keys[id]: f"{week.of(id)}"
            + (f"/{week.shares[id][1]}" if id in week.shares else "")
            for id in week.planned
        }
        return ", ".join(f"{key}={minutes}" for key, minutes in sorted(said.items()))


def board(
    db: Connection, today: str, count: int, person: str | None, side: str | None,
    engagement: str | None,
) -> Board:  # fmt: skip
    """Everybody of a side, or one person; of an engagement, those who have a role or work in it."""
    people = _people(db, person, side)
    weeks = weeks_of(db, {of.id: of.capacity_minutes for of in people}, today, count)
    keys = dict(db.execute("SELECT id, key FROM engagement").fetchall())
    there = _working(weeks, {id for id, key in keys.items() if engagement in (None, key)})
    if engagement is None:
        there |= {of.id for of in people if person or of.state == "active"}
    return Board([of for of in people if of.id in there], weeks, keys)


def _people(db: Connection, handle: str | None, side: str | None) -> list[Person]:
    equal = {"handle": handle, "side": side}
    wanted = {column: value for column, value in equal.items() if value is not None}
    where = "".join(f" AND {column} = ?" for column in wanted)
    found = db.execute(
        f"""SELECT id, handle, name, side, capacity_minutes, state FROM person
             WHERE true{where} ORDER BY handle""",
        [*wanted.values()],
    )
    people = [Person(*row) for row in found]
    if handle and not people:
        raise Misused("{person} is not of the {side}", person=handle, side=side,
                      next=f"engtrack schedule board --person {handle}")  # fmt: skip
    return people


def _working(weeks: Weeks, engagements: set[str]) -> set[str]:
    """Who has a role or work in one of these engagements, in these weeks."""
    by_role = {id for id, held in weeks.held.items()
               if not engagements.isdisjoint(of.engagement for of in held)}  # fmt: skip
    return by_role | {id for (id, _week), planned in weeks.planned.items()
                      if not engagements.isdisjoint(planned)}  # fmt: skip


def for_machines(found: Board) -> Table:
    return Table("board", COLUMNS, list(found.rows()))


def for_people(db: Connection, found: Board, width: int | None) -> list[Table]:
    """A column a week, in as many tables as the width asks for; beneath them what is too much."""
    empty = _('nobody of these; `engtrack person add "Ana Diaz" --side vendor` adds somebody')
    if not found.people:
        return [Table("board", ("person",), [], empty=empty)]
    wide = max(len(label("person", "board")), *(len(of.handle) for of in found.people))
    lines = [[_cell(found.weeks.of(of.id, n)) for n in found.weeks.weeks] for of in found.people]
    names = [name_of(number) for number in found.weeks.weeks]
    widest = max(len(text) for line in (names, *lines) for text in line) + GAP
    most = len(names) if width is None else max((width - wide) // widest, 1)
    many = -(-len(names) // -(-len(names) // most))  # as many in each table
    grids = [
        _grid(found.people, names[at : at + many], [line[at : at + many] for line in lines])
        for at in range(0, len(names), many)
    ]
    grids[0] = replace(grids[0], title=_title(found))
    grids[-1] = replace(grids[-1], foot=_foot(db, found, lines))
    said = list(_overloads(db, found))
    return [*grids, _too_much(said)] if said else grids


def _grid(people: Sequence[Person], names: list[str], lines: list[list[str]]) -> Table:
    rows: list[Row] = [(of.handle, *line) for of, line in zip(people, lines, strict=True)]
    return Table("board", ("person", *names), rows)


def _cell(week: Week) -> str:
    """`32/37`: hours planned and hours there are, rounded, and what is to be seen of them."""
    marks = "!" * week.is_over + "*" * bool(week.over_shares)
    marks += "-" * bool(week.leave_days) + "x" * bool(week.away)
    return f"{_hours(week.minutes)}/{_hours(week.capacity)} {marks}".rstrip()


def _hours(minutes: int) -> int:
    return (minutes + 30) // 60


def _title(found: Board) -> str:
    first = dates.spoken_day(first_on(found.weeks.weeks[0]), current())
    return _("hours planned/available, all engagements, from {day}").format(day=first)


def _foot(db: Connection, found: Board, lines: list[list[str]]) -> str:
    """What the marks mean that are there, and what is not counted."""
    legend = {
        "!": _("! more than there is"),
        "*": _("* more than a share"),
        "-": _("- on leave"),
        "x": _("x work that lies in leave"),
    }
    seen = {sign for line in lines for text in line for sign in text}
    said = [words for mark, words in legend.items() if mark in seen]
    on_hold = db.execute("SELECT key FROM engagement WHERE state = 'on-hold' ORDER BY key")
    if keys := ", ".join(key for (key,) in on_hold):
        said.append(_("on hold and not counted: {engagements}").format(engagements=keys))
    return ", ".join(said)


def _overloads(db: Connection, found: Board) -> Iterator[Overload]:
    for person in found.people:
        for number in found.weeks.weeks:
            week = found.weeks.of(person.id, number)
            yield from overloads(db, person.handle, name_of(number), week, found.keys)


def _too_much(said: list[Overload]) -> Table:
    rows: list[Row] = [(one.why, one.next) for one in said]
    return Table("board_over", ("why", "next"), rows, title=_("Too much"), shown=("why",),
                 below=("next",))  # fmt: skip
