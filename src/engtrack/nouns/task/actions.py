"""Writes to the work: tasks and milestones alike, which differ in their prefix and their length."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlmodel import Session, col, select

from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.person import actions as people
from engtrack.nouns.person import leave
from engtrack.nouns.role.rules import check_role
from engtrack.nouns.schedule import actions as schedule
from engtrack.nouns.schedule.model import Assignee, Link, Work
from engtrack.nouns.schedule.planning import asked
from engtrack.nouns.task import links, named, rules
from engtrack.nouns.task.asking import check_asked
from engtrack.nouns.task.rows import find, noun_of
from engtrack.nouns.task.said import After, Who
from engtrack.store.many import put
from engtrack.store.talk import is_already, tell
from engtrack.store.write import next_key

RETIMING = {"not_before_on", "must_start_on", "duration_days", "left_days"}


def add(
    session: Session,
    engagement: str | None,
    noun: str,
    columns: dict[str, Any],
    *,
    assignees: Sequence[Who] = (),
    after: Sequence[After] = (),
) -> str:
    """A task or a milestone, its people and what it comes after; the plan follows."""
    parent = engagements.writable(session, engagement)
    schedule.remember(session, parent)
    links.check_within(session, parent, after)
    work = create(session, parent, noun, columns)
    for who in assignees:
        give(session, work, who)
    for link in after:
        links.follow(session, work, link)
    schedule.check_order(session, parent)
    schedule.replan(session, parent)
    for who in assignees:
        _say_if_away(session, work, who)
    return work.key


def create(session: Session, parent: Engagement, noun: str, columns: dict[str, Any]) -> Work:
    """The row alone: who makes many of them plans once, at the end."""
    is_milestone = noun == "milestone"
    rules.check_worked(columns, is_milestone)
    work = Work(
        key=next_key(session, "MS" if is_milestone else "T"),
        engagement_id=parent.id,
        is_milestone=int(is_milestone),
        created_on=session.info["today"],
        **({"duration_days": 0 if is_milestone else 1} | named.kept(session, parent.id, columns)),
    )
    check_asked(session, parent, work, columns, is_new=True)
    put(session, work)
    return work


def edit(session: Session, noun: str, key: str, columns: dict[str, Any]) -> str:
    work = find(session, key, noun)
    parent = engagements.writable_of(session, work.engagement_id)
    rules.check_worked(columns, bool(work.is_milestone))
    if {"progress_percent", "left_days"} & columns.keys():
        rules.check_unfinished(noun, key, work.state)
        rules.check_begun(key, work.state, columns.get("left_days"))
    schedule.remember(session, parent)
    work.sqlmodel_update(named.kept(session, parent.id, _with_left(session, work, columns)))
    check_asked(session, parent, work, columns)
    if RETIMING & columns.keys():
        schedule.retime(session, work)
    session.add(work)
    if "duration_days" in columns:
        schedule.check_order(session, parent)
    schedule.replan(session, parent)
    return work.key


def assign(session: Session, noun: str, key: str, whom: Iterable[Who]) -> str:
    work = find(session, key, noun)
    parent = engagements.writable_of(session, work.engagement_id)
    rules.check_unfinished(noun, key, work.state)
    schedule.remember(session, parent)
    for who in whom:
        if not give(session, work, who):
            tell(session, "{key} is given to {who} already", key=key, who=str(who))
        else:
            _say_if_away(session, work, who)
    schedule.replan_for_leave(session, parent)
    return work.key


def unassign(session: Session, noun: str, key: str, whom: Iterable[Who]) -> str:
    work = find(session, key, noun)
    parent = engagements.writable_of(session, work.engagement_id)
    schedule.remember(session, parent)
    for who in whom:
        if (given := _given(session, work, who)) is None:
            tell(session, "{key} is not given to {who}", key=key, who=str(who))
        else:
            session.delete(given)
    schedule.replan_for_leave(session, parent)
    return work.key


def give(session: Session, work: Work, who: Who) -> bool:
    """Give the work to a person or a role; False if it was theirs already."""
    if who.role is not None:
        check_role(who.role)
    person = people.active(session, who.person) if who.person else None
    if _given(session, work, who) is not None:
        return False
    session.add(Assignee(work_id=work.id, engagement_id=work.engagement_id,
                         person_id=person.id if person else None, role=who.role))  # fmt: skip
    session.flush()
    return True


def _say_if_away(session: Session, work: Work, who: Who) -> None:
    if who.person and work.start_on and work.finish_on:
        person = people.find(session, who.person)
        leave.say_during(session, person, work.start_on, work.finish_on)


def start(session: Session, noun: str, key: str, on: str | None) -> str:
    """Said again with another day, it puts that day right."""
    work = find(session, key, noun)
    if work.state == "started" and on not in (None, work.actual_start_on):
        _put_right(session, work, "actual_start_on", on)
    elif _is_moved(session, work, "start"):
        work.actual_start_on = on or session.info["today"]
        _say_out_of_sequence(session, work)
        schedule.retime(session, work)  # begun late, it ends by its length from then on
        _replan(session, work)
    return work.key


def finish(session: Session, noun: str, key: str, on: str | None) -> str:
    """What was finished without having been started is started by it; said again, as `start`."""
    work = find(session, key, noun)
    day = on or session.info["today"]
    if work.state == "finished" and on not in (None, work.actual_finish_on):
        rules.check_finish(key, work.actual_start_on, day)
        _put_right(session, work, "actual_finish_on", on)
    elif _is_moved(session, work, "finish"):
        rules.check_finish(key, work.actual_start_on, day)
        work.actual_start_on = work.actual_start_on or day
        work.actual_finish_on = day
        work.progress_percent = None if work.is_milestone else 100
        work.left_days = work.left_on = None
        _replan(session, work)
    return work.key


def _put_right(session: Session, work: Work, column: str, on: str | None) -> None:
    """Another day for what was begun or finished."""
    schedule.remember(session, engagements.writable_of(session, work.engagement_id))
    tell(session, "{key}: {on} instead of {was}", key=work.key, on=on, was=getattr(work, column))
    setattr(work, column, on)
    if column == "actual_start_on":
        schedule.retime(session, work)
    session.add(work)
    _replan(session, work)


def _say_out_of_sequence(session: Session, work: Work) -> None:
    """What it was to follow may go on beside it; that is told, and no error."""
    before = select(Work.key).join(Link, col(Link.before_id) == Work.id)
    unfinished = before.where(
        Link.after_id == work.id, Link.type == "FS", col(Work.state).in_(schedule.UNFINISHED)
    )
    if keys := list(session.exec(unfinished)):
        tell(session, "{key} was to begin after {keys}, unfinished", key=work.key, keys=keys)


def cancel(session: Session, noun: str, key: str) -> str:
    """Cancelled work keeps its dates and its links, and counts for nothing."""
    work = find(session, key, noun)
    if _is_moved(session, work, "cancel"):
        links.say_what_is_loose(session, work)
        _replan(session, work)
    return work.key


def reopen(session: Session, noun: str, key: str) -> str:
    """Take back that it was finished or cancelled: it is as it was before, and planned anew."""
    work = find(session, key, noun)
    was_finished = work.state == "finished"
    if _is_moved(session, work, "reopen"):
        if was_finished:  # its planned dates were those on which it was done
            work.start_on = work.finish_on = work.actual_finish_on = work.progress_percent = None
            work.actual_start_on = None if work.is_milestone else work.actual_start_on
        work.state = rules.reopened(work.actual_start_on, bool(work.is_milestone))
        _replan(session, work)
    return work.key


def _is_moved(session: Session, work: Work, verb: str) -> bool:
    """Move the work to the state that the verb leads to; False, saying so, if it is there."""
    schedule.remember(session, engagements.writable_of(session, work.engagement_id))
    noun = noun_of(work)
    if rules.is_done_already(verb, work.state):
        return not is_already(session, noun, work.key, work.state, work.state)
    rules.check_move(noun, work.key, work.state, verb)
    work.state = rules.MOVES[verb][1] or work.state
    session.add(work)
    return True


def _replan(session: Session, work: Work) -> None:
    schedule.replan(session, engagements.by_id(session, work.engagement_id))


def _with_left(session: Session, work: Work, columns: dict[str, Any]) -> dict[str, Any]:
    """What is left is left on a day: today, unless a file says another."""
    if "left_days" in columns:
        on = columns.get("left_on") or session.info["today"]
        return {**columns, "left_on": None if columns["left_days"] is None else on}
    if "duration_days" in columns:
        return columns | asked.left_then(work, columns["duration_days"])
    return columns


def _given(session: Session, work: Work, who: Who) -> Assignee | None:
    same = select(Assignee).where(Assignee.work_id == work.id)
    if who.role is not None:
        return session.exec(same.where(Assignee.role == who.role)).first()
    assert who.person is not None
    person = people.find(session, who.person)
    return session.exec(same.where(Assignee.person_id == person.id)).first()
