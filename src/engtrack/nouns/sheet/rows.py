"""What stands on a sheet: its hours and expenses, and the points kept with it."""

from collections.abc import Sequence

from sqlmodel import Session, col, delete, or_, select

from engtrack.nouns.approval.model import Approval
from engtrack.nouns.deliverable.model import Deliverable
from engtrack.nouns.expense.model import Expense
from engtrack.nouns.issue.model import Issue
from engtrack.nouns.sheet.model import Sheet, SheetPoint
from engtrack.nouns.time.model import TimeEntry


def hours_of(session: Session, sheet: Sheet) -> Sequence[TimeEntry]:
    of = select(TimeEntry).where(TimeEntry.sheet_id == sheet.id)
    return session.exec(of.order_by(col(TimeEntry.worked_on), col(TimeEntry.id))).all()


def expenses_of(session: Session, sheet: Sheet) -> Sequence[Expense]:
    of = select(Expense).where(Expense.sheet_id == sheet.id)
    return session.exec(of.order_by(col(Expense.spent_on), col(Expense.id))).all()


def waiting_hours(
    session: Session, sheet: Sheet, from_on: str | None, until_on: str
) -> Sequence[TimeEntry]:
    """Approved and on no sheet, or on this one; late ones of an earlier period too, unless said."""
    waiting = select(TimeEntry).where(
        TimeEntry.engagement_id == sheet.engagement_id,
        TimeEntry.state == "approved",
        or_(col(TimeEntry.sheet_id).is_(None), TimeEntry.sheet_id == sheet.id),
        TimeEntry.worked_on <= until_on,
        TimeEntry.worked_on >= (from_on or ""),
    )
    return session.exec(waiting).all()


def waiting_expenses(
    session: Session, sheet: Sheet, from_on: str | None, until_on: str
) -> Sequence[Expense]:
    waiting = select(Expense).where(
        Expense.engagement_id == sheet.engagement_id,
        Expense.state == "approved",
        or_(col(Expense.sheet_id).is_(None), Expense.sheet_id == sheet.id),
        Expense.spent_on <= until_on,
        Expense.spent_on >= (from_on or ""),
    )
    return session.exec(waiting).all()


def submitted_count(session: Session, engagement_id: str) -> int:
    """How much is not approved yet."""
    hours = select(TimeEntry.id).where(
        TimeEntry.engagement_id == engagement_id, TimeEntry.state == "submitted"
    )
    return len(session.exec(hours).all())


def accepted(session: Session, sheet: Sheet) -> list[SheetPoint]:
    """Deliverables accepted in its period that stand on no earlier sheet."""
    told = select(SheetPoint.item).join(Sheet).where(
        SheetPoint.engagement_id == sheet.engagement_id,
        SheetPoint.kind == "deliverable",
        col(Sheet.state).in_(("signed", "billed")),
    )  # fmt: skip
    found = (
        select(Deliverable.key, Deliverable.title, Approval.decided_on)
        .join(Approval, col(Approval.subject_id) == col(Deliverable.id))
        .where(
            Deliverable.engagement_id == sheet.engagement_id,
            Deliverable.state == "accepted",
            Approval.decision == "approved",
            col(Approval.voided_on).is_(None),
            col(Approval.superseded_by).is_(None),
            col(Approval.decided_on) <= sheet.until_on,
            col(Approval.decided_on) >= sheet.from_on,
            col(Deliverable.key).not_in(told),
        )
    )
    return [_point(sheet, "deliverable", *row) for row in session.exec(found)]


def open_points(session: Session, sheet: Sheet) -> list[SheetPoint]:
    """Entries of the log that are open, raised by the end of its period; questions stand apart."""
    found = select(Issue.key, Issue.title, Issue.raised_on).where(
        Issue.engagement_id == sheet.engagement_id,
        col(Issue.state).in_(("open", "waiting")),
        Issue.kind != "question",
        Issue.raised_on <= sheet.until_on,
    )
    return [_point(sheet, "issue", *row) for row in session.exec(found)]


def _point(sheet: Sheet, kind: str, key: str, title: str, on: str | None) -> SheetPoint:
    return SheetPoint(
        sheet_id=sheet.id,
        engagement_id=sheet.engagement_id,
        kind=kind,
        item=key,
        title=title,
        from_on=on,
    )


def keep_points(session: Session, sheet: Sheet) -> int:
    """What stands on it beside hours and expenses, anew; how many deliverables are among them."""
    session.exec(delete(SheetPoint).where(col(SheetPoint.sheet_id) == sheet.id))
    deliverables = accepted(session, sheet)
    session.add_all([*deliverables, *open_points(session, sheet)])
    return len(deliverables)
