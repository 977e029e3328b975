"""The scope."""

from engtrack.cli.nouns import Noun
from engtrack.cli.options import (
    Effort,
    Key,
    LocalId,
    NewTitle,
    Price,
    Title,
    check_anything_given,
    given,
)
from engtrack.cli.settings import settings
from engtrack.cli.writes import write
from engtrack.nouns.service import reads

noun = Noun("service")
noun.read("list", reads.LIST)
noun.read("show", reads.CARD)


@noun.creates
def add(title: Title, effort: Effort = None, price: Price = None, local_id: LocalId = None) -> None:
    """Agree on a service, while the engagement is planned.

    $ engtrack service add "Training of the users" -e NORD --effort 3d --price 3600
    """
    from engtrack.nouns.service import actions

    columns = given(title=title, effort_minutes=effort, price_cents=price, local_id=local_id)
    write(
        lambda s: actions.add(s, settings.engagement, columns), then=reads.CARD, creates="service"
    )


@noun.writes
def edit(
    key: Key,
    title: NewTitle = None,
    effort: Effort = None,
    price: Price = None,
    local_id: LocalId = None,
) -> None:
    """Correct a service, while the engagement is planned.

    $ engtrack service edit SRV-4 --price 3400
    """
    from engtrack.nouns.service import actions

    columns = given(title=title, effort_minutes=effort, price_cents=price, local_id=local_id)
    check_anything_given(columns)
    write(lambda s: actions.edit(s, key, columns), then=reads.CARD)


@noun.writes
def drop(key: Key) -> None:
    """Take a service out of the scope, while the engagement is planned.

    $ engtrack service drop SRV-5
    """
    from engtrack.nouns.service import actions

    write(lambda s: actions.drop(s, key), then=reads.CARD)
