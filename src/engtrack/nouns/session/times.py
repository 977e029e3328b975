"""The clock on the wall: times as people write them, time zones, and the instants that they name.

| written | means |
| --- | --- |
| `09:00` `9:00` | nine o'clock; `16:30` half past four |
| `9h` `16h30` `16 h 30` | the same, as in French |
| `9am` `4:30pm` | the same, with twelve hours |
"""

import re
from datetime import UTC, date, datetime, timedelta
from difflib import get_close_matches
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from engtrack.cli.amounts import clipped, fold
from engtrack.errors import Misused

TIME = r"([0-9]{1,2})(?: ?(?::|h) ?([0-9]{2})?)? ?(am|pm)?"


class Hours(NamedTuple):
    """A day's times in a zone, and the instants that they name (UTC, as ISO text)."""

    day_on: str
    start_time: str
    end_time: str
    zone: str
    start_at: str
    end_at: str


def parse_time(text: str) -> str:
    """`9h30`, `9:30`, `9:30am`: `09:30`."""
    said = fold(text)
    found = re.fullmatch(TIME, said)
    if not found or said.isdecimal():
        raise _no_time(text)
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half:
        if not 1 <= hour <= 12 or "h" in said:
            raise _no_time(text)
        hour = hour % 12 + 12 * (half == "pm")
    if hour > 23 or minute > 59 or said.endswith(":"):
        raise _no_time(text)
    return f"{hour:02}:{minute:02}"


def _no_time(text: str) -> Misused:
    return Misused("{text} is not a time of day; say 09:00, 9h30 or 4:30pm", text=clipped(text))


def parse_zone(text: str) -> str:
    """`america/toronto`: `America/Toronto`, of the names that every system knows."""
    known = {fold(name): name for name in available_timezones()}
    said = fold(text).replace(" ", "_")
    if found := known.get(said):
        return found
    by_city = {name.rpartition("/")[2]: known[name] for name in sorted(known, reverse=True)}
    near = get_close_matches(said.rpartition("/")[2][:60], by_city, 3, 0.8)
    if near:
        raise Misused("{text} is not a time zone; did you mean {nearest}?", text=clipped(text),
                      nearest=", ".join(by_city[one] for one in near))  # fmt: skip
    raise Misused("{text} is not a time zone; say one as America/Toronto", text=clipped(text))


def hours(day: str, start: str, end: str, zone: str) -> Hours:
    """The instants of a day's times; Misused where the clocks skip one, or the end comes first."""
    if end <= start:
        raise Misused("{end} is not after {start}: a session begins and ends on one day, and one "
                      "of several days is booked day by day", start=start, end=end)  # fmt: skip
    return Hours(day, start, end, zone, instant(day, start, zone), instant(day, end, zone))


def instant(day: str, time: str, zone: str) -> str:
    """The instant in UTC; the first of the two where the clocks are set back over it."""
    local = _local(day, time, zone)
    there = local.astimezone(UTC)
    back = there.astimezone(local.tzinfo)
    if back.replace(tzinfo=None) != local.replace(tzinfo=None):
        raise Misused(
            "there is no {time} on {day} in {zone}: the clocks skip it, to {instead}",
            time=time, day=day, zone=zone, instead=f"{back:%H:%M}",
        )  # fmt: skip
    return there.isoformat(timespec="milliseconds")


def comes_twice(day: str, time: str, zone: str) -> bool:
    """Whether the clocks are set back over this time on that day."""
    local = _local(day, time, zone)
    return local.utcoffset() != local.replace(fold=1).utcoffset()


def minutes_between(start_at: str, end_at: str) -> int:
    """How long it lasts, whatever the clocks do meanwhile."""
    span = datetime.fromisoformat(end_at) - datetime.fromisoformat(start_at)
    return span // timedelta(minutes=1)


def _local(day: str, time: str, zone: str) -> datetime:
    hour, minute = time.split(":")
    on = date.fromisoformat(day)
    return datetime(on.year, on.month, on.day, int(hour), int(minute), tzinfo=ZoneInfo(zone))
