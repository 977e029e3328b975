"""The register of invoices: what each bills, and when it was issued, due and paid."""

from sqlalchemy import CheckConstraint

from engtrack.store.types import STRICT, Field, Row, choices


class Invoice(Row, table=True):
    """The sheets that it bills name it."""

    __table_args__ = (
        choices("state", "draft", "issued", "paid", "cancelled"),
        CheckConstraint("due_on >= issued_on", name="order"),
        STRICT,
    )

    key: str = Field(unique=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    title: str
    number: str | None = None  # of the accounting program
    state: str = "draft"
    note: str | None = None
    added_on: str
    typed_by: str
    issued_on: str | None = None
    issued_by_id: str | None = Field(default=None, foreign_key="person.id")
    due_on: str | None = None
    paid_on: str | None = None
    cancelled_on: str | None = None
    reason: str | None = None


class InvoiceLine(Row, table=True):
    """Hours of one person on one thing at one rate, or one expense; negative in a correction."""

    __tablename__ = "invoice_line"
    __table_args__ = (STRICT,)

    invoice_id: str = Field(foreign_key="invoice.id", index=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    place: int
    sheet: str  # a key
    item: str  # the task, the service or the expense
    title: str
    person_id: str = Field(foreign_key="person.id")
    billed_minutes: int | None = None
    rate_cents: int | None = None
    cents: int
