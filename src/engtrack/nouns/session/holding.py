"""The end of a session's day: who came, what went wrong, what was decided, all in one write."""

from sqlmodel import Session, select

from engtrack.errors import RuleBroken
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.issue import actions as issues
from engtrack.nouns.message import actions as messages
from engtrack.nouns.message.recipients import ToRole
from engtrack.nouns.person import actions as people
from engtrack.nouns.person.model import Person
from engtrack.nouns.session import attendance, guessing, rules, signing
from engtrack.nouns.session.actions import writable
from engtrack.nouns.session.model import Attendance, Meeting
from engtrack.nouns.session.said import Ended, Spent
from engtrack.nouns.time import actions as hours
from engtrack.store.find import check_within
from engtrack.store.talk import is_already, tell


def hold(session: Session, key: str, ended: Ended) -> str:
    """Say that it took place: all who were expected came, unless it is said who did not.

    Who is said to have worked there came too.
    """
    meeting = writable(session, key)
    if meeting.state == "held":
        rules.check_nothing_told(meeting.key, ended.is_anything)
    if is_already(session, "session", meeting.key, meeting.state, "held"):
        return meeting.key
    rules.check_move(meeting.key, meeting.state, "held")
    rules.check_day_has_come(meeting.key, meeting.day_on, session.info["today"])
    meeting.state = "held"
    meeting.sqlmodel_update(ended.columns)
    expected = attendance.attendances(session, meeting)
    came = [handle for handle in expected if handle not in ended.absent]
    worked = [spent.person for spent in ended.hours if spent.person]
    attendance.mark(session, meeting, [*came, *ended.also, *worked], ended.absent)
    _check_anybody(session, meeting)
    logged = [_log_hours(session, meeting, spent, ended.by) for spent in ended.hours]
    for line in ended.issues:
        _log(session, meeting, line, ended.by)
    if ended.decided:
        _keep_minutes(session, meeting, ended)
    if ended.signed_by:
        signing.sign(session, meeting, logged, ended.signed_by)
    return meeting.key


def _check_anybody(session: Session, meeting: Meeting) -> None:
    there = attendance.attendances(session, meeting).values()
    if not any(one.presence == "present" for one in there):
        raise RuleBroken("nobody was at {key}: say who came, with --with, or cancel it",
                         key=meeting.key,
                         next=f"engtrack session cancel {meeting.key}")  # fmt: skip


def _log_hours(session: Session, meeting: Meeting, spent: Spent, by: str | None) -> str:
    thing = hours.worked_on(session, spent.key)
    check_within(thing, "task", meeting.engagement_id)
    person = spent.person or _whose(session, meeting, by)
    columns = {"note": meeting.title}
    key = hours.log(session, thing.key, spent.minutes, columns, person, meeting.day_on)
    tell(session, "{key}: {person}, {task}, {minutes}", key=key, person=person, task=thing.key,
         minutes=spent.minutes)  # fmt: skip
    return key


def _whose(session: Session, meeting: Meeting, by: str | None) -> str:
    """Who tells, if they are the vendor's and were there; else the only one of the vendor's."""
    there = select(Person.handle).join(Attendance).where(Attendance.session_id == meeting.id)
    found = session.exec(
        there.where(Attendance.presence == "present", Person.side == "vendor")
    ).all()
    teller = people.by_or_me(session, by).handle
    return teller if teller in found else rules.only_one(found)


def _log(session: Session, meeting: Meeting, line: str, by: str | None) -> None:
    """An entry of the issue log, its kind and area guessed; a comment says whence it comes."""
    parent = engagements.by_id(session, meeting.engagement_id)
    columns = guessing.entry_of(line)
    key = issues.log(session, parent.key, columns, by=by, on=meeting.day_on)
    session.flush()
    issues.comment(session, key, meeting.title, by, meeting.day_on, meeting.key)
    tell(session, "{key}: {kind}, {area}: {line}", key=key, kind=columns["kind"], noun="issue",
         area=columns["area"], line=line, next=f"engtrack issue edit {key} --help")  # fmt: skip


def _keep_minutes(session: Session, meeting: Meeting, ended: Ended) -> None:
    """A message to all others who were there, and of a steering session to the committee."""
    sender = people.by_or_me(session, ended.by).handle
    there = attendance.attendances(session, meeting)
    to: list[str | ToRole] = [
        handle for handle, one in there.items() if one.presence == "present" and handle != sender
    ]
    if meeting.kind == "steering":
        to.append(ToRole("steering-committee"))
    if not to:
        raise RuleBroken("nobody else was at {key}: who is told what was decided?",
                         key=meeting.key, next="engtrack message log --help")  # fmt: skip
    columns = {
        "kind": "minutes",
        "subject": meeting.title,
        "body": "\n".join(ended.decided),
        "sent_on": meeting.day_on,
        "via": "meeting",
        "cites": meeting.key,
    }
    parent = engagements.by_id(session, meeting.engagement_id)
    key = messages.log(session, parent.key, columns, to, sender)
    tell(session, "what was decided is kept as {key}", key=key)
