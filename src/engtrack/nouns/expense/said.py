"""What was spent, as people write it: `120.50`, or of mileage `85km`."""

import re
from typing import NamedTuple

from engtrack.cli.about import currency_for
from engtrack.cli.amounts import clipped, fold, parse_cents
from engtrack.errors import Misused

KM = "([0-9]{1,5}) ?km"


class Amount(NamedTuple):
    """Money, or kilometres."""

    cents: int | None = None
    km: int | None = None


def parse_amount(text: str) -> Amount:
    if found := re.fullmatch(KM, fold(text)):
        return Amount(km=_some(int(found[1]), text))
    return Amount(cents=_some(parse_cents(text, currency_for(text)), text))


def _some(number: int, text: str) -> int:
    if number <= 0:
        raise Misused("{text} is no cost; say 120.50, or of mileage 85km", text=clipped(text))
    return number
