"""A change on a screen: its lines, what they cost, and the days on each milestone.

All of it is computed when it is read; nothing is stored.
"""

from sqlite3 import Connection
from typing import Any

from engtrack.cli.settings import settings
from engtrack.errors import NotFound
from engtrack.language import before, label, neutral, sentence, shown
from engtrack.language import gettext as _
from engtrack.nouns.change import effect
from engtrack.nouns.change.lines import readable
from engtrack.nouns.change.rules import EDITABLE
from engtrack.nouns.schedule.planning.reading import calendar_of
from engtrack.nouns.schedule.supposing.loosened import loosened
from engtrack.nouns.schedule.supposing.scenario import Scenario, shifts_of
from engtrack.store.read import nearest_keys
from engtrack.table import Row, Table

LINES = ("field", "item", "title", "before", "after", "days", "minutes", "cents", "currency")
COLUMNS = ("item", "title", *LINES[:1], *LINES[3:])
MILESTONES = ("key", "title", "was_on", "becomes_on", "days")


def lines_part(db: Connection, key: str) -> Table:
    """The card's part: each line, with what stood there when it was written, or applied."""
    change_id, _engagement_id, _state, currency = _known(db, key)
    rows = [_row(line, currency, LINES) for line in effect.lines_of(db, change_id)]
    return Table("change_line", LINES, rows, title=_("Lines"), shown=LINES[:-1])


def milestones_part(db: Connection, key: str) -> Table:
    """The card's part: the milestones that it would move; of what is decided, nothing any more."""
    change_id, _engagement_id, state, _currency = _known(db, key)
    moved = shifts_of(db, _supposed(db, change_id)) if state in EDITABLE else []
    rows = [(s.key, s.title, s.was_on, s.becomes_on, s.days) for s in moved if s.is_milestone]
    return Table("change_milestone", MILESTONES, rows, title=_("Milestones it moves"))


def table_of(db: Connection, key: str) -> Table:
    """Each line as it would change what stands today, then each item whose planned finish moves."""
    change_id, engagement_id, state, currency = _known(db, key)
    lines = effect.lines_of(db, change_id)
    moved, foot = [], [_total(lines, currency)]
    if state in EDITABLE:
        lines = [_afresh(db, line, engagement_id) for line in lines]
        scenario = _supposed(db, change_id)
        moved = shifts_of(db, scenario)
        foot = [*map(sentence, loosened(scenario)), *foot]
    rows = [_row(line, currency, COLUMNS) for line in lines]
    rows += [
        (s.key, s.title, "finish", s.was_on, s.becomes_on, s.days, None, None, currency)
        for s in moved
    ]
    return Table(
        "change",
        COLUMNS,
        rows,
        shown=tuple(column for column in COLUMNS if column not in ("title", "currency")),
        below=("title",),
        foot="\n".join(foot),
        empty=_("it changes nothing yet"),
    )


def _supposed(db: Connection, change_id: str) -> Scenario:
    return effect.scenario_of(db, change_id, settings.today)


def _known(db: Connection, key: str) -> tuple[str, str, str, str]:
    found = db.execute(
        """SELECT c.id, c.engagement_id, c.state, e.currency
             FROM change c JOIN engagement e ON e.id = c.engagement_id WHERE c.key = ?""",
        [key],
    ).fetchone()
    if found is None:
        raise NotFound("change", key, nearest_keys(db, "change", "key", key))
    known: tuple[str, str, str, str] = found
    return known


def _afresh(db: Connection, line: dict[str, Any], engagement_id: str) -> dict[str, Any]:
    """The line against what stands today, not what stood when it was written."""
    calendar = calendar_of(db, engagement_id, settings.today)
    (engagement,) = db.execute(
        "SELECT key FROM engagement WHERE id = ?", [engagement_id]
    ).fetchone()
    was, then = effect.around(db, line, engagement, calendar)
    return line | {"before": was, "after": then}


def _row(line: dict[str, Any], currency: str, columns: tuple[str, ...]) -> Row:
    spoken = line | {
        "currency": currency,
        "before": readable(line["field"], line["before"]),
        "after": readable(line["field"], line["after"]),
    }
    return tuple(spoken[column] for column in columns)


def _total(lines: list[dict[str, Any]], currency: str) -> str:
    """What all lines add; the budget apart from the prices, which it may have to cover."""
    minutes = sum(line["minutes"] or 0 for line in lines)
    cents = sum(line["cents"] or 0 for line in lines if line["field"] != "budget")
    budget = sum(line["cents"] or 0 for line in lines if line["field"] == "budget")
    parts = [
        before(label("total_minutes")) + shown("minutes", minutes),
        before(label("price_cents")) + shown("cents", cents, currency=currency),
        before(label("budget_cents")) + shown("cents", budget, currency=currency),
    ]
    return neutral(", ".join(parts))
