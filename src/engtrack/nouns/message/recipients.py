"""To whom a message goes: a person, or everybody who holds a role."""

from dataclasses import dataclass

from engtrack import vocabulary
from engtrack.cli.parse import Named, parse_choice, parse_person

PREFIX = "role:"


@dataclass(frozen=True)
class ToRole:
    """One of the six roles, or a contact role of people who need no names here."""

    role: str


def parse_recipient(text: str) -> str | Named | ToRole:
    """A role by its code or its word, with or without `role:` before it; else a person."""
    if text.strip().lower().startswith(PREFIX):
        return ToRole(parse_choice("role", text.strip()[len(PREFIX) :]))
    if (role := vocabulary.code_named("role", text)) is not None:
        return ToRole(role)
    return parse_person(text)
