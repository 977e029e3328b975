"""All duties by person as a page: every state, and no commands."""

from collections import Counter
from dataclasses import replace
from sqlite3 import Connection

from engtrack import language
from engtrack.cli.answers import FOR_PEOPLE
from engtrack.cli.settings import settings
from engtrack.language import gettext as _
from engtrack.nouns.duty import showing
from engtrack.store.read import read
from engtrack.table import Table
from engtrack.vocabulary import CHOICES

HEAD = ("key", "client", "state", "phase", "next_milestone", "next_milestone_on", "attention")
SHOWN, BELOW = ("title", "state", "since_on"), ("why", "proof", "note")


def tables_of(db: Connection) -> list[Table]:
    """Where each engagement stands, then a table for each person; to machines the duties alone."""
    duties = [_for_readers(table) for table in showing.tables_of(db, is_all=True)]
    is_page = settings.format in FOR_PEOPLE and not settings.columns
    return [_head(db), *duties] if is_page else duties


def _head(db: Connection) -> Table:
    whole = read(db, "engagement_list", "key", keep=True)
    title = _("Duties on {day}").format(day=settings.today)
    return replace(whole.only(list(HEAD)), name="engagement", title=title)


def _for_readers(table: Table) -> Table:
    rows = list(table.rows)
    state = table.columns.index("state")
    counts = Counter(str(row[state]) for row in rows)
    said = [
        f"{language.word('duty_state', code)} {counts[code]}"
        for code in CHOICES["duty_state"]
        if counts[code]
    ]
    return replace(table, rows=rows, shown=SHOWN, below=BELOW, foot=", ".join(said))
