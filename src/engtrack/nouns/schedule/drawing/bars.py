"""A bar for each row of the schedule, in signs that are legible without colour, and what they mean.

Drawn for people only, and never loaded else.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from engtrack.language import NO_BREAK, word
from engtrack.language import gettext as _
from engtrack.nouns.schedule.drawing.axis import Scale
from engtrack.table import Value

Item = Mapping[str, Value]  # a row of the schedule, or of its phases


class Signs(NamedTuple):
    """What each cell of a bar shows, and what stands for the rest of a title."""

    finished: str
    started: str
    open: str
    point: str
    reached: str
    phase: str
    today: str
    committed: str
    more: str


UNICODE = Signs("█", "▓", "░", "◇", "◆", "━", "│", "]", "…")
ASCII = Signs("#", "=", "-", "o", "@", "~", "|", "]", "..")
CRITICAL, OVERDUE, CANCELLED = "*", "!", "x"


def signs_for(encoding: str) -> Signs:
    try:
        "".join(UNICODE).encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return UNICODE


def span_of(items: Iterable[Item], today: str) -> tuple[str, str] | None:
    """The first and the last day to draw: of the work, of what was committed; of late work, today.

    Today far off is left out: the work would be drawn too small to see.
    """
    drawn = [item for item in items if item["state"] != "cancelled" and _days_of(item)]
    days = [day for item in drawn for day in (*_days_of(item), _committed(item)) if day]
    if not days:
        return None
    first, last = min(days), max(days)
    length = date.fromisoformat(last) - date.fromisoformat(first) + timedelta(7)
    is_late = any(item["state"] != "finished" for item in drawn)
    if is_late and last < today <= (date.fromisoformat(last) + length).isoformat():
        last = today
    return first, last


def bar(item: Item, scale: Scale, today: str, signs: Signs) -> str:
    """The item's days from the first to the last, where it was committed to end, and today.

    What is one cell wide keeps it: the mark of today would hide it whole.
    """
    cells = [" "] * scale.cells
    first = last = -1
    if (days := _days_of(item)) and item["state"] != "cancelled":
        last = scale.ends(days[1])
        first = last if item["kind"] == "milestone" else scale.begins(days[0])
        cells[first : last + 1] = [_sign(item, signs)] * (last + 1 - first)
    if scale.first_on <= today <= scale.last_on:
        now = scale.begins(today)
        if first < last or now != first:
            cells[now] = signs.today
    if days and (day := _committed(item)) and scale.ends(day) != last:
        cells[scale.ends(day)] = signs.committed
    return "".join(cells).rstrip()


def mark(item: Item) -> str | None:
    """What no bar shows: critical, overdue, cancelled."""
    if item["state"] == "cancelled":
        return CANCELLED
    return (CRITICAL * bool(item["is_critical"]) + OVERDUE * bool(item["is_overdue"])) or None


def legend(drawn: Iterable[str], signs: Signs) -> str:
    """What the signs mean, of those that occur."""
    there = set("".join(drawn))
    said = {
        signs.open: word("work_state", "open"),
        signs.started: word("work_state", "started"),
        signs.finished: word("work_state", "finished"),
        signs.point: word("item_kind", "milestone"),
        signs.reached: _("reached"),
        signs.phase: _("phase (done/all)"),
        signs.today: _("today"),
        signs.committed: _("committed"),
        CRITICAL: _("critical"),
        OVERDUE: _("overdue"),
        CANCELLED: word("work_state", "cancelled"),
    }
    found = [f"{sign} {words}" for sign, words in said.items() if sign in there]
    space = " " if signs == ASCII else NO_BREAK  # a sign and its words stay together
    return "  ".join(one.replace(" ", space) for one in found)


def _sign(item: Item, signs: Signs) -> str:
    if item["kind"] == "phase":
        return signs.phase
    if item["kind"] == "milestone":
        return signs.reached if item["state"] == "finished" else signs.point
    return str(getattr(signs, str(item["state"])))


def _days_of(item: Item) -> tuple[str, ...]:
    first = item.get("actual_start_on") or item["start_on"]
    last = item.get("actual_finish_on") or item["finish_on"]
    return (str(first), max(str(first), str(last))) if first and last else ()


def _committed(item: Item) -> str | None:
    """The day on which it was to end, unless it was cancelled."""
    found = item["committed_finish_on"] if item["state"] != "cancelled" else None
    return str(found) if found else None
