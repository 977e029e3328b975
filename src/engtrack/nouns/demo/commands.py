"""A rehearsal: an engagement in the midst of its life, in a folder of its own."""

from typing import Annotated

import typer

from engtrack.cli.nouns import Noun
from engtrack.cli.options import TEXT, one_of

noun = Noun("demo", is_single=True)


@noun.writes_without(
    "db", "engagement", "as_", "format", "json", "csv", "columns", "output", "all_rows"
)
def demo(
    folder: Annotated[
        str | None,
        typer.Argument(help="A new folder; engtrack-demo unless said.", metavar="FOLDER"),
        TEXT,
    ] = None,
    phase: Annotated[
        str | None,
        typer.Option(
            "--phase",
            help="In which it stands: prepare, install, configure, train, test, go-live or support;"
            " configure unless said.",
            metavar="PHASE",
        ),
        one_of("phase"),
    ] = None,
) -> None:
    """Make a rehearsal file with an engagement in the midst of its life, and show it.

    The cabinet shop's example is applied, and its people's commands run on the days on which they
    would have typed them, so that today lies in the middle: in `prepare` on the day of the start,
    in `go-live` on its eve, in `support` three months after it. Nothing that exists is touched.

    $ engtrack demo
    $ engtrack demo before-go-live --phase go-live
    """
    from engtrack.nouns.demo import rehearsing

    rehearsing.rehearse(folder or rehearsing.FOLDER, phase or rehearsing.PHASE)
