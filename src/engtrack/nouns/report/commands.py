"""Pages for people who never open a terminal."""

import sys

from engtrack.cli.answers import answer, is_to_stdout
from engtrack.cli.nouns import Noun
from engtrack.cli.reads import check_acting, scope_of
from engtrack.cli.settings import settings
from engtrack.render import check_format
from engtrack.store.read import reading
from engtrack.table import check_columns

noun = Noun("report")


@noun.reads
def duties() -> None:
    """Show all duties by person: how each stands, why, and what proves it.

    A page to pass on: markdown where no terminal shows it, unless a format is named.

    $ engtrack report duties -e ACME
    """
    from engtrack.nouns.report import duties_page as page

    choose_format()
    with reading(settings.db, settings.instant, settings.today, scope_of({})) as db:
        check_acting(db)
        tables = page.tables_of(db)
        check_columns(settings.columns, tables[-1].columns)
        answer(tables)


@noun.reads
def delays() -> None:
    """Count the days of delay by client, vendor and third party, from what the issue log waited.

    Working days, as `issue wait` and `issue resume` took them down: two waits on one side on one
    day are one day. Beside them stands how much each milestone slipped from its committed date;
    what neither a wait nor a hold explains is undetermined. A wait counts for the milestones that
    the work it holds up leads to, or, where none was named, for all that were still to come.
    Markdown where no terminal shows it, unless a format is named.

    $ engtrack report delays -e ACME
    $ engtrack report delays -e ACME --json
    """
    from engtrack.nouns.report import delays_page as page

    choose_format()
    with reading(settings.db, settings.instant, settings.today, scope_of({})) as db:
        check_acting(db)
        tables = page.tables_of(db)
        check_columns(settings.columns, tables[-1].columns)
        answer(tables)


def choose_format() -> None:
    """A page is markdown, unless somebody looks at it here or another format was chosen."""
    is_seen_here = is_to_stdout() and sys.stdout.isatty()
    if settings.look_up("format") is None and not is_seen_here:
        settings.said["format"] = "markdown"
    check_format(settings.format)
