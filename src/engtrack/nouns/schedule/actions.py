"""Planning in the file: what follows from durations, links, days off and what was asked.

Every write that can move dates ends with `replan`. Asked dates are moved here too, for a hold and
for an approved change; committed dates by a baseline and by a change, and by nothing else.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from sqlalchemy import bindparam, update
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session, col, select

from engtrack.nouns.engagement import calendar_rows
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.schedule.model import Work
from engtrack.nouns.schedule.planning import asked, planner
from engtrack.nouns.schedule.planning.asked import UNFINISHED as UNFINISHED
from engtrack.nouns.schedule.planning.leave import is_anybody_away
from engtrack.nouns.schedule.planning.planner import Planned
from engtrack.nouns.schedule.planning.reading import Network, network_of
from engtrack.nouns.schedule.remembering import BEFORE, Before, say_what_moved
from engtrack.nouns.schedule.remembering import remember as remember
from engtrack.store.write import raw

ASKED = ("not_before_on", "not_after_on", "must_start_on")
TO_PLAN = "to_plan"  # in session.info: the engagements to plan once, at the end
PLANNED = (
    update(Work)
    .where(col(Work.id) == bindparam("work"))
    .values(start_on=bindparam("start_on"), finish_on=bindparam("finish_on"))
)
Snapshot = Sequence[Sequence[str | None]]  # of [work id, key, title, start_on, finish_on]


def replan(
    session: Session,
    engagement: Engagement,
    *,
    before: Mapping[str, Planned] | None = None,
    is_quiet: bool = False,
    is_counted: bool = True,
) -> dict[str, Planned]:
    """Plan the engagement's work anew, say what moved, and return the plan by the ids of the work.

    `before` is the plan to compare with, where it is neither what was remembered nor what the file
    holds. What moved is told without a number of days where the days that are worked changed too.
    """
    if (waiting := session.info.get(TO_PLAN)) is not None:
        waiting[engagement.id] = engagement
        return {}
    session.flush()
    today = session.info["today"]
    network, plan = planned_by(session, engagement, lambda network: network.plan(today))
    stored = planner.present(network.items)
    store(session, {id: now for id, now in plan.items() if stored.get(id) != now})
    if not is_quiet:
        days = engagements.calendar_of(session, engagement.id)
        known: Before | None = session.info.get(BEFORE, {}).get(engagement.id)
        was = before or (known.stored if known else stored)
        say_what_moved(
            session, planner.moved(was, plan, days), known.today if known else {}, is_counted
        )
    return plan


def replan_for_leave(session: Session, engagement: Engagement) -> None:
    """Who does the work matters to its days where somebody is away: only then plan it anew."""
    session.flush()
    if is_anybody_away(raw(session), engagement.id):
        replan(session, engagement)


def planned_now(session: Session, engagement: Engagement) -> dict[str, Planned]:
    """The plan that the file holds, by the ids of the work."""
    session.flush()
    return planner.present(network_of(raw(session), engagement.id, session.info["today"]).items)


def planned_by(
    session: Session, engagement: Engagement, plan: Callable[[Network], dict[str, Planned]]
) -> tuple[Network, dict[str, Planned]]:
    """The work, and its plan with the days off of all years it reaches: one's may move it on."""
    while True:
        network = network_of(raw(session), engagement.id, session.info["today"])
        found = plan(network)
        last_on = max((now.finish_on for now in found.values()), default="")
        if not calendar_rows.reach(session, engagement, last_on):
            return network, found


@contextmanager
def planning_once(session: Session) -> Iterator[None]:
    """What is written in the block is planned once, at its end: an import's thousand tasks."""
    waiting: dict[str, Engagement] = {}
    session.info[TO_PLAN] = waiting
    try:
        yield
    finally:
        del session.info[TO_PLAN]
    for engagement in waiting.values():
        check_order(session, engagement)
        replan(session, engagement)


def check_order(session: Session, engagement: Engagement) -> None:
    """Refuse links that lead back to where they began, and leads longer than what they lead."""
    if session.info.get(TO_PLAN) is not None:
        return
    session.flush()
    network = network_of(raw(session), engagement.id, session.info["today"])
    planner.check_no_circle(network.items, network.links)
    planner.check_leads(network.items, network.links)


def shift_unfinished(
    session: Session, engagement: Engagement, held_from_on: str, days: int
) -> None:
    """Move what is asked and planned of unfinished work, from the hold on, by the days held.

    What was to begin before is longer for it: the days held are days off. Late work stays late.
    """
    before = planned_now(session, engagement)
    calendar = engagements.calendar_of(session, engagement.id)
    for work in _unfinished(session, engagement):
        for column in (*ASKED, "start_on", "finish_on"):
            day = getattr(work, column)
            if day is not None and day >= held_from_on:
                setattr(work, column, calendar.add(day, days))
    if engagement.start_on >= held_from_on:
        engagement.start_on = calendar.add(engagement.start_on, days)
        session.add(engagement)
    replan(session, engagement, before=before)


