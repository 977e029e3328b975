"""Many rows in one transaction: what each of them would ask the file for is asked for once.

Within `many` keys are counted on in memory, what was found by its key is known, and new rows reach
the file together. Nobody else writes meanwhile, and nothing that was found is taken away.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, SQLModel

MANY = "many"  # in session.info
TOGETHER = 1000  # rows: enough to be quick, few enough to be small
COUNTED = text("UPDATE key_counter SET last = :last WHERE prefix = :prefix")


class Many:
    """`found` is by model, column and value; `last` the number given last, by prefix."""

    def __init__(self) -> None:
        self.found: dict[tuple[type[SQLModel], str, str], Any] = {}
        self.last: dict[str, int] = {}
        self.waiting = 0


def of(session: Session) -> Many | None:
    """What is known, where many rows are written; None where it is one."""
    known: Many | None = session.info.get(MANY)
    return known


@contextmanager
def many(session: Session) -> Iterator[None]:
    known = session.info[MANY] = Many()
    try:
        yield
        for prefix, last in known.last.items():
            session.connection().execute(COUNTED, {"last": last, "prefix": prefix})
    finally:
        del session.info[MANY]


def put(session: Session, row: SQLModel) -> None:
    """Add a row, which is in the file at once, or with the next of many."""
    session.add(row)
    if (known := of(session)) is not None:
        known.waiting = (known.waiting + 1) % TOGETHER
    if known is None or not known.waiting:
        session.flush()
