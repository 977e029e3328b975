"""The one home of decisions: a question to a role about one version of a thing, and its answer."""

from sqlalchemy import CheckConstraint, Index, text

from engtrack.store.types import STRICT, Field, Row, choices, final, is_yes_no


class Approval(Row, table=True):
    """Decided once: a guard in the file lets only `voided_on` and `superseded_by` change after."""

    __table_args__ = (
        choices("decision", "approved", "rejected"),
        choices("via", "mail", "phone", "meeting", "paper", "screen"),
        is_yes_no("is_late_role"),
        CheckConstraint(
            "(decision IS NULL) = (by_id IS NULL) AND (decision IS NULL) = (decided_on IS NULL)",
            name="whole",
        ),
        Index(
            "approval_open",
            "subject_id",
            unique=True,
            sqlite_where=text("decision IS NULL AND withdrawn_on IS NULL"),
            postgresql_where=text("decision IS NULL AND withdrawn_on IS NULL"),
        ),
        final(
            "OLD.decision IS NOT NULL",
            but=("voided_on", "superseded_by"),
            sentence="a decision never changes; a newer one takes its place",
        ),
    )

    key: str = Field(unique=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    # change, deliverable, document, baseline; or the act: role, waiver, hold, close …
    subject_kind: str
    subject_id: str = Field(index=True)
    subject: str  # the key people know it by
    title: str  # what it was called when asked
    role: str  # who may decide
    content: str  # JSON, as it was when asked; the decision is about this and nothing else
    code: str
    asked_on: str
    asked_by: str
    due_on: str | None = None
    decision: str | None = None
    by_id: str | None = Field(default=None, foreign_key="person.id", index=True)
    typed_by: str | None = None
    via: str | None = None
    reason: str | None = None
    decided_on: str | None = None
    recorded_at: str | None = None
    is_late_role: int = 0  # 1: the decider's role was typed after the day of the decision
    withdrawn_on: str | None = None
    voided_on: str | None = None
    superseded_by: str | None = None


class Proof(Row, table=True):
    """A file that shows a decision was taken: its hash is kept, the file stays where it is."""

    __tablename__ = "approval_proof"
    __table_args__ = (STRICT,)

    approval_id: str = Field(foreign_key="approval.id", index=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    path: str
    sha256: str
    added_by: str
    added_on: str
