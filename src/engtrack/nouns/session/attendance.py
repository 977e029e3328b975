"""Who is expected at a session, who came, and what makes up for having missed it."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from engtrack.errors import RuleBroken
from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.engagement.rows import by_id
from engtrack.nouns.person import actions as people
from engtrack.nouns.person import leave
from engtrack.nouns.person.model import Person
from engtrack.nouns.role.model import Assignment
from engtrack.nouns.schedule.model import Assignee
from engtrack.nouns.session import rules
from engtrack.nouns.session.model import Attendance, Meeting, Topic
from engtrack.nouns.session.said import Who
from engtrack.store.find import check_within
from engtrack.store.talk import tell


def attendances(session: Session, meeting: Meeting) -> dict[str, Attendance]:
    """By the handle of each person."""
    of = select(Person.handle, Attendance).join(Attendance)
    found = session.exec(of.where(Attendance.session_id == meeting.id).order_by(Person.handle))
    return dict(found.all())


def expect(session: Session, meeting: Meeting, who: Sequence[Who], presence: str) -> list[str]:
    """Add who was not expected yet; the handles of all who were named."""
    there = attendances(session, meeting)
    handles = []
    for one in who:
        person = theirs(session, by_id(session, meeting.engagement_id), one)
        if presence == "expected" and person.handle not in there:
            _tell_busy(session, meeting, person)
        keep(session, meeting, person, presence)
        handles.append(person.handle)
    return handles


def keep(session: Session, meeting: Meeting, person: Person, presence: str) -> None:
    """Once for each person; what was said of them before is replaced."""
    same = select(Attendance).where(Attendance.session_id == meeting.id)
    found = session.exec(same.where(Attendance.person_id == person.id)).first()
    there = found or Attendance(
        session_id=meeting.id, engagement_id=meeting.engagement_id, person_id=person.id
    )
    there.presence = presence
    session.add(there)
    session.flush()


def theirs(session: Session, parent: Engagement, who: Who) -> Person:
    """A person of the engagement; who is named in full is, and is the client's if unknown."""
    person = people.named(session, who, "client")
    is_theirs = not isinstance(who, str) or any(
        session.exec(
            select(of.id).where(of.engagement_id == parent.id, of.person_id == person.id)
        ).first()
        for of in (Assignment, Assignee, Attendance)
    )
    rules.check_is_of_engagement(person.handle, parent.key, is_theirs)
    return person


def _tell_busy(session: Session, meeting: Meeting, person: Person) -> None:
    """Another session at that time, of whichever engagement, and days away, are said."""
    other = session.exec(
        select(Meeting)
        .join(Attendance, col(Attendance.session_id) == Meeting.id)
        .where(Attendance.person_id == person.id, Meeting.id != meeting.id)
        .where(col(Meeting.state).in_(rules.TO_COME))
        .where(Meeting.start_at < meeting.end_at, Meeting.end_at > meeting.start_at)
    ).first()
    if other is not None:
        tell(session, "{person} is expected at {other} at that time", person=person.handle,
             other=other.key, next=f"engtrack session show {other.key}")  # fmt: skip
    for away in leave.during(session, person, meeting.day_on, meeting.day_on):
        tell(session, "{person} is on leave then ({days})", person=person.handle,
             days=leave.span_of(away))  # fmt: skip


def tell_all_busy(session: Session, meeting: Meeting) -> None:
    """The same of everybody, once it has moved."""
    for handle in attendances(session, meeting):
        _tell_busy(session, meeting, people.find(session, handle))


def dismiss(session: Session, meeting: Meeting, handles: Sequence[str]) -> None:
    there = attendances(session, meeting)
    rules.check_expected(meeting.key, handles, there)
    for handle in handles:
        session.delete(there[handle])
    session.flush()


def mark(session: Session, meeting: Meeting, present: Sequence[Who], absent: Sequence[str]) -> None:
    """Who came, expected or not, and who of those expected did not."""
    handles = expect(session, meeting, present, "present")
    rules.check_apart(handles, absent)
    there = attendances(session, meeting)
    rules.check_expected(meeting.key, absent, there)
    for handle in handles:
        there[handle].made_up_by_id = None
    for handle in absent:
        there[handle].presence = "absent"
    session.flush()


def trains_application(session: Session, meeting: Meeting) -> bool:
    """A training of which nothing else is said is about the application, as in `session_aim`."""
    of = select(Topic.topic).where(Topic.session_id == meeting.id)
    return rules.is_of_application(meeting.kind, session.exec(of).all())


def make_up(session: Session, meeting: Meeting, absent: Sequence[str], other: Meeting) -> None:
    """Those who were absent attend another session for it, and are expected there."""
    check_within(other, "session", meeting.engagement_id)
    rules.check_makes_up(meeting.key, meeting.day_on, other.key, other.day_on, other.state)
    if trains_application(session, meeting):
        rules.check_trains_too(meeting.key, other.key, trains_application(session, other))
    there = attendances(session, meeting)
    missed = list(absent) or [h for h, one in there.items() if one.presence == "absent"]
    if not missed:
        raise RuleBroken("nobody was absent from {key}", key=meeting.key,
                         next=f"engtrack session show {meeting.key}")  # fmt: skip
    for handle in missed:
        there[handle].made_up_by_id = other.id
    at_other = attendances(session, other)
    if other.state in rules.TO_COME:
        expect(session, other, [h for h in missed if h not in at_other], "expected")
    tell(session, "{people}: {key} makes up for it", people=missed, key=other.key)
