"""Who holds which role in which engagement, from when to when."""

from sqlalchemy import CheckConstraint

from engtrack.store.types import STRICT, Field, Row


class Assignment(Row, table=True):
    __table_args__ = (
        CheckConstraint("until_on IS NULL OR until_on >= from_on", name="order"),
        CheckConstraint("share_percent BETWEEN 0 AND 100", name="share"),
        STRICT,
    )

    key: str = Field(unique=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    role: str
    from_on: str
    until_on: str | None = None
    domains: str | None = None  # areas of the issue log, separated by commas; empty: all
    share_percent: int | None = None
    recorded_on: str  # the day it was typed, which may be after its first day
