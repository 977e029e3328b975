"""Asking for other dates: which columns of an item a move or another length sets. No database."""

from typing import Any, Protocol

from engtrack.errors import RuleBroken
from engtrack.workdays import MOST_DAYS, Calendar

UNFINISHED = ("open", "started")
Columns = dict[str, Any]


class Dated(Protocol):
    """An item or a row of the work: what its planned dates follow from."""

    @property
    def key(self) -> str: ...
    @property
    def is_milestone(self) -> Any: ...
    @property
    def state(self) -> Any: ...
    @property
    def duration_days(self) -> int: ...
    @property
    def not_before_on(self) -> str | None: ...
    @property
    def must_start_on(self) -> str | None: ...
    @property
    def actual_start_on(self) -> str | None: ...
    @property
    def left_days(self) -> int | None: ...
    @property
    def left_on(self) -> str | None: ...
    @property
    def start_on(self) -> str | None: ...
    @property
    def finish_on(self) -> str | None: ...


def check_movable(item: Dated) -> None:
    if item.state not in UNFINISHED:
        noun = "milestone" if item.is_milestone else "task"
        raise RuleBroken("{key} is {state}; its dates stay as they are", key=item.key,
                         state=item.state, noun=noun,
                         next=f"engtrack {noun} show {item.key}")  # fmt: skip


def check_not_begun(item: Dated) -> None:
    """What has begun has its day of beginning: what is left of it says when it ends."""
    if item.state == "started" and not item.is_milestone:
        raise RuleBroken("{key} has begun; say by how many days it is moved, or what is left of it",
                         key=item.key, next=f"engtrack task show {item.key}")  # fmt: skip


def check_length(item: Dated, days: int) -> None:
    check_movable(item)
    if item.is_milestone:
        raise RuleBroken("{key} is a milestone, which has no length; move it", key=item.key,
                         next=f"engtrack milestone show {item.key}")  # fmt: skip
    if days < 0:
        raise RuleBroken("{key} would last {duration_days}", key=item.key, duration_days=days)
    check_not_too_long(item.key, days)


def check_not_too_long(key: str, days: int) -> None:
    if days > MOST_DAYS:
        raise RuleBroken("{key} would last {duration_days}; no task lasts more than {days}",
                         key=key, duration_days=days, days=MOST_DAYS)  # fmt: skip


def check_not_too_far(key: str, days: int) -> None:
    if abs(days) > MOST_DAYS:
        raise RuleBroken("{key} would move by {move_days}; nothing moves by more than {days}",
                         key=key, move_days=abs(days), days=MOST_DAYS)  # fmt: skip


def moved(item: Dated, days: int, calendar: Calendar, today: str) -> Columns:
    """Asked some working days later, or sooner.

    What has begun cannot begin on another day: it ends on another one.
    """
    if item.state == "started" and not item.is_milestone:
        if item.left_days is not None:
            more = {"left_days": max(item.left_days + days, 0)}
            return _retimed(item, more, calendar, today)
        return lengthened(item, max(item.duration_days + days, 1), calendar, today)
    day = item.must_start_on or item.start_on or item.not_before_on
    column = "must_start_on" if item.must_start_on else "not_before_on"
    return _retimed(item, {column: calendar.add(day, days)}, calendar, today)


def lengthened(item: Dated, days: int, calendar: Calendar, today: str) -> Columns:
    """Of another length, in working days; as much more or less is left of it."""
    given = {"duration_days": days} | left_then(item, days)
    return _retimed(item, given, calendar, today)


def left_then(item: Dated, duration_days: int) -> Columns:
    """What is left of work that gets another length, where somebody said what is left."""
    if item.left_days is None:
        return {}
    return {"left_days": max(item.left_days + duration_days - item.duration_days, 0)}


def retimed(item: Dated, calendar: Calendar, today: str) -> Columns:
    """New dates for late work, which keeps its own until a person gives others."""
    return _retimed(item, {}, calendar, today)


def _retimed(item: Dated, given: Columns, calendar: Calendar, today: str) -> Columns:
    is_late = item.finish_on is not None and item.finish_on < today
    if item.state not in UNFINISHED or not is_late:
        return given
    must, not_before = (given.get(c, getattr(item, c)) for c in ("must_start_on", "not_before_on"))
    asked = max(must or "", not_before or "")
    start_on = item.actual_start_on or asked or item.start_on or item.finish_on
    assert start_on is not None
    begun_on, length = start_on, given.get("duration_days", item.duration_days)
    left_days, left_on = (given.get(c, getattr(item, c)) for c in ("left_days", "left_on"))
    if left_days is not None:
        begun_on, length = left_on, left_days
    return {**given, "start_on": start_on, "finish_on": _end(item, begun_on, length, calendar)}


def _end(item: Dated, begun_on: str, length: int, calendar: Calendar) -> str:
    if not length or item.is_milestone:
        return begun_on
    return calendar.day_at(calendar.place(calendar.on_or_after(begun_on)) + length - 1)
