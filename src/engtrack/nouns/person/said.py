"""How people say on which days somebody is away: `wed..fri`, or one day."""

from typing import NamedTuple

from engtrack.cli.settings import settings
from engtrack.errors import Misused, Sentence

MOST_DAYS = 366


class Days(NamedTuple):
    """From the first day to the last."""

    from_on: str
    until_on: str

    def __str__(self) -> str:
        return self.from_on if self.from_on == self.until_on else f"{self.from_on}..{self.until_on}"


def parse_days_away(text: str) -> Days:
    """The first and the last day, said back with their weekdays."""
    # Only who says days pays for reading them.
    from engtrack.cli import dates
    from engtrack.cli.about import calendar_for
    from engtrack.language import of_people
    from engtrack.workdays import ordinal

    days = Days(*dates.parse_range(text, settings.today, calendar_for(text)))
    if ordinal(days.until_on) - ordinal(days.from_on) >= MOST_DAYS:
        raise Misused("{text} is more than a year", text=text)
    first, last = (dates.spoken_day(day, of_people()) for day in days)
    day = first if first == last else f"{first}..{last}"
    settings.echo.append(Sentence("{text} = {day}", text=text, day=day))
    return days
