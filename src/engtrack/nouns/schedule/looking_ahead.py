"""The command that looks ahead: what if."""

from typing import Annotated

import typer

from engtrack.cli.answers import answer
from engtrack.cli.nouns import Noun
from engtrack.cli.options import Takes
from engtrack.cli.parse import parse_key
from engtrack.cli.reads import check_acting, scope_of
from engtrack.cli.settings import settings
from engtrack.cli.writes import check_same_engagement
from engtrack.errors import Misused
from engtrack.nouns.change.lines import Line
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
from engtrack.render import check_format
from engtrack.store.read import reading
from engtrack.table import check_columns

Changes = Annotated[
    list[str] | None,
    typer.Option("--change", help="The lines of a change request, as CHG-2.", metavar="KEY"),
    Takes(parse_key),
]


def add_to(noun: Noun) -> None:
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
    ) -> None:
        """Show what would move and cost, if; nothing is stored.

        $ engtrack schedule what-if --move T-7=+1w
        $ engtrack schedule what-if --duration T-7=+2d
        """
        said = (move, duration, effort, price, add_service, drop_service, drop_task, budget)
        _look_ahead([line for lines in said for line in lines or ()], change or [])


def _look_ahead(lines: list[Line], changes: list[str]) -> None:
    from engtrack.nouns.schedule import what_if as reckoning

    if not lines and not changes:
        raise Misused("if what? say --move T-7=+1w", next="engtrack schedule what-if --help")
    named = [*changes, *(line.item for line in lines if line.item)]
    check_format(settings.format)
    scope = scope_of({"key": named[0]} if named else {})
    with reading(settings.db, settings.instant, settings.today, scope) as db:
        check_acting(db)
        if named:
            check_same_engagement(db, named[0])
        tables = reckoning.what_if(db, lines, changes, settings.today)
    check_columns(settings.columns, tables[0].columns)
    answer(tables)
