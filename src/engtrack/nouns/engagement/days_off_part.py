"""The days off of an engagement on its card: in runs, each with its name in the chosen language."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from sqlite3 import Connection

from engtrack import language
from engtrack.cli.answers import FOR_PEOPLE
from engtrack.cli.settings import settings
from engtrack.language import gettext as _
from engtrack.table import Row, Table

COLUMNS = ("from_on", "until_on", "name", "source")
MOST = 6  # people are shown so many of those to come


def days_off(db: Connection, key: str) -> Table:
    """All of them to machines, and to people who ask for every row; to others the next ones."""
    runs = list(_runs(db, key))
    table = Table("engagement_day_off_part", COLUMNS, runs, title=_("Days off"))
    if settings.format not in FOR_PEOPLE or "all_rows" in settings.said:
        return table
    coming = [run for run in runs if str(run[1]) >= settings.today]
    foot = _foot(coming[MOST:])
    return Table(table.name, COLUMNS, coming[:MOST], title=_("Days off to come"), foot=foot)


def _foot(more: list[Row]) -> str:
    if not more:
        return ""
    said = _("… {count} more until {until_on}; --all-rows shows them")
    return said.format(count=len(more), until_on=more[-1][1])


def _runs(db: Connection, key: str) -> Iterator[Row]:
    """Days of one name that nothing but a weekend parts are one run."""
    found = db.execute(
        f"""SELECT off_on, max(name_{language.current()}), coalesce(max(source), 'typed')
              FROM engagement_day_off WHERE of_key = ? GROUP BY off_on ORDER BY off_on""",
        [key],
    ).fetchall()
    weekdays = 0
    numbered = []
    for (day, name, source), before in zip(found, [None, *found], strict=False):
        weekdays += before is not None and not _follows(before[0], day)
        numbered.append((weekdays, name, source, day))
    for (_place, name, source), run in groupby(numbered, lambda one: one[:3]):
        days = [one[3] for one in run]
        yield days[0], days[-1], name, source


def _follows(before: str, day: str) -> bool:
    """Whether no working day lies between them."""
    first, last = date.fromisoformat(before), date.fromisoformat(day)
    between = (first + timedelta(step) for step in range(1, (last - first).days))
    return all(one.weekday() >= 5 for one in between)
