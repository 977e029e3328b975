"""Giving new dates by hand: one item later or sooner, or all late work from today on."""

from typing import Any

from sqlmodel import Session

from engtrack.language import gettext as _
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.schedule import actions, lateness
from engtrack.nouns.schedule.model import Work
from engtrack.nouns.schedule.planning import asked
from engtrack.nouns.schedule.telling import in_order
from engtrack.store.find import find
from engtrack.store.write import raw
from engtrack.table import Row, Table

COLUMNS = ("key", "title", "was_on", "becomes_on", "days")


def move(session: Session, key: str, days: int | None, to_on: str | None) -> str:
    """By working days, or to a day; what follows is planned anew."""
    work: Any = find(session, Work, "task", key)
    parent = engagements.writable_of(session, work.engagement_id)
    before = actions.planned_now(session, parent)
    actions.replan(session, parent, is_quiet=True)  # from where it would lie today
    if to_on is not None:
        asked.check_not_begun(work)
        calendar = engagements.calendar_of(session, parent.id)
        day = to_on if work.is_milestone else calendar.on_or_after(to_on)
        days = calendar.between(work.start_on or day, day)
    actions.apply_move(session, work, days or 0)
    actions.replan(session, parent, before=before)
    return str(work.key)


def plan_late(session: Session, engagement: str | None) -> Table:
    """All late work planned from today on, and what follows it; a row for each item that moved."""
    parent = engagements.writable(session, engagement)
    db, today = raw(session), session.info["today"]
    _network, plan = actions.planned_by(session, parent, lambda work: lateness.anew(work, today))
    moved = lateness.moves(db, parent.id, today, plan)
    actions.store(session, {move.id: move.after for move in moved})
    named = lateness.named(db, parent.id)
    rows: list[Row] = [
        (named[m.id].key, named[m.id].title, m.before.finish_on, m.after.finish_on, m.days)
        for m in in_order(moved, named)
    ]
    return Table("schedule", COLUMNS, rows, empty=_("nothing is late"))
