"""Job costing: what was planned, what was spent, what is left, by task, phase, service or person.

No database. Minutes and cents are whole; whatever is split over people or tasks adds up.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from engtrack.nouns.budget.splitting import split

HOUR = 60
MEASURES = ("planned", "actual", "left")


@dataclass(frozen=True)
class Item:
    """A task, or a service that has no task: what is planned of it and what is left."""

    key: str
    title: str
    phase: str | None = None
    service: str | None = None
    people: tuple[str, ...] = ()
    planned_minutes: int = 0
    planned_cents: int = 0
    left_minutes: int = 0
    left_cents: int = 0


@dataclass(frozen=True)
class Actual:
    """What one person spent on an item: time and its money, and expenses; without an item, None."""

    item: str | None
    person: str
    minutes: int = 0
    cents: int = 0
    expenses_cents: int = 0


@dataclass
class Cost:
    """A row of the job costing; `key` is None where it belongs to nothing."""

    key: str | None
    planned_minutes: int = 0
    actual_minutes: int = 0
    left_minutes: int = 0
    planned_cents: int = 0
    actual_cents: int = 0
    expenses_cents: int = 0
    left_cents: int = 0

    @property
    def at_completion_minutes(self) -> int:
        return self.actual_minutes + self.left_minutes

    @property
    def variance_minutes(self) -> int:
        """What was planned less what it comes to: below nothing, it takes longer."""
        return self.planned_minutes - self.at_completion_minutes

    @property
    def at_completion_cents(self) -> int:
        return self.actual_cents + self.expenses_cents + self.left_cents

    @property
    def variance_cents(self) -> int:
        return self.planned_cents - self.at_completion_cents


@dataclass
class Costs:
    """The rows by their key, in the order in which they came up."""

    rows: dict[str | None, Cost] = field(default_factory=dict)

    def of(self, key: str | None) -> Cost:
        return self.rows.setdefault(key, Cost(key))


def by_item(items: Sequence[Item], actuals: Iterable[Actual], of: str) -> list[Cost]:
    """By `task` (or service without one), `phase` or `service`."""
    pick: dict[str, Callable[[Item], str | None]] = {
        "task": lambda item: item.key,
        "phase": lambda item: item.phase,
        "service": lambda item: item.service,
    }
    costs, known = Costs(), {item.key: item for item in items}
    for item in items:
        row = costs.of(pick[of](item))
        row.planned_minutes += item.planned_minutes
        row.planned_cents += item.planned_cents
        row.left_minutes += item.left_minutes
        row.left_cents += item.left_cents
    for actual in actuals:
        key = pick[of](known[actual.item]) if actual.item in known else None
        _spend(costs.of(key), actual)
    return list(costs.rows.values())


def by_person(items: Sequence[Item], actuals: Iterable[Actual]) -> list[Cost]:
    """What is planned and left of an item is shared by its people, as evenly as can be."""
    costs = Costs()
    for item in items:
        people: Sequence[str | None] = item.people or (None,)
        even = [1] * len(people)
        for column in ("planned_minutes", "planned_cents", "left_minutes", "left_cents"):
            for person, part in zip(people, split(getattr(item, column), even), strict=True):
                row = costs.of(person)
                setattr(row, column, getattr(row, column) + part)
    for actual in actuals:
        _spend(costs.of(actual.person), actual)
    return list(costs.rows.values())


def _spend(row: Cost, actual: Actual) -> None:
    row.actual_minutes += actual.minutes
    row.actual_cents += actual.cents
    row.expenses_cents += actual.expenses_cents


def total(costs: Iterable[Cost]) -> Cost:
    whole = Cost(None)
    for cost in costs:
        for column in vars(whole):
            if column != "key":
                setattr(whole, column, getattr(whole, column) + getattr(cost, column))
    return whole


def left_of(
    state: str,
    planned: int,
    spent: int,
    *,
    duration_days: int,
    progress_percent: int | None,
    left_days: int | None,
    spent_since: int,
) -> int:
    """Minutes that are left of a task: as people say; where nobody does, of what was planned.

    `spent_since` was spent from the day on which it was said how many days are left.
    """
    if state in ("finished", "cancelled"):
        return 0
    if left_days is not None:
        said = planned * left_days // max(duration_days, 1)
        return max(said - spent_since, 0)
    if progress_percent is not None:
        return planned * (100 - progress_percent) // 100
    return max(planned - spent, 0)
