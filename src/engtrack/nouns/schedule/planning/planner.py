"""Planning as the rest of the house asks for it: planned dates, contradictions, what has moved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from engtrack.nouns.schedule.planning.forward import Contradiction as Contradiction
from engtrack.nouns.schedule.planning.forward import Pass
from engtrack.nouns.schedule.planning.forward import Planned as Planned
from engtrack.nouns.schedule.planning.network import Item, Link
from engtrack.nouns.schedule.planning.network import check_leads as check_leads
from engtrack.nouns.schedule.planning.network import check_no_circle as check_no_circle
from engtrack.workdays import Calendar


@dataclass(frozen=True)
class Moved:
    """`days`: working days by which the finish moved, negative if it comes sooner."""

    id: str
    before: Planned
    after: Planned
    days: int


def plan(
    items: Iterable[Item],
    links: Iterable[Link],
    start_on: str,
    today: str,
    calendar: Calendar,
    is_retimed: bool = False,
    is_under_way: bool = False,
) -> dict[str, Planned]:
    """The planned dates by id, without those cancelled. `is_retimed` gives late work new ones."""
    done = Pass(items, links, start_on, today, calendar, is_retimed, is_under_way)
    return {id: done.planned[id] for id in done.items}


def contradictions(
    items: Iterable[Item], links: Iterable[Link], start_on: str, today: str, calendar: Calendar
) -> list[Contradiction]:
    """What must start before its predecessors, its own not-before or the calendar let it."""
    done = Pass(items, links, start_on, today, calendar)
    return [found for item in done.items.values() for found in done.contradicted(item)]


def present(items: Iterable[Item]) -> dict[str, Planned]:
    """The dates as planned now, of those that have any."""
    return {i.id: Planned(i.start_on, i.finish_on) for i in items if i.start_on and i.finish_on}


def moved(
    before: Mapping[str, Planned], after: Mapping[str, Planned], calendar: Calendar
) -> list[Moved]:
    """What has other dates after than before; what had none before has not moved."""
    return [
        Moved(id, before[id], now, calendar.between(before[id].finish_on, now.finish_on))
        for id, now in after.items()
        if id in before and before[id] != now
    ]
