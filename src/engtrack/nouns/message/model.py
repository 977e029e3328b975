"""Who told whom what, when, by which way, and whether an answer is owed."""

from sqlalchemy import CheckConstraint

from engtrack.store.types import STRICT, Field, Row, choices

KINDS = (
    "check-in",
    "minutes",
    "announcement",
    "strategy-change",
    "budget-statement",
    "review",
    "note",
)
WAYS = ("mail", "phone", "meeting", "paper", "screen")


class Message(Row, table=True):
    __table_args__ = (
        choices("kind", *KINDS),
        choices("state", "logged", "owed", "answered"),
        choices("via", *WAYS),
        choices("answer_via", *WAYS),
        choices("verdict", "fits", "fits-partly", "does-not-fit"),
        STRICT,
    )

    key: str = Field(unique=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    local_id: str | None = None
    kind: str
    subject: str
    body: str | None = None
    from_id: str = Field(foreign_key="person.id")
    typed_by: str
    sent_on: str
    via: str | None = None
    verdict: str | None = None
    cites: str | None = Field(default=None, index=True)  # a key
    answer_due_on: str | None = None
    answered_on: str | None = None
    answered_by_id: str | None = Field(default=None, foreign_key="person.id")
    answer: str | None = None
    answer_typed_by: str | None = None
    answer_via: str | None = None
    state: str = "logged"


class Recipient(Row, table=True):
    """A person, or a contact role of people who need no names here."""

    __tablename__ = "message_recipient"
    __table_args__ = (
        CheckConstraint("(person_id IS NULL) <> (role IS NULL)", name="one"),
        STRICT,
    )

    message_id: str = Field(foreign_key="message.id", index=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    person_id: str | None = Field(default=None, foreign_key="person.id")
    role: str | None = None
    handed_to_id: str | None = Field(default=None, foreign_key="person.id")  # who owes the answer
