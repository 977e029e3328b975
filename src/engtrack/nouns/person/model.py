"""People of both sides, and of third parties. They are deactivated, never deleted."""

from sqlalchemy import CheckConstraint

from engtrack.store.types import STRICT, Field, Row, choices


class Person(Row, table=True):
    __table_args__ = (
        choices("side", "client", "vendor", "third-party"),
        choices("state", "active", "inactive"),
        choices("language", "en", "fr"),
        STRICT,
    )

    handle: str = Field(unique=True)
    name: str
    side: str
    organisation: str | None = None
    email: str | None = None
    phone: str | None = None
    language: str | None = None
    capacity_minutes: int | None = None  # a week, over all engagements
    state: str = "active"


class Leave(Row, table=True):
    """Days on which a person does not work, over all engagements. No reason is kept."""

    __table_args__ = (CheckConstraint("from_on <= until_on", name="days"), STRICT)

    person_id: str = Field(foreign_key="person.id", index=True)
    from_on: str
    until_on: str  # the last day
    cover_id: str | None = Field(default=None, foreign_key="person.id", index=True)
    recorded_on: str
