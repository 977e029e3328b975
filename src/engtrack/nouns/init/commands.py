"""Begin: who you are, and the file."""

from typing import Annotated

import typer

from engtrack.cli.nouns import Noun
from engtrack.cli.options import FREE, TEXT, Takes, one_of
from engtrack.cli.parse import parse_handle

noun = Noun("init", is_single=True)


@noun.writes_without("engagement", "as_")
def init(
    name: Annotated[
        str | None, typer.Option("--name", help='Your name, or "Name <address>".'), TEXT
    ] = None,
    handle: Annotated[
        str | None,
        typer.Option("--handle", help="How commands name you; else made from your name."),
        Takes(parse_handle),
    ] = None,
    organisation: Annotated[
        str | None, typer.Option("--organisation", help="Your firm."), FREE
    ] = None,
    side: Annotated[
        str | None, typer.Option("--side", help="client, vendor or third-party."), one_of("side")
    ] = None,
    language: Annotated[
        str | None, typer.Option("--language", help="en or fr."), one_of("language")
    ] = None,
) -> None:
    """Begin: say who you are, and make the file if there is none.

    What is not said is asked for at a terminal. Who you are is kept in your own configuration.
    While ENGTRACK_NOW pins the day, the file is a rehearsal file: `engtrack config show --help`.

    $ engtrack init --name "Carla Roy" --side vendor --language fr
    """
    from engtrack.nouns.init import beginning

    beginning.begin(
        beginning.Told(name=name, handle=handle, organisation=organisation, side=side,
                       language=language)
    )  # fmt: skip
