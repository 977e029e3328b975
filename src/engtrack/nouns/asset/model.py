"""What is set up at the client: environments, databases, printers …, how it fares, its versions."""

from sqlalchemy import CheckConstraint

from engtrack.store.types import STRICT, Field, Row, choices

KINDS = (
    "environment",
    "database",
    "dataset",
    "printer",
    "security",
    "hardware",
    "machine",
    "software",
    "application",
)


class Asset(Row, table=True):
    __table_args__ = (
        choices("kind", *KINDS),
        choices("use", "test", "production", "train"),
        choices("state", "planned", "ready", "failing", "retired"),
        CheckConstraint("owner_id IS NULL OR owner_role IS NULL", name="owner"),
        STRICT,
    )

    key: str = Field(unique=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    local_id: str | None = None
    kind: str
    title: str
    use: str | None = None  # what an environment or a data set is for
    owner_id: str | None = Field(default=None, foreign_key="person.id")
    owner_role: str | None = None
    due_on: str | None = None  # when it is to be ready
    note: str | None = None
    state: str = "planned"
    ready_on: str | None = None  # the first day it was found in order
    failing_on: str | None = None  # while it fails: since when
    created_on: str
    retired_on: str | None = None


class Item(Row, table=True):
    """One thing to look at in an asset, and how it was found last."""

    __tablename__ = "asset_item"
    __table_args__ = (choices("result", "ok", "failing"), STRICT)

    asset_id: str = Field(foreign_key="asset.id", index=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    title: str
    result: str | None = None
    checked_on: str | None = None


class Check(Row, table=True):
    """Somebody looked at the asset, or at one item of it."""

    __tablename__ = "asset_check"
    __table_args__ = (choices("result", "ok", "failing"), STRICT)

    asset_id: str = Field(foreign_key="asset.id", index=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    item: str | None = None  # its title; none of the whole
    result: str
    checked_on: str
    by_id: str = Field(foreign_key="person.id")
    typed_by: str
    note: str | None = None
    issue_id: str | None = Field(default=None, foreign_key="issue.id", index=True)


class Installed(Row, table=True):
    """A version that runs on the asset, from a day on."""

    __tablename__ = "asset_version"
    __table_args__ = (STRICT,)

    asset_id: str = Field(foreign_key="asset.id", index=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    version: str
    installed_on: str
    by_id: str = Field(foreign_key="person.id")
    typed_by: str
