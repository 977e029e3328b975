"""Third parties: machine makers, IT firms …, and the support person who leads each."""

from engtrack.store.types import STRICT, Field, Row


class Party(Row, table=True):
    __table_args__ = (STRICT,)

    key: str = Field(unique=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    local_id: str | None = None
    name: str
    lead_id: str | None = Field(default=None, foreign_key="person.id")  # of the client's support
    lead_on: str | None = None  # since when they lead it
    contact_id: str | None = Field(default=None, foreign_key="person.id")
    email: str | None = None
    phone: str | None = None
    note: str | None = None
    created_on: str
