"""Who covers for somebody on leave, and the work that is handed over to them for it.

What lies wholly within the leave becomes the cover's; on what lies partly in it they work beside
the one who is away, so that it need not move. Handing work of an engagement under way to one of
the vendor's people is an allocation, and the coordinator's to decide.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlmodel import Session, col, or_, select

from engtrack.cli.decided import Decided
from engtrack.errors import Misused, RuleBroken
from engtrack.nouns.approval import actions as approvals
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.person import actions as people
from engtrack.nouns.person import leave
from engtrack.nouns.person.model import Leave, Person
from engtrack.nouns.person.said import Days
from engtrack.nouns.role.model import Assignment
from engtrack.nouns.schedule.actions import UNFINISHED
from engtrack.nouns.schedule.model import Assignee, Work
from engtrack.nouns.schedule.planning.leave import away_of
from engtrack.nouns.schedule.planning.planner import Planned
from engtrack.store.talk import tell
from engtrack.store.write import raw


@dataclass(frozen=True)
class Absence:
    """Who is away, on which days, and who covers for them."""

    person: Person
    days: Days
    cover: Person


def find_cover(session: Session, person: Person, handle: str, days: Days) -> Person:
    """Somebody of the same side who is there on those days."""
    cover = people.active(session, handle)
    if cover.id == person.id:
        raise Misused("{person} cannot cover for themselves", person=person.handle,
                      next=f"engtrack person list --side {person.side}")  # fmt: skip
    if cover.side != person.side:
        raise RuleBroken("{cover} is of the {side}, {person} of the {other}", cover=cover.handle,
                         side=cover.side, person=person.handle, other=person.side,
                         next=f"engtrack person list --side {person.side}")  # fmt: skip
    for row in leave.during(session, cover, *days):
        raise RuleBroken("{person} is away: {span}", person=cover.handle, span=leave.span_of(row),
                         next=f"engtrack person show {cover.handle}")  # fmt: skip
    return cover


def hand_over(
    session: Session,
    engagement: Engagement,
    absence: Absence,
    planned: Mapping[str, Planned],
    said: Decided,
) -> list[str]:
    """The ids of the work that the cover gets; `planned` are its dates without this leave."""
    handed = list(_handed(session, engagement, absence, planned))
    if not handed:
        return []
    if absence.cover.side == "vendor" and engagement.state != "planned":
        _decide(session, engagement, absence, [work for work, _ in handed], said)
    for work, own in handed:
        _give(session, work, own, absence, _is_within(work, absence, planned))
    session.flush()
    return [work.id for work, _ in handed]


def _handed(
    session: Session, engagement: Engagement, absence: Absence, planned: Mapping[str, Planned]
) -> Iterator[tuple[Work, Assignee]]:
    """The work that lies in the leave and is theirs: by name, or by a role that nobody else fills.

    Each with the row that makes it theirs.
    """
    own, covered = (
        _rows_of(session, engagement, absence),
        _given_to(session, engagement, absence.cover),
    )
    away = away_of(raw(session), engagement.id)
    calendar = engagements.calendar_of(session, engagement.id)
    kept = select(Work).where(Work.engagement_id == engagement.id, col(Work.state).in_(UNFINISHED))
    for work in sorted(session.exec(kept), key=lambda w: (len(w.key), w.key)):
        if work.id not in own or work.id not in planned:
            continue
        first, last = _within(work, absence, planned, session.info["today"])
        if first > last or calendar.on_or_after(first) > last:
            continue
        if own[work.id].person_id is None:
            is_theirs = any(first <= day <= last for day in away.get(work.id, ()))
        else:
            is_theirs = work.id not in covered or _is_within(work, absence, planned)
        if is_theirs:
            yield work, own[work.id]


def _rows_of(session: Session, engagement: Engagement, absence: Absence) -> dict[str, Assignee]:
    """What makes work theirs, by its id: their name, else a role that they hold on those days."""
    held = select(Assignment.role).where(
        Assignment.engagement_id == engagement.id,
        Assignment.person_id == absence.person.id,
        Assignment.from_on <= absence.days.until_on,
        or_(col(Assignment.until_on).is_(None), col(Assignment.until_on) >= absence.days.from_on),
    )
    theirs = or_(Assignee.person_id == absence.person.id, col(Assignee.role).in_(held))
    rows = session.exec(select(Assignee).where(Assignee.engagement_id == engagement.id, theirs))
    return {row.work_id: row for row in sorted(rows, key=lambda row: row.person_id is not None)}


def _given_to(session: Session, engagement: Engagement, person: Person) -> set[str]:
    given = select(Assignee.work_id).where(
        Assignee.engagement_id == engagement.id, Assignee.person_id == person.id
    )
    return set(session.exec(given))


def _within(
    work: Work, absence: Absence, planned: Mapping[str, Planned], today: str
) -> tuple[str, str]:
    """The days of the leave to come on which the work goes on; late work goes on today."""
    now = planned[work.id]
    return (
        max(now.start_on, absence.days.from_on, today),
        min(max(now.finish_on, today), absence.days.until_on),
    )


def _is_within(work: Work, absence: Absence, planned: Mapping[str, Planned]) -> bool:
    now = planned[work.id]
    return absence.days.from_on <= now.start_on and now.finish_on <= absence.days.until_on


def _decide(
    session: Session, engagement: Engagement, absence: Absence, work: list[Work], said: Decided
) -> None:
    content = {
        "verb": "cover",
        "person": absence.person.handle,
        "cover": absence.cover.handle,
        "from_on": absence.days.from_on,
        "until_on": absence.days.until_on,
        "work": [one.key for one in work],
    }
    row = session.exec(
        select(Leave).where(
            Leave.person_id == absence.person.id,
            Leave.from_on <= absence.days.from_on,
            Leave.until_on >= absence.days.until_on,
        )
    ).one()
    approvals.decide_act(session, engagement.id, "allocate", "leave", row, absence.person.name,
                         said, content)  # fmt: skip


def _give(session: Session, work: Work, own: Assignee, absence: Absence, is_whole: bool) -> None:
    """In their place, or beside them."""
    cover, facts = absence.cover, {"key": work.key, "title": work.title}
    there = select(Assignee).where(Assignee.work_id == work.id, Assignee.person_id == cover.id)
    if session.exec(there).first() is None:
        session.add(Assignee(work_id=work.id, engagement_id=work.engagement_id, person_id=cover.id))
    if own.person_id is not None and is_whole:
        session.delete(own)
        tell(session, "{key} {title}: from {person} to {cover}", person=absence.person.handle,
             cover=cover.handle, **facts)  # fmt: skip
    else:
        who = absence.person.handle if own.person_id else f"role:{own.role}"
        tell(session, "{key} {title}: {cover} beside {who}", who=who, cover=cover.handle, **facts)
