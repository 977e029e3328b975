"""Writes about deliverables; accepting one is a decision, and lives in `approval`."""

from typing import Any

from sqlmodel import Session

from engtrack.errors import Sentence
from engtrack.nouns.approval import actions as approvals
from engtrack.nouns.approval import rows
from engtrack.nouns.deliverable import rules
from engtrack.nouns.deliverable.model import Deliverable
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.person import actions as people
from engtrack.nouns.task import rows as work_rows
from engtrack.nouns.task.said import Who
from engtrack.store.find import check_within
from engtrack.store.find import find as find_row
from engtrack.store.talk import is_already
from engtrack.store.write import next_key


def find(session: Session, key: str) -> Deliverable:
    return find_row(session, Deliverable, "deliverable", key)


def add(
    session: Session,
    engagement: str | None,
    columns: dict[str, Any],
    owner: Who | None = None,
    work: str | None = None,
) -> str:
    parent = engagements.writable(session, engagement)
    deliverable = Deliverable(
        key=next_key(session, "DEL"),
        engagement_id=parent.id,
        created_on=session.info["today"],
        **columns,
        **_owned(session, owner),
        **_delivered_by(session, parent.id, work),
    )
    session.add(deliverable)
    return deliverable.key


def edit(
    session: Session,
    key: str,
    columns: dict[str, Any],
    owner: Who | None = None,
    work: str | None = None,
) -> str:
    """A change of what was accepted voids the acceptance, and says so."""
    deliverable = find(session, key)
    engagements.writable_of(session, deliverable.engagement_id)
    columns = columns | _owned(session, owner)
    columns |= _delivered_by(session, deliverable.engagement_id, work)
    columns = {
        name: value for name, value in columns.items() if getattr(deliverable, name) != value
    }
    deliverable.sqlmodel_update(columns)
    if rules.is_content(columns):
        approvals.void(session, deliverable.id, deliverable.key)
        if deliverable.state in ("accepted", "rejected"):
            deliverable.state = "draft"
    session.add(deliverable)
    return deliverable.key


def submit(session: Session, key: str) -> str:
    deliverable = find(session, key)
    engagements.writable_of(session, deliverable.engagement_id)
    if is_already(session, "deliverable", deliverable.key, deliverable.state, "submitted"):
        return deliverable.key
    rules.check_move(deliverable.key, deliverable.state, "submitted")
    rules.check_criteria(deliverable.key, deliverable.criteria)
    deliverable.state, deliverable.submitted_on = "submitted", session.info["today"]
    session.info["talk"].append(
        Sentence("now the sponsor is asked:", next=f"engtrack approval ask {deliverable.key}")
    )
    return deliverable.key


def cancel(session: Session, key: str) -> str:
    deliverable = find(session, key)
    engagements.writable_of(session, deliverable.engagement_id)
    if is_already(session, "deliverable", deliverable.key, deliverable.state, "cancelled"):
        return deliverable.key
    rules.check_move(deliverable.key, deliverable.state, "cancelled")
    rows.drop_question(session, deliverable.id)
    deliverable.state = "cancelled"
    return deliverable.key


def _owned(session: Session, owner: Who | None) -> dict[str, Any]:
    if owner is None:
        return {}
    person = people.active(session, owner.person) if owner.person else None
    return {"owner_id": person.id if person else None, "owner_role": owner.role}


def _delivered_by(session: Session, engagement_id: str, work: str | None) -> dict[str, Any]:
    if work is None:
        return {}
    found = work_rows.find(session, work)
    check_within(found, "task", engagement_id)
    return {"work_id": found.id}
