"""Reading a noun's rows from CSV."""

from typing import Annotated

import typer

from engtrack.cli.nouns import Noun
from engtrack.cli.options import TEXT

noun = Noun("import", is_single=True)


@noun.writes
def import_(
    of: Annotated[
        str,
        typer.Argument(
            help="engagement, person, service, role, task, milestone, issue, deliverable, "
            "document, message or process.",
            metavar="NOUN",
        ),
        TEXT,
    ],
    file: Annotated[str, typer.Argument(help="A CSV file; - is stdin."), TEXT],
) -> None:
    """Add rows from a CSV file, all or none; look at it first with -n.

    The columns are the options of the noun's creating verb, by their names or by what heads them
    in English or French. A row whose `ref` or key is there already is left as it is.

    An engagement has a line: key, name, client, sponsor, account manager, coordinator, start,
    go-live, state. All come in as planned; for those that are under way the command that starts
    them is printed.

    $ engtrack import engagement tracker.csv -n
    """
    from engtrack.nouns.import_ import actions

    actions.bring_in(of, file)
