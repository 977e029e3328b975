"""The job costing of one engagement, read lightly: its items, what was spent, and both as rows."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from sqlite3 import Connection
from typing import NamedTuple

from engtrack.cli.amounts import DAY_MINUTES
from engtrack.language import gettext as _
from engtrack.language import label, shown
from engtrack.nouns.budget import costing
from engtrack.nouns.budget.costing import Actual, Item
from engtrack.nouns.budget.splitting import rounded, split
from engtrack.table import Row, Table

COLUMNS = (
    "key", "engagement", "title", "planned_minutes", "actual_minutes", "left_minutes",
    "at_completion_minutes", "variance_minutes", "planned_cents", "actual_cents",
    "expenses_cents", "left_cents", "at_completion_cents", "variance_cents", "currency",
)  # fmt: skip
NAMING = COLUMNS[:3]
HOURS = ("key", "title", *(c for c in COLUMNS if c.endswith("_minutes")))
MONEY = ("key", *(c for c in COLUMNS if c.endswith("_cents")))


class Task(NamedTuple):
    """A task as the budget sees it."""

    key: str
    title: str
    phase: str
    service: str | None
    state: str
    effort_minutes: int | None
    duration_days: int
    progress_percent: int | None
    left_days: int | None
    people: str | None
    rate_cents: int | None
    spent_minutes: int
    spent_since: int


def items(db: Connection) -> list[Item]:
    """Its tasks that the vendor does or that have hours, and its services without a task.

    Where no task says which service it is part of, what was agreed in services is done by the
    tasks: to count both would count it twice. Then a service counts by the hours on it alone.
    """
    services = db.execute("SELECT * FROM budget_service ORDER BY key_number(key)").fetchall()
    tasks = [Task(*row) for row in db.execute("SELECT * FROM budget_task ORDER BY key_number(key)")]
    of_service: dict[str | None, list[Task]] = defaultdict(list)
    for task in tasks:
        of_service[task.service].append(task)
    is_told_apart = not tasks or any(task.service for task in tasks)
    worked = {row[0] for row in db.execute("SELECT DISTINCT item FROM budget_spent")}
    found = [item for task in of_service[None] for item in _plain(task)]
    for key, title, effort, price, rate in services:
        if own := of_service[key]:
            found += _of_service(own, effort, price)
        elif is_told_apart:
            found.append(_alone(key, title, effort or 0, price, rate))
        elif key in worked:
            found.append(_alone(key, title, 0, 0, rate))
    return sorted(found, key=lambda item: item.key.startswith("SRV-"))


def _plain(task: Task) -> Iterator[Item]:
    planned = _planned(task)
    if planned or task.spent_minutes:
        yield _item(task, planned, _money(planned, task.rate_cents))


def _planned(task: Task) -> int:
    """As said; else of the vendor's work a day for each day of it."""
    if task.effort_minutes is not None:
        return task.effort_minutes
    return task.duration_days * DAY_MINUTES if task.people else 0


def _of_service(tasks: list[Task], effort: int | None, price: int | None) -> list[Item]:
    """What the service agreed in hours goes to its tasks without an effort, its price to all."""
    unsaid = [task for task in tasks if task.effort_minutes is None]
    said = sum(task.effort_minutes or 0 for task in tasks)
    if effort is not None and unsaid:
        shares = split(max(effort - said, 0), [task.duration_days for task in unsaid])
        given = {task.key: share for task, share in zip(unsaid, shares, strict=True)}
        tasks = [t._replace(effort_minutes=given.get(t.key, t.effort_minutes)) for t in tasks]
    planned = [_planned(task) for task in tasks]
    money = (
        [_money(minutes, task.rate_cents) for minutes, task in zip(planned, tasks, strict=True)]
        if price is None
        else split(price, planned)
    )
    return [_item(*one) for one in zip(tasks, planned, money, strict=True)]


