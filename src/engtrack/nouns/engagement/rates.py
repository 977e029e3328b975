"""Writes about rates: what an hour or a kilometre costs, from a day on."""

from collections.abc import Sequence

from sqlmodel import Session, select

from engtrack.nouns.engagement.model import Rate
from engtrack.nouns.engagement.rates_said import RateSaid
from engtrack.nouns.engagement.rows import writable
from engtrack.nouns.person import actions as people


def keep(session: Session, key: str, rates: Sequence[RateSaid], from_on: str | None) -> None:
    """Each from the day on; one that was said for that very day is replaced."""
    engagement = writable(session, key)
    day = from_on or session.info["today"]
    for said in rates:
        person_id = people.find(session, said.person).id if said.person else None
        same = select(Rate).where(
            Rate.engagement_id == engagement.id,
            Rate.person_id == person_id,
            Rate.role == said.role,
            Rate.from_on == day,
        )
        row = session.exec(same).first() or Rate(
            engagement_id=engagement.id,
            person_id=person_id,
            role=said.role,
            is_km=int(person_id is None and said.role is None),
            cents=said.cents,
            from_on=day,
        )
        row.cents = said.cents
        session.add(row)
    session.flush()
