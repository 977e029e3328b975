"""What an approval decides of an engagement: that its hand-over to the client is accepted."""

from typing import Any

from sqlmodel import Session

from engtrack import language
from engtrack.nouns.approval.mail import Told
from engtrack.nouns.approval.model import Approval
from engtrack.nouns.engagement.content import LISTS
from engtrack.nouns.engagement.content import content as content_of
from engtrack.nouns.engagement.handing import actions, rules
from engtrack.nouns.engagement.model import Handover
from engtrack.store.write import raw

KIND, ACT, ROLE = "handover", "handover", "sponsor"

find = actions.find


def check_askable(session: Session, handover: Handover) -> None:
    owners = {"application": handover.application_id, "data": handover.data_id}
    lacking = [name for name, owner in owners.items() if owner is None]
    rules.check_askable(handover.key, handover.kind, handover.state, lacking, handover.key)


def content(session: Session, handover: Handover) -> dict[str, Any]:
    session.flush()
    return content_of(raw(session), handover.id)


def told(session: Session, handover: Handover) -> Told:
    """What a mail says: who owns it from then on, and what goes with it, and what is open."""
    said = content(session, handover)
    owners = [(area, said[f"{area}_owner"]) for area in ("application", "data")]
    lists = [(language.label(name), ", ".join(said[name])) for name in LISTS if said[name]]
    named = [(language.word("area", area), who) for area, who in owners] + lists
    return Told(reason="; ".join(language.before(name) + what for name, what in named))


def was_asked(session: Session, handover: Handover) -> None:
    handover.state = "asked"
    session.add(handover)


def was_withdrawn(session: Session, handover: Handover) -> None:
    handover.state = "draft"
    session.add(handover)


def take_effect(session: Session, handover: Handover, approval: Approval) -> None:
    handover.state = "accepted" if approval.decision == "approved" else "rejected"
    if handover.state == "accepted":
        handover.accepted_on = approval.decided_on
    session.add(handover)
