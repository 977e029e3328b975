"""What every table has: an id that grows with time beneath its key, columns that STRICT accepts."""

from typing import Any

from sqlalchemy import CheckConstraint
from sqlalchemy.ext.compiler import compiles
from sqlmodel import Field, SQLModel
from sqlmodel.sql.sqltypes import AutoString

from engtrack.store.ids import new_id

# Every constraint carries its table's name: two CHECKs of one name pass on SQLite and fail on
# PostgreSQL, and a message should say where it comes from.
SQLModel.metadata.naming_convention = {
    "ck": "%(table_name)s_%(constraint_name)s",
    "fk": "%(table_name)s_%(column_0_N_name)s",
    "uq": "%(table_name)s_%(column_0_N_name)s_unique",
    "ix": "%(table_name)s_%(column_0_N_name)s_index",
    "pk": "%(table_name)s_key",
}

STRICT = {"sqlite_strict": True}


@compiles(AutoString, "sqlite")
def _text(kind: AutoString, compiler: Any, **_: Any) -> str:
    """A plain `str` is TEXT: a STRICT table knows no VARCHAR."""
    return "TEXT"


class Row(SQLModel):
    id: str = Field(default_factory=new_id, primary_key=True)


def choices(column: str, *codes: str, name: str = "") -> CheckConstraint:
    """A named CHECK: the column holds one of these codes, or nothing where it may be empty."""
    listed = ", ".join(f"'{code}'" for code in codes)
    return CheckConstraint(f"{column} IN ({listed})", name=name or column)


def is_yes_no(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} IN (0, 1)", name=column)


__all__ = ["STRICT", "Field", "Row", "choices", "is_yes_no", "new_id"]
