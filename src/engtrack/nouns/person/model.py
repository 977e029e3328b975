"""People of both sides, and of third parties. They are deactivated, never deleted."""

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
