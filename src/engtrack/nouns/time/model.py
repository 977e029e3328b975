"""Hours on the work: who, when, how long, and how far they are on their way to an invoice."""

from sqlalchemy import CheckConstraint

from engtrack.store.types import STRICT, Field, Row, choices, is_yes_no


class TimeEntry(Row, table=True):
    """Hours on a task, or on a service without one.

    What is billed and at which rate is worked out until it is signed and billed; then it is kept.
    """

    __tablename__ = "time_entry"
    __table_args__ = (
        choices("state", "draft", "submitted", "approved", "signed", "billed"),
        is_yes_no("is_billable"),
        CheckConstraint("(work_id IS NULL) <> (service_id IS NULL)", name="one"),
        CheckConstraint("spent_minutes <> 0", name="spent"),
        CheckConstraint("base_minutes + spent_minutes >= 0", name="base"),
        STRICT,
    )

    key: str = Field(unique=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    local_id: str | None = None
    work_id: str | None = Field(default=None, foreign_key="work.id", index=True)
    service_id: str | None = Field(default=None, foreign_key="service.id")
    person_id: str = Field(foreign_key="person.id", index=True)
    worked_on: str
    spent_minutes: int  # less than nothing in a correction
    is_billable: int = 1
    note: str | None = None
    state: str = "draft"
    # A correction is a line of its own: what it corrects, and how long that was by then.
    corrects_id: str | None = Field(default=None, foreign_key="time_entry.id", index=True)
    base_minutes: int = 0
    logged_on: str
    typed_by: str
    submitted_on: str | None = None
    approved_on: str | None = None
    approved_by_id: str | None = Field(default=None, foreign_key="person.id")
    reason: str | None = None  # why it was returned
    sheet_id: str | None = Field(default=None, index=True)
    billed_minutes: int | None = None  # once signed
    invoice_id: str | None = Field(default=None, index=True)
    rate_cents: int | None = None  # once billed, as the amount
    amount_cents: int | None = None
