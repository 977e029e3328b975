"""Asking for decisions, recording them, and proving them."""

from typing import TYPE_CHECKING, Annotated

import typer

from engtrack.cli.answers import FOR_PEOPLE, answer
from engtrack.cli.decided import Decided
from engtrack.cli.nouns import Noun
from engtrack.cli.options import KEY, By, Due, Key, On, ProofFile, Reason, Via, given, one_of
from engtrack.cli.reads import answer_with, check_acting, conclude, scope_of
from engtrack.cli.settings import settings
from engtrack.cli.writes import check_same_engagement, write
from engtrack.errors import Misused
from engtrack.nouns.approval import reads
from engtrack.render import check_format
from engtrack.store.read import Scope, reading
from engtrack.table import check_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

noun = Noun("approval")
noun.read("list", reads.LIST)

Subjects = Annotated[
    list[str], typer.Argument(help="What is to be decided, as CHG-2 DOC-4.", metavar="KEY…"), KEY
]
Subject = Annotated[
    str, typer.Argument(help="What is decided, as CHG-2, or the decision, as APR-5."), KEY
]
Of = Annotated[
    str | None,
    typer.Option("--of", help="The role that decides: refused if it is another one."),
    one_of("role"),
]
Mail = Annotated[bool, typer.Option("--mail", help="Print the text to send, not the table.")]
Decision = Annotated[str, typer.Argument(help="approved or rejected."), one_of("decision")]
Code = Annotated[
    str | None, typer.Option("--code", help="The code of what was asked, as K7Q2: it must fit.")
]
SomeKey = Annotated[
    str | None, typer.Argument(help="Only this decision, or those about this."), KEY
]


@noun.creates
def ask(subjects: Subjects, of: Of = None, due: Due = None, mail: Mail = False) -> None:
    """Ask for a decision; the content is kept as it stands, and its code printed.

    The answer is due in five working days unless said. A question asked before is withdrawn.

    $ engtrack approval ask CHG-1 --due +5d
    $ engtrack approval ask CHG-1 DEL-1 --mail
    """
    from engtrack.nouns.approval import actions
    from engtrack.nouns.approval import mail as texts

    check_askable(subjects, mail)
    due_on = given(due_on=due).get("due_on")

    def act(session: "Session") -> "str | Sequence[str]":
        check_within(session, subjects)
        asked = [actions.ask(session, subject, due_on, of) for subject in subjects]
        return asked[0] if len(asked) == 1 else asked

    text = (lambda s, keys: texts.text_of(s, keys, actions.decision_of)) if mail else None
    write(act, then=reads.CARD, creates="approval", text=text)


@noun.reads
def show(key: Subject) -> None:
    """Show one decision, or the last about a thing: its proofs, its content as asked and now.

    $ engtrack approval show APR-1
    $ engtrack approval show CHG-2
    """
    check_format(settings.format)
    with reading(settings.db, settings.instant, settings.today, scope_of({"key": key})) as db:
        check_acting(db)
        answer_with(db, reads.CARD, {"key": reads.latest(db, key)})


@noun.writes
def record(
    subject: Subject,
    decision: Decision,
    by: By = None,
    on: On = None,
    via: Via = None,
    proof: ProofFile = None,
    code: Code = None,
    reason: Reason = None,
) -> None:
    """Record who decided, when, and how it reached you; approving takes effect at once.

    $ engtrack approval record CHG-2 approved --by marie --via mail
    """
    from engtrack.nouns.approval import actions

    said = Decided(by, on, via, proof)
    write(lambda s: actions.record(s, subject, decision, said, code, reason), then=reads.CARD)


@noun.writes
def prove(
    key: Key, file: Annotated[str, typer.Argument(help="The file that shows it.", metavar="FILE")]
) -> None:
    """Add a proof that arrived later; its SHA-256 is kept, the file stays where it is.

    $ engtrack approval prove APR-1 answer.eml
    """
    from engtrack.nouns.approval import actions

    write(lambda s: actions.prove(s, key, file), then=reads.CARD)


@noun.writes
def withdraw(key: Subject) -> None:
    """Take an open question back.

    $ engtrack approval withdraw CHG-2
    """
    from engtrack.nouns.approval import actions

    write(lambda s: actions.withdraw(s, key), then=reads.CARD)


@noun.reads
def verify(key: SomeKey = None) -> None:
    """Compute every binding anew: codes, contents, proofs; exit 10 if one does not hold.

    $ engtrack approval verify -e ACME
    """
    from engtrack.nouns.approval import verifying

    check_format(settings.format)
    said = key or settings.engagement
    scope = scope_of({"key": key}) if said else Scope(everything=True)
    with reading(settings.db, settings.instant, settings.today, scope) as db:
        check_acting(db)
        check_same_engagement(db, key or "")
        table = verifying.faults(db, key)
    check_columns(settings.columns, table.columns)
    answer([table])
    conclude(bool(table.rows))


def check_askable(subjects: list[str], is_mail: bool) -> None:
    """Refuse on the line itself what several subjects, or a text, cannot have."""
    if len(subjects) > 1 and settings.said.get("ref"):
        raise Misused("--ref names one thing; ask about one at a time")
    if is_mail and settings.said.get("format", "plain") not in FOR_PEOPLE:
        raise Misused("--mail prints a text; it has no format {format}", format=settings.format)


def check_within(session: "Session", subjects: list[str]) -> None:
    from engtrack.store.write import raw

    for subject in subjects:
        check_same_engagement(raw(session), subject)
