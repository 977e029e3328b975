"""Whether all holds: what lacks first, who owes it, by when; and what was decided on it."""

from collections.abc import Iterator
from dataclasses import replace
from sqlite3 import Connection

from engtrack.cli.answers import answer
from engtrack.cli.reads import check_acting, scope_of
from engtrack.cli.settings import settings
from engtrack.cli.words import spoken
from engtrack.cli.writes import check_same_engagement
from engtrack.errors import NotFound
from engtrack.language import gettext as _
from engtrack.language import word
from engtrack.render import check_format
from engtrack.store.read import nearest_keys, read, reading
from engtrack.table import Table, check_columns

SHOWN, BELOW = ("what", "standing", "owes", "due_on"), ("why", "next")
ORDER = "engagement, CASE standing WHEN 'lacking' THEN 1 WHEN 'holds' THEN 2 ELSE 3 END, place, ref"


def show_go_live() -> bool:
    """Print it; whether something lacks."""
    check_format(settings.format)
    with reading(settings.db, settings.instant, settings.today, scope_of({})) as db:
        check_acting(db)
        return _answer(read(db, "ready_go_live", ORDER, keep=True), list(_decided(db)))


def show_visit(key: str) -> bool:
    check_format(settings.format)
    with reading(settings.db, settings.instant, settings.today, scope_of({"key": key})) as db:
        check_acting(db)
        check_same_engagement(db, key)
        found = read(db, "ready_visit", ORDER, keep=True, key=key)
        if not list(found.rows):
            raise NotFound("session", key, nearest_keys(db, "session", "key", key))
        return _answer(found, [])


def _answer(found: Table, decided: list[str]) -> bool:
    kept = [column for column in found.columns if column != "place"]
    rows = list(found.rows)
    lacks = sum(row[found.columns.index("standing")] == "lacking" for row in rows)
    table = spoken(replace(found, rows=rows).only(kept))
    check_columns(settings.columns, table.columns)
    verdict = _("not ready: {count} lacking").format(count=lacks) if lacks else _("ready")
    foot = " · ".join([verdict, *decided])
    answer([replace(table, name="ready", rows=list(table.rows), shown=SHOWN, below=BELOW,
                    foot=foot)])  # fmt: skip
    return lacks > 0


def _decided(db: Connection) -> Iterator[str]:
    """The last decision of each engagement, on a line."""
    rows = list(read(db, "ready_decided", "key_number(key) DESC", keep=True).dicts())
    for engagement in dict.fromkeys(row["engagement"] for row in rows):
        last = next(row for row in rows if row["engagement"] == engagement)
        go = "go" if last["decision"] == "approved" else "no-go"
        said = _("{engagement}: {go}, decided by {by} on {on} ({approval})")
        yield said.format(engagement=engagement, go=word("go", go), by=last["by"],
                          on=last["decided_on"], approval=last["key"])  # fmt: skip
