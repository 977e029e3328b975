"""Where a line for people may end: between words, and never within an amount such as `3 d`."""

import re
from typing import Any, Final

HELD: Final = "\ue000"  # of no one's text
_IN_AMOUNTS: Final = r"(?<=[0-9]) (?=(?:d|j|h|min)\b)|(?<=[0-9] h) (?=[0-9]{2}\b)"


def wrapped(text: str, width: int, **how: Any) -> list[str]:
    """Lines of whole words: none is split at its hyphens or a no-break space, nor any amount."""
    import textwrap  # only what is folded pays for it

    lines = textwrap.wrap(held(text), width, break_on_hyphens=False, **how)
    return [line.replace(HELD, " ") for line in lines]


def held(text: str) -> str:
    """The text with another sign for each space that keeps a number and its unit together."""
    return re.sub(_IN_AMOUNTS, HELD, text)
