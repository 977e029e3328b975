"""The work: milestones and tasks, who does them, the links between them, and the baselines."""

from sqlalchemy import CheckConstraint, Index

from engtrack.store.types import STRICT, Field, Row, choices, is_yes_no

PHASES = ("prepare", "install", "configure", "train", "test", "go-live", "support")


class Work(Row, table=True):
    """A task, or a milestone, which has no length. Dates are of four kinds that never mix."""

    __table_args__ = (
        choices("phase", *PHASES),
        choices("state", "open", "started", "finished", "cancelled"),
        choices(
            "kind",
            "configuration",
            "training",
            "report",
            "machine-link",
            "solution",
            "change-management",
            "migration",
            "other",
        ),
        is_yes_no("is_milestone"),
        CheckConstraint("duration_days >= 0", name="duration"),
        CheckConstraint("progress_percent BETWEEN 0 AND 100", name="progress"),
        CheckConstraint("left_days >= 0", name="left"),
        CheckConstraint("(left_days IS NULL) = (left_on IS NULL)", name="left_whole"),
        STRICT,
    )

    key: str = Field(unique=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    local_id: str | None = None
    is_milestone: int = 0
    title: str
    phase: str = "prepare"
    kind: str = "other"
    state: str = "open"
    duration_days: int = 1
    effort_minutes: int | None = None
    progress_percent: int | None = None
    left_days: int | None = None  # of work begun: what was left of it on the morning of left_on
    left_on: str | None = None
    note: str | None = None
    # The strategy document it carries out.
    strategy_id: str | None = Field(default=None, index=True)
    service_id: str | None = Field(default=None, index=True)  # the service it is a part of
    # The third party that does it.
    party_id: str | None = Field(default=None, index=True)
    since_change: str | None = None
    created_on: str
    not_before_on: str | None = None  # asked
    not_after_on: str | None = None
    must_start_on: str | None = None
    start_on: str | None = None  # planned
    finish_on: str | None = None
    committed_start_on: str | None = None
    committed_finish_on: str | None = None
    actual_start_on: str | None = None
    actual_finish_on: str | None = None


class Assignee(Row, table=True):
    """A person or a role who does the work."""

    __table_args__ = (
        CheckConstraint("(person_id IS NULL) <> (role IS NULL)", name="one"),
        STRICT,
    )

    work_id: str = Field(foreign_key="work.id", index=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    person_id: str | None = Field(default=None, foreign_key="person.id", index=True)
    role: str | None = None


class Link(Row, table=True):
    """`before` comes first; a negative lag is a lead."""

    __table_args__ = (
        choices("type", "FS", "SS", "FF", "SF"),
        CheckConstraint("before_id <> after_id", name="apart"),
        Index("link_pair", "before_id", "after_id", unique=True),
        STRICT,
    )

    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    before_id: str = Field(foreign_key="work.id")
    after_id: str = Field(foreign_key="work.id", index=True)
    type: str = "FS"
    lag_days: int = 0


class Baseline(Row, table=True):
    """The plan as it stood when the baseline was taken: its content is this snapshot."""

    __table_args__ = (choices("state", "draft", "asked", "committed", "superseded"), STRICT)

    key: str = Field(unique=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    title: str
    state: str = "draft"
    taken_on: str
    typed_by: str
    item_count: int = 0
    finish_on: str | None = None  # the last planned day in it
    snapshot: str  # JSON: [[work id, key, title, start_on, finish_on], …] by key


class Publication(Row, table=True):
    """The plan as it was given out; to whom is kept beside it."""

    __table_args__ = (STRICT,)

    key: str = Field(unique=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    published_on: str
    by_id: str = Field(foreign_key="person.id", index=True)
    typed_by: str
    item_count: int = 0
    finish_on: str | None = None  # the last planned day in it
    snapshot: str  # JSON: [[work id, key, title, start_on, finish_on, state], …] by key


class PublicationReader(Row, table=True):
    """A person whom it was given to."""

    __tablename__ = "publication_reader"
    __table_args__ = (STRICT,)

    publication_id: str = Field(foreign_key="publication.id", index=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    person_id: str = Field(foreign_key="person.id", index=True)
