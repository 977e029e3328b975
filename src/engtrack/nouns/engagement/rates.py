"""Writes about rates: what an hour or a kilometre costs, from a day on."""

from collections.abc import Sequence

from sqlalchemy import text
from sqlmodel import Session, select

from engtrack.nouns.approval.authority import check_holds
from engtrack.nouns.engagement.model import Engagement, Rate
from engtrack.nouns.engagement.rates_said import RateSaid
from engtrack.nouns.engagement.rows import writable
from engtrack.nouns.engagement.rules import check_rate_free
from engtrack.nouns.person import actions as people

BILLING = ("account-manager", "coordinator")


def keep(session: Session, key: str, rates: Sequence[RateSaid], from_on: str | None) -> None:
    """Each from the day on; one that was said for that very day is replaced."""
    engagement = writable(session, key)
    day = from_on or session.info["today"]
    for said in rates:
        person_id = people.find(session, said.person).id if said.person else None
        _check_free(session, engagement, said, person_id, day)
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


def check_may_set(session: Session, key: str) -> None:
    """Once it has started, what is billed is the account manager's or the coordinator's to set."""
    engagement = writable(session, key)
    if engagement.state == "planned":
        return
    check_holds(session, engagement.id, BILLING)


def _check_free(
    session: Session, engagement: Engagement, said: RateSaid, person_id: str | None, day: str
) -> None:
    """What is billed keeps what it cost: a rate that would change that begins later."""
    if person_id is None and said.role is None:  # of a kilometre: an expense keeps its own cost
        return
    billed = text(
        """SELECT max(t.key), max(t.worked_on) FROM time_entry t
            WHERE t.engagement_id = :engagement AND t.state = 'billed'
              AND t.worked_on >= :day AND t.is_billable = 1
              AND (t.person_id = :person
                   OR :person IS NULL AND t.person_id IN (SELECT a.person_id FROM assignment a
                                   WHERE a.engagement_id = :engagement AND a.role = :role))
              AND EXISTS (SELECT 1 FROM rate r
                           WHERE r.engagement_id = :engagement AND r.from_on <= t.worked_on
                             AND r.cents <> :cents
                             AND (r.person_id = t.person_id
                                  OR r.role IN (SELECT a.role FROM assignment a
                                                 WHERE a.engagement_id = :engagement
                                                   AND a.person_id = t.person_id)))"""
    )
    facts = {"engagement": engagement.id, "day": day, "person": person_id, "role": said.role,
             "cents": said.cents}  # fmt: skip
    found, last = session.connection().execute(billed, facts).one()
    check_rate_free(found, last)
