"""The milestone schedule as a whole."""

import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from sqlite3 import Connection
from typing import Annotated

import typer

from engtrack.cli import consent
from engtrack.cli.amounts import parse_signed_days
from engtrack.cli.answers import FOR_PEOPLE, answer, telling_engagements
from engtrack.cli.decided import Decided
from engtrack.cli.nouns import Noun
from engtrack.cli.options import (
    A_DAY,
    HANDLE,
    TEXT,
    By,
    Key,
    On,
    ProofFile,
    Takes,
    Via,
    one_of,
)
from engtrack.cli.reads import check_acting, check_people, scope_of, table_of
from engtrack.cli.settings import settings
from engtrack.cli.writes import check_same_engagement, write, write_table
from engtrack.errors import Misused, Sentence
from engtrack.nouns.schedule import reads
from engtrack.render import check_format
from engtrack.store.read import Scope, reading
from engtrack.table import Table, check_columns

noun = Noun("schedule")

Phase = Annotated[str | None, typer.Option("--phase", help="Only this phase."), one_of("phase")]
Kind = Annotated[str | None, typer.Option("--kind", help="task or milestone."), one_of("item_kind")]
State = Annotated[
    str | None,
    typer.Option("--state", help="open, started, finished or cancelled."),
    one_of("work_state"),
]
OnlyPerson = Annotated[
    str | None, typer.Option("--person", help="Only this person, of whichever side."), HANDLE
]
Side = Annotated[
    str | None,
    typer.Option("--side", help="client, vendor or third-party; the vendor's people unless said."),
    one_of("side"),
]


@noun.reads
def show(phase: Phase = None, kind: Kind = None, state: State = None) -> None:
    """Show the milestone schedule: what, who, from when to when, and what slipped.

    On a wide terminal each item has a bar.

    $ engtrack schedule show -e ACME
    """
    check_format(settings.format)
    with reading(settings.db, settings.instant, settings.today, scope_of({})) as db:
        check_acting(db)
        table = table_of(db, reads.SHOW, {"phase": phase, "kind": kind, "state": state})
        answer([_for_people(table) if settings.format == "table" else table])


@noun.writes
def move(
    key: Key,
    when: Annotated[
        str,
        typer.Argument(
            help="Working days later, as +3bd, or sooner, as -1w (after --); or the day it is to "
            "start.",
            metavar="DAYS|DATE",
        ),
    ],
) -> None:
    """Ask for a task or milestone on other days; what follows it is planned anew.

    $ engtrack schedule move MS-3 +3bd
    """
    from engtrack.nouns.schedule import moving

    days, to_on = moved_by(when)
    then = replace(reads.SHOW, is_card=True, filters=())
    write(lambda s: moving.move(s, key, days, to_on), then=then)


@noun.writes
def plan() -> None:
    """Give all late work new dates from today on, after asking; what follows it is planned anew.

    $ engtrack schedule plan -e ACME --yes
    """
    from engtrack.nouns.schedule import moving

    consent.confirm(Sentence("plan all late work anew, from today on?"))
    write_table(lambda s: moving.plan_late(s, settings.engagement))


@noun.reads
def critical() -> None:
    """Show what drives the end, link by link: which task, day asked or calendar sets each date.

    $ engtrack schedule critical -e ACME
    """
    from engtrack.nouns.schedule import chain

    _answer(lambda db: chain.critical(db, settings.today), scope_of({}))


@noun.reads
def why(key: Key) -> None:
    """Show what sets the date of one task or milestone, back to what nothing drives.

    $ engtrack schedule why MS-3
    """
    from engtrack.nouns.schedule import chain

    _answer(lambda db: chain.why(db, key, settings.today), scope_of({"key": key}), key)


MOST_WEEKS = 26


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
    in one. What is left of a task lies evenly on its days from today on, late work on today; a task
    without an effort takes a day's work a day. There are 40 hours a week unless a person's capacity
    says otherwise, less a fifth for each day of leave and each day off of all their engagements.

    $ engtrack schedule board --weeks 6
    $ engtrack schedule board --person paul --weeks 4
    """
    from engtrack.nouns.schedule import boards

    check_format(settings.format)
    scope = Scope(engagement=settings.engagement_named)
    with reading(settings.db, settings.instant, settings.today, scope) as db:
        check_acting(db)
        check_people(db, {"person": person})
        of = side if side or person else "vendor"
        found = boards.board(db, settings.today, weeks or 6, person, of, scope.engagement)
        if settings.format in FOR_PEOPLE and not settings.columns:
            width = _width() if settings.format == "table" else None
            answer(boards.for_people(db, found, width))
        else:
            answer([boards.for_machines(found)])


@noun.reads
def check() -> None:
    """List what is unassigned, overdue, undated or contradictory; exit 10 if anything is.

    $ engtrack schedule check -e ACME
    """
    from engtrack.nouns.schedule import checking

    check_format(settings.format)
    with reading(settings.db, settings.instant, settings.today, scope_of({})) as db:
        check_acting(db)
        table = checking.problems(db, reads.CHECK, settings.today)
    check_columns(settings.columns, table.columns)
    rows = list(table.rows)
    answer([replace(table, rows=rows)])
    if rows:
        raise typer.Exit(10)


@noun.writes
def baseline(
    name: Annotated[
        str | None, typer.Argument(help="What people call it; the day unless said."), TEXT
    ] = None,
) -> None:
    """Take the plan as it stands; approved by the sponsor, it is what was committed.

    $ engtrack schedule baseline "As agreed in March" -e ACME
    """
    from engtrack.nouns.schedule import baselines

    write(
        lambda s: baselines.take(s, settings.engagement, name),
        then=replace(reads.BASELINES, is_card=True),
        creates="baseline",
    )


noun.read("baselines", reads.BASELINES)


@noun.writes
def confirm(by: By = None, on: On = None, via: Via = None, proof: ProofFile = None) -> None:
    """Keep the sponsor's word that the schedule still holds.

    $ engtrack schedule confirm -e ACME --by marie --via meeting
    """
    from engtrack.nouns.schedule import baselines

    said = Decided(by, on, via, proof)
    write(lambda s: baselines.confirm(s, settings.engagement, said), then=reads.CONFIRMATION)


def moved_by(text: str) -> tuple[int | None, str | None]:
    """Working days with a sign, or a day."""
    if text.strip()[:1] in ("+", "-"):
        return parse_signed_days(text), None
    return None, A_DAY.parse(text)


def _answer(make: Callable[[Connection], Table], scope: Scope, about: str = "") -> None:
    check_format(settings.format)
    with reading(settings.db, settings.instant, settings.today, scope) as db:
        check_acting(db)
        check_same_engagement(db, about)
        table = make(db)
    check_columns(settings.columns, table.columns)
    answer([table])


def _for_people(table: Table) -> Table:
    """With each item's engagement where there are several, and bars where there is room."""
    from engtrack.nouns.schedule import bars

    if settings.columns:
        return table
    (told,) = telling_engagements([table])
    signs = bars.signs_for(sys.stdout.encoding or "ascii")
    return bars.with_bars(told, _width(), settings.today, signs)


def _width() -> int:
    is_wide = sys.stdout.isatty() and settings.output is None
    return shutil.get_terminal_size().columns if is_wide else 80
