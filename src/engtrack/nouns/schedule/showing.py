"""The schedule as it is shown: item by item or phase by phase, drawn where people read a table."""

import sys
from dataclasses import replace
from sqlite3 import Connection

from engtrack import language
from engtrack.cli.answers import FOR_PEOPLE, answer_width, is_to_stdout, telling_engagements
from engtrack.cli.reads import Read, table_of
from engtrack.cli.settings import settings
from engtrack.errors import Misused
from engtrack.table import Table


def items(db: Connection, what: Read, of_phases: Read, equal: dict[str, str | None]) -> Table:
    """Each piece of work; where it is drawn and nothing narrows it, beneath its phase."""
    table = table_of(db, what, equal)
    if not _is_drawn():
        return table
    from engtrack.nouns.schedule.drawing import gantt  # it needs Rich, as its format does

    (told,) = telling_engagements([table])
    heads = None if any(equal.values()) else gantt.counted(_in_words(db, of_phases))
    return gantt.drawn(told, gantt.Canvas(answer_width(), settings.today, _encoding()), heads)


def phases(db: Connection, what: Read) -> Table:
    """Each phase as a whole."""
    if settings.format not in FOR_PEOPLE:
        return table_of(db, what, {})
    table = _in_words(db, what)
    if not _is_drawn():
        return table
    from engtrack.nouns.schedule.drawing import gantt  # as above

    (told,) = telling_engagements([gantt.counted(table)])
    return gantt.drawn(told, gantt.Canvas(answer_width(), settings.today, _encoding()))


def sessions(db: Connection, what: Read) -> list[Table]:
    """Those to come, for people; machines ask for them by their kind."""
    if settings.format not in FOR_PEOPLE or settings.columns:
        return []
    table = table_of(db, what, {})
    rows = list(table.rows)
    return [replace(table, rows=rows)] if rows else []


def check_only_sessions(phase: str | None, state: str | None) -> None:
    """Refuse what narrows work alone."""
    if phase or state:
        raise Misused("sessions lie in no phase, and have states of their own",
                      next="engtrack session list --help")  # fmt: skip


def _in_words(db: Connection, of_phases: Read) -> Table:
    """A phase's title is its code to machines, its name to people."""
    table = table_of(db, of_phases, {})
    named = [{**row, "title": language.shown("phase", row["phase"])} for row in table.dicts()]
    return replace(table, rows=[tuple(row.values()) for row in named])


def _is_drawn() -> bool:
    return settings.format == "table" and not settings.columns


def _encoding() -> str:
    return (sys.stdout.encoding if is_to_stdout() else "utf-8") or "ascii"
