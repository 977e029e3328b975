"""How the client works today, how the application defines it, and whether the two fit."""

from engtrack.store.types import STRICT, Field, Row, choices


class Process(Row, table=True):
    __table_args__ = (
        choices("state", "described", "fit", "gap", "reported", "acknowledged"),
        STRICT,
    )

    key: str = Field(unique=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    local_id: str | None = None
    title: str
    existing: str | None = None
    defined: str | None = None
    note: str | None = None
    state: str = "described"
    described_by_id: str = Field(foreign_key="person.id")
    described_on: str
    typed_by: str
    assessed_by_id: str | None = Field(default=None, foreign_key="person.id")
    assessed_on: str | None = None
    reported_on: str | None = None
    acknowledged_on: str | None = None
