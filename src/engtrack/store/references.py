"""The caller's own ids (`--ref`): creating again with one gives the same key."""

from engtrack.store.types import STRICT, Field, Row


class Reference(Row, table=True):
    __table_args__ = (STRICT,)

    ref: str = Field(unique=True)
    noun: str
    key: str
