"""The register of documents."""

from typing import Annotated, Any

import typer

from engtrack.cli.nouns import Noun
from engtrack.cli.options import (
    CLEAR,
    DAY,
    FREE,
    KEY,
    PAST_DAY,
    TEXT,
    Key,
    LocalId,
    NewTitle,
    NoteText,
    Takes,
    Title,
    check_anything_given,
    given,
    one_of,
)
from engtrack.cli.parse import is_none, parse_days, parse_person, parse_text
from engtrack.cli.reads import conclude
from engtrack.cli.settings import settings
from engtrack.cli.writes import write
from engtrack.nouns.document import reads

noun = Noun("document")
noun.read("list", reads.LIST)
noun.read("show", reads.CARD)

WHO = Takes(lambda text: CLEAR if is_none(text) else parse_person(text))
Kind = Annotated[
    str,
    typer.Argument(
        help="contract, engagement-plan, strategy, methodology, expectations, memo, "
        "status-report, procedure, backup-procedure, training-material, test-plan, "
        "best-practice or other."
    ),
    one_of("document_kind"),
]
VersionLabel = Annotated[
    str | None, typer.Option("--version", help="Its version, as 2 or 1.1."), TEXT
]
Dated = Annotated[
    str | None,
    typer.Option("--dated", help="The day it bears; never in the future.", metavar="DATE"),
    PAST_DAY,
]
Author = Annotated[
    Any,
    typer.Option("--author", help='A handle, or "Name <address>"; else who types.'),
    Takes(parse_person),
]
Contributors = Annotated[
    list[Any] | None,
    typer.Option(
        "--contributor", help="Somebody who wrote part of it; may be repeated.", metavar="PERSON"
    ),
    WHO,
]
PathOrUrl = Annotated[
    str | None,
    typer.Option(
        "--path", help="Its file, whose SHA-256 is kept, or its address.", metavar="FILE|URL"
    ),
    Takes(lambda text: CLEAR if is_none(text) else parse_text(text, is_required=True)),
]
Fit = Annotated[
    str | None, typer.Option("--fit", help="How a methodology fits vision, aim and dates."), FREE
]
Review = Annotated[
    str | None,
    typer.Option(
        "--review",
        help="The day it is to be reviewed; moving it to a later day says it was.",
        metavar="DATE",
    ),
    DAY,
]
EveryDays = Annotated[
    int | None,
    typer.Option(
        "--every",
        help="Of a backup procedure: working days after which another backup is due, as 3d.",
        metavar="DAYS",
    ),
    Takes(lambda text: CLEAR if is_none(text) else parse_days(text)),
]
SomeKey = Annotated[str | None, typer.Argument(help="Its key; every document's unless said."), KEY]


@noun.creates
def add(
    kind: Kind,
    title: Title,
    version: VersionLabel = None,
    dated: Dated = None,
    author: Author = None,
    contributor: Contributors = None,
    path: PathOrUrl = None,
    fit: Fit = None,
    review: Review = None,
    every: EveryDays = None,
    note: NoteText = None,
    local_id: LocalId = None,
) -> None:
    """Register a document; a plan, strategy, methodology or expectations as a draft to be decided.

    $ engtrack document add contract "Contract" -e ACME --path https://example.com/c.pdf
    $ engtrack document add backup-procedure "Backups" -e ACME --every 3d
    """
    from engtrack.nouns.document import actions

    columns = given(kind=kind, title=title, version=version, dated_on=dated, path=path, fit=fit)
    columns |= given(review_on=review, every_days=every, note=note, local_id=local_id)
    write(
        lambda s: actions.add(s, settings.engagement, columns, author, named(contributor) or ()),
        then=reads.CARD,
        creates="document",
    )


@noun.writes
def edit(
    key: Key,
    title: NewTitle = None,
    version: VersionLabel = None,
    dated: Dated = None,
    author: Author = None,
    contributor: Contributors = None,
    path: PathOrUrl = None,
    fit: Fit = None,
    review: Review = None,
    every: EveryDays = None,
    note: NoteText = None,
    local_id: LocalId = None,
) -> None:
    """Correct what the register says of a document; a change of content voids its approval.

    Contributors that are named take the place of those there were; `--contributor none` clears
    them.

    $ engtrack document edit DOC-4 --review +120d
    """
    from engtrack.nouns.document import actions

    columns = given(title=title, version=version, dated_on=dated, path=path, fit=fit)
    columns |= given(review_on=review, every_days=every, note=note, local_id=local_id)
    check_anything_given(columns | given(author=author, contributor=contributor))
    write(lambda s: actions.edit(s, key, columns, author, named(contributor)), then=reads.CARD)


@noun.writes
def revise(
    key: Key,
    title: NewTitle = None,
    version: VersionLabel = None,
    dated: Dated = None,
    author: Author = None,
    contributor: Contributors = None,
    path: PathOrUrl = None,
    fit: Fit = None,
    review: Review = None,
    every: EveryDays = None,
    note: NoteText = None,
) -> None:
    """Register a new version; the one before keeps its approval until this one is approved.

    Unless said, the version is one higher, dated today, and lies where the one before lay.

    $ engtrack document revise DOC-2 --version 2 --path https://example.com/p2.pdf
    """
    from engtrack.nouns.document import actions

    columns = given(title=title, version=version, dated_on=dated, path=path, fit=fit)
    columns |= given(review_on=review, every_days=every, note=note)
    write(lambda s: actions.revise(s, key, columns, author, named(contributor)), then=reads.CARD)


@noun.writes
def retire(key: Key) -> None:
    """Take a document out of force; it stays readable.

    $ engtrack document retire DOC-5
    """
    from engtrack.nouns.document import actions

    write(lambda s: actions.retire(s, key), then=reads.CARD)


@noun.reads
def verify(key: SomeKey = None) -> None:
    """Look whether the files are as they were registered; end with status 10 if one is not.

    A file that changed, or is gone from a folder that is there, counts; one whose folder cannot be
    reached does not: nothing is known of it.

    $ engtrack document verify -e ACME
    """
    from engtrack.nouns.document import verifying

    conclude(verifying.show(key))


def named(people: list[Any] | None) -> list[Any] | None:
    """Nobody where `none` was said; None where nothing was."""
    return None if people is None else [who for who in people if who is not CLEAR]
