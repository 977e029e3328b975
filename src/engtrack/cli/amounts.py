"""Amounts as people write them: time in minutes, working days, money in cents, percentages, scores.

English and French are read alike; what has two readings is refused, showing both.
"""

import re
from collections.abc import Callable

from engtrack.errors import Misused
from engtrack.workdays import MOST_DAYS

DAY_MINUTES = 8 * 60
WEEK_DAYS = 5
MINUS = ("-", "\N{MINUS SIGN}")
# Patterns stay text until they are used: a read compiles none of them.
NUMBER = "([0-9]{1,6}(?:[.,][0-9]{1,2})?)"
DURATION = (
    f"(?:{NUMBER} ?(?:days?|d|jours?|j))? ?"
    f"(?:{NUMBER} ?(?:hours?|heures?|h)(?: ?([0-5][0-9]))?)? ?"
    "(?:([0-9]{1,6}) ?(?:minutes?|min|m))?"
)
WORKDAYS = (
    "(?:([0-9]{1,4}) ?(?:weeks?|w|semaines?|s))? ?(?:([0-9]{1,5}) ?(?:days?|d|jours?|j|bd|jo))?"
)
CURRENCY = "(?:[a-z]{2} ?[$]|[$] ?[a-z]{2}|[$€£]|[a-z]{3})"
MONEY = f"({CURRENCY})? ?([+\N{MINUS SIGN}-])? ?({CURRENCY})? ?([0-9][0-9 .,']*?) ?({CURRENCY})?"
# Digits, or groups of three digits that one and the same mark keeps apart; then the decimals.
AMOUNT = r"([0-9]+|[0-9]{1,3}(?:([ .,'])[0-9]{3})(?:\2[0-9]{3})*)(?:([.,])([0-9]+))?"


def fold(text: str) -> str:
    """The text without case, accents and doubled or unusual spaces: how words are compared."""
    import unicodedata

    bare = unicodedata.normalize("NFD", text.casefold().replace("’", "'"))
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())


def clipped(text: str) -> str:
    """As much of a refused text as an error message has room for."""
    return text if len(text) <= 60 else text[:59] + "…"


def parse_minutes(text: str) -> int:
    """`2d`, `2j` (of 8 hours), `1d4h`, `3h30`, `1.5h`, `90m`, `90min`, `0`: minutes."""
    said = fold(text)
    found = re.fullmatch(DURATION, said)
    if said == "0":
        return 0
    if not said or not found:
        raise Misused("{text} is not a duration; say 2d (of 8 hours), 3h30 or 90min",
                      text=clipped(text))  # fmt: skip
    days, hours, rest, minutes = found.groups(default="0")
    terms = [_times(days, DAY_MINUTES, text), _times(hours, 60, text), int(rest), int(minutes)]
    if any(mark in said for mark in ".,") and len([term for term in found.groups() if term]) > 1:
        raise Misused("{text} mixes a decimal number with another unit; say 1d4h or 1.5d",
                      text=clipped(text))  # fmt: skip
    return sum(terms)


def parse_signed_minutes(text: str) -> int:
    """`+8h`, `-2d`: a change of effort, in minutes."""
    return _signed(text, parse_minutes)


def parse_days(text: str) -> int:
    """`3d`, `3j`, `3bd`, `3jo`, `3`: whole working days; `2w`, `2s` are ten of them."""
    said = fold(text)
    found = re.fullmatch(WORKDAYS, f"{said}d" if said.isdecimal() else said)
    if not said or not found:
        raise Misused("{text} is not a number of working days; say 3d, or 2w for ten of them",
                      text=clipped(text))  # fmt: skip
    weeks, days = (int(number) for number in found.groups(default="0"))
    if (total := weeks * WEEK_DAYS + days) > MOST_DAYS:
        raise Misused("{text} is more than {days}, the most there is", text=clipped(text),
                      days=MOST_DAYS)  # fmt: skip
    return total


def parse_signed_days(text: str) -> int:
    """`+3d`, `-1w`: a change of a duration or a date, in working days."""
    return _signed(text, parse_days)


def parse_cents(text: str, currency: str | None = None) -> int:
    """`2400`, `2 400,00`, `$2,400.00`, `-300`: cents; refused if it names another currency."""
    found = re.fullmatch(MONEY, fold(text))
    amount = found and re.fullmatch(AMOUNT, found[4])
    if not found or not amount or (amount[2] and amount[2] == amount[3]):
        raise Misused("{text} is not an amount; say 2400 or 2400.50", text=clipped(text))
    for written in (found[1], found[3], found[5]):
        if written and currency and not _agrees(written.upper().replace(" ", ""), currency):
            raise Misused("{text} is not in {currency}", text=clipped(text), currency=currency)
    cents = _cents(amount, text)
    return -cents if found[2] in MINUS else cents


def parse_percent(text: str) -> int:
    """`50%`, `50 %`, `50`: a whole number from 0 to 100."""
    found = re.fullmatch("([0-9]{1,3}) ?%?", fold(text))
    if not found or int(found[1]) > 100:
        raise Misused("{text} is not a whole percentage from 0% to 100%", text=clipped(text))
    return int(found[1])


def parse_score(text: str) -> int:
    """`1` to `5`: a rating, a likelihood, an impact."""
    if not re.fullmatch("[1-5]", text.strip()):
        raise Misused("{text} is not a whole number from 1 to 5", text=clipped(text))
    return int(text)


def _signed(text: str, parse: Callable[[str], int]) -> int:
    said = text.strip()
    size = parse(said[1:] if said[:1] in ("+", *MINUS) else text)
    return -size if said[:1] in MINUS else size


def _times(number: str, minutes: int, text: str) -> int:
    whole, _, part = number.replace(",", ".").partition(".")
    scale: int = 10 ** len(part)
    total, rest = divmod(int(whole + part) * minutes, scale)
    if rest:
        raise Misused("{text} is not a whole number of minutes", text=clipped(text))
    return total


def _cents(amount: re.Match[str], text: str) -> int:
    whole = re.sub("[^0-9]", "", amount[1])
    part = amount[4] or ""
    if len(part) == 3 and not amount[2] and len(whole) <= 3 and whole[0] != "0":
        raise Misused("{text} may be {first} or {second}; write it with two decimals or none, and "
                      "nothing between thousands", text=clipped(text), first=whole + part,
                      second=f"{whole}.{part}")  # fmt: skip
    if len(part) > 2:
        raise Misused("{text} has more than two decimals", text=clipped(text))
    if len(whole) > 12:
        raise Misused("{text} is too large an amount", text=clipped(text))
    return int(whole + part.ljust(2, "0"))


def _agrees(written: str, currency: str) -> bool:
    if "$" in written:
        return currency.endswith("D") and currency.startswith(written.replace("$", ""))
    return currency == {"€": "EUR", "£": "GBP"}.get(written, written)
