"""The people of both sides."""

from typing import Annotated

import typer

from engtrack.cli.nouns import Noun
from engtrack.cli.options import (
    FREE,
    MINUTES,
    TEXT,
    Handle,
    Takes,
    check_anything_given,
    given,
    one_of,
)
from engtrack.cli.parse import parse_email, parse_handle, parse_person_text
from engtrack.cli.writes import write
from engtrack.nouns.person import reads

noun = Noun("person")
noun.read("list", reads.LIST, without=("engagement",))
noun.read("show", reads.CARD, without=("engagement",))

Side = Annotated[
    str | None, typer.Option("--side", help="client, vendor or third-party."), one_of("side")
]
Organisation = Annotated[str | None, typer.Option("--organisation", help="The firm."), FREE]
Email = Annotated[str | None, typer.Option("--email", help="Their address."), Takes(parse_email)]
Phone = Annotated[str | None, typer.Option("--phone", help="Their number."), FREE]
Speaks = Annotated[str | None, typer.Option("--language", help="en or fr."), one_of("language")]
Capacity = Annotated[
    int | None,
    typer.Option(
        "--capacity", help="Working time a week, as 35h; 40h unless said.", metavar="TIME"
    ),
    MINUTES,
]
NewHandle = Annotated[
    str | None,
    typer.Option("--handle", help="How commands name them; else made from the name."),
    Takes(parse_handle),
]


@noun.creates_without("engagement")
def add(
    name: Annotated[str, typer.Argument(help='Their name, or "Name <address>".'), TEXT],
    side: Side = None,
    organisation: Organisation = None,
    handle: NewHandle = None,
    email: Email = None,
    phone: Phone = None,
    language: Speaks = None,
    capacity: Capacity = None,
) -> None:
    """Add a person; a client's unless said.

    $ engtrack person add "Marie Tremblay <marie@example.com>" --organisation Laurier
    """
    from engtrack.nouns.person import actions

    who = parse_person_text(name)
    more = given(
        organisation=organisation,
        email=email or who.email,
        phone=phone,
        language=language,
        capacity_minutes=capacity,
    )
    write(
        lambda s: actions.add(s, name=who.name, side=side or "client", handle=handle, **more),
        then=reads.CARD,
        creates="person",
    )


@noun.writes_without("engagement")
def edit(
    handle: Handle,
    name: Annotated[str | None, typer.Option("--name", help="Their name."), TEXT] = None,
    side: Side = None,
    organisation: Organisation = None,
    email: Email = None,
    phone: Phone = None,
    language: Speaks = None,
    capacity: Capacity = None,
) -> None:
    """Correct what is known of a person.

    $ engtrack person edit marie --phone "418 555 0142"
    """
    from engtrack.nouns.person import actions

    columns = given(
        name=name,
        side=side,
        organisation=organisation,
        email=email,
        phone=phone,
        language=language,
        capacity_minutes=capacity,
    )
    check_anything_given(columns)
    write(lambda s: actions.edit(s, handle, columns), then=reads.CARD)


@noun.writes_without("engagement")
def deactivate(handle: Handle) -> None:
    """Keep a person out of new work; what they did stays.

    $ engtrack person deactivate zoe
    """
    from engtrack.nouns.person import actions

    write(lambda s: actions.deactivate(s, handle), then=reads.CARD)


@noun.writes_without("engagement")
def reactivate(handle: Handle) -> None:
    """Take a person back.

    $ engtrack person reactivate zoe
    """
    from engtrack.nouns.person import actions

    write(lambda s: actions.reactivate(s, handle), then=reads.CARD)
