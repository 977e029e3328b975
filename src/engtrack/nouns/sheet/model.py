"""The point sheet: what was done in a period, for the client to sign."""

from sqlalchemy import CheckConstraint

from engtrack.store.types import STRICT, Field, Row, choices


class Sheet(Row, table=True):
    """Its hours and expenses name it; what else stands on it is kept as it was when drafted."""

    __table_args__ = (
        choices("state", "draft", "signed", "billed", "cancelled"),
        CheckConstraint("until_on >= from_on", name="order"),
        CheckConstraint(
            "(signed_on IS NULL) = (state IN ('draft', 'cancelled'))", name="signed_whole"
        ),
        STRICT,
    )

    key: str = Field(unique=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    title: str
    from_on: str
    until_on: str
    state: str = "draft"
    note: str | None = None
    drafted_on: str
    typed_by: str
    rounding_minutes: int | None = None  # as it was when signed
    signed_on: str | None = None
    signed_by_id: str | None = Field(default=None, foreign_key="person.id")
    comment: str | None = None
    invoice_id: str | None = Field(default=None, index=True)


class SheetPoint(Row, table=True):
    """A deliverable accepted in the period, or an entry of the log that is open at its end."""

    __tablename__ = "sheet_point"
    __table_args__ = (choices("kind", "deliverable", "issue"), STRICT)

    sheet_id: str = Field(foreign_key="sheet.id", index=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    kind: str
    item: str  # a key
    title: str
    from_on: str | None = None  # accepted on, raised on
