"""The command of the planning board."""

from typing import Annotated

import typer

from engtrack.cli.answers import FOR_PEOPLE, answer, answer_width
from engtrack.cli.options import HANDLE, Takes, one_of
from engtrack.cli.reads import check_acting, check_people
from engtrack.cli.settings import settings
from engtrack.errors import Misused
from engtrack.nouns.schedule.commands import noun
from engtrack.render import check_format
from engtrack.store.read import Scope, reading

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
    in one. What is left of a task lies evenly on its days from today on, late work on today: a day
    of it, if it was begun and nobody said what is left. A task without an effort takes a day's work
    a day. There are 40 hours a week unless a person's capacity says otherwise, less a fifth for
    each day of leave and each day off of all their engagements; of the week under way, what is left
    of it.

    Machine formats have a row a person and week, in minutes; its `engagements` says what each plans
    and, after a slash, what its share comes to.

    $ engtrack schedule board --weeks 6
    $ engtrack schedule board --person paul --weeks 4
    """
    _show_board(weeks or 6, person, side)


def _show_board(weeks: int, person: str | None, side: str | None) -> None:
    from engtrack.nouns.schedule.board import boards

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
