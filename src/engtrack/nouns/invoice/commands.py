"""The register of invoices; their layout is the accounting program's."""

from dataclasses import replace
from typing import Annotated

import typer

from engtrack.cli.consent import confirm
from engtrack.cli.decided import Decided
from engtrack.cli.nouns import Noun
from engtrack.cli.options import (
    A_DAY,
    FREE,
    KEY,
    TEXT,
    By,
    Key,
    NewTitle,
    NoteText,
    On,
    ProofFile,
    Via,
    check_anything_given,
    given,
)
from engtrack.cli.reads import answer_with, check_acting, check_is_there, scope_of, table_of
from engtrack.cli.reads import show as show_read
from engtrack.cli.settings import settings
from engtrack.cli.writes import write
from engtrack.errors import Sentence
from engtrack.nouns.invoice import reads
from engtrack.store.read import reading

noun = Noun("invoice")
noun.read("list", reads.LIST)

Sheets = Annotated[
    list[str],
    typer.Option("--from", help="A signed sheet, as SHT-3; may be repeated.", metavar="KEY"),
    KEY,
]
Number = Annotated[
    str | None, typer.Option("--number", help="Its number in the accounting program."), FREE
]
DueBy = Annotated[
    str | None,
    typer.Option("--due", help="The day it is due; 30 days later unless said.", metavar="DATE"),
    A_DAY,
]
Why = Annotated[str, typer.Option("--reason", help="Why."), TEXT]


@noun.creates
def add(
    from_: Sheets, number: Number = None, title: NewTitle = None, note: NoteText = None
) -> None:
    """Bill the signed hours and expenses of sheets that no invoice has taken.

    $ engtrack invoice add --from SHT-3 --number 2041
    """
    from engtrack.nouns.invoice import actions

    columns = given(number=number, title=title, note=note)
    of = settings.engagement if "engagement" in settings.said else None
    write(lambda s: actions.add(s, of, from_, columns), then=reads.CARD, creates="invoice")


@noun.reads
def show(key: Key) -> None:
    """Show one invoice and its lines.

    As CSV (--csv) it is the lines alone, for the accounting program.

    $ engtrack invoice show INV-1
    """
    if settings.format != "csv":
        show_read(reads.CARD, key=key)
        return
    with reading(settings.db, settings.instant, settings.today, scope_of({"key": key})) as db:
        check_acting(db)
        table_of(db, replace(reads.CARD, parts=()), {"key": key})  # a wrong key is refused
        answer_with(db, reads.LINES, {"of_key": key})


@noun.writes
def edit(
    key: Key,
    number: Number = None,
    title: NewTitle = None,
    due: DueBy = None,
    note: NoteText = None,
) -> None:
    """Correct an invoice's number, words or due day; what it bills stays.

    $ engtrack invoice edit INV-1 --number 2042
    """
    from engtrack.nouns.invoice import actions

    columns = given(number=number, title=title, due_on=due, note=note)
    check_anything_given(columns)
    write(lambda s: actions.edit(s, key, columns), then=reads.CARD)


@noun.writes
def issue(
    key: Key,
    due: DueBy = None,
    number: Number = None,
    by: By = None,
    on: On = None,
    via: Via = None,
    proof: ProofFile = None,
) -> None:
    """Record that an invoice went out: an act of the account manager.

    $ engtrack invoice issue INV-2 --by ana --via mail --due +30d
    """
    from engtrack.nouns.invoice import actions

    said = Decided(by, on, via, proof)
    write(lambda s: actions.issue(s, key, said, due, given(number=number)), then=reads.CARD)


@noun.writes
def pay(key: Key, on: On = None) -> None:
    """Record that an invoice was paid.

    $ engtrack invoice pay INV-1
    """
    from engtrack.nouns.invoice import actions

    write(lambda s: actions.pay(s, key, on), then=reads.CARD)


@noun.writes
def cancel(key: Key, reason: Why) -> None:
    """Cancel an invoice that is not paid: what it billed waits for another.

    $ engtrack invoice cancel INV-1 --reason "Wrong address"
    """
    from engtrack.nouns.invoice import actions

    check_is_there(reads.CARD, key)
    actions.check_cancellable(key)
    confirm(Sentence("cancel {key}? what it billed waits for another invoice", key=key))
    write(lambda s: actions.cancel(s, key, reason), then=reads.CARD)
