"""Writes about sessions: booked, moved, confirmed, cancelled, and who came."""

from collections.abc import Sequence
from typing import Any

from babel.localtime import get_localzone
from sqlmodel import Session, col, or_, select

from engtrack.cli.options import CLEAR
from engtrack.errors import Misused, RuleBroken
from engtrack.nouns.document.model import Document
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.person import actions as people
from engtrack.nouns.person.model import Person
from engtrack.nouns.role.model import Assignment
from engtrack.nouns.role.rows import held_on
from engtrack.nouns.schedule.model import Assignee, Work
from engtrack.nouns.session import attendance, rules, times
from engtrack.nouns.session.model import Material, Meeting, Topic
from engtrack.nouns.session.said import Said, Who
from engtrack.nouns.task import rows as works
from engtrack.store.find import check_within, find_within
from engtrack.store.find import find as find_row
from engtrack.store.talk import is_already, tell
from engtrack.store.write import next_key


def find(session: Session, key: str) -> Meeting:
    return find_row(session, Meeting, "session", key)


def writable(session: Session, key: str) -> Meeting:
    meeting = find(session, key)
    engagements.writable_of(session, meeting.engagement_id)
    return meeting


def book(
    session: Session,
    engagement: str | None,
    columns: dict[str, Any],
    said: Said,
    by: Who | None = None,
) -> str:
    """Book a session; `columns` has its kind. Its task, where one is named, says what is not."""
    work = works.find(session, said.task, "task") if said.task else None
    parent = _parent(session, engagement, work)
    today = session.info["today"]
    title = rules.title_of(columns.get("title"), work.title if work else None)
    day = rules.planned_day(said.on, work.start_on if work else None, today)
    zone = said.zone or zone_of(session, parent.id)
    booker = people.named(session, by, "client") if by else people.me(session)
    meeting = Meeting(
        key=next_key(session, "SES"),
        engagement_id=parent.id,
        work_id=work.id if work else None,
        booked_by_id=booker.id,
        typed_by=session.info["typed_by"],
        **times.hours(day, *rules.times_of(said.start, said.end), zone)._asdict(),
        **{"booked_on": today} | columns | {"title": title},
    )
    session.add(meeting)
    session.flush()
    _tell_times(session, meeting)
    assignees = _assignees(session, work, day) if work else []
    attendance.expect(session, meeting, [*assignees, *said.expected], "expected")
    _describe(session, meeting, said)
    return meeting.key


def _parent(session: Session, engagement: str | None, work: Work | None) -> Engagement:
    """The engagement that was named, else that of the task."""
    if work is None:
        return engagements.writable(session, engagement)
    parent = engagements.writable_of(session, work.engagement_id)
    if engagement is not None and engagement != parent.key:
        raise Misused(
            "{key} is of {engagement}, not of {other}",
            key=work.key,
            engagement=parent.key,
            other=engagement,
        )
    return parent


def zone_of(session: Session, engagement_id: str) -> str:
    """That of the newest session of the engagement, else the machine's own."""
    of = select(Meeting.zone).where(Meeting.engagement_id == engagement_id)
    found = session.exec(of.order_by(col(Meeting.id).desc())).first()
    return found or own_zone()


def own_zone() -> str:
    """The machine's, by the name that all machines know."""
    try:
        name = getattr(get_localzone(), "key", None)
    except LookupError:
        name = None
    if not name:
        raise Misused("in which time zone? say --zone, as America/Toronto")
    return str(name)


def _tell_times(session: Session, meeting: Meeting) -> None:
    """Which clock is meant, and what the clocks do on that day."""
    tell(session, "from {start} to {end}, {zone}", start=meeting.start_time, end=meeting.end_time,
         zone=meeting.zone)  # fmt: skip
    for time in (meeting.start_time, meeting.end_time):
        if times.comes_twice(meeting.day_on, time, meeting.zone):
            tell(session, "{time} comes twice on {day} in {zone}; the first is meant", time=time,
                 day=meeting.day_on, zone=meeting.zone)  # fmt: skip


def _assignees(session: Session, work: Work, day: str) -> list[str]:
    """Who does a task: the persons named, and those who hold a role named on that day."""
    named = select(Assignee.person_id).where(Assignee.work_id == work.id)
    holders = (
        select(Assignment.person_id)
        .join(Assignee, col(Assignee.role) == Assignment.role)
        .where(Assignee.work_id == work.id, held_on(day))
        .where(Assignment.engagement_id == work.engagement_id)
    )
    who = or_(col(Person.id).in_(named), col(Person.id).in_(holders))
    of = select(Person.handle).where(who, Person.state == "active")
    return list(session.exec(of.order_by(Person.handle)))


