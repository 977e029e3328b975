"""The 50 duties, live."""

from typing import Annotated, Any

import typer

from engtrack.cli.decided import Decided
from engtrack.cli.nouns import Noun
from engtrack.cli.options import CLEAR, HANDLE, TEXT, By, On, ProofFile, Takes, Via, one_of
from engtrack.cli.parse import is_none, parse_days
from engtrack.cli.settings import settings
from engtrack.cli.writes import write
from engtrack.nouns.duty import reads

noun = Noun("duty")
DutyKey = Annotated[str, typer.Argument(help="The duty, as sponsor-8."), Takes(str.lower)]
Why = Annotated[str, typer.Option("--reason", help="Why it is not applicable."), TEXT]
Every = Annotated[
    Any,
    typer.Option(
        "--every",
        help="Working days after which the newest proof is too old; none switches it off.",
        metavar="DAYS",
    ),
    Takes(lambda text: CLEAR if is_none(text) else parse_days(text)),
]


@noun.reads_without("engagement")
def list_(
    role: Annotated[
        str | None, typer.Option("--role", help="Only this role's."), one_of("role")
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", help="once, ongoing or needed."), one_of("duty_kind")
    ] = None,
) -> None:
    """List the 50 duties: whose, when they are asked, how often.

    $ engtrack duty list --role sponsor
    """
    from engtrack.nouns.duty import explaining

    explaining.show_list(role, kind)


@noun.reads
def show(
    person: Annotated[str | None, typer.Argument(help="Only this person's."), HANDLE] = None,
    all_: Annotated[
        bool, typer.Option("--all", help="Those in order, later or waived too.")
    ] = False,
    state: Annotated[
        str | None,
        typer.Option("--state", help="waived, unknown, later, attention, done, active or todo."),
        one_of("duty_state"),
    ] = None,
    duty: Annotated[
        str | None, typer.Option("--duty", help="Only this duty."), Takes(str.lower)
    ] = None,
) -> None:
    """Show each person's duties, live: what asks for attention, why, since when, and what mends it.

    $ engtrack duty show marie -e ACME
    """
    from engtrack.nouns.duty import reading

    reading.show_duties(person, is_all=all_, state=state, duty=duty)


@noun.reads
def explain(key: DutyKey) -> None:
    """Say in words what proves a duty, by when, and what disturbs it.

    $ engtrack duty explain sponsor-8
    """
    from engtrack.nouns.duty import explaining

    explaining.show_explanation(key)


@noun.writes
def note(
    key: DutyKey,
    text: Annotated[str, typer.Argument(help="What to remember."), TEXT],
    by: By = None,
) -> None:
    """Keep a note beside a duty; it proves nothing.

    $ engtrack duty note sponsor-6 "The kick-off film is in the works" -e ACME
    """
    from engtrack.nouns.duty import actions

    write(lambda s: actions.note(s, settings.engagement, key, text, by), then=reads.AFTER)


@noun.writes
def waive(
    key: DutyKey,
    reason: Why,
    by: By = None,
    on: On = None,
    via: Via = None,
    proof: ProofFile = None,
) -> None:
    """Declare a duty not applicable: the sponsor a client's, the account manager a vendor's.

    $ engtrack duty waive sponsor-6 --reason "Few people" -e ACME --by marie --via mail
    """
    from engtrack.nouns.duty import actions

    said = Decided(by, on, via, proof)
    write(lambda s: actions.waive(s, settings.engagement, key, reason, said), then=reads.AFTER)


@noun.writes
def unwaive(
    key: DutyKey, by: By = None, on: On = None, via: Via = None, proof: ProofFile = None
) -> None:
    """Take a waiver back, that of a profile too.

    $ engtrack duty unwaive sponsor-6 -e ACME --by marie --via phone
    """
    from engtrack.nouns.duty import actions

    said = Decided(by, on, via, proof)
    write(lambda s: actions.unwaive(s, settings.engagement, key, said), then=reads.AFTER)


@noun.writes
def set_(key: DutyKey, every: Every) -> None:
    """Give an engagement its own interval for a duty.

    $ engtrack duty set sponsor-3 --every 15 -e ACME
    """
    from engtrack.nouns.duty import actions

    days = None if every is CLEAR else every
    write(lambda s: actions.set_interval(s, settings.engagement, key, days), then=reads.AFTER)
