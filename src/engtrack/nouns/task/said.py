"""How people say who does the work and what it comes after: `role:lead`, `T-3=SS+1d`."""

import re
from typing import NamedTuple

from engtrack.cli.amounts import clipped
from engtrack.cli.parse import parse_choice, parse_handle, parse_key, parse_signed_days
from engtrack.errors import Misused

AFTER = r"([^=]+)(?:=\s*([A-Za-z]{2})?\s*([+\N{MINUS SIGN}-].+)?)?"


class Who(NamedTuple):
    """A person by their handle, or a role; one of the two."""

    person: str | None = None
    role: str | None = None

    def __str__(self) -> str:
        return f"role:{self.role}" if self.role else str(self.person)


class After(NamedTuple):
    """What comes before, and how it binds."""

    key: str
    type: str = "FS"
    lag_days: int = 0


def parse_who(text: str) -> Who:
    """`marie`, or `role:lead` (`rôle:responsable`)."""
    kind, colon, role = text.partition(":")
    if not colon:
        return Who(person=parse_handle(text))
    if kind.strip().casefold() not in ("role", "rôle"):
        raise Misused("{text} is neither a handle nor a role; say marie, or role:lead",
                      text=clipped(text))  # fmt: skip
    return Who(role=parse_choice("role", role))


def parse_after(text: str) -> After:
    """`T-3`, `T-3=SS`, `T-3=+2d`, `T-3=FS-1d`."""
    found = re.fullmatch(AFTER, text.strip())
    if not found or ("=" in text and not found[2] and not found[3]):
        raise Misused("{text} is not something to come after; say T-3, or T-3=SS+1d",
                      text=clipped(text))  # fmt: skip
    kind = parse_choice("link_type", found[2]) if found[2] else "FS"
    return After(parse_key(found[1]), kind, parse_signed_days(found[3]) if found[3] else 0)
