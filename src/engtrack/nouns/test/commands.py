"""Test scripts, their runs and the reviews of them."""

from typing import Annotated, Any

import typer

from engtrack.cli.decided import Decided
from engtrack.cli.nouns import Noun
from engtrack.cli.options import (
    CLEAR,
    KEY,
    NAMED,
    TEXT,
    By,
    Key,
    LocalId,
    NewTitle,
    NoteText,
    On,
    ProofFile,
    Reason,
    Takes,
    Title,
    Via,
    given,
    one_of,
)
from engtrack.cli.parse import is_none, parse_key
from engtrack.cli.reads import show as show_read
from engtrack.cli.settings import settings
from engtrack.cli.writes import write
from engtrack.nouns.test import reads
from engtrack.nouns.test.said import Done, parse_step

noun = Noun("test")
noun.read("list", reads.LIST)
noun.read("show", reads.CARD)

KEY_OR_NONE = Takes(lambda text: CLEAR if is_none(text) else parse_key(text))
OfProcess = Annotated[
    str | None,
    typer.Option("--process", help="The process it tests, as PRC-1.", metavar="KEY"),
    KEY_OR_NONE,
]
OfGap = Annotated[
    str | None,
    typer.Option(
        "--gap", help="The gap it tests, as ISS-4; its process is then known.", metavar="KEY"
    ),
    KEY_OR_NONE,
]
Steps = Annotated[
    list[Done] | None,
    typer.Option(
        "--step",
        help="What is done, and what is to come of it: `Enter the order => it is there`; may be "
        "repeated.",
        metavar="TEXT",
    ),
    Takes(parse_step),
]
Author = Annotated[
    Any, typer.Option("--author", help='A handle, or "Name <address>"; else who types.'), NAMED
]
Result = Annotated[
    str,
    typer.Argument(help="pass, fail or blocked.", metavar="PASS|FAIL|BLOCKED"),
    one_of("test_result"),
]
Environment = Annotated[
    str | None,
    typer.Option(
        "--environment",
        help="Where it ran, as AST-1; the only test environment unless said.",
        metavar="KEY",
    ),
    KEY,
]
Version = Annotated[
    str | None,
    typer.Option(
        "--version", help="The version that it ran on; the one installed there unless said."
    ),
    TEXT,
]
Subjects = Annotated[
    list[str],
    typer.Argument(help="Scripts, as TST-1, or a test plan, as DOC-5.", metavar="KEY…"),
    KEY,
]
Decision = Annotated[str, typer.Argument(help="approved or rejected."), one_of("decision")]


@noun.creates
def add(
    title: Title,
    step: Steps = None,
    process: OfProcess = None,
    gap: OfGap = None,
    author: Author = None,
    on: On = None,
    local_id: LocalId = None,
) -> None:
    """Write a test script: what is done, and what is to come of it.

    $ engtrack test add "Order to cut" -e ACME --process PRC-1 --step "Enter it => it is there"
    """
    from engtrack.nouns.test import actions

    columns = given(title=title, process=process, gap=gap, local_id=local_id)
    write(
        lambda s: actions.add(s, settings.engagement, columns, step or (), author, on),
        then=reads.CARD,
        creates="test",
    )


@noun.writes
def revise(
    key: Key,
    title: NewTitle = None,
    step: Steps = None,
    process: OfProcess = None,
    gap: OfGap = None,
    note: NoteText = None,
    author: Author = None,
    on: On = None,
) -> None:
    """Write a new version of a script; the ones before stay readable.

    Steps that are named take the place of those there were; without any it is looked through and
    stays as it is, which keeps it current for the version installed.

    $ engtrack test revise TST-1 --step "Enter the order => a number is given" --note "Numbers"
    """
    from engtrack.nouns.test import actions

    columns = given(title=title, process=process, gap=gap)
    said = given(note=note).get("note")
    write(lambda s: actions.revise(s, key, columns, step, author, said, on), then=reads.CARD)


@noun.writes
def run(
    key: Key,
    result: Result,
    environment: Environment = None,
    version: Version = None,
    note: NoteText = None,
    by: By = None,
    on: On = None,
) -> None:
    """Take down that a script was run, where and how it went; a failure is logged as a problem.

    $ engtrack test run TST-1 pass --by luc
    $ engtrack test run TST-2 fail --environment AST-1 --note "No number is given" --by luc
    """
    from engtrack.nouns.test import running

    said = given(note=note).get("note")
    ran = running.Ran(result, environment, version, said, by, on)
    write(lambda s: running.run(s, key, ran), then=reads.CARD)


@noun.writes
def review(
    subjects: Subjects,
    decision: Decision,
    reason: Reason = None,
    by: By = None,
    on: On = None,
    via: Via = None,
    proof: ProofFile = None,
) -> None:
    """Review the last run of scripts, or a test plan, as a service provider.

    $ engtrack test review TST-1 approved --by paul --via mail
    $ engtrack test review DOC-8 rejected --by paul --via phone --reason "No invoices in it"
    """
    from engtrack.nouns.test import reviewing

    said = Decided(by, on, via, proof)
    write(lambda s: reviewing.review(s, subjects, decision, said, reason), then=reads.REVIEW)


@noun.reads
def matrix(
    holes: Annotated[
        bool, typer.Option("--holes", help="Only what is missing or out of order.")
    ] = False,
) -> None:
    """Show each process and gap with its scripts, the last run of each and its review.

    $ engtrack test matrix -e ACME --holes
    """
    show_read(reads.MATRIX, is_hole=1 if holes else None)
