"""What is shown of a budget as a whole."""

from dataclasses import replace
from sqlite3 import Connection

from engtrack.cli.reads import Filter, Read
from engtrack.language import gettext as _
from engtrack.nouns.budget import rows
from engtrack.table import Table


def hours(db: Connection, _key: str) -> Table:
    return titled(rows.table(db, "task"), "hours")


def money(db: Connection, _key: str) -> Table:
    return titled(rows.table(db, "task"), "money")


def titled(table: Table, what: str) -> Table:
    """One half of the columns, since the whole is too wide for a page; with the sums beneath."""
    shown = rows.HOURS if what == "hours" else rows.MONEY
    half = table.only([*rows.NAMING, *shown[2 if what == "hours" else 1 :], "currency"])
    half = replace(half, rows=list(half.rows))  # they are summed as well
    return replace(
        half,
        name=f"budget_{what}",
        title=_("Hours") if what == "hours" else _("Money"),
        shown=shown,
        foot=rows.summed(half),
        empty=table.empty,
    )


CARD = Read(
    "budget_card",
    "",
    (Filter("key", "", is_argument=True, parse=str.upper),),
    is_card=True,
    parts=(
        Read("budget_hours", "", make=hours),
        Read("budget_money", "", make=money),
    ),
)
