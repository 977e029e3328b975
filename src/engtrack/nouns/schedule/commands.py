"""The milestone schedule as a whole."""

import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from sqlite3 import Connection
from typing import Annotated, Any

import typer

from engtrack import language
from engtrack.cli import consent
from engtrack.cli.amounts import parse_signed_days
from engtrack.cli.answers import answer, answer_text, telling_engagements
from engtrack.cli.decided import Decided
from engtrack.cli.nouns import Noun
from engtrack.cli.options import A_DAY, TEXT, By, Key, On, ProofFile, Takes, Via, one_of
from engtrack.cli.reads import check_acting, scope_of, table_of
from engtrack.cli.reads import show as show_read
from engtrack.cli.settings import settings
from engtrack.cli.writes import check_same_engagement, write, write_table
from engtrack.errors import Misused, Sentence
from engtrack.nouns.message.recipients import parse_recipient
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


@noun.writes
def publish(
    to: Annotated[
        list[Any] | None,
        typer.Option(
            "--to",
            help='A handle, "Name <address>" or a role, as sponsor; may be repeated.',
            metavar="WHO",
        ),
        Takes(parse_recipient),
    ] = None,
    by: By = None,
    ics: Annotated[
        str | None,
        typer.Option(
            "--ics",
            help="The calendar file; the engagement's key and .ics unless said, none for no file.",
            metavar="PATH",
        ),
    ] = None,
    list_: Annotated[
        bool, typer.Option("--list", help="Publish nothing: show what was, and to whom.")
    ] = False,
) -> None:
    """Give the schedule out: keep what was told to whom, write a calendar file, print the mail.

    The mail says what moved since its readers were last told, and gives a new reader the milestones
    and their own tasks. With a format or columns named, what was kept is shown instead.

    $ engtrack schedule publish --to sponsor --to paul -e ACME
    $ engtrack schedule publish --list -e ACME
    """
    if list_:
        check_only_listed(to=to, by=by, ics=ics)
        show_read(reads.PUBLICATIONS)
        return
    from engtrack.nouns.schedule import mailing, publishing

    is_said = {"format", "columns"} & settings.said.keys()
    is_text = settings.format in ("table", "plain") and not is_said
    write(
        lambda s: publishing.publish(s, settings.engagement, to or [], by, ics),
        then=replace(reads.PUBLICATIONS, is_card=True),
        text=(lambda s, keys: mailing.letters_of(s, keys[0], ics)) if is_text else None,
    )


@noun.reads_without("format", "json", "csv", "columns", "all_rows")
def export(
    kind: Annotated[
        str, typer.Argument(help="ics, the format of calendars.", metavar="FORMAT"), TEXT
    ],
) -> None:
    """Write the schedule as a calendar file: an event for each milestone and each task.

    Its events keep their identity, so that a calendar that has them already takes over what moved
    and what was cancelled.

    $ engtrack schedule export ics -e ACME -o acme.ics
    """
    if kind.strip().lower() != "ics":
        raise Misused("the schedule is exported as ics, not as {text}", text=kind,
                      next="engtrack schedule show --csv")  # fmt: skip
    from engtrack.nouns.schedule import calendar_file

    lang = language.of_people() if settings.is_lang_said else None
    with reading(settings.db, settings.instant, settings.today, scope_of({})) as db:
        check_acting(db)
        text = calendar_file.calendar_of(db, lang)
    answer_text(text)


def check_only_listed(**said: object) -> None:
    """Refuse what a list of what was published does not take."""
    if strangers := [f"--{name}" for name, value in said.items() if value]:
        raise Misused("--list shows what was published; {option} means nothing there",
                      option=strangers[0])  # fmt: skip


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
    is_wide = sys.stdout.isatty() and settings.output is None
    width = shutil.get_terminal_size().columns if is_wide else 80
    signs = bars.signs_for(sys.stdout.encoding or "ascii")
    return bars.with_bars(told, width, settings.today, signs)
