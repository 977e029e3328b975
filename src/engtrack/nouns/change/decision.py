"""What an approval decides of a change: its words and lines; and what approving makes real."""

from collections.abc import Iterator
from typing import Any

from sqlmodel import Session

from engtrack.nouns.approval.mail import Delay, Told
from engtrack.nouns.approval.model import Approval
from engtrack.nouns.change import actions, effect, line_rows, rules
from engtrack.nouns.change.content import content as content_of
from engtrack.nouns.change.model import Change, ChangeLine
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.schedule import actions as planning
from engtrack.nouns.schedule import baselines
from engtrack.nouns.schedule.model import Work
from engtrack.nouns.schedule.supposing.scenario import shifts_of
from engtrack.nouns.service import actions as services
from engtrack.nouns.service.model import Service
from engtrack.nouns.task import actions as tasks
from engtrack.nouns.task.rows import find as find_work
from engtrack.nouns.task.rules import reopened
from engtrack.store.write import next_key, raw

KIND, ACT, ROLE = "change", "change", "sponsor"

find = actions.find


def check_askable(session: Session, change: Change) -> None:
    """Each line must be one that could be applied today."""
    rules.check_move(change.key, change.state, "asked")
    lines = line_rows.rows_of(session, change)
    rules.check_has_lines(change.key, len(lines))
    parent = engagements.by_id(session, change.engagement_id)
    for line in lines:
        line_rows.check_applicable(session, parent, line)
        line_rows.fill_line(session, line)


def content(session: Session, change: Change) -> dict[str, Any]:
    session.flush()
    return content_of(raw(session), change.id)


def was_asked(session: Session, change: Change) -> None:
    change.state, change.edited_on = "asked", None
    session.add(change)


def was_withdrawn(session: Session, change: Change) -> None:
    change.state = "draft"
    session.add(change)


def told(session: Session, change: Change) -> Told:
    """What a mail says: the reason, the cost, the milestones it moves, what happens without it."""
    session.flush()
    lines = line_rows.rows_of(session, change)
    db = raw(session)
    moved = shifts_of(db, effect.scenario_of(db, change.id, session.info["today"]))
    return Told(
        reason=change.reason,
        without=change.without,
        minutes=sum(line.minutes or 0 for line in lines),
        cents=sum(line.cents or 0 for line in lines if line.field != "budget"),
        budget_cents=sum(line.cents or 0 for line in lines if line.field == "budget"),
        delays=(
            *(Delay(s.title, s.days, s.becomes_on) for s in moved if s.is_milestone),
            *_recommitted(session, lines),
        ),
    )


def _recommitted(session: Session, lines: list[ChangeLine]) -> Iterator[Delay]:
    """What is committed for another day, though nothing moves."""
    for line in lines:
        if line.field == "commitment" and line.after:
            yield Delay(_work(session, line).title, line.days or 0, line.after)


def take_effect(session: Session, change: Change, approval: Approval) -> None:
    """Approved: its lines are applied, the work planned anew, the commitments moved by as much.

    Both plans are of today, so that drift which was there before stays in both.
    """
    if approval.decision != "approved":
        rules.check_move(change.key, change.state, "rejected")
        change.state = "rejected"
        session.add(change)
        return
    rules.check_move(change.key, change.state, "applied")
    engagement = engagements.by_id(session, change.engagement_id)
    planning.remember(session, engagement)
    before = planning.replan(session, engagement, is_quiet=True)
    for line in line_rows.rows_of(session, change):
        line_rows.check_applicable(session, engagement, line)
        line.before, line.after = line_rows.as_it_stands(session, engagement, line)
        APPLY[line.field](session, engagement, change, line)
        session.add(line)
        session.flush()
    after = planning.replan(session, engagement)
    planning.move_committed(session, before, after)
    change.state, change.applied_on = "applied", approval.decided_on
    session.add(change)
    baselines.take_of_change(session, engagement, change.key, change.title, approval)


def _move(session: Session, engagement: Engagement, change: Change, line: ChangeLine) -> None:
    planning.apply_move(session, _work(session, line), line.days or 0)


def _duration(session: Session, engagement: Engagement, change: Change, line: ChangeLine) -> None:
    work = _work(session, line)
    planning.set_duration(session, work, work.duration_days + (line.days or 0))


def _effort(session: Session, engagement: Engagement, change: Change, line: ChangeLine) -> None:
    thing: Work | Service = (
        _service(session, line) if str(line.item).startswith("SRV") else _work(session, line)
    )
    thing.effort_minutes = (thing.effort_minutes or 0) + (line.minutes or 0)
    session.add(thing)


def _price(session: Session, engagement: Engagement, change: Change, line: ChangeLine) -> None:
    service = _service(session, line)
    service.price_cents = (service.price_cents or 0) + (line.cents or 0)
    session.add(service)


def _budget(session: Session, engagement: Engagement, change: Change, line: ChangeLine) -> None:
    engagement.budget_cents = (engagement.budget_cents or 0) + (line.cents or 0)
    session.add(engagement)


def _add_service(
    session: Session, engagement: Engagement, change: Change, line: ChangeLine
) -> None:
    """A new service, or one that had been dropped and is agreed again."""
    if line.item is None:
        service = Service(
            key=next_key(session, "SRV"), engagement_id=engagement.id, title=line.title or "",
            effort_minutes=line.minutes, price_cents=line.cents,
        )  # fmt: skip
    else:
        service = _service(session, line)
    service.state, service.since_change = "agreed", change.key
    session.add(service)
    line.item = service.key


def _drop_service(
    session: Session, engagement: Engagement, change: Change, line: ChangeLine
) -> None:
    service = _service(session, line)
    service.state, service.since_change = "dropped", change.key
    session.add(service)


def _add_task(session: Session, engagement: Engagement, change: Change, line: ChangeLine) -> None:
    """A new task, or one that had been dropped and is to be done again."""
    if line.item is None:
        columns = {"title": line.title, "phase": line.phase, "duration_days": line.days}
        work = tasks.create(session, engagement, "task", columns)
    else:
        work = _work(session, line)
        work.state = reopened(work.actual_start_on, bool(work.is_milestone))
    work.since_change = change.key
    session.add(work)
    line.item = work.key


def _drop_task(session: Session, engagement: Engagement, change: Change, line: ChangeLine) -> None:
    work = _work(session, line)
    work.state, work.since_change = "cancelled", change.key
    session.add(work)


def _work(session: Session, line: ChangeLine) -> Work:
    return find_work(session, str(line.item))


def _service(session: Session, line: ChangeLine) -> Service:
    return services.find(session, str(line.item))


def _commitment(session: Session, engagement: Engagement, change: Change, line: ChangeLine) -> None:
    """What was committed follows the drift of its end; the plan stays where it is."""
    work = _work(session, line)
    calendar = engagements.calendar_of(session, engagement.id)
    if work.is_milestone:
        work.committed_start_on = calendar.add(work.committed_start_on, line.days or 0)
    work.committed_finish_on = calendar.add(work.committed_finish_on, line.days or 0)
    session.add(work)


APPLY = {
    "move": _move,
    "duration": _duration,
    "effort": _effort,
    "price": _price,
    "budget": _budget,
    "add-service": _add_service,
    "drop-service": _drop_service,
    "add-task": _add_task,
    "drop-task": _drop_task,
    "commitment": _commitment,
}
