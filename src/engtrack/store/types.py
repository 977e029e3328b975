"""What every table has: an id that grows with time beneath its key, columns that STRICT accepts, named checks."""

import os
import time
from typing import Any

from sqlalchemy import CheckConstraint
from sqlalchemy.ext.compiler import compiles
from sqlmodel import Field, SQLModel
from sqlmodel.sql.sqltypes import AutoString

SQLModel.metadata.naming_convention = {
    "ck": "%(table_name)s_%(constraint_name)s",
    "fk": "%(table_name)s_%(column_0_name)s",
    "uq": "%(table_name)s_%(column_0_name)s_unique",
    "ix": "%(table_name)s_%(column_0_name)s_index",
    "pk": "%(table_name)s_key",
}

STRICT = {"sqlite_strict": True}


@compiles(AutoString, "sqlite")
def _text(kind: AutoString, compiler: Any, **_: Any) -> str:
    """A plain `str` is TEXT: a STRICT table knows no VARCHAR."""
    return "TEXT"


def new_id() -> str:
    """A UUIDv7 in hexadecimal (RFC 9562, 5.7): it grows with time, which keeps indexes and the journal quick."""
    millis = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    low = (0b10 << 62) | (random & ((1 << 62) - 1))
    return f"{(millis << 80) | (7 << 76) | ((random >> 68) << 64) | low:032x}"


class Row(SQLModel):
    id: str = Field(default_factory=new_id, primary_key=True)


def choices(column: str, *codes: str, name: str = "") -> CheckConstraint:
    """A named CHECK: the column holds one of these codes, or nothing where it may be empty."""
    listed = ", ".join(f"'{code}'" for code in codes)
    return CheckConstraint(f"{column} IN ({listed})", name=name or column)


def is_yes_no(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} IN (0, 1)", name=column)


__all__ = ["STRICT", "Field", "Row", "choices", "is_yes_no", "new_id"]
