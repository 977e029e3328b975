"""What was agreed to be delivered: the scope is the list of these."""

from engtrack.store.types import STRICT, Field, Row, choices


class Service(Row, table=True):
    __table_args__ = (choices("state", "agreed", "dropped"), STRICT)

    key: str = Field(unique=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    local_id: str | None = None
    title: str
    effort_minutes: int | None = None
    price_cents: int | None = None
    state: str = "agreed"
    since_change: str | None = None  # the key of the change that brought or dropped it
