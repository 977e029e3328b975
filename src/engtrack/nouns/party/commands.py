"""Third parties, who leads them, what they do."""

from typing import Annotated, Any

import typer

from engtrack.cli.nouns import Noun
from engtrack.cli.options import (
    CLEAR,
    FREE,
    KEY,
    TEXT,
    Key,
    LocalId,
    NoteText,
    Takes,
    check_anything_given,
    given,
)
from engtrack.cli.parse import is_none, parse_email, parse_person
from engtrack.cli.settings import settings
from engtrack.cli.writes import write
from engtrack.nouns.party import reads

noun = Noun("party")
noun.read("list", reads.LIST)
noun.read("show", reads.CARD)

WHO = Takes(lambda text: CLEAR if is_none(text) else parse_person(text))
Name = Annotated[str, typer.Argument(help="What it is called."), TEXT]
NewName = Annotated[str | None, typer.Option("--name", help="What it is called."), TEXT]
Lead = Annotated[
    Any,
    typer.Option("--lead", help="The support person who leads its part: a handle, or a name."),
    WHO,
]
Contact = Annotated[
    Any,
    typer.Option(
        "--contact", help='Whom one speaks to there: a handle, or "Name <address>".', metavar="WHO"
    ),
    WHO,
]
Email = Annotated[
    str | None,
    typer.Option("--email", help="The firm's own address."),
    Takes(lambda text: CLEAR if is_none(text) else parse_email(text)),
]
Phone = Annotated[str | None, typer.Option("--phone", help="The firm's own number."), FREE]
Tasks = Annotated[
    list[str] | None,
    typer.Option("--task", help="A task that it does, as T-9; may be repeated.", metavar="KEY"),
    KEY,
]


@noun.creates
def add(
    name: Name,
    lead: Lead = None,
    contact: Contact = None,
    email: Email = None,
    phone: Phone = None,
    task: Tasks = None,
    note: NoteText = None,
    local_id: LocalId = None,
) -> None:
    """Add a third party, as a machine maker, and the support person who leads its part.

    $ engtrack party add "Saw maker" -e ACME --lead sam --contact "Pat Roux <pat@example.com>"
    """
    from engtrack.nouns.party import actions

    columns = given(name=name, email=email, phone=phone, note=note, local_id=local_id)
    people = given(lead=lead, contact=contact)
    write(
        lambda s: actions.add(s, settings.engagement, columns, people, task),
        then=reads.CARD,
        creates="party",
    )


@noun.writes
def edit(
    key: Key,
    name: NewName = None,
    lead: Lead = None,
    contact: Contact = None,
    email: Email = None,
    phone: Phone = None,
    task: Tasks = None,
    note: NoteText = None,
    local_id: LocalId = None,
) -> None:
    """Correct what is known of it, or give it tasks; `task edit T-9 --party none` takes one away.

    $ engtrack party edit PTY-1 --lead sam --task T-5
    """
    from engtrack.nouns.party import actions

    columns = given(name=name, email=email, phone=phone, note=note, local_id=local_id)
    people = given(lead=lead, contact=contact)
    check_anything_given(columns | people | given(task=task))
    write(lambda s: actions.edit(s, key, columns, people, task), then=reads.CARD)
