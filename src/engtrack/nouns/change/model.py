"""A change to services, schedule or budget: what is asked for, line by line."""

from engtrack.store.types import STRICT, Field, Row, choices


class Change(Row, table=True):
    """Whether it was granted stands in the approvals, nowhere else."""

    __table_args__ = (
        choices("state", "draft", "asked", "applied", "rejected", "withdrawn"),
        STRICT,
    )

    key: str = Field(unique=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    local_id: str | None = None
    title: str
    reason: str
    without: str | None = None  # what happens without it
    state: str = "draft"
    requested_by_id: str = Field(foreign_key="person.id")
    requested_on: str
    reverses_id: str | None = Field(default=None, foreign_key="change.id")
    applied_on: str | None = None
    revision: int = 1  # raised at each edit
    edited_on: str | None = None  # since when it differs from what was asked, until asked again


class ChangeLine(Row, table=True):
    """One effect of a change: the column of its field holds what is added; negative takes away.

    `days` are working days, `minutes` minutes, `cents` cents.
    """

    __tablename__ = "change_line"
    __table_args__ = (
        choices(
            "field",
            "move",
            "duration",
            "effort",
            "price",
            "add-service",
            "drop-service",
            "add-task",
            "drop-task",
            "budget",
            "commitment",
        ),
        STRICT,
    )

    change_id: str = Field(foreign_key="change.id", index=True)
    place: int
    field: str
    item: str | None = None  # the key of the work or service it is about, or brought
    title: str | None = None  # of what is added
    phase: str | None = None
    before: str | None = None  # what stood there when the line was written, as stored
    after: str | None = None
    days: int | None = None  # what each line adds, by kind
    minutes: int | None = None
    cents: int | None = None
