"""The budget: planned, actual, remaining, at completion, in hours and money."""

from typing import Annotated

import typer

from engtrack.cli.answers import FOR_PEOPLE, answer, say
from engtrack.cli.nouns import Noun
from engtrack.cli.options import one_of
from engtrack.cli.reads import answer_with, check_acting
from engtrack.cli.settings import settings
from engtrack.errors import Misused, Sentence
from engtrack.nouns.budget import reads, rows
from engtrack.render import check_format
from engtrack.store.read import Scope, reading
from engtrack.table import check_columns

noun = Noun("budget")

Dimension = Annotated[
    str | None,
    typer.Option("--by", help="The job costing: by task, phase, service or person."),
    one_of("dimension"),
]


@noun.reads
def show(by: Dimension = None) -> None:
    """Show what was agreed, what approved changes made of it, what is used and what is left.

    At completion is what was spent and what is left; the variance is what was planned less that.

    $ engtrack budget show -e ACME
    $ engtrack budget show -e ACME --by person
    """
    check_format(settings.format)
    scope = Scope(engagement=settings.engagement)
    with reading(settings.db, settings.instant, settings.today, scope) as db:
        check_acting(db)
        found = db.execute("SELECT key FROM budget_engagement LIMIT 2").fetchall()
        if len(found) != 1:
            raise Misused("which engagement? say -e KEY", next="engtrack engagement list")
        if by is None:
            answer_with(db, reads.CARD, {"key": found[0][0]})
            return
        table = rows.table(db, by)
        is_untold = by == "service" and rows.tells_no_service(db)
    check_columns(settings.columns, table.columns)
    is_whole = settings.format not in FOR_PEOPLE or settings.columns
    if is_untold:
        say(Sentence("no task says which service it is part of; say it with --service",
                     next="engtrack task edit --help"))  # fmt: skip
    answer([table] if is_whole else [reads.titled(table, "hours"), reads.titled(table, "money")])
