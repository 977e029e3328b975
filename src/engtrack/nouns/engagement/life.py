"""The acts that move an engagement through its life.

Each needs authority and writes its own decided approval.
"""

from dataclasses import replace

from sqlmodel import Session, col, select

from engtrack.cli.decided import Decided
from engtrack.errors import RuleBroken, Sentence
from engtrack.nouns.approval import actions as approvals
from engtrack.nouns.approval.authority import Authorised, authorise, has_ever_been_held
from engtrack.nouns.approval.model import Approval
from engtrack.nouns.approval.rules import check_way
from engtrack.nouns.engagement import calendar_rows, rows, rules, unfinished
from engtrack.nouns.engagement.model import Engagement, Hold
from engtrack.nouns.person import actions as people
from engtrack.nouns.schedule import actions as schedule
from engtrack.store.talk import is_already, tell


def start(session: Session, key: str, said: Decided, tracked_from: str | None) -> str:
    """From the day it starts, scope, budget and committed dates change by decision only."""
    engagement = rows.find(session, key)
    if engagement.state == "active":
        return _started(session, engagement, said, tracked_from)
    if engagement.state != "planned":
        raise RuleBroken(
            "{engagement} is {state}; it has started",
            engagement=key,
            state=engagement.state,
            noun="engagement",
            next=f"engtrack engagement show {key}",
        )
    by = _starter(session, engagement, said)
    calendar_rows.reach(session, engagement, by.on)
    engagement.state, engagement.started_on = "active", by.on
    if tracked_from is not None:
        rules.check_tracked_from(by.on, tracked_from)
        engagement.tracked_from_on = tracked_from
    _record(session, engagement, by, "start", said, None, {"started_on": by.on})
    return engagement.key


def _started(
    session: Session, engagement: Engagement, said: Decided, tracked_from: str | None
) -> str:
    """Its day stays; from when it is tracked can be put right, by who could start it."""
    if said.on is not None and said.on != engagement.started_on:
        raise RuleBroken(
            "{engagement} started on {started_on}; that day stays",
            engagement=engagement.key,
            started_on=engagement.started_on,
            next=f"engtrack engagement show {engagement.key}",
        )
    if tracked_from is None or tracked_from == engagement.tracked_from_on:
        is_already(session, "engagement", engagement.key, engagement.state, "active")
        return engagement.key
    by = _starter(session, engagement, said)
    rules.check_tracked_from(str(engagement.started_on), tracked_from)
    rules.check_tracked_until(_start_recorded_on(session, engagement), tracked_from)
    engagement.tracked_from_on = tracked_from
    _record(session, engagement, by, "start", said, None, {"tracked_from_on": tracked_from})
    return engagement.key


def _start_recorded_on(session: Session, engagement: Engagement) -> str:
    """The day its start was typed: what was seen late since then stays late."""
    starts = Approval.subject_id == engagement.id, Approval.subject_kind == "start"
    recorded = session.exec(select(Approval.recorded_at).where(*starts).order_by("recorded_at"))
    return str(next(iter(recorded), session.info["instant"]))[:10]


def _last_day(session: Session, engagement: Engagement) -> str:
    """The day before which nothing more can be said to have happened to it."""
    holds = select(Hold.until_on).where(Hold.engagement_id == engagement.id)
    days = [*session.exec(holds), engagement.started_on, engagement.completed_on]
    return max(day or "" for day in days)


def _starter(session: Session, engagement: Engagement, said: Decided) -> Authorised:
    """Anybody may start while neither coordinator nor account manager was ever held.

    An engagement that was under way before this program knew it starts on a day before anybody's
    role was typed: there authority is asked of today's holders, and the decision is marked 'role
    recorded later'.
    """
    deciders = ("coordinator", "account-manager")
    if not any(has_ever_been_held(session, engagement.id, role) for role in deciders):
        by = people.by_or_me(session, said.by)
        check_way(by.handle, session.info["typed_by"], said.via)
        return Authorised(
            by, said.on or session.info["today"], "anybody", said.via, is_late_role=False
        )
    today = authorise(session, engagement.id, "life", replace(said, on=None))
    day = said.on or today.on
    return replace(today, on=day, is_late_role=day < today.on)


