"""How people say a step: what is done, `=>`, and what is to come of it."""

from typing import NamedTuple

from engtrack.cli.amounts import clipped
from engtrack.cli.parse import parse_text
from engtrack.errors import Misused

ARROWS = ("=>", "\N{RIGHTWARDS DOUBLE ARROW}", "->", "\N{RIGHTWARDS ARROW}")


class Done(NamedTuple):
    """One step of a script."""

    action: str
    expected: str | None = None


def parse_step(text: str) -> Done:
    """`Enter the order => it is there`; without `=>` nothing is said of what is to come."""
    parse_text(text, is_required=True)
    arrow = next((one for one in ARROWS if one in text), "=>")
    action, _, expected = (part.strip() for part in text.partition(arrow))
    if not action:
        raise Misused("{text} does not say what is done; say `Enter the order => it is there`",
                      text=clipped(text))  # fmt: skip
    return Done(action, expected or None)
