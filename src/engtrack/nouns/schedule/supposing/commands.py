"""The command that looks ahead: what if."""

from typing import Annotated

import typer

from engtrack.cli.answers import answer
from engtrack.cli.options import Takes
from engtrack.cli.parse import parse_key
from engtrack.cli.reads import check_acting, scope_of
from engtrack.cli.settings import settings
from engtrack.cli.writes import check_same_engagement
from engtrack.errors import Misused
from engtrack.nouns.change.options import (
    AddService,
    Budget,
    DropService,
    DropTask,
    Duration,
    Effort,
    Move,
    Price,
)
from engtrack.nouns.schedule.commands import noun
from engtrack.nouns.schedule.supposing.said import (
    Absent,
    Assigned,
    Supposed,
    parse_absent,
    parse_assigned,
)
from engtrack.render import check_format
from engtrack.store.read import reading
from engtrack.table import check_columns

Changes = Annotated[
    list[str] | None,
    typer.Option("--change", help="The lines of a change request, as CHG-2.", metavar="KEY"),
    Takes(parse_key),
]
Assignments = Annotated[
    list[Assigned] | None,
    typer.Option("--assign", help="Given to others: T-7=paul.", metavar="TASK=WHO"),
    Takes(parse_assigned),
]
Absences = Annotated[
    list[Absent] | None,
    typer.Option("--away", help="Somebody not there: ana=wed..fri.", metavar="HANDLE=DAYS"),
    Takes(parse_absent),
]


@noun.reads
def what_if(
    move: Move = None,
    duration: Duration = None,
    effort: Effort = None,
    price: Price = None,
    add_service: AddService = None,
    drop_service: DropService = None,
    drop_task: DropTask = None,
    budget: Budget = None,
    change: Changes = None,
    assign: Assignments = None,
    away: Absences = None,
) -> None:
    """Show what would move, whose hours would change and what it would cost; nothing is stored.

    $ engtrack schedule what-if --move T-7=+1w
    $ engtrack schedule what-if --duration T-7=+2d --assign T-7=ana -e ACME
    """
    said = (move, duration, effort, price, add_service, drop_service, drop_task, budget)
    lines = [line for options in said for line in options or ()]
    _look_ahead(Supposed(lines, change or (), assign or (), away or ()))


def _look_ahead(supposed: Supposed) -> None:
    from engtrack.nouns.schedule.supposing import what_if as reckoning

    if not any((supposed.lines, supposed.changes, supposed.people, supposed.away)):
        raise Misused("if what? say --move T-7=+1w", next="engtrack schedule what-if --help")
    named = [*supposed.changes, *(line.item for line in supposed.lines if line.item),
             *(one.key for one in supposed.people)]  # fmt: skip
    check_format(settings.format)
    scope = scope_of({"key": named[0]} if named else {})
    with reading(settings.db, settings.instant, settings.today, scope) as db:
        check_acting(db)
        if named:
            check_same_engagement(db, named[0])
        tables = reckoning.what_if(db, supposed, settings.today)
    check_columns(settings.columns, tables[0].columns)
    answer(tables)