def _describe(session: Session, meeting: Meeting, said: Said) -> None:
    """What it trains, and what it works with."""
    if said.topics is not None:
        for topic in session.exec(select(Topic).where(Topic.session_id == meeting.id)):
            session.delete(topic)
        of = {"session_id": meeting.id, "engagement_id": meeting.engagement_id}
        session.add_all(Topic(**of, topic=topic) for topic in dict.fromkeys(said.topics))
    for key in said.materials:
        add_material(session, meeting, key)
    for key in said.not_materials:
        session.delete(_material(session, meeting, key))
    session.flush()


def add_material(session: Session, meeting: Meeting, key: str) -> None:
    document = find_within(session, Document, "document", key, meeting.engagement_id)
    same = select(Material).where(Material.session_id == meeting.id)
    if not session.exec(same.where(Material.document_id == document.id)).first():
        session.add(
            Material(
                session_id=meeting.id,
                engagement_id=meeting.engagement_id,
                document_id=document.id,
            )
        )
        session.flush()


def _material(session: Session, meeting: Meeting, key: str) -> Material:
    document = find_row(session, Document, "document", key)
    same = select(Material).where(Material.session_id == meeting.id)
    found = session.exec(same.where(Material.document_id == document.id)).first()
    if found is None:
        raise RuleBroken("{key} is no material of {session}", key=key, session=meeting.key,
                         next=f"engtrack session show {meeting.key}")  # fmt: skip
    return found


def edit(session: Session, key: str, columns: dict[str, Any], said: Said) -> str:
    """Correct or move a session; one that was confirmed is to be confirmed anew once it moves."""
    meeting = writable(session, key)
    if said.moves or said.expected or said.not_expected:
        rules.check_movable(meeting.key, meeting.state)
    meeting.sqlmodel_update(columns)
    if said.task is not None:
        _link(session, meeting, said.task)
    attendance.dismiss(session, meeting, said.not_expected)
    if said.moves:
        _move(session, meeting, said)
    attendance.expect(session, meeting, said.expected, "expected")
    _describe(session, meeting, said)
    session.add(meeting)
    return meeting.key


def _link(session: Session, meeting: Meeting, task: Any) -> None:
    if task is CLEAR:
        meeting.work_id = None
        return
    work = works.find(session, task, "task")
    check_within(work, "task", meeting.engagement_id)
    meeting.work_id = work.id


def _move(session: Session, meeting: Meeting, said: Said) -> None:
    before = (meeting.start_at, meeting.end_at, meeting.zone)
    moved = times.hours(
        said.on or meeting.day_on,
        said.start or meeting.start_time,
        said.end or meeting.end_time,
        said.zone or meeting.zone,
    )
    meeting.sqlmodel_update(moved._asdict())
    if before == (meeting.start_at, meeting.end_at, meeting.zone):
        return
    _tell_times(session, meeting)
    attendance.tell_all_busy(session, meeting)
    if meeting.state == "confirmed":
        meeting.state, meeting.confirmed_on, meeting.confirmed_by_id = "booked", None, None
        tell(session, "{key} has moved, and is to be confirmed again", key=meeting.key,
             next=f"engtrack session confirm {meeting.key}")  # fmt: skip


def confirm(session: Session, key: str, by: str | None, on: str | None) -> str:
    meeting = writable(session, key)
    if is_already(session, "session", meeting.key, meeting.state, "confirmed"):
        return meeting.key
    rules.check_move(meeting.key, meeting.state, "confirmed")
    meeting.state = "confirmed"
    meeting.confirmed_by_id = people.by_or_me(session, by).id
    meeting.confirmed_on = on or session.info["today"]
    return meeting.key


def cancel(session: Session, key: str, reason: str | None, on: str | None) -> str:
    meeting = writable(session, key)
    if is_already(session, "session", meeting.key, meeting.state, "cancelled"):
        return meeting.key
    rules.check_move(meeting.key, meeting.state, "cancelled")
    meeting.state, meeting.reason = "cancelled", reason
    meeting.cancelled_on = on or session.info["today"]
    return meeting.key


def attend(
    session: Session,
    key: str,
    present: Sequence[Who],
    absent: Sequence[str],
    made_up_by: str | None,
) -> str:
    """Say who came after all, who did not, and which session makes up for that."""
    meeting = writable(session, key)
    rules.check_was_held(meeting.key, meeting.state)
    attendance.mark(session, meeting, present, absent)
    if made_up_by is not None:
        attendance.make_up(session, meeting, absent, find(session, made_up_by))
    return meeting.key
