"""Results with acceptance criteria, signed off by the sponsor."""

from sqlalchemy import CheckConstraint

from engtrack.store.types import STRICT, Field, Row, choices


class Deliverable(Row, table=True):
    __table_args__ = (
        choices("state", "draft", "submitted", "accepted", "rejected", "cancelled"),
        CheckConstraint("owner_id IS NULL OR owner_role IS NULL", name="owner"),
        STRICT,
    )

    key: str = Field(unique=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    local_id: str | None = None
    title: str
    criteria: str | None = None
    owner_id: str | None = Field(default=None, foreign_key="person.id")
    owner_role: str | None = None
    due_on: str | None = None
    work_id: str | None = Field(default=None, foreign_key="work.id")  # the item that delivers it
    state: str = "draft"
    created_on: str
    submitted_on: str | None = None
