"""The people of both sides."""

from typing import Annotated

import typer

from engtrack.cli.decided import Decided
from engtrack.cli.nouns import Noun
from engtrack.cli.options import (
    FREE,
    HANDLE,
    MINUTES,
    TEXT,
    By,
    Handle,
    On,
    ProofFile,
    Takes,
    Via,
    check_anything_given,
    given,
    one_of,
)
from engtrack.cli.parse import parse_email, parse_handle, parse_person_text
from engtrack.cli.writes import write
from engtrack.errors import Misused
from engtrack.nouns.person import reads
from engtrack.nouns.person.said import Days, parse_days_away

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


@noun.writes_without("engagement")
def away(
    handle: Handle,
    days: Annotated[
        Days,
        typer.Argument(help="One day, or FIRST..LAST, as wed..fri.", metavar="DAYS"),
        Takes(parse_days_away),
    ],
    cover: Annotated[
        str | None,
        typer.Option("--cover", help="Who takes over what lies in those days.", metavar="HANDLE"),
        HANDLE,
    ] = None,
    remove: Annotated[
        bool, typer.Option("--remove", help="They are there on those days after all.")
    ] = False,
    by: By = None,
    on: On = None,
    via: Via = None,
    proof: ProofFile = None,
) -> None:
    """Keep the days on which a person is away; their work is planned around them, or handed over.

    No reason is asked for or kept. Without a cover, what they alone do waits for them. With one,
    work within those days becomes the cover's, and on work that reaches beyond they work together.
    In an engagement under way it is the coordinator who lends the vendor's people: --by says who.

    $ engtrack person away ana 2027-03-10..2027-03-12
    $ engtrack person away paul wed..fri --cover ana
    $ engtrack person away paul wed..fri --remove
    """
    from engtrack.nouns.person import away as absent

    said = Decided(by, on, via, proof)
    if cover is None and (by or on or via or proof):
        raise Misused("--by, --on, --via and --proof go with --cover")
    if remove:
        if cover is not None:
            raise Misused("--cover does not go with --remove")
        write(lambda s: absent.back(s, handle, days), then=reads.CARD)
    else:
        write(lambda s: absent.away(s, handle, days, cover, said), then=reads.CARD)
