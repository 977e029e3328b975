"""What waits for you, what is due, what you wait for."""

from typing import Annotated

import typer

from engtrack.cli.nouns import Noun
from engtrack.cli.options import HANDLE
from engtrack.nouns.today import reading

noun = Noun("today", is_single=True)
welcome = reading.welcome


@noun.reads
def today(
    person: Annotated[
        str | None, typer.Argument(help="Somebody else's day; yours unless said."), HANDLE
    ] = None,
) -> None:
    """Show what waits for you, what is due within five working days, and what you wait for.

    $ engtrack today
    """
    reading.show(person)
