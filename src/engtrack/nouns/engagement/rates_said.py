"""Rates as people write them: `paul=150`, `role:provider=140`, `km=0.72`."""

from typing import NamedTuple

from engtrack.cli.about import currency_for
from engtrack.cli.amounts import clipped, parse_cents
from engtrack.cli.parse import parse_choice, parse_handle
from engtrack.errors import Misused


class RateSaid(NamedTuple):
    """Of a person, of a role, or, where it is neither, of a kilometre."""

    cents: int
    person: str | None = None
    role: str | None = None


def parse_rate(text: str) -> RateSaid:
    who, equals, amount = (part.strip() for part in text.partition("="))
    if not equals or not who or not amount:
        raise Misused("{text} is not a rate; say paul=150, role:provider=140 or km=0.72",
                      text=clipped(text))  # fmt: skip
    cents = parse_cents(amount, currency_for(amount))
    if cents < 0:
        raise Misused("{text} is less than nothing", text=clipped(text))
    kind, colon, role = who.partition(":")
    if colon and kind.casefold() in ("role", "rôle"):
        return RateSaid(cents, role=parse_choice("role", role))
    if who.casefold() == "km":
        return RateSaid(cents)
    return RateSaid(cents, person=parse_handle(who))
