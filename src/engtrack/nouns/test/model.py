"""Test scripts in their versions, the runs of them, and what a run left behind."""

from sqlalchemy import CheckConstraint

from engtrack.store.types import STRICT, Field, Row, choices


class Script(Row, table=True):
    __tablename__ = "test"
    __table_args__ = (CheckConstraint("version >= 1", name="version"), STRICT)

    key: str = Field(unique=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    local_id: str | None = None
    title: str
    process_id: str | None = Field(default=None, foreign_key="process.id", index=True)
    gap_id: str | None = Field(default=None, foreign_key="issue.id", index=True)
    version: int = 1


class Version(Row, table=True):
    """A version of a script: the one in force is the last."""

    __tablename__ = "test_version"
    __table_args__ = (STRICT,)

    test_id: str = Field(foreign_key="test.id", index=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    version: int
    author_id: str = Field(foreign_key="person.id")
    typed_by: str
    written_on: str
    note: str | None = None


class Step(Row, table=True):
    """What is done in one version of a script, and what is to come of it."""

    __tablename__ = "test_step"
    __table_args__ = (STRICT,)

    test_id: str = Field(foreign_key="test.id", index=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    version: int
    action: str
    expected: str | None = None


class Run(Row, table=True):
    __tablename__ = "test_run"
    __table_args__ = (choices("result", "pass", "fail", "blocked"), STRICT)

    test_id: str = Field(foreign_key="test.id", index=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    version: int  # of the script
    result: str
    asset_id: str | None = Field(default=None, foreign_key="asset.id", index=True)
    installed: str | None = None  # the version that ran in the environment
    run_on: str
    by_id: str = Field(foreign_key="person.id")
    typed_by: str
    note: str | None = None
    issue_id: str | None = Field(default=None, foreign_key="issue.id", index=True)
