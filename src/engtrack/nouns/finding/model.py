"""Findings are computed; only their snoozes are kept."""

from engtrack.store.types import STRICT, Field, Row


class Snooze(Row, table=True):
    __table_args__ = (STRICT,)

    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    finding: str  # its key: code:ref
    until_on: str
    reason: str
    by_id: str = Field(foreign_key="person.id")
    snoozed_on: str
