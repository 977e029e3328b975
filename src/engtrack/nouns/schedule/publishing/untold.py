"""What readers were told of the plan and does not hold any more.

Whether it holds is a matter of the two plans; since when it does not, the journal tells: in the
order of its entries, which no clock can turn around.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache
from itertools import groupby
from sqlite3 import Connection
from typing import Any

from engtrack.nouns.schedule.publishing.since import (
    Planned,
    difference,
    differences,
    given_out,
    is_untold,
    plan_of,
    planned,
)
from engtrack.table import Row

GIVEN_OUT = "SELECT min(entry) FROM journal_change WHERE row_id = ? AND table_name = 'publication'"
CHANGES = """
SELECT c.entry, e.at, c.row_id, c.after
  FROM journal_change c JOIN journal_entry e ON e.id = c.entry
 WHERE c.table_name = 'work' AND c.entry > ? AND c.row_id IN ({ids}) ORDER BY c.seq"""
MOST = 500  # values in one statement: not every SQLite takes more than a thousand


def rows(db: Connection, publications: Iterable[tuple[str, str, str]]) -> Iterator[Row]:
    """Of each (its id, its engagement's, what it told): whether it holds, and since when not."""
    plan = cache(lambda engagement_id: plan_of(db, engagement_id))
    for id, engagement_id, snapshot in publications:
        found = differences(given_out(snapshot), plan(engagement_id))
        untold = [one.was for one in found if is_untold(one) and one.was]
        is_current = not untold and all(one.became == "done" for one in found)
        yield id, int(is_current), _since_on(db, id, untold)


def _since_on(db: Connection, publication_id: str, told: Sequence[Planned]) -> str | None:
    """The local day since when some of this work, all of which is otherwise now, is not as told."""
    (entry,) = db.execute(GIVEN_OUT, [publication_id]).fetchone()
    parts = (told[begin : begin + MOST] for begin in range(0, len(told), MOST))
    since = [at for part in parts for at in _since(db, entry, part)]
    return datetime.fromisoformat(min(since)).astimezone().date().isoformat() if since else None


def _since(db: Connection, entry: int, told: Sequence[Planned]) -> Iterable[str]:
    """When each came to differ for good: by the state in which every entry left it."""
    ids = ", ".join("?" * len(told))
    found = db.execute(CHANGES.format(ids=ids), [entry, *(item.id for item in told)])
    was = {item.id: item for item in told}
    row: dict[str, dict[str, Any]] = {item.id: item._asdict() for item in told}
    since: dict[str, str] = {}
    for (_, at), changes in groupby(found, key=lambda change: change[:2]):
        touched = set()
        for *_, id, after in changes:
            row[id] = row[id] | json.loads(after) if after else {}
            touched.add(id)
        for id in touched:
            if is_untold(difference(was[id], planned(row[id]))):
                since.setdefault(id, at)
            else:
                since.pop(id, None)
    return since.values()
