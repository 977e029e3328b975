"""Backups that the client made of its data, and the tests that they can be restored."""

from engtrack.store.types import STRICT, Field, Row, choices


class Backup(Row, table=True):
    __table_args__ = (
        choices("kind", "backup", "restore-test"),
        choices("result", "ok", "failed"),
        STRICT,
    )

    key: str = Field(unique=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    local_id: str | None = None
    kind: str = "backup"
    asset_id: str | None = Field(default=None, foreign_key="asset.id", index=True)
    result: str = "ok"
    made_on: str
    by_id: str = Field(foreign_key="person.id")
    typed_by: str
    note: str | None = None
