"""Days off, calendars and currencies as people write them."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from engtrack.cli import dates
from engtrack.cli.about import calendar_for
from engtrack.cli.amounts import clipped
from engtrack.cli.parse import is_none
from engtrack.cli.settings import settings
from engtrack.errors import Misused

MOST_DAYS = 366


def parse_days_off(text: str) -> list[str]:
    """One day, or every day from FIRST to LAST."""
    if ".." not in text:
        day = dates.parse_day(text, settings.today, calendar_for(text))
        assert day is not None
        return [day]
    first, last = (
        date.fromisoformat(d) for d in dates.parse_range(text, settings.today, calendar_for(text))
    )
    if (last - first).days >= MOST_DAYS:
        raise Misused("{text} is more than a year", text=text)
    return [(first + timedelta(days)).isoformat() for days in range((last - first).days + 1)]


def all_of(days: Iterable[Any] | None) -> list[str]:
    return sorted({day for some in days or () for day in some})


def parse_calendar(text: str) -> str:
    """`none`, or the code of a calendar that there is."""
    from engtrack.nouns.engagement.calendars import NONE, check_calendar  # writes only

    return NONE if is_none(text) else check_calendar(clipped(text))


def parse_currency(text: str) -> str:
    """A code of ISO 4217: three letters."""
    code = text.strip().upper()
    if not re.fullmatch("[A-Z]{3}", code):
        raise Misused("{text} is no currency; they have three letters, as CAD", text=text)
    return code
