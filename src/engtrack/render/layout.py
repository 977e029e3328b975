"""Which columns of a list stand side by side in the width there is, and how wide each is.

What does not fit is named, for the caller to put beneath the row: nothing is ever left out.
"""

from dataclasses import dataclass
from itertools import repeat

from rich.cells import cell_len

GAP = 2
NARROWEST = 20  # a column of text is not folded to less
DRAWN = ("bar",)  # drawn, not written: folding it would spoil it


@dataclass(frozen=True)
class Column:
    """One column of a list: its head and its cells, as people see them."""

    name: str
    head: str
    cells: list[str]
    is_text: bool = False
    is_right: bool = False

    @property
    def widest(self) -> int:
        return max(map(cell_len, [self.head, *self.cells]))

    @property
    def least(self) -> int:
        """Heads fold at their spaces; of the cells, only text does; a drawing is as it is."""
        if self.name in DRAWN:
            return self.widest
        head = max(map(cell_len, self.head.split()), default=0)
        cells = max(map(cell_len, self.cells), default=0)
        return max(head, min(cells, NARROWEST) if self.is_text else cells)


def fit(columns: list[Column], width: int) -> tuple[list[Column], list[int], list[Column]]:
    """The columns across, their widths, and the columns that found no place."""
    across: list[Column] = []
    below: list[Column] = []
    used = -GAP
    for column in columns:
        needed = GAP + column.least
        if not across or used + needed <= width:
            across.append(column)
            used += needed
        else:
            below.append(column)
    return across, _grown(across, width - used), below


def _grown(columns: list[Column], spare: int) -> list[int]:
    """What room is left goes to those that lack some, the least needy first."""
    widths = [column.least for column in columns]
    lacking = [column.widest - least for column, least in zip(columns, widths, strict=True)]
    order = sorted(range(len(columns)), key=lacking.__getitem__)
    for done, place in enumerate(order):
        share = min(lacking[place], max(spare, 0) // (len(order) - done))
        widths[place] += share
        spare -= share
    return [*map(min, widths, repeat(max(sum(widths) + spare, 1)))]
