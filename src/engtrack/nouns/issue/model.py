"""The issue log: entries of six kinds, their comments, waits and escalations."""

from sqlalchemy import CheckConstraint

from engtrack.store.types import STRICT, Field, Row, choices


class Issue(Row, table=True):
    __table_args__ = (
        choices("kind", "problem", "risk", "gap", "question", "deviation", "improvement"),
        choices("severity", "serious", "normal", "minor"),
        choices("state", "open", "waiting", "resolved", "closed"),
        choices("resolved_via", "mail", "phone", "meeting", "paper", "screen"),
        choices("response", "avoid", "reduce", "transfer", "accept"),
        CheckConstraint("likelihood BETWEEN 1 AND 5", name="likelihood"),
        CheckConstraint("impact BETWEEN 1 AND 5", name="impact"),
        CheckConstraint("(owner_id IS NULL) <> (owner_role IS NULL)", name="owner"),
        STRICT,
    )

    key: str = Field(unique=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    local_id: str | None = None
    kind: str
    area: str
    title: str
    note: str | None = None
    severity: str = "normal"
    state: str = "open"
    owner_id: str | None = Field(default=None, foreign_key="person.id")
    owner_role: str | None = None
    raised_by_id: str = Field(foreign_key="person.id")
    raised_on: str
    typed_by: str
    serious_on: str | None = None  # since when it is serious
    due_on: str | None = None
    due_set_on: str | None = None  # the day the due one was given: waits before it do not move it
    likelihood: int | None = None
    impact: int | None = None
    response: str | None = None
    process_id: str | None = Field(default=None, foreign_key="process.id", index=True)
    occurred_on: str | None = None  # when a risk became a problem
    acknowledged_on: str | None = None
    acknowledged_by_id: str | None = Field(default=None, foreign_key="person.id")
    resolution: str | None = None  # or the answer to a question
    resolved_on: str | None = None
    resolved_by_id: str | None = Field(default=None, foreign_key="person.id")
    resolved_typed_by: str | None = None
    resolved_via: str | None = None
    closed_on: str | None = None


class Comment(Row, table=True):
    __tablename__ = "issue_comment"
    __table_args__ = (STRICT,)

    issue_id: str = Field(foreign_key="issue.id", index=True)
    by_id: str = Field(foreign_key="person.id")
    typed_by: str
    said_on: str
    text: str
    cites: str | None = Field(default=None, index=True)  # a key


class Wait(Row, table=True):
    """A time in which the entry waits on a side; open while `until_on` is empty."""

    __tablename__ = "issue_wait"
    __table_args__ = (choices("side", "client", "vendor", "third-party"), STRICT)

    issue_id: str = Field(foreign_key="issue.id", index=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    side: str
    person_id: str | None = Field(default=None, foreign_key="person.id")
    party_id: str | None = Field(default=None, index=True)  # the third party it waits on
    work_id: str | None = Field(default=None, index=True)  # what it holds up
    reason: str | None = None
    from_on: str
    due_on: str | None = None  # when what it waits for is to come
    until_on: str | None = None


class Escalation(Row, table=True):
    __table_args__ = (STRICT,)

    issue_id: str = Field(foreign_key="issue.id", index=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    by_id: str = Field(foreign_key="person.id")
    typed_by: str
    to_role: str
    to_id: str | None = Field(default=None, foreign_key="person.id")
    reason: str | None = None
    escalated_on: str
