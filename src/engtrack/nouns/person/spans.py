"""The leave of one person as spans of days that never overlap: joined, and taken away again."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from engtrack.errors import RuleBroken
from engtrack.nouns.person.said import Days
from engtrack.workdays import days_of


class Span(NamedTuple):
    """Days away, covered by one person or by nobody."""

    from_on: str
    until_on: str
    cover_id: str | None
    recorded_on: str

    def shares_days_with(self, from_on: str, until_on: str) -> bool:
        return self.from_on <= until_on and from_on <= self.until_on


def check_cover(spans: Iterable[Span], days: Days, cover_id: str, names: Mapping[str, str],
                person: str) -> None:  # fmt: skip
    """Days on which somebody else covers are not given to another without a word."""
    for span in spans:
        if span.shares_days_with(*days) and span.cover_id not in (None, cover_id):
            own = Days(span.from_on, span.until_on)
            raise RuleBroken("{cover} covers for {person} already: {span}", person=person,
                             cover=names[span.cover_id or ""], span=str(own),
                             next=f"engtrack person away {person} {own} --remove")  # fmt: skip


def joined(spans: Iterable[Span], days: Days, cover_id: str | None, today: str) -> list[Span]:
    """With these days too; those that follow each other under one cover become one span.

    Days that were there keep their cover, unless one is said; and the day they were recorded on.
    """
    there = _by_day(spans)
    for day in days_of(*days):
        cover, recorded_on = there.get(day, (None, today))
        there[day] = (cover_id or cover, recorded_on)
    return _spans(there)


def without(spans: Iterable[Span], days: Days) -> list[Span]:
    there = _by_day(spans)
    for day in days_of(*days):
        there.pop(day, None)
    return _spans(there)


def _by_day(spans: Iterable[Span]) -> dict[str, tuple[str | None, str]]:
    return {
        day: (span.cover_id, span.recorded_on)
        for span in spans
        for day in days_of(span.from_on, span.until_on)
    }


def _spans(by_day: Mapping[str, tuple[str | None, str]]) -> list[Span]:
    found: list[Span] = []
    for day, (cover_id, recorded_on) in sorted(by_day.items()):
        last = found[-1] if found else None
        if last and last.cover_id == cover_id and _next(last.until_on) == day:
            recorded_on = max(last.recorded_on, recorded_on)
            found[-1] = Span(last.from_on, day, cover_id, recorded_on)
        else:
            found.append(Span(day, day, cover_id, recorded_on))
    return found


def _next(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(1)).isoformat()
