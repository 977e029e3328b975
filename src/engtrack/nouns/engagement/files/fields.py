"""What an engagement file may say, as data: its tables and their fields.

Read and written by this one description.
"""

from dataclasses import dataclass
from typing import Literal

from engtrack.kinds import bare

FieldKind = Literal[
    "text",
    "key",
    "handle",
    "email",
    "choice",
    "role",
    "day",
    "past day",
    "days",
    "signed-days",
    "minutes",
    "cents",
    "signed-minutes",
    "signed-cents",
    "percent",
    "score",
    "person",
    "person or role",
    "thing",
    "days off",
    "calendar",
    "fields",
    "interval",
    "duty",
    "time",
    "zone",
]


@dataclass(frozen=True)
class Field:
    """One field of a file, by its column's name; a suffix may be left off, as on the line.

    A `thing` names another entry, `noun:id`; `of` are the nouns it may be. Several make a list.
    """

    name: str
    kind: FieldKind = "text"
    family: str = ""
    of: tuple[str, ...] = ()
    parts: tuple["Field", ...] = ()
    is_list: bool = False
    is_needed: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.name, bare(self.name))))

    @property
    def written(self) -> str:
        """The name under which it is exported: an amount as people write it has no suffix."""
        amount = self.kind.removeprefix("signed-") in ("minutes", "cents", "percent")
        return bare(self.name) if amount else self.name


@dataclass(frozen=True)
class Layout:
    """One table of a file: its noun, the fields that tell its entries apart, and all its fields.

    `decided` maps a field that a file never sets to the command that does.
    """

    noun: str
    identity: tuple[str, ...]
    fields: tuple[Field, ...]
    decided: tuple[tuple[str, str], ...] = ()

    def field(self, name: str) -> Field | None:
        return next((f for f in self.fields if name in f.names), None)


def text(name: str, *, is_needed: bool = False, is_list: bool = False) -> Field:
    return Field(name, is_needed=is_needed, is_list=is_list)


def day(name: str, *, is_needed: bool = False) -> Field:
    return Field(name, "day", is_needed=is_needed)


def past(name: str) -> Field:
    return Field(name, "past day")


def choice(name: str, family: str, *, is_needed: bool = False) -> Field:
    return Field(name, "choice", family=family, is_needed=is_needed)


def person(name: str, *, is_needed: bool = False, is_list: bool = False) -> Field:
    return Field(name, "person", is_needed=is_needed, is_list=is_list)


def thing(name: str, *of: str, is_needed: bool = False, is_list: bool = False) -> Field:
    return Field(name, "thing", of=of, is_needed=is_needed, is_list=is_list)


def several(name: str, *parts: Field) -> Field:
    return Field(name, "fields", parts=parts, is_list=True)


WORK = ("task", "milestone")
ANY_THING = (
    "task",
    "milestone",
    "service",
    "deliverable",
    "issue",
    "change",
    "document",
    "process",
    "message",
    "session",
    "asset",
    "backup",
    "party",
    "test",
)
ID = text("id", is_needed=True)
TITLE = text("title", is_needed=True)
