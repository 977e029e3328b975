"""The working days of the engagement that a command is about, for dates such as `+5bd`."""

from engtrack.cli.settings import settings
from engtrack.errors import EngtrackError
from engtrack.workdays import Calendar


def calendar_for(text: str) -> Calendar:
    """The calendar a date may need; the file is opened only where the text counts working days."""
    return Calendar(_days_off() if text.casefold().endswith(("bd", "jo")) else ())


def _days_off() -> list[str]:
    from engtrack.store.read import Scope, reading

    scope = Scope(engagement=settings.engagement, key=settings.about)
    try:
        with reading(settings.db, settings.instant, settings.today, scope) as db:
            found = db.execute("SELECT off_on FROM scope JOIN day_off USING (engagement_id)")
            return [day for (day,) in found]
    except EngtrackError:
        return []  # what is wrong with the file or the key is said by the command itself
