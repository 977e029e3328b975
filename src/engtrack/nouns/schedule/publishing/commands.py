"""The commands that give the schedule out: publishing it, and its calendar file."""

from dataclasses import replace
from typing import Annotated, Any

import typer

from engtrack import language
from engtrack.cli.answers import answer_text
from engtrack.cli.options import TEXT, By, Takes
from engtrack.cli.reads import check_acting, scope_of
from engtrack.cli.reads import show as show_read
from engtrack.cli.settings import settings
from engtrack.cli.writes import write
from engtrack.errors import Misused
from engtrack.nouns.message.recipients import parse_recipient
from engtrack.nouns.schedule import reads
from engtrack.nouns.schedule.commands import noun
from engtrack.store.read import reading


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
    from engtrack.nouns.schedule.publishing import actions as publishing
    from engtrack.nouns.schedule.publishing import mailing

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
    """Write the schedule as a calendar file: an event for each milestone, task and session.

    Its events keep their identity, so that a calendar that has them already takes over what moved
    and what was cancelled.

    $ engtrack schedule export ics -e ACME -o acme.ics
    """
    if kind.strip().lower() != "ics":
        raise Misused("the schedule is exported as ics, not as {text}", text=kind,
                      next="engtrack schedule show --csv")  # fmt: skip
    from engtrack.nouns.schedule.publishing import calendar_file

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
