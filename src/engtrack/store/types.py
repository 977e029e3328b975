"""What every table has: an id that grows with time beneath its key, columns that STRICT accepts."""

from functools import cache
from typing import Any, NamedTuple

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

STRICT: dict[str, Any] = {"sqlite_strict": True}


@compiles(AutoString, "sqlite")
def _text(kind: AutoString, compiler: Any, **_: Any) -> str:
    """A plain `str` is TEXT: a STRICT table knows no VARCHAR."""
    return "TEXT"


class Row(SQLModel):
    id: str = Field(default_factory=new_id, primary_key=True)

    def __init__(self, **values: Any) -> None:
        """A new row: what is said, else each column's default, all in one go.

        SQLModel sets one column after the other, for Pydantic and for SQLAlchemy, with eight times
        the effort; a row that is only to be inserted needs nothing of what that keeps.
        """
        if strangers := values.keys() - type(self).model_fields:
            raise TypeError(f"{type(self).__name__} has no {sorted(strangers)}")
        self.__dict__.update({"id": new_id()} | _defaults(type(self)) | values)


@cache
def _defaults(model: type[SQLModel]) -> dict[str, Any]:
    """What its columns hold unless said, save the id."""
    fields = model.model_fields.items()
    return {name: f.default for name, f in fields if name != "id" and not f.is_required()}


def final(when: str, but: tuple[str, ...], sentence: str) -> dict[str, Any]:
    """STRICT, and a guard in the file: once `when` is true of a row, it stays as it is.

    Only the columns in `but` are still set, each once. `when` speaks of the row as OLD.
    """
    return {**STRICT, "info": {"final": Final(when, but, f"engtrack: {sentence}")}}


class Final(NamedTuple):
    when: str
    but: tuple[str, ...]
    sentence: str


def choices(column: str, *codes: str, name: str = "") -> CheckConstraint:
    """A named CHECK: the column holds one of these codes, or nothing where it may be empty."""
    listed = ", ".join(f"'{code}'" for code in codes)
    return CheckConstraint(f"{column} IN ({listed})", name=name or column)


def is_yes_no(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} IN (0, 1)", name=column)


__all__ = ["STRICT", "Field", "Row", "choices", "final", "is_yes_no", "new_id"]