def _alone(key: str, title: str, effort: int, price: int | None, rate: int | None) -> Item:
    """Of a service without a task nobody says what is left: that is worked out with its hours."""
    cents = _money(effort, rate) if price is None else price
    return Item(key, title, None, key, (), effort, cents, effort, cents)


def _item(task: Task, planned: int, cents: int) -> Item:
    left = costing.left_of(
        task.state,
        planned,
        task.spent_minutes,
        duration_days=task.duration_days,
        progress_percent=task.progress_percent,
        left_days=task.left_days,
        spent_since=task.spent_since,
    )
    people = tuple(task.people.split(", ")) if task.people else ()
    left_cents = _left_cents(left, planned, cents, task.rate_cents)
    return Item(
        task.key, task.title, task.phase, task.service, people, planned, cents, left, left_cents
    )


def _left_cents(left: int, planned: int, cents: int, rate: int | None) -> int:
    """At the rate of who does it; without one, as much of what was planned."""
    if rate is not None:
        return _money(left, rate)
    return rounded(cents * left, planned) if planned else 0


def _money(minutes: int, rate_cents: int | None) -> int:
    return rounded(minutes * (rate_cents or 0), costing.HOUR)


def actuals(db: Connection) -> list[Actual]:
    return [Actual(*row) for row in db.execute("SELECT * FROM budget_actual ORDER BY 1, 2")]


def known(db: Connection) -> tuple[list[Item], list[Actual]]:
    """The items, of services without a task what their hours leave, and what was spent."""
    spent = actuals(db)
    hours: dict[str | None, int] = defaultdict(int)
    for actual in spent:
        hours[actual.item] += actual.minutes
    return [_with_left(item, hours[item.key]) for item in items(db)], spent


def _with_left(item: Item, spent: int) -> Item:
    if not item.key.startswith("SRV-") or not spent:
        return item
    left = max(item.left_minutes - spent, 0)
    cents = rounded(item.left_cents * left, item.left_minutes) if item.left_minutes else 0
    return replace(item, left_minutes=left, left_cents=cents)


def costs(db: Connection, by: str) -> list[costing.Cost]:
    found, spent = known(db)
    if by == "person":
        return costing.by_person(found, spent)
    return costing.by_item(found, spent, by)


def table(db: Connection, by: str) -> Table:
    """The job costing by task, phase, service or person."""
    engagement, currency = db.execute("SELECT key, currency FROM budget_engagement").fetchone()
    titles = dict(db.execute("SELECT key, title FROM budget_title"))
    rows: list[Row] = []
    for cost in costs(db, by):
        title = _title(titles, cost.key, by)
        measures = (getattr(cost, column) for column in COLUMNS[3:-1])
        rows.append((cost.key, engagement, title, *measures, currency))
    return Table("budget", COLUMNS, rows, empty=_("nothing is planned, and no hours are logged"))


def _title(titles: dict[str | None, str], key: str | None, by: str) -> str | None:
    if key is not None:
        return shown("phase", key) if by == "phase" else titles.get(key)
    return {
        "task": _("without a task"),
        "phase": _("without a phase"),
        "service": _("without a service"),
        "person": _("given to nobody"),
    }[by]


def summed(table: Table) -> str:
    """The sum of each measure, as a line for people."""
    found = list(table.dicts())
    if not found:
        return ""
    currency = str(found[0]["currency"])
    measures = [c for c in table.columns if c.endswith(("_minutes", "_cents"))]
    sums = {c: sum(int(row[c] or 0) for row in found) for c in measures}
    said = [f"{label(c)} {shown(c, sums[c], currency=currency)}" for c in measures]
    return _("total: {sums}").format(sums=", ".join(said))


def tells_no_service(db: Connection) -> bool:
    """Whether there are services and tasks, and no task says which service it is part of."""
    (count,) = db.execute("SELECT count(*) FROM budget_service").fetchone()
    parts = [service for (service,) in db.execute("SELECT service FROM budget_task")]
    return bool(count and parts and not any(parts))
