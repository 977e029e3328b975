"""The leave of people as the file keeps it: read, written, and said where it matters."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from engtrack.nouns.person.model import Leave, Person
from engtrack.nouns.person.said import Days
from engtrack.nouns.person.spans import Span
from engtrack.store.talk import tell


def spans_of(session: Session, person: Person) -> list[Span]:
    rows = session.exec(select(Leave).where(Leave.person_id == person.id))
    return sorted(Span(r.from_on, r.until_on, r.cover_id, r.recorded_on) for r in rows)


def keep(session: Session, person: Person, wanted: Sequence[Span]) -> None:
    """These spans and no others; a row stays where a span has days of it: approvals name rows."""
    rows = session.exec(
        select(Leave).where(Leave.person_id == person.id).order_by(col(Leave.from_on))
    ).all()
    lacking = sorted(wanted)
    for row in rows:
        span = next((s for s in lacking if s.shares_days_with(row.from_on, row.until_on)), None)
        if span is None:
            session.delete(row)
        else:
            lacking.remove(span)
            row.sqlmodel_update(span._asdict())
            session.add(row)
    session.add_all(Leave(person_id=person.id, **span._asdict()) for span in lacking)
    session.flush()


def during(session: Session, person: Person, from_on: str, until_on: str) -> list[Leave]:
    """What of their leave lies, in part at least, within these days."""
    same = select(Leave).where(
        Leave.person_id == person.id, Leave.from_on <= until_on, Leave.until_on >= from_on
    )
    return list(session.exec(same.order_by(col(Leave.from_on))))


def span_of(row: Leave) -> str:
    return str(Days(row.from_on, row.until_on))


def say_during(session: Session, person: Person, from_on: str, until_on: str | None) -> None:
    """A word to who gives somebody work or a role: they are away in that time."""
    first = max(from_on, session.info["today"])
    for row in during(session, person, first, until_on or "9999"):
        tell(session, "{person} is away: {span}", person=person.handle, span=span_of(row))
