"""The milestone schedule as a whole."""

from collections.abc import Callable
from dataclasses import replace
from sqlite3 import Connection
from typing import Annotated

import typer

from engtrack.cli import consent
from engtrack.cli.amounts import parse_signed_days
from engtrack.cli.answers import answer, say
from engtrack.cli.decided import Decided
from engtrack.cli.nouns import Noun
from engtrack.cli.options import A_DAY, TEXT, By, Key, On, ProofFile, Takes, Via, one_of
from engtrack.cli.parse import parse_key
from engtrack.cli.reads import check_acting, scope_of
from engtrack.cli.reads import show as show_read
from engtrack.cli.settings import settings
from engtrack.cli.writes import check_same_engagement, write, write_table
from engtrack.errors import Misused, Sentence
from engtrack.nouns.schedule import reads, showing
from engtrack.nouns.session import reads as of_sessions
from engtrack.render import check_format
from engtrack.store.read import Scope, reading
from engtrack.table import Table, check_columns

noun = Noun("schedule")
noun.stands_in("engtrack.nouns.schedule.supposing.commands", "what-if")
noun.stands_in("engtrack.nouns.schedule.board.commands", "board")
noun.stands_in("engtrack.nouns.schedule.publishing.commands", "publish", "export")

Phase = Annotated[str | None, typer.Option("--phase", help="Only this phase."), one_of("phase")]
Kind = Annotated[
    str | None, typer.Option("--kind", help="task, milestone or session."), one_of("item_kind")
]
State = Annotated[
    str | None,
    typer.Option("--state", help="open, started, finished or cancelled."),
    one_of("work_state"),
]
Phases = Annotated[
    bool, typer.Option("--phases", help="Each phase as a whole: how far it is, what slipped.")
]


@noun.reads
def show(
    phase: Phase = None, kind: Kind = None, state: State = None, phases: Phases = False
) -> None:
    """Show the milestone schedule: what, who, from when to when, and what slipped.

    On a terminal, or with -f table, each item has a bar, beneath its phase. The sessions to come
    stand below it, where people read it; all of them with --kind session.

    $ engtrack schedule show -e ACME
    $ engtrack schedule show -e ACME --phases
    $ engtrack schedule show -e ACME --kind session
    """
    equal = {"phase": phase, "kind": kind, "state": state}
    if phases and any(equal.values()):
        raise Misused("--phases shows each phase as a whole: say it without --phase, --kind, "
                      "--state", next="engtrack schedule show --phases")  # fmt: skip
    check_format(settings.format)
    if kind == "session":
        showing.check_only_sessions(phase, state)
        show_read(of_sessions.OF_SCHEDULE)
        return
    with reading(settings.db, settings.instant, settings.today, scope_of({})) as db:
        check_acting(db)
        table = (
            showing.phases(db, reads.PHASES)
            if phases
            else showing.items(db, reads.SHOW, reads.PHASES, equal)
        )
        answer([table, *([] if any(equal.values()) else showing.sessions(db, of_sessions.TO_COME))])


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
    """List all late work and, after asking, give it new dates from today on.

    What follows it is planned anew.

    $ engtrack schedule plan -e ACME --yes
    """
    from engtrack.nouns.schedule import moving

    if not (settings.yes or settings.dry_run) and (moves := _late_moves()):
        say(*moves)
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


@noun.reads
def compare(
    key: Annotated[
        str | None,
        typer.Argument(help="A baseline, as BL-1; the committed one unless said."),
        Takes(parse_key),
    ] = None,
    other: Annotated[
        str | None,
        typer.Argument(help="Another one; the plan as it stands unless said."),
        Takes(parse_key),
    ] = None,
) -> None:
    """Show what differs from a baseline: start and finish, item by item, in working days.

    $ engtrack schedule compare BL-1
    """
    from engtrack.nouns.schedule import variance

    scope = scope_of({"key": key} if key else {})
    _answer(lambda db: variance.compare(db, key, other), scope, key or "")


@noun.writes
def confirm(by: By = None, on: On = None, via: Via = None, proof: ProofFile = None) -> None:
    """Keep the sponsor's word that the schedule still holds.

    $ engtrack schedule confirm -e ACME --by marie --via meeting
    """
    from engtrack.nouns.schedule import baselines

    said = Decided(by, on, via, proof)
    write(lambda s: baselines.confirm(s, settings.engagement, said), then=reads.CONFIRMATION)


def _late_moves() -> list[Sentence]:
    """What planning anew would move, where it is clear of which engagement."""
    from engtrack.nouns.schedule import lateness, telling

    with reading(settings.db, settings.instant, settings.today, scope_of({})) as db:
        found = db.execute("SELECT engagement_id FROM scope LIMIT 2").fetchall()
        if len(found) != 1:
            return []  # which one is meant is asked by the write
        ((id,),) = found
        plan = lateness.planned_anew(db, id, settings.today)
        moves = lateness.moves(db, id, settings.today, plan)
        return telling.told(moves, lateness.named(db, id))


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
