"""Who covers for somebody on leave, and the work that is handed over to them for it.

What lies wholly within the leave becomes the cover's; on what lies partly in it they work beside
the one who is away, so that it need not move. What is late is theirs as long as they are there, and
that is said. Handing work of an engagement under way to one of the vendor's people is an
allocation, and the coordinator's to decide.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlmodel import Session, col, or_, select

from engtrack.cli.decided import Decided
from engtrack.errors import Misused, RuleBroken, Sentence
from engtrack.nouns.approval import actions as approvals
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.person import actions as people
from engtrack.nouns.person import leave
from engtrack.nouns.person.model import Leave, Person
from engtrack.nouns.person.said import Days
from engtrack.nouns.role.model import Assignment
from engtrack.nouns.role.rows import lasting
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


@dataclass(frozen=True)
class Theirs:
    """Work of theirs that the leave touches, and the row that makes it theirs."""

    work: Work
    own: Assignee
    is_whole: bool  # planned wholly within the leave
    is_before: bool  # late, and there are days left to do it before the leave


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
    covered = _given_to(session, engagement, absence.cover)
    theirs = [
        one
        for one in _theirs(session, engagement, absence, planned)
        if one.own.person_id is None or one.is_whole or one.work.id not in covered
    ]
    _say_what_stays(session, absence, [one.work for one in theirs if one.is_before])
    handed = [one for one in theirs if not one.is_before]
    if handed and absence.cover.side == "vendor" and engagement.state != "planned":
        _decide(session, engagement, absence, [one.work for one in handed], said)
    for one in handed:
        _give(session, one, absence, is_theirs_already=one.work.id in covered)
    session.flush()
    return [one.work.id for one in handed]


def _theirs(
    session: Session, engagement: Engagement, absence: Absence, planned: Mapping[str, Planned]
) -> Iterator[Theirs]:
    """Their work in the leave: theirs by name, or by a role that nobody else fills in those days.

    Late work goes on on the next day that is worked, and nobody knows when it ends.
    """
    own, today = _rows_of(session, engagement, absence), session.info["today"]
    away = away_of(raw(session), engagement.id)
    calendar = engagements.calendar_of(session, engagement.id)
    next_day = calendar.on_or_after(today)
    kept = select(Work).where(Work.engagement_id == engagement.id, col(Work.state).in_(UNFINISHED))
    for work in sorted(session.exec(kept), key=lambda w: (len(w.key), w.key)):
        if work.id not in own or (now := planned.get(work.id)) is None:
            continue
        is_late = now.finish_on < today
        is_before = is_late and next_day < absence.days.from_on
        goes_on = Planned(next_day, next_day) if is_late else now
        days = absence.days if is_before else _within(goes_on, absence.days, today)
        if calendar.on_or_after(days.from_on) > days.until_on:
            continue
        gone = (days.from_on <= day <= days.until_on for day in away.get(work.id, ()))
        if own[work.id].person_id or any(gone):
            yield Theirs(work, own[work.id], _is_within(now, absence.days), is_before)


def _rows_of(session: Session, engagement: Engagement, absence: Absence) -> dict[str, Assignee]:
    """What makes work theirs, by its id: their name, else a role that they hold on those days."""
    held = select(Assignment.role).where(
        Assignment.engagement_id == engagement.id,
        Assignment.person_id == absence.person.id,
        Assignment.from_on <= absence.days.until_on,
        lasting(absence.days.from_on),
    )
    theirs = or_(Assignee.person_id == absence.person.id, col(Assignee.role).in_(held))
    rows = session.exec(select(Assignee).where(Assignee.engagement_id == engagement.id, theirs))
    return {row.work_id: row for row in sorted(rows, key=lambda row: row.person_id is not None)}


def _given_to(session: Session, engagement: Engagement, person: Person) -> set[str]:
    given = select(Assignee.work_id).where(
        Assignee.engagement_id == engagement.id, Assignee.person_id == person.id
    )
    return set(session.exec(given))


def _within(now: Planned, days: Days, today: str) -> Days:
    """The days of the leave to come on which the work goes on: none where the first is later."""
    return Days(max(now.start_on, days.from_on, today), min(now.finish_on, days.until_on))


def _is_within(now: Planned, days: Days) -> bool:
    return days.from_on <= now.start_on and now.finish_on <= days.until_on


def _say_what_stays(session: Session, absence: Absence, late: list[Work]) -> None:
    """Late work is theirs until they go; whether any of it is left then, nobody knows."""
    if late:
        noun = "milestone" if late[0].is_milestone else "task"
        session.info["talk"].append(
            Sentence("late, and {person} keeps it until then: {keys}; to give it away now:",
                     person=absence.person.handle, keys=[work.key for work in late],
                     next=f"engtrack {noun} assign {late[0].key} {absence.cover.handle}")
        )  # fmt: skip


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


def _give(session: Session, one: Theirs, absence: Absence, *, is_theirs_already: bool) -> None:
    """In their place, or beside them."""
    work, own, cover = one.work, one.own, absence.cover
    facts = {"key": work.key, "title": work.title, "cover": cover.handle}
    if not is_theirs_already:
        session.add(Assignee(work_id=work.id, engagement_id=work.engagement_id, person_id=cover.id))
    if own.person_id is not None and one.is_whole:
        session.delete(own)
        tell(session, "{key} {title}: from {person} to {cover}", person=absence.person.handle,
             **facts)  # fmt: skip
    else:
        who = absence.person.handle if own.person_id else f"role:{own.role}"
        tell(session, "{key} {title}: {cover} beside {who}", who=who, **facts)
