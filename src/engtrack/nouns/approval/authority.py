"""Authority asked of the file: who held which role on a day, and whether that lets them decide."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from engtrack.cli.decided import Decided
from engtrack.nouns.approval import rules
from engtrack.nouns.person import actions as people
from engtrack.nouns.person.model import Person
from engtrack.nouns.role.model import Assignment
from engtrack.nouns.role.rows import held_on


@dataclass(frozen=True)
class Authorised:
    """Who decided, when and by which way, once authority was found."""

    by: Person
    on: str
    role: str
    via: str | None
    is_late_role: bool


def holders_on(session: Session, engagement_id: str, day: str) -> list[rules.Holder]:
    held = (
        select(Person.handle, Assignment.role, Assignment.recorded_on)
        .join(Person)
        .where(
            Assignment.engagement_id == engagement_id,
            held_on(day),
        )
        .order_by(col(Assignment.recorded_on))
    )
    return [rules.Holder(*row) for row in session.exec(held)]


def authorise(
    session: Session, engagement_id: str, act: str, said: Decided, asked_on: str = ""
) -> Authorised:
    """Check day, way and authority of a decision; RuleBroken says what is missing and who could."""
    by = people.by_or_me(session, said.by)
    on = said.on or session.info["today"]
    rules.check_on(on, asked_on, session.info["today"])
    rules.check_way(by.handle, session.info["typed_by"], said.via)
    holding = rules.find_authority(
        act,
        by.handle,
        holders_on(session, engagement_id, on),
        has_way=said.via is not None,
        has_proof=said.proof is not None,
    )
    return Authorised(by, on, holding.role, said.via, holding.recorded_on > on)


def has_ever_been_held(session: Session, engagement_id: str, role: str) -> bool:
    held = select(Assignment.id).where(
        Assignment.engagement_id == engagement_id,
        Assignment.role == role,
        Assignment.from_on <= session.info["today"],
    )
    return session.exec(held).first() is not None


def check_holds(session: Session, engagement_id: str, roles: Sequence[str]) -> None:
    """Who types holds one of the roles today, once any was ever held: for what decides nothing."""
    if not any(has_ever_been_held(session, engagement_id, role) for role in roles):
        return
    held = holders_on(session, engagement_id, session.info["today"])
    able = sorted({one.handle for one in held if one.role in roles})
    rules.check_holds(people.me(session).handle, roles, able)
