"""Shares: how much of a vendor person's time a role may take, which the coordinator allocates."""

from sqlmodel import Session, col, select

from engtrack.cli.decided import Decided
from engtrack.errors import Sentence
from engtrack.nouns.approval import actions as approvals
from engtrack.nouns.approval.authority import has_ever_been_held
from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.person.model import Person
from engtrack.nouns.role import rules
from engtrack.nouns.role.model import Assignment


def decide(
    session: Session, parent: Engagement, held: Assignment, person: Person, said: Decided
) -> None:
    """Giving a share, changing or clearing it is an allocation, whoever names the role's holders.

    While the engagement is planned anybody does; so does whoever names its first coordinator.
    """
    is_first = held.role == "coordinator" and not has_ever_been_held(session, parent.id, held.role)
    if parent.state == "planned" or is_first:
        return
    content = {"verb": "share", "role": held.role, "person": person.handle,
               "share_percent": held.share_percent}  # fmt: skip
    approvals.decide_act(session, parent.id, "allocate", "role", held, person.name, said, content)


def tell_too_much(session: Session, held: Assignment, person: Person) -> None:
    """Shares over all engagements that add up to more than the whole are told, and no error."""
    if held.share_percent is None:
        return
    rows = session.exec(
        select(Assignment.share_percent, Assignment.from_on, Assignment.until_on)
        .join(Engagement)
        .where(Assignment.person_id == person.id, Engagement.state != "closed",
               col(Assignment.share_percent).is_not(None))
    )  # fmt: skip
    shares = [rules.Share(percent, *days) for percent, *days in rows if percent is not None]
    day, whole = rules.most_shared(shares, held.from_on, held.until_on)
    if whole > 100:
        board = f"engtrack schedule board --person {person.handle}"
        session.info["talk"].append(
            Sentence("the shares of {person} add up to {share_percent} on {day}",
                     person=person.handle, share_percent=whole, day=day, next=board)
        )  # fmt: skip
