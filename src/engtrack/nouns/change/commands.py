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
from engtrack.nouns.change import lines as parsing
from engtrack.nouns.change import reads
from engtrack.nouns.change.lines import Line
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
Move = Annotated[
    list[Line] | None,
    typer.Option("--move", help="Later or sooner: MS-4=+3bd.", metavar="ITEM=DAYS"),
    Takes(parsing.parse_move),
]
Duration = Annotated[
    list[Line] | None,
    typer.Option("--duration", help="Longer or shorter: T-7=+2d.", metavar="TASK=DAYS"),
    Takes(parsing.parse_duration),
]
Effort = Annotated[
    list[Line] | None,
    typer.Option("--effort", help="A task's or a service's: T-7=+8h.", metavar="ITEM=TIME"),
    Takes(parsing.parse_effort),
]
Price = Annotated[
    list[Line] | None,
    typer.Option("--price", help="Of a service: SRV-2=-300.", metavar="SERVICE=MONEY"),
    Takes(parsing.parse_price),
]
AddService = Annotated[
    list[Line] | None,
    typer.Option("--add-service", help="'TITLE=8h,1200': hours and price.", metavar="LINE"),
    Takes(parsing.parse_add_service),
]
DropService = Annotated[
    list[Line] | None,
    typer.Option("--drop-service", help="Out of the scope: SRV-2.", metavar="SERVICE"),
    Takes(parsing.parse_drop_service),
]
AddTask = Annotated[
    list[Line] | None,
    typer.Option("--add-task", help="'TITLE=3d,train': length and phase.", metavar="LINE"),
    Takes(parsing.parse_add_task),
]
DropTask = Annotated[
    list[Line] | None,
    typer.Option("--drop-task", help="Cancelled: T-9.", metavar="TASK"),
    Takes(parsing.parse_drop_task),
]
Budget = Annotated[
    list[Line] | None,
    typer.Option("--budget", help="More or less: --budget=-2400.", metavar="MONEY"),
    Takes(parsing.parse_budget),
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