def hold(session: Session, key: str, reason: str, said: Decided) -> str:
    engagement = rows.find(session, key)
    if engagement.state == "on-hold":
        rules.check_same_reason(key, _open_hold(session, engagement).reason, reason)
        is_already(session, "engagement", key, engagement.state, "on-hold")
        return key
    rules.check_move(key, engagement.state, "on-hold")
    by = authorise(session, engagement.id, "life", said)
    rules.check_in_order(by.on, _last_day(session, engagement))
    engagement.state = "on-hold"
    session.add(Hold(engagement_id=engagement.id, from_on=by.on, reason=reason))
    _record(session, engagement, by, "hold", said, reason)
    return engagement.key


def resume(session: Session, key: str, said: Decided) -> str:
    """Unfinished work and what is due move by the working days held; what was committed stays."""
    engagement = rows.find(session, key)
    if is_already(session, "engagement", key, engagement.state, "active"):
        return key
    if engagement.state != "on-hold":
        raise RuleBroken(
            "{engagement} is {state}; it is not on hold",
            engagement=key,
            state=engagement.state,
            noun="engagement",
            next=f"engtrack engagement show {key}",
        )
    by = authorise(session, engagement.id, "life", said)
    held = _open_hold(session, engagement)
    rules.check_in_order(by.on, held.from_on)
    calendar = rows.calendar_of(session, engagement.id)
    days = calendar.between(calendar.add(held.from_on, -1), calendar.add(by.on, -1))
    held.until_on = max(held.from_on, calendar.add(by.on, -1))
    if by.on == held.from_on:  # nobody was held up for a day
        session.delete(held)
    engagement.state = "active"
    session.flush()
    schedule.shift_unfinished(session, engagement, held.from_on, days)
    unfinished.put_off(session, engagement, held.from_on, days)
    _record(session, engagement, by, "resume", said, None, {"days_held": days})
    return engagement.key


def _open_hold(session: Session, engagement: Engagement) -> Hold:
    held = Hold.engagement_id == engagement.id, col(Hold.until_on).is_(None)
    return session.exec(select(Hold).where(*held)).one()


def complete(session: Session, key: str, said: Decided) -> str:
    engagement = rows.find(session, key)
    if is_already(session, "engagement", key, engagement.state, "completed"):
        return key
    rules.check_move(key, engagement.state, "completed")
    by = authorise(session, engagement.id, "life", said)
    rules.check_in_order(by.on, _last_day(session, engagement))
    engagement.state, engagement.completed_on = "completed", by.on
    if left := unfinished.left_open(session, engagement):
        tell(session, "still open: {keys}", keys=left)
    _record(session, engagement, by, "complete", said, None)
    return engagement.key


def close(session: Session, key: str, reason: str | None, said: Decided) -> str:
    engagement = rows.find(session, key)
    if is_already(session, "engagement", key, engagement.state, "closed"):
        return key
    rules.check_move(key, engagement.state, "closed")
    by = authorise(session, engagement.id, "life", said)
    rules.check_in_order(by.on, _last_day(session, engagement))
    left = unfinished.left_open(session, engagement)
    decisions = unfinished.open_decisions(session, engagement)
    rules.check_closable(key, decisions, unfinished.unsigned(session, engagement), left, reason)
    engagement.state, engagement.closed_on, engagement.close_reason = "closed", by.on, reason
    if left:
        session.info["talk"].append(Sentence("left open: {keys}", keys=left))
    _record(session, engagement, by, "close", said, reason, {"left_open": left})
    return engagement.key


def reopen(session: Session, key: str, said: Decided) -> str:
    """A closed engagement becomes completed again, a completed one active."""
    engagement = rows.find(session, key)
    then = rules.reopened(key, engagement.state)
    by = authorise(session, engagement.id, "life", said)
    engagement.state = then
    if then == "completed":
        engagement.closed_on = engagement.close_reason = None
    else:
        engagement.completed_on = None
    _record(session, engagement, by, "reopen", said, None)
    return engagement.key


def _record(
    session: Session,
    engagement: Engagement,
    by: Authorised,
    kind: str,
    said: Decided,
    reason: str | None,
    content: dict[str, object] | None = None,
) -> None:
    session.add(engagement)
    session.flush()
    approvals.record_act(
        session, engagement.id, by, kind, engagement, engagement.name, said, content, reason
    )
