"""Days on which both sides meet: booked, confirmed, held; who came, what it was about."""

from sqlalchemy import Index

from engtrack.store.types import STRICT, Field, Row, choices

KINDS = ("demo", "training", "installation", "workshop", "check-in", "visit", "steering")
TOPICS = ("application", "library", "configuration", "backup", "end-users")


class Meeting(Row, table=True):
    """A session: called so here because `Session` is the store's.

    Its day and times are those of the clock on the wall in its zone; both instants follow from
    them.
    """

    __tablename__ = "session"
    __table_args__ = (
        choices("kind", *KINDS),
        choices("state", "booked", "confirmed", "held", "cancelled"),
        STRICT,
    )

    key: str = Field(unique=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    local_id: str | None = None
    kind: str
    title: str
    state: str = "booked"
    day_on: str
    start_time: str  # 09:00
    end_time: str
    zone: str  # America/Toronto
    start_at: str
    end_at: str
    location: str | None = None
    work_id: str | None = Field(default=None, foreign_key="work.id", index=True)
    agenda: str | None = None
    note: str | None = None
    booked_by_id: str = Field(foreign_key="person.id")
    booked_on: str
    typed_by: str
    confirmed_by_id: str | None = Field(default=None, foreign_key="person.id")
    confirmed_on: str | None = None
    cancelled_on: str | None = None
    reason: str | None = None


class Attendance(Row, table=True):
    """A person who is expected at a session, and once it was held, whether they came."""

    __tablename__ = "session_person"
    __table_args__ = (
        choices("presence", "expected", "present", "absent"),
        Index("session_person_pair", "session_id", "person_id", unique=True),
        STRICT,
    )

    session_id: str = Field(foreign_key="session.id")
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    presence: str = "expected"
    made_up_by_id: str | None = Field(default=None, foreign_key="session.id")


class Topic(Row, table=True):
    """What a session trains."""

    __tablename__ = "session_topic"
    __table_args__ = (choices("topic", *TOPICS), STRICT)

    session_id: str = Field(foreign_key="session.id", index=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    topic: str


class Material(Row, table=True):
    """A document that a session works with."""

    __tablename__ = "session_material"
    __table_args__ = (STRICT,)

    session_id: str = Field(foreign_key="session.id", index=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    document_id: str = Field(foreign_key="document.id", index=True)
