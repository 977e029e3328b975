"""What a format may know of where its answer goes."""

from typing import NamedTuple


class Look(NamedTuple):
    """`width` in columns of the terminal; of a list, `limit` rows are shown, or all if None."""

    width: int = 80
    color: bool = False
    limit: int | None = None
    is_terminal: bool = False
