"""The rehearsal file: the first example, moved so that today lies where one wants to look."""

from datetime import date, timedelta

from sqlmodel import Session

from engtrack.nouns.engagement import templates
from engtrack.nouns.engagement.files import applying
from engtrack.nouns.engagement.files.reading import Contents
from engtrack.workdays import Calendar

EXAMPLE = "cabinet-shop"
STARTED = -24  # working days from day 0 of the script
# The days of a demo are made up, so no holiday of a real year falls on them.
WEEKDAYS = Calendar(())


def last_workday(today: str) -> str:
    day = date.fromisoformat(today)
    return (day - timedelta(max(day.weekday() - 4, 0))).isoformat()


def day_of(last: str, number: int) -> str:
    """The day so many working days from the last one."""
    return str(WEEKDAYS.add(last, number))


def example_moved(start_on: str) -> Contents:
    """The example with every day moved alike, its own start to this one."""
    contents = templates.read_example(EXAMPLE)
    contents.check()
    contents.engagement.values.pop("days_off", None)
    templates.move(contents, start_on, WEEKDAYS)
    contents.engagement.values["start_on"] = start_on
    return contents


def make(session: Session, contents: Contents) -> dict[str, str]:
    """Apply it; the keys of its entries by `noun:id`."""
    made = applying.apply(session, contents, {})
    return {f"{row['noun']}:{row['local_id']}": str(row["key"]) for row in made.dicts()}
