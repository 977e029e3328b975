"""Point sheets: gathered, printed, signed."""

from typing import Annotated

import typer

from engtrack.cli.answers import answer_text
from engtrack.cli.decided import Decided
from engtrack.cli.nouns import Noun
from engtrack.cli.options import (
    A_DAY,
    PAST_DAY,
    TEXT,
    By,
    Key,
    NoteText,
    On,
    ProofFile,
    Takes,
    Via,
    given,
)
from engtrack.cli.parse import parse_score
from engtrack.cli.reads import answer_with, check_acting, check_there, scope_of
from engtrack.cli.settings import settings
from engtrack.cli.writes import write
from engtrack.nouns.sheet import reads
from engtrack.render import check_format
from engtrack.store.read import read, reading

noun = Noun("sheet")
noun.read("list", reads.LIST)

From = Annotated[
    str | None,
    typer.Option("--from", help="Its first day; that of the first hours unless said.",
                 metavar="DATE"),
    A_DAY,
]  # fmt: skip
Until = Annotated[
    str | None,
    typer.Option("--until", help="Its last day; today unless said.", metavar="DATE"),
    PAST_DAY,
]
Rating = Annotated[
    int | None,
    typer.Option("--rating", help="How satisfied the client is, from 1 to 5; may come later.",
                 metavar="SCORE"),
    Takes(parse_score),
]  # fmt: skip
Comment = Annotated[
    str | None, typer.Option("--comment", help="What whoever signed said of it."), TEXT
]


@noun.creates
def draft(from_: From = None, until: Until = None, note: NoteText = None) -> None:
    """Gather what waits to be signed: approved hours and expenses, deliverables, open points.

    Late hours of an earlier period are gathered too, unless its first day is said. A draft that
    is there already is gathered anew.

    $ engtrack sheet draft -e ACME --until 2027-02-28
    """
    from engtrack.nouns.sheet import actions

    said = given(note=note).get("note")
    write(
        lambda s: actions.draft(s, settings.engagement, from_, until, said),
        then=reads.CARD,
        creates="sheet",
    )


@noun.reads
def show(key: Key) -> None:
    """Show a point sheet; as Markdown it is a page to print, in the client's language.

    $ engtrack sheet show SHT-1
    $ engtrack sheet show SHT-1 -f markdown
    """
    check_format(settings.format)
    is_page = settings.format == "markdown" or str(settings.output or "").endswith(".md")
    with reading(settings.db, settings.instant, settings.today, scope_of({"key": key})) as db:
        check_acting(db)
        if not is_page or settings.columns:
            answer_with(db, reads.CARD, {"key": key})
            return
        check_there(db, reads.CARD, read(db, "sheet_list", keep=True, key=key), {"key": key})
        from engtrack.nouns.sheet import page

        text = page.text_of(db, key)
    answer_text(text)


@noun.writes
def sign(
    key: Key,
    rating: Rating = None,
    comment: Comment = None,
    by: By = None,
    on: On = None,
    via: Via = None,
    proof: ProofFile = None,
) -> None:
    """Record who signed a sheet: the sponsor, or a lead who was there; the sponsor is then told.

    What is signed never changes: a correction is a new line on the next sheet.

    $ engtrack sheet sign SHT-4 --by marie --via screen --rating 4
    """
    from engtrack.nouns.sheet import actions

    said = Decided(by, on, via, proof)
    write(lambda s: actions.sign(s, key, said, rating, comment), then=reads.CARD)


@noun.writes
def cancel(key: Key) -> None:
    """Give up a draft: what it gathered waits for the next sheet.

    $ engtrack sheet cancel SHT-4
    """
    from engtrack.nouns.sheet import actions

    write(lambda s: actions.cancel(s, key), then=reads.CARD)
