"""Costs on the work: travel, mileage, lodging, material; on the same way as hours."""

from sqlalchemy import CheckConstraint

from engtrack.store.types import STRICT, Field, Row, choices, is_yes_no


class Expense(Row, table=True):
    """What was spent. Whether the client pays it, and whether whoever spent it is paid, are two."""

    __table_args__ = (
        choices("kind", "travel", "mileage", "lodging", "material"),
        choices("state", "draft", "submitted", "approved", "signed", "billed"),
        is_yes_no("is_billable"),
        is_yes_no("is_reimbursable"),
        CheckConstraint("base_cents + cost_cents >= 0", name="base"),
        CheckConstraint("km IS NULL OR kind = 'mileage'", name="km"),
        STRICT,
    )

    key: str = Field(unique=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    local_id: str | None = None
    kind: str
    work_id: str | None = Field(default=None, foreign_key="work.id", index=True)
    service_id: str | None = Field(default=None, foreign_key="service.id")
    person_id: str = Field(foreign_key="person.id", index=True)
    spent_on: str
    km: int | None = None
    cost_cents: int  # less than nothing in a correction
    is_billable: int = 1
    is_reimbursable: int = 1
    note: str | None = None
    state: str = "draft"
    corrects_id: str | None = Field(default=None, foreign_key="expense.id", index=True)
    base_cents: int = 0
    logged_on: str
    typed_by: str
    submitted_on: str | None = None
    approved_on: str | None = None
    approved_by_id: str | None = Field(default=None, foreign_key="person.id")
    reason: str | None = None  # why it was returned
    sheet_id: str | None = Field(default=None, index=True)
    invoice_id: str | None = Field(default=None, index=True)