def apply_move(session: Session, work: Work, days: int) -> None:
    """Ask for the item some working days later, or sooner; the caller plans anew."""
    asked.check_movable(work)
    asked.check_not_too_far(work.key, days)
    calendar = engagements.calendar_of(session, work.engagement_id)
    work.sqlmodel_update(asked.moved(work, days, calendar, session.info["today"]))
    session.add(work)


def set_duration(session: Session, work: Work, days: int) -> None:
    """Give the work another length; the caller plans anew."""
    asked.check_length(work, days)
    calendar = engagements.calendar_of(session, work.engagement_id)
    work.sqlmodel_update(asked.lengthened(work, days, calendar, session.info["today"]))
    session.add(work)


def retime(session: Session, work: Work) -> None:
    """Late work keeps its dates until a person gives new ones: this is where they are given."""
    calendar = engagements.calendar_of(session, work.engagement_id)
    work.sqlmodel_update(asked.retimed(work, calendar, session.info["today"]))
    session.add(work)


def snapshot_of(session: Session, engagement: Engagement) -> list[list[str | None]]:
    """The plan as it stands, in the order of the keys: what a baseline is about."""
    kept = select(Work).where(Work.engagement_id == engagement.id, Work.state != "cancelled")
    work = sorted(session.exec(kept), key=lambda w: (len(w.key), w.key))
    return [[w.id, w.key, w.title, w.start_on, w.finish_on] for w in work]


def committed_snapshot_of(session: Session, engagement: Engagement) -> list[list[str | None]]:
    """The same of the dates that are committed, of the work that has any."""
    kept = select(Work).where(Work.engagement_id == engagement.id, Work.state != "cancelled")
    found = session.exec(kept.where(col(Work.committed_finish_on).is_not(None)))
    work = sorted(found, key=lambda w: (len(w.key), w.key))
    return [[w.id, w.key, w.title, w.committed_start_on, w.committed_finish_on] for w in work]


def commit_from(session: Session, engagement: Engagement, snapshot: Snapshot) -> None:
    """Make a snapshot of the plan the commitment; what was cancelled is not committed any more."""
    committed = {id: (start_on, finish_on) for id, _, _, start_on, finish_on in snapshot}
    for work in session.exec(select(Work).where(Work.engagement_id == engagement.id)):
        if work.id in committed:
            work.committed_start_on, work.committed_finish_on = committed[work.id]
        elif work.state == "cancelled":
            work.committed_start_on = work.committed_finish_on = None


def move_committed(
    session: Session, before: Mapping[str, Planned], after: Mapping[str, Planned]
) -> None:
    """Move committed dates by as many working days as the plan moved between `before` and `after`.

    Both plans are of today, without the change and with it: drift that was there before is in both.
    """
    moved = {id: (before[id], now) for id, now in after.items() if before.get(id, now) != now}
    found = session.exec(select(Work).where(col(Work.id).in_(list(moved)))).all()
    of = {work.engagement_id for work in found}
    calendars = {id: engagements.calendar_of(session, id) for id in of}
    for work in found:
        calendar = calendars[work.engagement_id]
        then, now = moved[work.id]
        start_days = calendar.between(then.start_on, now.start_on)
        finish_days = calendar.between(then.finish_on, now.finish_on)
        work.committed_start_on = calendar.add(work.committed_start_on, start_days)
        work.committed_finish_on = calendar.add(work.committed_finish_on, finish_days)


def _unfinished(session: Session, engagement: Engagement) -> Sequence[Work]:
    open_ = col(Work.state).in_(UNFINISHED)
    return session.exec(select(Work).where(Work.engagement_id == engagement.id, open_)).all()


def store(session: Session, changed: Mapping[str, Planned]) -> None:
    """In one statement, in the file and in what is known of it: there may be thousands."""
    if not changed:
        return
    session.flush()
    days = [{"work": id, "start_on": now.start_on, "finish_on": now.finish_on}
            for id, now in changed.items()]  # fmt: skip
    session.connection().execute(PLANNED, days)
    for work in (w for w in session.identity_map.values() if isinstance(w, Work)):
        if (now := changed.get(work.id)) is not None:
            set_committed_value(work, "start_on", now.start_on)
            set_committed_value(work, "finish_on", now.finish_on)
