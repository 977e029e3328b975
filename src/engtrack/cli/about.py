"""What a value may have to know of the engagement that a command is about.

The file is opened only for a text that needs it: `+5bd` counts working days, `2400 EUR` names a
currency.
"""

from engtrack.cli.settings import settings
from engtrack.errors import EngtrackError
from engtrack.workdays import Calendar


def calendar_for(text: str) -> Calendar:
    """The calendar a date may need."""
    is_counted = text.casefold().endswith(("bd", "jo"))
    return Calendar(_column("SELECT off_on FROM scope JOIN day_off USING (engagement_id)")
                    if is_counted else ())  # fmt: skip


def currency_for(text: str) -> str | None:
    """The currency an amount must be in, where it names one."""
    if not any(sign.isalpha() or not sign.isascii() for sign in text) and "$" not in text:
        return None
    found = _column("SELECT e.currency FROM scope JOIN engagement e ON e.id = scope.engagement_id")
    return found[0] if len(set(found)) == 1 else None


def _column(select: str) -> list[str]:
    from engtrack.store.read import Scope, reading

    scope = Scope(engagement=settings.engagement, key=settings.about)
    try:
        with reading(settings.db, settings.instant, settings.today, scope) as db:
            return [value for (value,) in db.execute(select)]
    except EngtrackError:
        return []  # what is wrong with the file or the key is said by the command itself
