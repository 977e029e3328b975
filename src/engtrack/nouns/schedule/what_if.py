"""What would follow if some work had other days, lengths or people: nothing of it is stored.

The plan of today with it and without it, by the functions that the writes use.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from sqlite3 import Connection
from typing import Any

from engtrack.errors import Misused, NotFound
from engtrack.language import gettext as _
from engtrack.nouns.change import effect
from engtrack.nouns.change import rules as changes
from engtrack.nouns.change.lines import Line
from engtrack.nouns.schedule.asked import check_length, check_movable
from engtrack.nouns.schedule.network import Item
from engtrack.nouns.schedule.planning import Network, network_of
from engtrack.nouns.schedule.scenario import Shift, changed, shifts_of
from engtrack.store import keys
from engtrack.store.read import nearest_keys
from engtrack.table import Row, Table

COLUMNS = (
    "section", "key", "engagement", "title", "was_on", "becomes_on", "days", "minutes", "cents",
    "currency",
)  # fmt: skip
MOVED = ("key", "title", "was_on", "becomes_on", "days")
COST = ("title", "minutes", "cents")


def what_if(
    db: Connection, lines: Sequence[Line], change_keys: Sequence[str], today: str
) -> list[Table]:
    """A table for what moves, one for what it costs; machines get them as one."""
    all_lines = [*_lines_of(db, change_keys), *map(asdict, lines)]
    _check_there(db, [line["item"] for line in all_lines if line["item"]])
    engagement_id, engagement, currency = _engagement(db)
    network = network_of(db, engagement_id, today)
    _check(network, all_lines)
    other = changed(network, all_lines, today)
    shifts = shifts_of(db, engagement_id, network, other, today)
    milestones = [_moved(s, "milestones", engagement) for s in shifts if s.is_milestone]
    work = [_moved(s, "work", engagement) for s in shifts if not s.is_milestone]
    return [
        _table(_("Milestones"), milestones, MOVED, _("no milestone moves")),
        _table(_("Other work"), work, MOVED, _("no other work moves")),
        _table(_("Cost"), _cost(all_lines, engagement, currency), COST, _("it costs nothing")),
    ]


def _table(title: str, rows: list[Row], shown: tuple[str, ...], empty: str) -> Table:
    return Table("schedule", COLUMNS, rows, shown=shown, title=title, empty=empty)


def _engagement(db: Connection) -> tuple[str, str, str]:
    found = db.execute(
        """SELECT e.id, e.key, e.currency FROM scope
             JOIN engagement e ON e.id = scope.engagement_id LIMIT 2"""
    ).fetchall()
    if len(found) != 1:
        raise Misused("which engagement? say -e KEY, or choose one for all commands:",
                      next="engtrack engagement list")  # fmt: skip
    id, key, currency = found[0]
    return id, key, currency


def _lines_of(db: Connection, change_keys: Iterable[str]) -> list[dict[str, Any]]:
    """The lines of changes that are not applied: what is applied is in the plan already."""
    lines: list[dict[str, Any]] = []
    for key in change_keys:
        row = db.execute("SELECT id, state FROM change WHERE key = ?", [key]).fetchone()
        if row is None:
            raise NotFound("change", key, nearest_keys(db, "change", "key", key))
        changes.check_editable(key, row[1])
        lines += effect.lines_of(db, row[0])
    return lines


def _check_there(db: Connection, items: Iterable[str]) -> None:
    """What is named is there, and all of one engagement."""
    engagements = set()
    for key in items:
        table, noun = keys.PREFIXES[str(keys.prefix(key))]
        row = db.execute(f"SELECT engagement_id FROM {table} WHERE key = ?", [key]).fetchone()
        if row is None:
            raise NotFound(noun, key, nearest_keys(db, table, "key", key))
        engagements.add(row[0])
        changes.check_one_engagement(key, len(engagements) == 1)


def _check(network: Network, lines: Iterable[Mapping[str, Any]]) -> None:
    """Refuse what could not be done either."""
    items = {item.key: item for item in network.items}
    for line in lines:
        if (item := items.get(line["item"])) is not None:
            _check_line(item, line)


def _check_line(item: Item, line: Mapping[str, Any]) -> None:
    if line["field"] == "duration":
        check_length(item, item.duration_days + line["days"])
    elif line["field"] in ("move", "drop-task"):
        check_movable(item)


def _moved(shift: Shift, section: str, engagement: str) -> Row:
    return (section, shift.key, engagement, shift.title, shift.was_on, shift.becomes_on,
            shift.days, None, None, None)  # fmt: skip


def _cost(lines: list[dict[str, Any]], engagement: str, currency: str) -> list[Row]:
    """Hours and prices in all; the budget apart, which may have to cover them."""
    budget = sum(line["cents"] or 0 for line in lines if line["field"] == "budget")
    cents = sum(line["cents"] or 0 for line in lines) - budget
    minutes = sum(line["minutes"] or 0 for line in lines)
    parts = ((_("services"), minutes, cents), (_("budget"), 0, budget))
    return [
        ("cost", None, engagement, title, None, None, None, minutes or None, cents, currency)
        for title, minutes, cents in parts
        if minutes or cents
    ]
