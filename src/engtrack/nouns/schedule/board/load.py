"""Who has how much to do in which week, from what is planned. No database.

Days are numbers (`date.toordinal()`), of which 1 is a Monday; a week is the number of its Monday's.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

WEEK_DAYS = 5
WEEK_MINUTES = 40 * 60  # of a person of whom no capacity is said
ALWAYS = (1, 4_000_000)
Leave = Mapping[str, frozenset[int]]  # a person -> the days on which they are away


class Given(NamedTuple):
    """A person to whom work is given, from the first day to the last: as long as a role is held."""

    person: str
    first: int = ALWAYS[0]
    last: int = ALWAYS[1]


class Job(NamedTuple):
    """What is left of a task: on which days, for whom, and how long it takes them all together."""

    key: str
    engagement: str
    days: Sequence[int]
    people: Sequence[Given]
    minutes: int | None = None  # None: a working day of theirs for each day of it
    length: int | None = None  # without minutes: of how many days; None: of all that are worked


class Part(NamedTuple):
    """What a person does of a job on one day; `is_away` where it lies in their leave alone."""

    person: str
    day: int
    minutes: int
    is_away: bool


class Held(NamedTuple):
    """A role that a person holds, and the share of their time that it may take, where one is said.

    Of work without a role, it says only that they work in that engagement.
    """

    engagement: str
    first: int = ALWAYS[0]
    last: int = ALWAYS[1]
    share: int | None = None


def week_of(day: int) -> int:
    return (day - 1) // 7


def first_on(week: int) -> str:
    """The day of its Monday."""
    return date.fromordinal(week * 7 + 1).isoformat()


def name_of(week: int) -> str:
    """As ISO 8601 writes it: `2027-W11`."""
    year, number, _ = date.fromordinal(week * 7 + 1).isocalendar()
    return f"{year}-W{number:02}"


def weekdays(week: int) -> range:
    """Monday to Friday."""
    return range(week * 7 + 1, week * 7 + 1 + WEEK_DAYS)


def evenly(total: int, count: int) -> list[int]:
    """A whole number in parts that differ by one at most, and add up to it."""
    return [total * (place + 1) // count - total * place // count for place in range(count)]


def parts(job: Job, leave: Leave, capacities: Mapping[str, int]) -> Iterator[Part]:
    """A job over its days, and each day's over the people who are there.

    A day on which none of them is there takes nothing, save where no day is left.
    """
    given = [(day, _people_on(job, day)) for day in job.days]
    there = [(day, present) for day, people in given if (present := _present(people, day, leave))]
    is_away = not there
    cells = there or [(day, people) for day, people in given if people]
    if job.minutes is None:
        length = len(cells) if job.length is None else job.length
        for day, people in cells:
            for person in people:
                week = capacities.get(person, WEEK_MINUTES)
                of_day = week * length // (WEEK_DAYS * len(cells) * len(people))
                yield Part(person, day, of_day, is_away)
        return
    of_days = evenly(job.minutes, len(cells)) if cells else []
    for (day, people), of_day in zip(cells, of_days, strict=True):
        for person, minutes in zip(people, evenly(of_day, len(people)), strict=True):
            yield Part(person, day, minutes, is_away)


def _people_on(job: Job, day: int) -> list[str]:
    """Each of them once, though named and holding the role as well."""
    if len(job.people) == 1:
        (one,) = job.people
        return [one.person] if one.first <= day <= one.last else []
    return sorted({of.person for of in job.people if of.first <= day <= of.last})


def _present(people: list[str], day: int, leave: Leave) -> list[str]:
    return [person for person in people if day not in leave.get(person, ())] if leave else people


class Week(NamedTuple):
    """A person's week: what is planned of theirs, by engagement and task, and what time there is.

    Minutes everywhere; `shares` has the percentage and the minutes of each engagement that has one.
    """

    planned: Mapping[str, Mapping[str, int]]
    capacity: int
    leave_days: int
    days_off: int
    shares: Mapping[str, tuple[int, int]]
    away: Mapping[str, int]  # the tasks, or what of them, that nothing but leave is left for

    @property
    def minutes(self) -> int:
        return sum(map(self.of, self.planned))

    def of(self, engagement: str) -> int:
        return sum(self.planned[engagement].values())

    @property
    def is_over(self) -> bool:
        return self.minutes > self.capacity

    @property
    def over_shares(self) -> list[str]:
        """The engagements that plan more than their share."""
        return [e for e in self.planned if e in self.shares and self.of(e) > self.shares[e][1]]


class Weeks:
    """The weeks of all people from the first day on, filled job by job.

    Of the first week there is what is left of it: what was worked before is no time for what is
    to come. On a weekend nothing is left of it, and it counts whole.
    """

    def __init__(
        self, first: int, count: int, capacities: Mapping[str, int], leave: Leave,
        off: Mapping[str, frozenset[int]], held: Mapping[str, Sequence[Held]],
    ) -> None:  # fmt: skip
        self.first = first
        self.weeks = range(week_of(first), week_of(first) + count)
        self.capacities, self.leave, self.off = capacities, leave, off
        self.held = {person: list(of) for person, of in held.items()}
        self.planned: dict[tuple[str, int], dict[str, dict[str, int]]] = {}
        self.away: dict[tuple[str, int], dict[str, int]] = {}

    def put(self, job: Job) -> None:
        """What of the job falls into these weeks."""
        for person, day, minutes, is_away in parts(job, self.leave, self.capacities):
            if (week := (day - 1) // 7) not in self.weeks or person not in self.capacities:
                continue
            of = self.planned.setdefault((person, week), {}).setdefault(job.engagement, {})
            of[job.key] = of.get(job.key, 0) + minutes
            if is_away:
                away = self.away.setdefault((person, week), {})
                away[job.key] = away.get(job.key, 0) + minutes

    def of(self, person: str, week: int) -> Week:
        planned = self.planned.get((person, week), {})
        held = [*self.held.get(person, ()), *map(Held, planned)]
        days = [day for day in weekdays(week) if day >= self.first] or list(weekdays(week))
        off = {day for day in days if self._is_off(held, day)}
        away = {day for day in days if day in self.leave.get(person, ())} - off
        worked = [day for day in days if day not in off | away]
        capacity = self.capacities[person]
        return Week(
            planned, capacity * len(worked) // WEEK_DAYS, len(away), len(off),
            _shares(held, worked or days, capacity * bool(worked)),
            self.away.get((person, week), {}),
        )  # fmt: skip

    def _is_off(self, held: Sequence[Held], day: int) -> bool:
        """Off in every engagement in which they work that day."""
        there = {of.engagement for of in held if of.first <= day <= of.last}
        return bool(there) and all(day in self.off.get(of, ()) for of in there)


def _shares(held: Sequence[Held], days: Sequence[int], capacity: int) -> dict[str, tuple[int, int]]:
    """Of each engagement with a share in these days: its percentage, and those minutes.

    The shares of several roles add up. On a day without one, the engagement may take all of it.
    """
    found = {}
    for engagement in {of.engagement for of in held if of.share is not None}:
        said = [share_on(held, engagement, day) for day in days]
        if any(share is not None for share in said):
            whole = sum(100 if share is None else share for share in said)
            found[engagement] = (whole // len(days), capacity * whole // (100 * WEEK_DAYS))
    return found


def share_on(held: Sequence[Held], engagement: str, day: int) -> int | None:
    shares = [of.share for of in held
              if of.engagement == engagement and of.first <= day <= of.last
              and of.share is not None]  # fmt: skip
    return min(sum(shares), 100) if shares else None
