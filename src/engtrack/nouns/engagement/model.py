"""An engagement, the days it does not work, its holds, and how satisfied the client is."""

from sqlalchemy import CheckConstraint

from engtrack.store.types import STRICT, Field, Row, choices


class Engagement(Row, table=True):
    __table_args__ = (
        choices("state", "planned", "active", "on-hold", "completed", "closed"),
        choices("profile", "full", "small", "training"),
        choices("language", "en", "fr"),
        STRICT,
    )

    key: str = Field(unique=True)
    name: str
    client: str
    vendor: str = "Microvellum"
    profile: str = "full"
    vision: str | None = None
    aim: str | None = None
    currency: str = "CAD"
    language: str = "en"
    calendar: str = "none"  # `CA-QC`, `CA-QC+construction`: whose days off are kept as rows
    state: str = "planned"
    created_on: str
    start_on: str  # asked: where planning begins
    started_on: str | None = None
    tracked_from_on: str | None = None
    completed_on: str | None = None
    closed_on: str | None = None
    close_reason: str | None = None
    budget_cents: int | None = None
    rounding_minutes: int | None = None  # billed time is rounded up to it, each entry by itself
    hour_bank_minutes: int | None = None  # hours bought beforehand


class DayOff(Row, table=True):
    """A day, beside weekends, on which an engagement does not work: typed, or by its calendar."""

    __tablename__ = "day_off"
    __table_args__ = (STRICT,)

    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    off_on: str
    source: str | None = None  # `CA-QC`, `construction`: what brought it; empty where it was typed
    name_en: str | None = None
    name_fr: str | None = None


class Hold(Row, table=True):
    """From the first day held up to and including the last; open while `until_on` is empty."""

    __table_args__ = (
        CheckConstraint("until_on IS NULL OR until_on >= from_on", name="order"),
        STRICT,
    )

    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    from_on: str
    until_on: str | None = None
    reason: str


class Rating(Row, table=True):
    """How satisfied the client is, from 1 to 5."""

    __table_args__ = (CheckConstraint("score BETWEEN 1 AND 5", name="score"), STRICT)

    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    score: int
    comment: str | None = None
    by_id: str = Field(foreign_key="person.id")
    typed_by: str
    via: str | None = None
    rated_on: str


class Handover(Row, table=True):
    """What goes from one to another: a role to a person, or the whole to the client."""

    __table_args__ = (
        choices("kind", "role", "client"),
        choices("state", "handed-over", "acknowledged", "draft", "asked", "accepted", "rejected"),
        choices("acknowledged_via", "mail", "phone", "meeting", "paper", "screen"),
        STRICT,
    )

    key: str = Field(unique=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    kind: str
    title: str
    state: str
    role: str | None = None
    from_id: str | None = Field(default=None, foreign_key="person.id")
    to_id: str | None = Field(default=None, foreign_key="person.id")
    from_on: str  # a role: the first day of the new holder; the whole: the day it was drawn up
    application_id: str | None = Field(default=None, foreign_key="person.id")
    data_id: str | None = Field(default=None, foreign_key="person.id")
    note: str | None = None
    typed_by: str
    handed_on: str
    acknowledged_on: str | None = None
    acknowledged_by_id: str | None = Field(default=None, foreign_key="person.id")
    acknowledged_typed_by: str | None = None
    acknowledged_via: str | None = None
    accepted_on: str | None = None


class HandedItem(Row, table=True):
    """One line of a hand-over, as it was called then; access has no key, and never a secret."""

    __tablename__ = "handover_item"
    __table_args__ = (
        choices("what", "work", "deliverable", "issue", "question", "answer", "kept", "procedure",
                "open", "access", "asset", "party", "session"),
        STRICT,
    )  # fmt: skip

    handover_id: str = Field(foreign_key="handover.id", index=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    place: int
    what: str
    ref: str | None = None  # a key
    title: str


class Rate(Row, table=True):
    """What an hour costs, by person or by role, or a kilometre: from a day on, until the next."""

    __table_args__ = (
        CheckConstraint(
            "(CASE WHEN person_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN role IS NULL THEN 0 ELSE 1 END) + is_km = 1",
            name="one",
        ),
        CheckConstraint("cents >= 0", name="cents"),
        STRICT,
    )

    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    person_id: str | None = Field(default=None, foreign_key="person.id")
    role: str | None = None
    is_km: int = 0
    cents: int
    from_on: str
