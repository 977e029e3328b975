"""The plan before a write, so that what the write moves is told apart from what days gone by do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.schedule.model import Work
from engtrack.nouns.schedule.planning import asked, planner
from engtrack.nouns.schedule.planning.planner import Moved, Planned
from engtrack.nouns.schedule.planning.reach import planned_within_reach
from engtrack.nouns.schedule.planning.reading import network_of
from engtrack.nouns.schedule.telling import Named, told
from engtrack.store.talk import tell
from engtrack.store.write import raw

BEFORE = "before"  # in session.info: by engagement, its plan before anything was written


@dataclass(frozen=True)
class Before:
    """The plan before a write: as the file held it, and as it lies today without the write."""

    stored: Mapping[str, Planned]
    today: Mapping[str, Planned]


def remember(session: Session, engagement: Engagement) -> Before:
    """Keep the plan before anything is written, to tell apart what days gone by have moved.

    Every write that ends with `replan` begins with it.
    """
    known: dict[str, Before] = session.info.setdefault(BEFORE, {})
    if engagement.id not in known:
        session.flush()
        db, today = raw(session), session.info["today"]
        network = network_of(db, engagement.id, today)
        plan = planned_within_reach(db, engagement.id, network, today).plan
        known[engagement.id] = Before(planner.present(network.items), plan)
    return known[engagement.id]


def say_what_moved(
    session: Session, moves: Sequence[Moved], without: Mapping[str, Planned], is_counted: bool
) -> None:
    """What moved of what is still to be done; apart what would have moved without the write."""
    open_ = col(Work.id).in_([move.id for move in moves]), col(Work.state).in_(asked.UNFINISHED)
    known = {work.id: _named(work) for work in session.exec(select(Work).where(*open_))}
    own = [move for move in moves if without.get(move.id) != move.after]
    session.info["talk"] += told(own, known, is_counted)
    gone_by = [move for move in moves if without.get(move.id) == move.after]
    if said := told(gone_by, known, is_counted):
        tell(session, "not moved by this, but by the days gone by:")
        session.info["talk"] += said


def _named(work: Work) -> Named:
    return Named(work.key, work.title, bool(work.is_milestone))
