"""Who told whom what, when, by which way, and what is owed an answer."""

from typing import Annotated, Any

import typer

from engtrack.cli.nouns import Noun
from engtrack.cli.options import (
    DAY,
    FREE,
    KEY,
    NAMED,
    TEXT,
    By,
    Key,
    LocalId,
    On,
    Takes,
    Via,
    given,
    one_of,
)
from engtrack.cli.settings import settings
from engtrack.cli.writes import write
from engtrack.nouns.message import reads
from engtrack.nouns.message.recipients import parse_recipient

noun = Noun("message")
noun.read("list", reads.LIST)
noun.read("show", reads.CARD)

Kind = Annotated[
    str,
    typer.Argument(
        help="check-in, minutes, announcement, strategy-change, budget-statement, review or note."
    ),
    one_of("message_kind"),
]
Subject = Annotated[str, typer.Argument(help="What it was about."), TEXT]
To = Annotated[
    list[Any],
    typer.Option(
        "--to",
        help='A handle, "Name <address>" or a role, as steering-committee; may be repeated.',
        metavar="WHO",
    ),
    Takes(parse_recipient),
]
Sender = Annotated[Any, typer.Option("--by", help="Whom it is from, if not you."), NAMED]
Body = Annotated[str | None, typer.Option("--body", help="What it said."), FREE]
Verdict = Annotated[
    str | None,
    typer.Option("--verdict", help="Of a review: fits, fits-partly or does-not-fit."),
    one_of("verdict"),
]
Cites = Annotated[
    str | None,
    typer.Option("--cites", help="The key of what it speaks of or passes on.", metavar="KEY"),
    KEY,
]
AnswerDue = Annotated[
    str | None,
    typer.Option("--answer-due", help="The day an answer is owed by.", metavar="DATE"),
    DAY,
]
Text = Annotated[str | None, typer.Argument(help="What the answer was."), TEXT]


@noun.creates
def log(
    kind: Kind,
    subject: Subject,
    to: To,
    by: Sender = None,
    on: On = None,
    via: Via = None,
    body: Body = None,
    verdict: Verdict = None,
    cites: Cites = None,
    answer_due: AnswerDue = None,
    local_id: LocalId = None,
) -> None:
    """Keep a message that was sent: from whom, to whom, about what; sent today unless said.

    $ engtrack message log check-in "Visit" -e ACME --to sponsor --by ana --via mail
    """
    from engtrack.nouns.message import actions

    columns = given(kind=kind, subject=subject, sent_on=on, via=via, body=body, verdict=verdict)
    columns |= given(cites=cites, answer_due_on=answer_due, local_id=local_id)
    write(
        lambda s: actions.log(s, settings.engagement, columns, to, by),
        then=reads.CARD,
        creates="message",
    )


@noun.writes
def answer(key: Key, text: Text = None, by: By = None, on: On = None, via: Via = None) -> None:
    """Take down the answer to a message, by one of those it was sent to.

    $ engtrack message answer MSG-3 "Yes, on the 12th" --by marie --via mail
    """
    from engtrack.nouns.message import actions

    write(lambda s: actions.answer(s, key, actions.Answered(text, by, on, via)), then=reads.CARD)
