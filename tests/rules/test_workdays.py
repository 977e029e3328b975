"""Working days, by a table of cases and against a walk from day to day."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engtrack.errors import Misused
from engtrack.workdays import Calendar

PLAIN = Calendar()
# Wednesday 2027-03-03 off; a Saturday off and a day named twice change nothing.
MARCH = Calendar(["2027-03-03", "2027-03-06", "2027-03-03"])
DAYS = st.dates(date(2027, 1, 1), date(2027, 6, 30)).map(date.isoformat)
FEW = settings(derandomize=True, max_examples=150, deadline=None)


@pytest.mark.parametrize(
    ("day", "days", "then"),
    [
        ("2027-03-01", 0, "2027-03-01"),
        ("2027-03-06", 0, "2027-03-06"),  # 0 stays, on a Saturday too
        ("2027-03-01", 1, "2027-03-02"),
        ("2027-03-02", 1, "2027-03-04"),  # over the day off
        ("2027-03-05", 1, "2027-03-08"),  # over the weekend
        ("2027-03-06", 1, "2027-03-08"),
        ("2027-03-03", 1, "2027-03-04"),
        ("2027-03-03", -1, "2027-03-02"),
        ("2027-03-07", -1, "2027-03-05"),
        ("2027-03-08", -1, "2027-03-05"),
        ("2027-03-04", -2, "2027-03-01"),
        (None, 3, None),
    ],
)
def test_adding_steps_over_days_not_worked(day: str | None, days: int, then: str | None) -> None:
    assert MARCH.add(day, days) == then


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2027-03-01", "2027-03-01", 0),
        ("2027-03-01", "2027-03-02", 1),
        ("2027-03-02", "2027-03-03", 0),  # the end is a day off
        ("2027-03-01", "2027-03-08", 4),
        ("2027-03-08", "2027-03-01", -4),
        ("2027-03-05", "2027-03-07", 0),
        (None, "2027-03-01", None),
        ("2027-03-01", None, None),
    ],
)
def test_between_counts_days_after_the_first_up_to_the_last(
    start: str | None, end: str | None, days: int | None
) -> None:
    assert MARCH.between(start, end) == days


def test_the_nearest_working_day_on_either_side() -> None:
    assert MARCH.on_or_after("2027-03-03") == "2027-03-04"
    assert MARCH.on_or_before("2027-03-03") == "2027-03-02"
    assert MARCH.on_or_after("2027-03-06") == "2027-03-08"
    assert MARCH.on_or_before("2027-03-07") == "2027-03-05"
    assert MARCH.on_or_after("2027-03-04") == MARCH.on_or_before("2027-03-04") == "2027-03-04"


@pytest.mark.parametrize(
    ("day", "days"), [("9999-12-31", 1), ("0001-01-01", -1), ("2027-03-01", 10**12)]
)
def test_a_day_outside_the_years_1_to_9999_is_refused(day: str, days: int) -> None:
    with pytest.raises(Misused):
        PLAIN.add(day, days)


def test_the_first_and_the_last_working_day_of_all_are_within_reach() -> None:
    assert PLAIN.add("0001-01-02", -1) == "0001-01-01"
    assert PLAIN.add("9999-12-30", 1) == "9999-12-31"
    assert PLAIN.add("0001-01-01", PLAIN.between("0001-01-01", "9999-12-31")) == "9999-12-31"


def walked(calendar: Calendar, day: str, days: int) -> str:
    """A walk from day to day: slow and obviously right."""
    here, step, left = date.fromisoformat(day), timedelta(1 if days > 0 else -1), abs(days)
    while left:
        here += step
        left -= calendar.is_workday(here.isoformat())
    return here.isoformat()


@given(st.lists(DAYS, max_size=40), DAYS, st.integers(-60, 60))
@FEW
def test_adding_equals_a_walk_from_day_to_day(off: list[str], day: str, days: int) -> None:
    calendar = Calendar(off)
    assert calendar.add(day, days) == walked(calendar, day, days)
    worked = date.fromisoformat(day).weekday() < 5 and day not in off
    assert calendar.is_workday(day) == worked


@given(st.lists(DAYS, max_size=40), DAYS, st.integers(-60, 60))
@FEW
def test_between_undoes_adding_from_a_working_day(off: list[str], day: str, days: int) -> None:
    calendar = Calendar(off)
    start = calendar.on_or_after(day)
    assert calendar.between(start, calendar.add(start, days)) == days
    assert calendar.day_at(calendar.place(start)) == start
