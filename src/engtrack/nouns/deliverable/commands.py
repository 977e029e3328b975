"""Results with criteria, accepted by the sponsor."""

from typing import Annotated

import typer

from engtrack.cli.nouns import Noun
from engtrack.cli.options import (
    FREE,
    KEY,
    Due,
    Key,
    LocalId,
    NewTitle,
    Takes,
    Title,
    check_anything_given,
    given,
)
from engtrack.cli.settings import settings
from engtrack.cli.writes import write
from engtrack.nouns.deliverable import reads
from engtrack.nouns.task.said import Who, parse_who

noun = Noun("deliverable")
noun.read("list", reads.LIST)
noun.read("show", reads.CARD)

Criteria = Annotated[
    str | None, typer.Option("--criteria", help="What it is accepted by.", metavar="TEXT"), FREE
]
Owner = Annotated[
    Who | None,
    typer.Option("--owner", help="Who answers for it: a handle, or role:lead."),
    Takes(parse_who),
]
Work = Annotated[
    str | None,
    typer.Option("--work", help="The task or milestone that delivers it, as T-3.", metavar="KEY"),
    KEY,
]


@noun.creates
def add(
    title: Title,
    criteria: Criteria = None,
    owner: Owner = None,
    due: Due = None,
    work: Work = None,
    local_id: LocalId = None,
) -> None:
    """Add a deliverable: clear with criteria, an owner and a day.

    $ engtrack deliverable add "Library" -e ACME --criteria "Ten kitchens priced"
    """
    from engtrack.nouns.deliverable import actions

    columns = given(title=title, criteria=criteria, due_on=due, local_id=local_id)
    write(
        lambda s: actions.add(s, settings.engagement, columns, owner, work),
        then=reads.CARD,
        creates="deliverable",
    )


@noun.writes
def edit(
    key: Key,
    title: NewTitle = None,
    criteria: Criteria = None,
    owner: Owner = None,
    due: Due = None,
    work: Work = None,
    local_id: LocalId = None,
) -> None:
    """Correct a deliverable; a change of content voids its acceptance.

    $ engtrack deliverable edit DEL-1 --due +10bd --owner role:lead
    """
    from engtrack.nouns.deliverable import actions

    columns = given(title=title, criteria=criteria, due_on=due, local_id=local_id)
    check_anything_given(columns | given(owner=owner, work=work))
    write(lambda s: actions.edit(s, key, columns, owner, work), then=reads.CARD)


@noun.writes
def submit(key: Key) -> None:
    """Hand a deliverable in; `approval ask` then asks the sponsor.

    $ engtrack deliverable submit DEL-1
    """
    from engtrack.nouns.deliverable import actions

    write(lambda s: actions.submit(s, key), then=reads.CARD)


@noun.writes
def cancel(key: Key) -> None:
    """Cancel a deliverable that is not to come; it stays readable.

    $ engtrack deliverable cancel DEL-2
    """
    from engtrack.nouns.deliverable import actions

    write(lambda s: actions.cancel(s, key), then=reads.CARD)
