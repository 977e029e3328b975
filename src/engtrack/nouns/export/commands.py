"""Writing a noun's rows as CSV."""

from typing import Annotated

import typer

from engtrack.cli.nouns import Noun
from engtrack.cli.options import TEXT
from engtrack.nouns.export import reading

noun = Noun("export", is_single=True)


@noun.reads
def export(
    of: Annotated[
        str,
        typer.Argument(
            help="engagement, person, role, task, or any other with a list.", metavar="NOUN"
        ),
        TEXT,
    ],
) -> None:
    """Write all columns of a noun's list as CSV, to the screen or with -o to a file.

    The file is inert in spreadsheets. `engtrack import` finds each row there already in the file
    that it came from. Elsewhere keys are given anew: call the column key ref, and correct the keys
    that rows name; a whole engagement goes there by `engtrack engagement export`.

    $ engtrack export task -e ACME
    """
    reading.export(of)
