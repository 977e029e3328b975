"""Naming and releasing the holders of roles."""

from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from engtrack.cli.decided import Decided
from engtrack.cli.parse import Named
from engtrack.errors import RuleBroken
from engtrack.nouns.approval import actions as approvals
from engtrack.nouns.approval.authority import has_ever_been_held
from engtrack.nouns.approval.rules import AUTHORITY
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.person import actions as people
from engtrack.nouns.person import leave
from engtrack.nouns.person.model import Person
from engtrack.nouns.role import rules, shares
from engtrack.nouns.role.model import Assignment
from engtrack.nouns.role.roles import SIDE_OF
from engtrack.nouns.role.rows import lasting
from engtrack.nouns.schedule import actions as schedule
from engtrack.nouns.schedule.model import Assignee, Work
from engtrack.store.find import find as find_row
from engtrack.store.talk import tell
from engtrack.store.write import next_key


def find(session: Session, key: str) -> Assignment:
    return find_row(session, Assignment, "role", key)


def assign(
    session: Session,
    engagement: str | None,
    role: str,
    who: str | Named,
    said: Decided,
    *,
    from_on: str | None = None,
    until_on: str | None = None,
    **columns: Any,
) -> str:
    """Give a role to a person, unknown ones being added; from the start on only by who may.

    `columns` are its domains and its share, None where one is cleared.
    """
    rules.check_role(role)
    parent = engagements.writable(session, engagement)
    schedule.remember(session, parent)
    person = people.named(session, who, SIDE_OF[role])
    begin = from_on or session.info["today"]
    rules.check_side(role, person.handle, person.side, _sides_held(session, parent, person))
    rules.check_days(begin, until_on)
    if columns.get("share_percent") is not None:
        rules.check_share(role, person.handle, parent.key)
    if (held := _overlapping(session, parent, person, role, begin, until_on)) is not None:
        rules.check_same_days(held.key, person.handle, held.from_on, from_on)
        _put_right(session, parent, held, person, said, columns)
        return held.key
    held = Assignment(
        key=next_key(session, "ROL"), engagement_id=parent.id, person_id=person.id, role=role,
        from_on=begin, until_on=until_on, recorded_on=session.info["today"], **columns,
    )  # fmt: skip
    _name(session, parent, held, person, said)
    leave.say_during(session, person, begin, until_on)
    schedule.replan_for_leave(session, parent)
    return held.key


def _name(
    session: Session, parent: Engagement, held: Assignment, person: Person, said: Decided
) -> None:
    """A new holder of a role; with a share, the coordinator allocates it."""
    _decide(session, parent, held, person, said, "assign")
    if held.share_percent is not None and rules.deciding_act(held.role) != "allocate":
        shares.decide(session, parent, held, person, said)
    session.add(held)
    shares.tell_too_much(session, held, person)


def _put_right(
    session: Session, parent: Engagement, held: Assignment, person: Person, said: Decided,
    new: dict[str, Any],
) -> None:  # fmt: skip
    """What was said anew of a role that is held already."""
    changed = {column: value for column, value in new.items() if value != getattr(held, column)}
    if not changed:
        tell(session, "{person} is {role} already", person=person.handle, role=held.role)
        return
    held.sqlmodel_update(changed)
    if changed.keys() - {"share_percent"}:
        _decide(session, parent, held, person, said, "assign")
    if "share_percent" in changed:
        shares.decide(session, parent, held, person, said)
        shares.tell_too_much(session, held, person)


def release(session: Session, key: str, until_on: str | None, said: Decided) -> str:
    """The last day of a role; the last sponsor needs a successor on the day after."""
    held = find(session, key)
    parent = engagements.writable_of(session, held.engagement_id)
    schedule.remember(session, parent)
    last = until_on or session.info["today"]
    if held.until_on is not None and held.until_on < session.info["today"]:
        raise RuleBroken(
            "{key} ended on {until}", key=held.key, until=held.until_on, next="engtrack role list"
        )
    rules.check_days(held.from_on, last)
    if parent.state != "planned":
        rules.check_last_sponsor(held.role, len(_successors(session, held, last)), last)
    _decide(session, parent, held, session.get_one(Person, held.person_id), said, "release")
    held.until_on = last
    schedule.replan_for_leave(session, parent)
    return held.key


def end(session: Session, key: str, until_on: str | None, said: Decided) -> str:
    """Release somebody whose work nobody takes over with the role: it is told."""
    held = find(session, release(session, key, until_on, said))
    assert held.until_on is not None
    parent = engagements.by_id(session, held.engagement_id)
    _tell_left(session, parent, session.get_one(Person, held.person_id), held.until_on)
    return held.key


def _tell_left(session: Session, parent: Engagement, person: Person, last: str) -> None:
    """Who holds no other role there from then on, and has work that is not finished."""
    other = select(Assignment.id).where(
        Assignment.engagement_id == parent.id, Assignment.person_id == person.id, _beyond(last)
    )
    theirs = (
        select(Work.key)
        .join(Assignee)
        .where(
            Work.engagement_id == parent.id,
            Assignee.person_id == person.id,
            col(Work.state).in_(("open", "started")),
        )
    )
    if session.exec(other).first() is None and (keys := list(session.exec(theirs))):
        tell(session, "still given to {person}: {keys}", person=person.handle, keys=keys,
             next=f"engtrack task list --assignee {person.handle} -e {parent.key}")  # fmt: skip


def _decide(
    session: Session, parent: Engagement, held: Assignment, person: Person, said: Decided, verb: str
) -> None:
    """Who may change a role: while planned, anybody; later, who has the authority.

    A first holder of a deciding role may be named by anybody.
    """
    act = rules.deciding_act(held.role)
    if parent.state == "planned" or act is None:
        return
    if held.role in AUTHORITY[act][0] and not has_ever_been_held(session, parent.id, held.role):
        return  # the first holder of a role that decides: nobody else could
    content = {"verb": verb, "role": held.role, "person": person.handle, "from_on": held.from_on}
    approvals.decide_act(session, parent.id, act, "role", held, person.name, said, content)


def _sides_held(session: Session, parent: Engagement, person: Person) -> set[str]:
    held = select(Assignment.role).where(
        Assignment.engagement_id == parent.id, Assignment.person_id == person.id
    )
    return {SIDE_OF[role] for role in session.exec(held)}


def _overlapping(
    session: Session, parent: Engagement, person: Person, role: str, begin: str, until: str | None
) -> Assignment | None:
    same = select(Assignment).where(
        Assignment.engagement_id == parent.id,
        Assignment.person_id == person.id,
        Assignment.role == role,
        lasting(begin),
    )
    if until is not None:
        same = same.where(Assignment.from_on <= until)
    return session.exec(same).first()


def _successors(session: Session, held: Assignment, last: str) -> list[str]:
    """Other holders of the role on the first day after `last`."""
    others = select(Assignment.key).where(
        Assignment.engagement_id == held.engagement_id,
        Assignment.role == held.role,
        Assignment.id != held.id,
        _beyond(last),
    )
    days = engagements.calendar_of(session, held.engagement_id)
    return list(session.exec(others.where(Assignment.from_on <= days.add(last, 1))))


def _beyond(last: str) -> ColumnElement[bool]:
    return or_(col(Assignment.until_on).is_(None), col(Assignment.until_on) > last)
