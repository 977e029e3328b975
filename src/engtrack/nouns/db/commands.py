"""The file itself: where it is, what is in it, copies, proof, history, undo."""

from typing import Annotated

import typer

from engtrack.cli.nouns import Noun
from engtrack.cli.options import KEY, TEXT, Takes
from engtrack.cli.paths import path_of
from engtrack.nouns.db import reading

noun = Noun("db")

FilePath = Annotated[str, typer.Argument(help="A path.", metavar="FILE"), TEXT]


@noun.reads_without("engagement", "columns", "all_rows")
def path() -> None:
    """Show where the file is, there or not.

    $ engtrack db path
    """
    reading.show_path()


@noun.reads_without("engagement")
def info() -> None:
    """Show what is in the file: how much, since when, up to which entry of its journal.

    $ engtrack db info
    """
    reading.show_info()


@noun.writes_without("engagement")
def copy(to: FilePath) -> None:
    """Copy the file, as of one moment, while others write; nothing is overwritten.

    $ engtrack db copy on-friday.db
    """
    from engtrack.nouns.db import placing  # it proves the copy, with all models

    placing.copy(path_of(to))


@noun.writes_without("engagement")
def restore(from_: FilePath) -> None:
    """Go back to a copy. It is verified first, and what is there now is kept beside it.

    $ engtrack db restore before-the-visit.db
    """
    from engtrack.nouns.db import placing

    placing.restore(path_of(from_))


@noun.writes_without("engagement")
def upgrade() -> None:
    """Bring a file that an older engtrack made up to this one; the old file is kept beside it.

    $ engtrack db upgrade
    """
    from engtrack.nouns.db import upgrading  # all models are needed

    upgrading.upgrade()


@noun.reads_without("engagement")
def check(
    head: Annotated[
        str | None,
        typer.Option("--head", help="A head noted elsewhere: is it in this file still?"),
        Takes(reading.parse_head),
    ] = None,
) -> None:
    """Prove that the file is what its journal says; the exit status is 10 if it is not.

    With a head that you noted elsewhere it also shows whether an old file came back in its place.
    This is evidence, not authentication: who typed is who claimed to.

    $ engtrack db check
    """
    reading.check(head)


@noun.reads_without("engagement")
def head() -> None:
    """Show the newest entry's hash: noted elsewhere, it proves which file this was.

    $ engtrack db head
    """
    reading.show_head()


@noun.reads
def history(
    entry: Annotated[
        int | None,
        typer.Argument(help="An entry's number: show what it changed."),
        Takes(reading.parse_count),
    ] = None,
    of: Annotated[
        str | None,
        typer.Option("--of", help="Only what touched this key, person or engagement."),
        KEY,
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", help="Only what this person typed."), TEXT
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option("--limit", help="How many, the newest first."),
        Takes(reading.parse_count),
    ] = None,
) -> None:
    """Show who did what, and when; the newest first.

    $ engtrack db history --of ACME --limit 20
    $ engtrack db history 2
    """
    if entry is not None:
        reading.show_entry(entry)
    else:
        reading.show_history(of=of, by=by, limit=limit)


@noun.writes_without("engagement")
def undo() -> None:
    """Reverse your last command, never a decision; the reversal is an entry of its own.

    What left the file, such as a mail or a calendar that was given out, it cannot take back.

    $ engtrack db undo --yes
    """
    from engtrack.nouns.db import actions

    actions.undo_last()
