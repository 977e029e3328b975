"""What planning anew has moved, in sentences: from which day to which, and by how much."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from engtrack.errors import Sentence
from engtrack.nouns.schedule.order import milestones_first
from engtrack.nouns.schedule.planning.planner import Moved

MOST = 8  # the rest is said as a number


class Named(NamedTuple):
    """A piece of work as people know it."""

    key: str
    title: str
    is_milestone: bool


def in_order(moves: Iterable[Moved], known: Mapping[str, Named]) -> list[Moved]:
    """Those of known work."""

    def place(move: Moved) -> tuple[bool, str, int]:
        work = known[move.id]
        return milestones_first(work.is_milestone, move.after.finish_on, work.key)

    return sorted((move for move in moves if move.id in known), key=place)


def told(
    moves: Iterable[Moved], known: Mapping[str, Named], is_counted: bool = True
) -> list[Sentence]:
    """Where the days that are worked have changed too, a number of them says little."""
    moved = in_order(moves, known)
    said = [_said(known[move.id], move, is_counted) for move in moved[:MOST]]
    if (more := len(moved) - MOST) > 0:
        said.append(Sentence("… and {count} more moved", count=more))
    return said


def _said(work: Named, move: Moved, is_counted: bool) -> Sentence:
    facts = {"key": work.key, "title": work.title, "finish_on": move.after.finish_on}
    if not is_counted and move.before.finish_on != move.after.finish_on:
        return Sentence("{key} {title}: from {was_on} to {finish_on}",
                        was_on=move.before.finish_on, **facts)  # fmt: skip
    if move.days > 0:
        return Sentence("{key} {title}: from {was_on} to {finish_on}, {moved_days} later",
                        was_on=move.before.finish_on, moved_days=move.days, **facts)  # fmt: skip
    if move.days < 0:
        return Sentence("{key} {title}: from {was_on} to {finish_on}, {moved_days} sooner",
                        was_on=move.before.finish_on, moved_days=-move.days, **facts)  # fmt: skip
    return Sentence("{key} {title}: now from {start_on} to {finish_on}",
                    start_on=move.after.start_on, **facts)  # fmt: skip
