"""The store's own tables: how far each kind of key has been given out, and facts about the file."""

from engtrack.store.types import STRICT, Field, Row


class KeyCounter(Row, table=True):
    """Guarded and journalled like all else: set back in secret, it would give a key twice."""

    __tablename__ = "key_counter"
    __table_args__ = (STRICT,)

    prefix: str = Field(unique=True)
    last: int


class FileFact(Row, table=True):
    """`rehearsal` (yes or no) and `created_at`."""

    __tablename__ = "file_fact"
    __table_args__ = (STRICT,)

    name: str = Field(unique=True)
    value: str
