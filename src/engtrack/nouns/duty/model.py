"""What people say about a duty of one engagement: that it is waived, its interval, a note."""

from engtrack.store.types import STRICT, Field, Row


class Waiver(Row, table=True):
    """By whom and when stands in the approval that was written with it."""

    __table_args__ = (STRICT,)

    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    duty: str
    reason: str
    waived_on: str
    by_id: str = Field(foreign_key="person.id")
    ended_on: str | None = None


class Interval(Row, table=True):
    """An engagement's own interval of a duty, in working days; empty switches it off."""

    __tablename__ = "duty_interval"
    __table_args__ = (STRICT,)

    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    duty: str
    every_days: int | None = None


class Note(Row, table=True):
    __tablename__ = "duty_note"
    __table_args__ = (STRICT,)

    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    duty: str
    text: str
    by_id: str = Field(foreign_key="person.id")
    noted_on: str
