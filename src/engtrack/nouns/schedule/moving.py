"""Giving new dates by hand: one item later or sooner, or all late work from today on."""

from typing import Any

from sqlmodel import Session

from engtrack.errors import Sentence
from engtrack.language import gettext as _
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.schedule import actions, lateness
from engtrack.nouns.schedule.model import Work
from engtrack.nouns.schedule.planning import asked
from engtrack.nouns.schedule.planning.reading import network_of
from engtrack.nouns.schedule.telling import in_order
from engtrack.store.find import find
from engtrack.store.keys import noun_of
from engtrack.store.write import raw
from engtrack.table import Row, Table

COLUMNS = ("key", "title", "was_on", "becomes_on", "days")


def move(session: Session, key: str, days: int | None, to_on: str | None) -> str:
    """By working days, or to a day; what follows is planned anew."""
    work: Any = find(session, Work, noun_of(key) or "task", key)
    parent = engagements.writable_of(session, work.engagement_id)
    before = actions.remember(session, parent).stored.get(work.id)
    actions.replan(session, parent, is_quiet=True)  # from where it would lie today
    if to_on is not None:
        asked.check_not_begun(work)
        calendar = engagements.calendar_of(session, parent.id)
        day = to_on if work.is_milestone else calendar.on_or_after(to_on)
        days = calendar.between(work.start_on or day, day)
    actions.apply_move(session, work, days or 0)
    plan = actions.replan(session, parent)
    if before == plan[work.id]:
        _say_why_it_stays(session, work)
    return str(work.key)


def _say_why_it_stays(session: Session, work: Any) -> None:
    """What was asked is kept, and something else sets the date."""
    today = session.info["today"]
    forward = network_of(raw(session), work.engagement_id, today).forward(today)
    link = forward.causes[work.id].link
    if link is None:
        said = Sentence("{key} stays on {day}:", key=work.key, day=work.start_on,
                        next=f"engtrack schedule why {work.key}")  # fmt: skip
    else:
        before, seen = forward.items[link.before], forward.seen[link.before]
        is_after_end = link.type in ("FS", "FF")
        said = Sentence(
            "{key} stays on {day}, since {other} ends on {on}"
            if is_after_end
            else "{key} stays on {day}, since {other} starts on {on}",
            key=work.key, day=work.finish_on if link.type in ("FF", "SF") else work.start_on,
            other=before.key, on=seen.finish_on if is_after_end else seen.start_on,
        )  # fmt: skip
    session.info["talk"].append(said)


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
