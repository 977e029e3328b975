"""Days of delay by side, beside the slip of each milestone: counted from the waits of the log."""

from collections.abc import Iterator
from dataclasses import dataclass
from sqlite3 import Connection

from engtrack.cli.answers import FOR_PEOPLE
from engtrack.cli.settings import settings
from engtrack.language import gettext as _
from engtrack.nouns.report import counting
from engtrack.nouns.schedule.planning.reading import days_off_of
from engtrack.store.read import read
from engtrack.table import Row, Table, Value
from engtrack.workdays import Calendar

COLUMNS = (
    "key", "engagement", "title", "state", "committed_finish_on", "finish_on", "slip_days",
    "client_days", "vendor_days", "third_party_days", "hold_days", "undetermined_days",
)  # fmt: skip
SHOWN = (
    "key", "title", "finish_on", "slip_days", "client_days", "vendor_days", "third_party_days",
    "hold_days", "undetermined_days",
)  # fmt: skip
WAITS = ("key", "title", "side", "person", "from_on", "until_on", "days", "holds_up", "reason")


@dataclass
class Engagement:
    """What the count of one engagement is made from."""

    id: str
    key: str
    title: str
    client: str
    days: counting.Days
    waits: list[dict[str, Value]]
    before: dict[str, list[str]]  # what each piece of work comes after

    def counted(self, among: set[str] | None = None) -> list[counting.Wait]:
        """Its waits; of a milestone those that hold up work leading to it, or any."""
        return [
            _wait_of(row)
            for row in self.waits
            if among is None or row["work_id"] is None or row["work_id"] in among
        ]


def tables_of(db: Connection) -> list[Table]:
    """To people the sides, the milestones and the waits; to machines one table of totals."""
    engagements = list(_engagements(db))
    rows = [row for of in engagements for row in _rows(db, of)]
    table = Table("report", COLUMNS, rows, shown=SHOWN)
    if settings.format not in FOR_PEOPLE or settings.columns:
        return [table]
    return [page for of in engagements for page in _page(of, rows)]


def _page(of: Engagement, rows: list[Row]) -> list[Table]:
    mine = [row for row in rows if row[1] == of.key]
    return [
        _sides(of),
        Table("report", COLUMNS, mine[1:], shown=SHOWN, title=_("Milestones"),
              empty=_("there is no milestone")),
        _waits(of),
    ]  # fmt: skip


def _sides(of: Engagement) -> Table:
    by_side = of.days.by_side(of.counted())
    rows: list[Row] = [
        (side, len(days), sum(row["side"] == side for row in of.waits))
        for side, days in by_side.items()
    ]
    title = _("{engagement} · {client}: days of delay until {day}")
    said = title.format(engagement=of.key, client=of.client, day=settings.today)
    return Table("report", ("side", "days", "waits"), rows, title=said)


def _waits(of: Engagement) -> Table:
    rows: list[Row] = [
        (
            row["key"], row["title"], row["side"], row["person"], row["from_on"], row["until_on"],
            len(of.days.of(_wait_of(row))), row["holds_up"], row["reason"],
        )
        for row in of.waits
    ]  # fmt: skip
    return Table("issue_wait_part", WAITS, rows, title=_("Waits"), empty=_("nothing waited"))


def _rows(db: Connection, of: Engagement) -> Iterator[Row]:
    """The engagement as a whole, then its milestones in the order of their days."""
    whole = of.days.by_side(of.counted())
    counts = [*map(len, whole.values()), len(of.days.held())]
    yield (of.key, of.key, of.title, None, None, None, None, *counts, None)
    found = db.execute(
        """SELECT work_id, actual_finish_on, key, engagement, title, state, committed_finish_on,
                  coalesce(actual_finish_on, finish_on) AS finish_on, slip_days
             FROM work_row WHERE engagement_id = ? AND is_milestone = 1 AND state <> 'cancelled'
            ORDER BY 8 IS NULL, 8, key_number(key)""",
        [of.id],
    )
    for id, reached_on, *shown, slip in found.fetchall():
        among = counting.leading_to(id, of.before)
        sides = of.days.by_side(of.counted(among), reached_on).values()
        held = of.days.held(reached_on)
        rest = counting.undetermined(slip, held.union(*sides))
        yield (*shown, slip, *map(len, sides), len(held), rest)


def _engagements(db: Connection) -> Iterator[Engagement]:
    found = db.execute(
        """SELECT e.id, e.key, e.name, e.client FROM scope
             JOIN engagement e ON e.id = scope.engagement_id ORDER BY e.key"""
    )
    for id, key, name, client in found.fetchall():
        waits = list(read(db, "wait_counted", "from_on, key", keep=True, engagement_id=id).dicts())
        yield Engagement(id, key, name, client, _days(db, id), waits, _before(db, id))


def _before(db: Connection, id: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    links = db.execute("SELECT before_id, after_id FROM link WHERE engagement_id = ?", [id])
    for before, after in links:
        found.setdefault(after, []).append(before)
    return found


def _days(db: Connection, id: str) -> counting.Days:
    held = db.execute(
        """SELECT h.from_on, coalesce(h.until_on, clock.today) FROM clock, hold h
            WHERE h.engagement_id = ?""",
        [id],
    )
    return counting.Days(Calendar(days_off_of(db, id)), tuple(held.fetchall()))


def _wait_of(row: dict[str, Value]) -> counting.Wait:
    said = [row[column] for column in ("side", "counts_from_on", "last_on")]
    return counting.Wait(*map(str, said))
