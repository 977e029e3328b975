"""Changes to services, schedule and budget; only an approval makes one real."""

from typing import Annotated

import typer

from engtrack.cli.answers import answer
from engtrack.cli.nouns import Noun
from engtrack.cli.options import (
    FREE,
    TEXT,
    By,
    Key,
    LocalId,
    NewTitle,
    Reason,
    Takes,
    check_anything_given,
    given,
)
from engtrack.cli.parse import parse_key
from engtrack.cli.reads import check_acting, scope_of
from engtrack.cli.settings import settings
from engtrack.cli.writes import check_same_engagement, write
from engtrack.errors import Misused
from engtrack.nouns.change import impact as impacts
from engtrack.nouns.change import reads
from engtrack.nouns.change.options import (
    AddService,
    AddTask,
    Budget,
    DropService,
    DropTask,
    Duration,
    Effort,
    FromDrift,
    Move,
    Price,
)
from engtrack.render import check_format
from engtrack.store.read import reading
from engtrack.table import check_columns

noun = Noun("change")
noun.read("list", reads.LIST)
noun.read("show", reads.CARD)


Title = Annotated[str | None, typer.Argument(help="What people call it."), TEXT]
Without = Annotated[
    str | None, typer.Option("--without", help="What happens without the change."), FREE
]
Reverses = Annotated[
    str | None,
    typer.Option("--reverses", help="An applied change, whose effects this one undoes."),
    Takes(parse_key),
]


@noun.creates
def request(
    title: Title = None,
    reason: Reason = None,
    without: Without = None,
    move: Move = None,
    duration: Duration = None,
    effort: Effort = None,
    price: Price = None,
    add_service: AddService = None,
    drop_service: DropService = None,
    add_task: AddTask = None,
    drop_task: DropTask = None,
    budget: Budget = None,
    from_drift: FromDrift = None,
    reverses: Reverses = None,
    by: By = None,
    local_id: LocalId = None,
) -> None:
    """Request a change; it is a draft until the sponsor is asked.

    Each line may be repeated, and every number may be negative.

    $ engtrack change request "A day more" -e ACME --reason "New people" --effort T-7=+8h
    $ engtrack change request "Later" -e ACME --reason "Late saw" --move MS-3=+3bd
    """
    from engtrack.nouns.change import actions

    check_words(title, reason, reverses)
    columns = given(title=title, reason=reason, without=without, local_id=local_id)
    lines = [
        *(move or ()), *(duration or ()), *(effort or ()), *(price or ()), *(add_service or ()),
        *(drop_service or ()), *(add_task or ()), *(drop_task or ()), *(budget or ()),
        *(from_drift or ()),
    ]  # fmt: skip
    write(
        lambda s: actions.request(s, settings.engagement, columns, lines, by, reverses),
        then=reads.CARD,
        creates="change",
    )


@noun.writes
def edit(
    key: Key,
    title: NewTitle = None,
    reason: Reason = None,
    without: Without = None,
    move: Move = None,
    duration: Duration = None,
    effort: Effort = None,
    price: Price = None,
    add_service: AddService = None,
    drop_service: DropService = None,
    add_task: AddTask = None,
    drop_task: DropTask = None,
    budget: Budget = None,
    from_drift: FromDrift = None,
    local_id: LocalId = None,
) -> None:
    """Change the words or the lines; `none` as a value takes a line out.

    What was asked about it no longer fits: ask again.

    $ engtrack change edit CHG-1 --effort SRV-1=+12h --price SRV-1=none
    """
    from engtrack.nouns.change import actions

    columns = given(title=title, reason=reason, without=without, local_id=local_id)
    lines = [
        *(move or ()), *(duration or ()), *(effort or ()), *(price or ()), *(add_service or ()),
        *(drop_service or ()), *(add_task or ()), *(drop_task or ()), *(budget or ()),
        *(from_drift or ()),
    ]  # fmt: skip
    check_anything_given(columns | ({"lines": lines} if lines else {}))
    write(lambda s: actions.edit(s, key, columns, lines), then=reads.CARD)


@noun.reads
def impact(key: Key) -> None:
    """Preview what a change would move and cost; nothing is stored.

    $ engtrack change impact CHG-2
    """
    check_format(settings.format)
    with reading(settings.db, settings.instant, settings.today, scope_of({"key": key})) as db:
        check_acting(db)
        check_same_engagement(db, key)
        table = impacts.table_of(db, key)
    check_columns(settings.columns, table.columns)
    answer([table])


@noun.writes
def withdraw(key: Key) -> None:
    """Take a request back, and the question about it.

    $ engtrack change withdraw CHG-1
    """
    from engtrack.nouns.change import actions

    write(lambda s: actions.withdraw(s, key), then=reads.CARD)


def check_words(title: str | None, reason: str | None, reverses: str | None) -> None:
    """A reversal is named after what it reverses; anything else says what and why."""
    help = "engtrack change request --help"
    if not title and not reverses:
        raise Misused("{option} is missing", option="TITLE", next=help)
    if not reason and not reverses:
        raise Misused("{option} is missing", option="--reason", next=help)
