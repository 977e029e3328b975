"""A plan that is only looked at, with the days off of all the years it reaches.

A write brings the days off of years that its plan comes to (`engagement/calendar_rows.py`). What is
supposed counts the same days, though none of them is stored.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from sqlite3 import Connection

from engtrack.nouns.engagement import years
from engtrack.nouns.schedule.planning.network import Item
from engtrack.nouns.schedule.planning.planner import Planned
from engtrack.nouns.schedule.planning.reading import Network


@dataclass(frozen=True)
class Reached:
    """The work with a calendar that reaches as far as its plan, and the days off this one took."""

    network: Network
    plan: dict[str, Planned]
    more_off: tuple[str, ...] = ()


def planned_within_reach(
    db: Connection, engagement_id: str, network: Network, today: str
) -> Reached:
    """The plan of today; where one more year moves it on, with the year after that too."""
    found = Reached(network, network.plan(today))
    more: dict[int, list[str]] = {}
    while True:
        days = [day for item in network.items for day in _asked(item)]
        days += [now.finish_on for now in found.plan.values()]
        code, lacking = years.lacking(db, engagement_id, today, *days)
        lacking = [year for year in lacking if year not in more]
        if not lacking:
            return found
        from engtrack.nouns.engagement.calendars import days_off  # only what reaches so far

        more |= {year: [] for year in lacking}
        for day in days_off(code, lacking):
            more[int(day.off_on[:4])].append(day.off_on)
        off = tuple(day for of in more.values() for day in of)
        reaching = replace(network, calendar=network.calendar.with_off(off))
        found = Reached(reaching, reaching.plan(today), off)


def _asked(item: Item) -> Iterator[str]:
    """The days that are asked of work that is there, as of stored work they would be read."""
    if item.state != "cancelled":
        asked = (item.not_before_on, item.not_after_on, item.must_start_on)
        yield from (day for day in asked if day)
