"""What an approval decides of a deliverable: that it meets its criteria."""

from typing import Any

from sqlmodel import Session

from engtrack.nouns.approval import actions as approvals
from engtrack.nouns.approval.mail import Told
from engtrack.nouns.approval.model import Approval
from engtrack.nouns.deliverable import actions, rules
from engtrack.nouns.deliverable.content import content as content_of
from engtrack.nouns.deliverable.model import Deliverable
from engtrack.store.write import raw

KIND, ACT, ROLE = "deliverable", "deliverable", "sponsor"

find = actions.find


def check_askable(session: Session, deliverable: Deliverable) -> None:
    """Asking submits it, where that was not done."""
    if deliverable.state != "submitted":
        rules.check_move(deliverable.key, deliverable.state, "submitted")
    rules.check_criteria(deliverable.key, deliverable.criteria)


def content(session: Session, deliverable: Deliverable) -> dict[str, Any]:
    session.flush()
    return content_of(raw(session), deliverable.id)


def told(session: Session, deliverable: Deliverable) -> Told:
    """What a mail says: what it is accepted by."""
    return Told(reason=deliverable.criteria)


def was_asked(session: Session, deliverable: Deliverable) -> None:
    if deliverable.state != "submitted":
        deliverable.state, deliverable.submitted_on = "submitted", session.info["today"]
        session.add(deliverable)


def was_withdrawn(session: Session, deliverable: Deliverable) -> None:
    """It stays submitted: it can be asked about again."""


def take_effect(session: Session, deliverable: Deliverable, approval: Approval) -> None:
    then = "accepted" if approval.decision == "approved" else "rejected"
    rules.check_move(deliverable.key, deliverable.state, then)
    deliverable.state = then
    if then == "accepted":
        approvals.supersede(session, deliverable.id, approval)
    session.add(deliverable)
