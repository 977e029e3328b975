"""The commands that look ahead: the planning board, and what if."""

from typing import Annotated

import typer

from engtrack.cli.answers import FOR_PEOPLE, answer, answer_width
from engtrack.cli.options import HANDLE, Takes, one_of
from engtrack.cli.parse import parse_key
from engtrack.cli.reads import check_acting, check_people, scope_of
from engtrack.cli.settings import settings
from engtrack.cli.writes import check_same_engagement
from engtrack.errors import Misused
from engtrack.nouns.change.options import (
    AddService,
    Budget,
    DropService,
    DropTask,
    Duration,
    Effort,
    Move,
    Price,
)
from engtrack.nouns.schedule.noun import noun
from engtrack.nouns.schedule.said import (
    Absent,
    Assigned,
    Supposed,
    parse_absent,
    parse_assigned,
)
from engtrack.render import check_format
from engtrack.store.read import Scope, reading
from engtrack.table import check_columns

MOST_WEEKS = 26
OnlyPerson = Annotated[
    str | None, typer.Option("--person", help="Only this person, of whichever side."), HANDLE
]
Side = Annotated[
    str | None,
    typer.Option("--side", help="client, vendor or third-party; vendor unless said."),
    one_of("side"),
]


def parse_weeks(text: str) -> int:
    said = text.strip()
    if not said.isascii() or not said.isdigit() or not 1 <= int(said) <= MOST_WEEKS:
        raise Misused("{text} is not a number of weeks from 1 to 26", text=said[:20])
    return int(said)


Changes = Annotated[
    list[str] | None,
    typer.Option("--change", help="The lines of a change request, as CHG-2.", metavar="KEY"),
    Takes(parse_key),
]


Assignments = Annotated[
    list[Assigned] | None,
    typer.Option("--assign", help="Given to others: T-7=paul.", metavar="TASK=WHO"),
    Takes(parse_assigned),
]
Absences = Annotated[
    list[Absent] | None,
    typer.Option("--away", help="Somebody not there: ana=wed..fri.", metavar="HANDLE=DAYS"),
    Takes(parse_absent),
]


@noun.reads
def what_if(
    move: Move = None,
    duration: Duration = None,
    effort: Effort = None,
    price: Price = None,
    add_service: AddService = None,
    drop_service: DropService = None,
    drop_task: DropTask = None,
    budget: Budget = None,
    change: Changes = None,
    assign: Assignments = None,
    away: Absences = None,
) -> None:
    """Show what would move, whose hours would change and what it would cost; nothing is stored.

    $ engtrack schedule what-if --move T-7=+1w
    $ engtrack schedule what-if --duration T-7=+2d --assign T-7=ana -e ACME
    """
    said = (move, duration, effort, price, add_service, drop_service, drop_task, budget)
    lines = [line for options in said for line in options or ()]
    _look_ahead(Supposed(lines, change or (), assign or (), away or ()))


@noun.reads
def board(
    weeks: Annotated[
        int | None,
        typer.Option("--weeks", help="How many, this one first: 1 to 26; 6 unless said."),
        Takes(parse_weeks),
    ] = None,
    person: OnlyPerson = None,
    side: Side = None,
) -> None:
    """Show the planning board: hours planned against hours there are, by person and week.

    All engagements count save those on hold; `-e` only chooses the people who have a role or work
    in one. What is left of a task lies evenly on its days from today on, late work on today; a task
    without an effort takes a day's work a day. There are 40 hours a week unless a person's capacity
    says otherwise, less a fifth for each day of leave and each day off of all their engagements; of
    the week under way, what is left of it.

    Machine formats have a row a person and week, in minutes; its `engagements` says what each plans
    and, after a slash, what its share comes to.

    $ engtrack schedule board --weeks 6
    $ engtrack schedule board --person paul --weeks 4
    """
    _show_board(weeks or 6, person, side)


def _show_board(weeks: int, person: str | None, side: str | None) -> None:
    from engtrack.nouns.schedule import boards

    check_format(settings.format)
    scope = Scope(engagement=settings.engagement_named)
    with reading(settings.db, settings.instant, settings.today, scope) as db:
        check_acting(db)
        check_people(db, {"person": person})
        of = side if side or person else "vendor"
        found = boards.board(db, settings.today, weeks, person, of, scope.engagement)
        if settings.format in FOR_PEOPLE and not settings.columns:
            width = answer_width() if settings.format == "table" else None
            answer(boards.for_people(db, found, width))
        else:
            answer([boards.for_machines(found)])


def _look_ahead(supposed: Supposed) -> None:
    from engtrack.nouns.schedule import what_if as reckoning

    if not any((supposed.lines, supposed.changes, supposed.people, supposed.away)):
        raise Misused("if what? say --move T-7=+1w", next="engtrack schedule what-if --help")
    named = [*supposed.changes, *(line.item for line in supposed.lines if line.item),
             *(one.key for one in supposed.people)]  # fmt: skip
    check_format(settings.format)
    scope = scope_of({"key": named[0]} if named else {})
    with reading(settings.db, settings.instant, settings.today, scope) as db:
        check_acting(db)
        if named:
            check_same_engagement(db, named[0])
        tables = reckoning.what_if(db, supposed, settings.today)
    check_columns(settings.columns, tables[0].columns)
    answer(tables)
