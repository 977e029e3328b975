"""Somebody is away: their days are kept, and their work is handed over or planned around them.

Over all engagements that are not closed, each planned anew; leave that is over hands nothing over.
"""

from collections.abc import Mapping

from sqlmodel import Session, col, or_, select

from engtrack.cli.decided import Decided
from engtrack.errors import Sentence
from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.person import actions as people
from engtrack.nouns.person import leave, spans
from engtrack.nouns.person.concerned import say_what_to_look_at, say_whom_to_tell
from engtrack.nouns.person.cover import Absence, find_cover, hand_over
from engtrack.nouns.person.model import Leave, Person
from engtrack.nouns.person.said import Days
from engtrack.nouns.person.spans import Span
from engtrack.nouns.role.model import Assignment
from engtrack.nouns.schedule import actions as schedule
from engtrack.nouns.schedule.model import Assignee, Work
from engtrack.nouns.schedule.planning.leave import There
from engtrack.nouns.schedule.planning.planner import Planned
from engtrack.nouns.schedule.planning.reading import network_of
from engtrack.store.talk import tell
from engtrack.store.write import raw

Plans = Mapping[str, Mapping[str, Planned]]  # by the ids of the engagements


def away(session: Session, handle: str, days: Days, cover_handle: str | None, said: Decided) -> str:
    """Keep the days; with a cover hand over what lies in them, and plan anew what does not."""
    person = people.active(session, handle)
    cover = find_cover(session, person, cover_handle, days) if cover_handle else None
    standing = leave.spans_of(session, person)
    if cover is not None:
        spans.check_cover(standing, days, cover.id, _handles(session, standing), handle)
    wanted = spans.joined(standing, days, cover.id if cover else None, session.info["today"])
    is_kept = wanted == standing
    if is_kept and cover is None:
        tell(session, "{person} is away on those days already", person=handle)
        return person.handle
    _say_whom_they_cover(session, person, days)
    parents = _open_of(session, person)
    absence = Absence(person, days, cover) if cover else None
    plans = _plans_without(session, absence, parents) if absence else {}
    _remember(session, parents)
    leave.keep(session, person, wanted)
    work_ids = {id for parent in parents for id in _settle(session, parent, absence, plans, said)}
    if is_kept and not work_ids:
        tell(session, "{person} is away on those days already", person=handle)
        return person.handle
    if cover is not None:
        say_what_to_look_at(session, person, cover, parents, days)
    if work_ids or days.until_on >= session.info["today"]:
        say_whom_to_tell(session, person, parents, work_ids, cover)
    return person.handle


def back(session: Session, handle: str, days: Days) -> str:
    """They are there on these days after all; what was handed over stays with their cover."""
    person = people.active(session, handle)
    standing = leave.spans_of(session, person)
    wanted = spans.without(standing, days)
    if wanted == standing:
        tell(session, "{person} is not away on those days", person=handle)
        return person.handle
    parents = _open_of(session, person)
    _remember(session, parents)
    leave.keep(session, person, wanted)
    nothing = Decided()
    work_ids = {id for parent in parents for id in _settle(session, parent, None, {}, nothing)}
    for cover_id in sorted({s.cover_id for s in set(standing) - set(wanted) if s.cover_id}):
        _say_what_stays(session, person, session.get_one(Person, cover_id), days)
    say_whom_to_tell(session, person, parents, work_ids, None)
    return person.handle


def _settle(
    session: Session, parent: Engagement, absence: Absence | None, plans: Plans, said: Decided
) -> set[str]:
    """Hand over, plan anew, and say both beneath the engagement's name; the work touched."""
    talk = session.info["talk"]
    place = len(talk)
    before = schedule.remember(session, parent).today
    handed = hand_over(session, parent, absence, plans[parent.id], said) if absence else []
    plan = schedule.replan(session, parent)
    if len(talk) > place:
        name = Sentence("{engagement} · {client}", engagement=parent.key, client=parent.client)
        talk.insert(place, name)
    return {*handed, *(id for id, now in plan.items() if before.get(id, now) != now)}


def _remember(session: Session, parents: list[Engagement]) -> None:
    """Before the leave is kept."""
    for parent in parents:
        schedule.remember(session, parent)


def _plans_without(session: Session, absence: Absence, parents: list[Engagement]) -> Plans:
    """What would be planned without this leave: it says which work lies in it."""
    session.flush()
    today, there = session.info["today"], There(absence.person.id, *absence.days)
    return {
        parent.id: network_of(raw(session), parent.id, today, there).plan(today)
        for parent in parents
    }


def _open_of(session: Session, person: Person) -> list[Engagement]:
    """The engagements that are not closed in which they have work or a role."""
    given = select(Assignee.engagement_id).where(Assignee.person_id == person.id)
    held = select(Assignment.engagement_id).where(Assignment.person_id == person.id)
    theirs = or_(col(Engagement.id).in_(given), col(Engagement.id).in_(held))
    found = select(Engagement).where(Engagement.state != "closed", theirs)
    return list(session.exec(found.order_by(col(Engagement.key))))


def _handles(session: Session, standing: list[Span]) -> dict[str, str]:
    ids = {span.cover_id for span in standing if span.cover_id}
    return dict(session.exec(select(Person.id, Person.handle).where(col(Person.id).in_(ids))).all())


def _say_whom_they_cover(session: Session, person: Person, days: Days) -> None:
    same = select(Leave, Person).where(
        Leave.cover_id == person.id,
        Leave.person_id == Person.id,
        Leave.from_on <= days.until_on,
        Leave.until_on >= days.from_on,
    )
    for row, of in session.exec(same):
        tell(session, "{person} is to cover for {of_person}: {span}", person=person.handle,
             of_person=of.handle, span=leave.span_of(row))  # fmt: skip


def _say_what_stays(session: Session, person: Person, cover: Person, days: Days) -> None:
    """Nobody but people knows what was the cover's own: their work in those days is named."""
    same = select(Work).where(
        Work.id == Assignee.work_id,
        Assignee.person_id == cover.id,
        col(Work.state).in_(schedule.UNFINISHED),
        col(Work.start_on) <= days.until_on,
        col(Work.finish_on) >= days.from_on,
    )
    if found := sorted(session.exec(same), key=lambda work: (len(work.key), work.key)):
        noun = "milestone" if found[0].is_milestone else "task"
        session.info["talk"].append(
            Sentence("what was handed over stays with {cover}, who has in those days: {keys}",
                     cover=cover.handle, keys=[work.key for work in found],
                     next=f"engtrack {noun} assign {found[0].key} {person.handle}")
        )  # fmt: skip
