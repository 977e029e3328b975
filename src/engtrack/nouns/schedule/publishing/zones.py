"""A time zone as a calendar file declares it: its offset on the first day, and each change of it.

RFC 5545, 3.6.5: a change begins (DTSTART) by the clock that shows the offset before it. icalendar's
own declaration takes the clock after it, an hour off in spring.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

MINUTE = timedelta(minutes=1)


def declared(name: str, first: date, last: date) -> Timezone:
    """From the first day to the last: what the clocks do elsewhen is nobody's matter here."""
    zone = ZoneInfo(name)
    start = datetime.combine(first, time(), zone).astimezone(UTC)
    end = datetime.combine(last, time(), zone).astimezone(UTC)
    found = Timezone()
    found.add("tzid", name)
    found.add_component(_observed(zone, start, start))
    for at in changes(zone, start, end):
        found.add_component(_observed(zone, at - MINUTE, at))
    return found


def changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[datetime]:
    """The instants from which the clocks show another offset; none lasts less than a day."""
    while start < end:
        until = min(start + timedelta(days=1), end)
        if _offset(zone, start) != _offset(zone, until):
            yield _first_after(zone, start, until)
        start = until


def _first_after(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    before = _offset(zone, low)
    while high - low > MINUTE:
        middle = low + (high - low) // MINUTE // 2 * MINUTE
        low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
    return high


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()


def _observed(
    zone: ZoneInfo, before: datetime, at: datetime
) -> TimezoneStandard | TimezoneDaylight:
    """What is observed from an instant on, and what was before it."""
    local = at.astimezone(zone)
    kind = TimezoneDaylight() if local.dst() else TimezoneStandard()
    was = _offset(zone, before)
    kind.add("dtstart", (at + was).replace(tzinfo=None))
    kind.add("tzoffsetfrom", was)
    kind.add("tzoffsetto", _offset(zone, at))
    kind.add("tzname", local.tzname())
    return kind
