"""From what stands in a file to the value that is stored, and back to what people write."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from engtrack.cli import dates, parse
from engtrack.cli.amounts import DAY_MINUTES
from engtrack.errors import Misused
from engtrack.nouns.duty.rules import check_duty
from engtrack.nouns.engagement.days_off import parse_calendar
from engtrack.nouns.engagement.files.fields import Field
from engtrack.nouns.session.times import parse_time, parse_zone
from engtrack.workdays import Calendar

ROLE = "role:"
MOST_DAYS = 366
MOST = {"minutes": 10**7, "cents": 10**14, "days": 99_999}  # as much as a command line takes
ANY_DAY = "2000-01-01"  # a whole date means the same on every day


def parse_value(field: Field, name: str, value: Any, calendar: Calendar) -> Any:
    """One value of a field that was written under `name`; Misused says what it may be.

    A name with a unit (`effort_minutes`) takes the whole number that is stored, one without
    (`effort`) what people write. A day is a date of TOML or its text: words such as tomorrow would
    mean another day when read again.
    """
    if field.kind in ("day", "past day"):
        return _day(value)
    if field.kind in WHOLE and isinstance(value, int) and name.endswith(UNITS):
        return _whole(field, value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise Misused("{text} is no text", text=str(value))
    if not isinstance(value, str) and field.kind not in WRITTEN_AS_NUMBER:
        raise Misused("{text} is no text; write it between quotes", text=str(value))
    if field.kind == "choice":
        return parse.parse_choice(field.family, str(value))
    return PARSE.get(field.kind, _text)(str(value))


def _day(value: Any) -> str:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, str) and re.fullmatch(dates.ISO_DAY, value):
        return dates.parse_day(value, ANY_DAY, Calendar(()))
    raise Misused("{text} is no day; say 2027-03-31", text=str(value))


def _whole(field: Field, value: int) -> int:
    if value < 0 and not field.kind.startswith("signed"):
        raise Misused("{text} is less than nothing", text=str(value))
    if field.kind == "percent":
        return parse.parse_percent(str(value))
    if abs(value) > MOST[field.kind.removeprefix("signed-")]:
        raise Misused("{text} is too large", text=str(value))
    return value


def _text(text: str) -> str:
    return parse.parse_text(text, is_required=True)


def _role(text: str) -> str:
    return parse.parse_choice("role", text)


def _person_or_role(text: str) -> str:
    return (
        ROLE + _role(text.removeprefix(ROLE)) if text.startswith(ROLE) else parse.parse_handle(text)
    )


def _duty(text: str) -> str:
    key = text.strip().lower()
    check_duty(key)
    return key


def _interval(text: str) -> str:
    """A number of working days as text, or `none`: switched off."""
    return OFF if parse.is_none(text) else str(parse.parse_days(text))


UNITS = ("_minutes", "_cents", "_days", "_percent", "days")
WHOLE = ("minutes", "cents", "days", "percent", "signed-days", "signed-minutes", "signed-cents")
WRITTEN_AS_NUMBER = (*WHOLE, "score", "interval")
OFF = "none"
PARSE: dict[str, Callable[[str], Any]] = {
    "key": parse.parse_engagement_key,
    "handle": parse.parse_handle,
    "email": parse.parse_email,
    "role": _role,
    "days": parse.parse_days,
    "signed-days": parse.parse_signed_days,
    "minutes": parse.parse_minutes,
    "signed-minutes": parse.parse_signed_minutes,
    "cents": parse.parse_cents,
    "signed-cents": parse.parse_cents,
    "percent": parse.parse_percent,
    "score": parse.parse_score,
    "interval": _interval,
    "duty": _duty,
    "calendar": parse_calendar,
    "time": parse_time,
    "zone": parse_zone,
    "person": parse.parse_handle,
    "person or role": _person_or_role,
}


def parse_days_off(value: Any) -> list[str]:
    """Each a day, or `2027-07-18..2027-07-31`; every day of them."""
    if not isinstance(value, list):
        raise Misused("{text} is no list", text=str(value))
    return sorted({day for one in value for day in _days_of(one)})


def _days_of(one: Any) -> list[str]:
    if not isinstance(one, str) or ".." not in one:
        return [_day(one)]
    first, last = (date.fromisoformat(_day(part.strip())) for part in one.split("..", 1))
    if not 0 <= (last - first).days < MOST_DAYS:
        raise Misused("{text} is no range of days within a year", text=one)
    return [(first + timedelta(days)).isoformat() for days in range((last - first).days + 1)]


def written(field: Field, value: Any) -> Any:
    """As people write it, and as `parse_value` reads it again."""
    match field.kind.removeprefix("signed-"):
        case "day" | "past day":
            return date.fromisoformat(value)
        case "minutes":
            return written_minutes(value)
        case "cents":
            sign, size = "-" if value < 0 else "", abs(value)
            return f"{sign}{size // 100}.{size % 100:02}"
        case "interval" if value != OFF:
            return int(value)
        case "percent":
            return f"{value}%"
        case "days off":
            return written_days_off(value)
    return value


def written_minutes(minutes: int) -> str:
    """`3d`, `1d4h30`, `45min`."""
    days, rest = divmod(abs(minutes), DAY_MINUTES)
    hours, left = divmod(rest, 60)
    said = f"{days}d" if days else ""
    if hours:
        said += f"{hours}h{left:02}" if left else f"{hours}h"
    elif left:
        said += f"{left}min"
    return ("-" if minutes < 0 else "") + (said or "0")


def written_days_off(days: Iterable[str]) -> list[str]:
    """Days that follow each other as one range."""
    known = [date.fromisoformat(day) for day in sorted(days)]
    begins = [
        day for day, before in zip(known, [None, *known], strict=False) if _is_apart(before, day)
    ]
    ends = [before for before, day in pairwise([*known, None]) if before and _is_apart(before, day)]
    return [
        first.isoformat() if first == last else f"{first}..{last}"
        for first, last in zip(begins, ends, strict=True)
    ]


def _is_apart(before: date | None, day: date | None) -> bool:
    return before is None or day is None or day - before != timedelta(1)
