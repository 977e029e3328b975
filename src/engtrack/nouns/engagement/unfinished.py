"""What of an engagement is not at its end: what keeps it from closing, and what a hold puts off."""

from typing import Any

from sqlmodel import Session, col, select

from engtrack.nouns.approval.model import Approval
from engtrack.nouns.asset.model import Asset
from engtrack.nouns.deliverable.model import Deliverable
from engtrack.nouns.engagement import rows
from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.expense.model import Expense
from engtrack.nouns.issue.model import Issue, Wait
from engtrack.nouns.message.model import Message
from engtrack.nouns.schedule.model import Work
from engtrack.nouns.time.model import TimeEntry
from engtrack.store.talk import tell

UNANSWERED = col(Approval.decision).is_(None), col(Approval.withdrawn_on).is_(None)
# What has a due day, while it waits. A deliverable keeps its own while the sponsor is asked about
# it: the day is part of what was asked. The log counts holds by itself, as it counts waits.
DUE: tuple[tuple[Any, str, tuple[Any, ...]], ...] = (
    (Approval, "due_on", UNANSWERED),
    (Asset, "due_on", (Asset.state == "planned",)),
    (Deliverable, "due_on", (col(Deliverable.state).in_(("draft", "rejected")),)),
    (Message, "answer_due_on", (Message.state == "owed",)),
    (Wait, "due_on", (col(Wait.until_on).is_(None),)),
)


def put_off(session: Session, engagement: Engagement, held_from_on: str, days: int) -> None:
    """Move what was due from the hold's first day on by the working days held."""
    calendar = rows.calendar_of(session, engagement.id)
    moved = []
    for model, column, waiting in DUE:
        due = getattr(model, column)
        of = select(model).where(model.engagement_id == engagement.id, due >= held_from_on)
        for row in session.exec(of.where(*waiting)):
            setattr(row, column, calendar.add(getattr(row, column), days))
            session.add(row)
            moved += [row.key] if model is not Wait else []  # a wait has no key
    if days and moved:
        tell(session, "due {moved_days} later: {keys}", moved_days=days, keys=sorted(moved))


def open_decisions(session: Session, engagement: Engagement) -> list[str]:
    asked = select(Approval.subject).where(
        Approval.engagement_id == engagement.id,
        col(Approval.decision).is_(None),
        col(Approval.withdrawn_on).is_(None),
    )
    return list(session.exec(asked))


def unsigned(session: Session, engagement: Engagement) -> list[str]:
    """The keys of hours and expenses that are on their way to a signature."""
    waiting = [
        select(rows.key).where(
            rows.engagement_id == engagement.id,
            col(rows.state).in_(("draft", "submitted", "approved")),
        )
        for rows in (TimeEntry, Expense)
    ]
    return [key for found in waiting for key in session.exec(found)]


def left_open(session: Session, engagement: Engagement) -> list[str]:
    """The keys of work, deliverables, entries and answers that are not at their end."""
    unfinished = [
        select(Work.key).where(
            Work.engagement_id == engagement.id, col(Work.state).in_(("open", "started"))
        ),
        select(Deliverable.key).where(
            Deliverable.engagement_id == engagement.id,
            col(Deliverable.state).in_(("draft", "submitted", "rejected")),
        ),
        select(Issue.key).where(
            Issue.engagement_id == engagement.id, col(Issue.state).in_(("open", "waiting"))
        ),
        select(Message.key).where(Message.engagement_id == engagement.id, Message.state == "owed"),
    ]
    return [key for rows in unfinished for key in session.exec(rows)]
