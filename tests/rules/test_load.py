"""Who has how much to do in which week: what is left of the work, spread over days and people."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engtrack.nouns.schedule.board.load import (
    Given,
    Held,
    Job,
    Weeks,
    evenly,
    first_on,
    name_of,
    parts,
    share_on,
    week_of,
)

MONDAY = date(2027, 3, 1).toordinal()
WEEK = week_of(MONDAY)
WORKED = [MONDAY + day for day in range(5)]
PEOPLE = ("ana", "ben", "eve")


def job(days: list[int], *people: str, minutes: int | None = None, length: int | None = None,
        key: str = "T-1", engagement: str = "ACME") -> Job:  # fmt: skip
    return Job(key, engagement, days, [Given(person) for person in people], minutes, length)


def by_person(of: Job, leave: dict[str, frozenset[int]] | None = None) -> dict[str, int]:
    found: Counter[str] = Counter()
    for person, _day, minutes, _is_away in parts(of, leave or {}, dict.fromkeys(PEOPLE, 2400)):
        found[person] += minutes
    return dict(found)


def weeks(*jobs: Job, capacity: int = 2400, count: int = 2, leave: dict[str, set[int]] | None = None,
          off: dict[str, set[int]] | None = None, held: list[Held] | None = None) -> Weeks:  # fmt: skip
    """Ana's weeks."""
    frozen = [{name: frozenset(days) for name, days in (of or {}).items()} for of in (leave, off)]
    found = Weeks(MONDAY, count, {"ana": capacity}, *frozen, {"ana": held or []})
    for one in jobs:
        found.put(one)
    return found


def test_a_week_is_that_of_its_monday() -> None:
    assert {week_of(day) for day in range(MONDAY, MONDAY + 7)} == {WEEK}
    assert (first_on(WEEK), name_of(WEEK)) == ("2027-03-01", "2027-W09")
    assert name_of(week_of(date(2027, 1, 3).toordinal())) == "2026-W53"


@given(st.integers(0, 100_000), st.integers(1, 60))
def test_an_even_split_adds_up_and_differs_by_one_at_most(total: int, count: int) -> None:
    found = evenly(total, count)
    assert sum(found) == total
    assert len(found) == count
    assert max(found) - min(found) <= 1


@given(
    st.integers(0, 20_000),
    st.sets(st.integers(MONDAY, MONDAY + 20), min_size=1),
    st.dictionaries(st.sampled_from(PEOPLE), st.frozensets(st.integers(MONDAY, MONDAY + 20))),
    st.lists(
        st.builds(Given, st.sampled_from(PEOPLE), st.integers(MONDAY - 3, MONDAY + 10),
                  st.integers(MONDAY + 5, MONDAY + 25)),
        min_size=1, max_size=4,
    ),
)  # fmt: skip
def test_nothing_of_an_effort_is_lost_and_nobody_works_on_leave(
    minutes: int, days: set[int], leave: dict[str, frozenset[int]], people: list[Given]
) -> None:
    found = list(parts(Job("T-1", "ACME", sorted(days), people, minutes), leave, {}))
    there = [day for day in days if any(of.first <= day <= of.last for of in people)]
    assert sum(part.minutes for part in found) == (minutes if there else 0)
    on_leave = [part.day in leave.get(part.person, ()) for part in found]
    assert on_leave == [part.is_away for part in found]
    assert len({part.is_away for part in found}) <= 1
    assert {part.person for part in found} <= {of.person for of in people}


def test_days_share_evenly_and_people_share_each_day() -> None:
    assert by_person(job(WORKED, "ana", "ben", minutes=1200)) == {"ana": 600, "ben": 600}
    assert by_person(job(WORKED[:3], "ana", "ben", minutes=101)) == {"ana": 50, "ben": 51}


def test_who_is_named_and_holds_the_role_does_it_once() -> None:
    twice = Job("T-1", "ACME", WORKED, [Given("ana"), Given("ana"), Given("ben")], 600)
    assert by_person(twice) == {"ana": 300, "ben": 300}


def test_a_role_stands_for_who_holds_it_that_day() -> None:
    handed = [Given("ana", last=WORKED[1]), Given("ben", first=WORKED[2])]
    assert by_person(Job("T-1", "ACME", WORKED, handed, 500)) == {"ana": 200, "ben": 300}


def test_what_falls_on_leave_goes_to_the_others_or_to_the_other_days() -> None:
    away = {"ana": frozenset(WORKED[:2])}
    assert by_person(job(WORKED, "ana", "ben", minutes=1000), away) == {"ana": 300, "ben": 700}
    assert {p.day for p in parts(job(WORKED, "ana", minutes=300), away, {})} == set(WORKED[2:])


def test_where_no_day_is_left_it_stays_and_is_marked() -> None:
    away = {"ana": frozenset(WORKED)}
    found = list(parts(job(WORKED, "ana", minutes=500), away, {}))
    assert [(part.minutes, part.is_away) for part in found] == [(100, True)] * 5
    week = weeks(job(WORKED, "ana", minutes=500), leave={"ana": set(WORKED)}).of("ana", WEEK)
    assert (week.capacity, week.leave_days, week.away, week.is_over) == (0, 5, {"T-1": 500}, True)


@pytest.mark.parametrize(
    ("length", "people", "minutes"),
    [
        (None, ("ana",), {"ana": 5 * 420}),
        (3, ("ana",), {"ana": 3 * 420}),
        (5, ("ana", "ben"), {"ana": 5 * 210, "ben": 5 * 240}),
    ],
)
def test_without_an_effort_it_takes_a_working_day_of_theirs_a_day(
    length: int | None, people: tuple[str, ...], minutes: dict[str, int]
) -> None:
    found: Counter[str] = Counter()
    capacities = {"ana": 2100, "ben": 2400}
    for part in parts(job(WORKED, *people, length=length), {}, capacities):
        found[part.person] += part.minutes
    assert found == minutes


def test_the_weeks_take_what_falls_into_them() -> None:
    long = job(
        [*WORKED, *(day + 7 for day in WORKED), *(day + 14 for day in WORKED)], "ana", minutes=900
    )
    found = weeks(long, job(WORKED[:1], "ana", minutes=50, key="T-2", engagement="NORD"))
    assert found.of("ana", WEEK).planned == {"ACME": {"T-1": 300}, "NORD": {"T-2": 50}}
    assert found.of("ana", WEEK + 1).minutes == 300
    assert [found.of("ana", week).minutes for week in found.weeks] == [350, 300]


def test_leave_and_days_off_take_a_fifth_each_and_a_day_once() -> None:
    saturday = MONDAY + 5
    found = weeks(capacity=2250, leave={"ana": {*WORKED[:2], saturday}},
                  off={"ACME": {WORKED[1], WORKED[2]}}, held=[Held("ACME")]).of("ana", WEEK)  # fmt: skip
    assert (found.leave_days, found.days_off, found.capacity) == (1, 2, 900)


def test_a_day_off_counts_where_all_their_engagements_have_it() -> None:
    off = {"ACME": {WORKED[0], WORKED[4]}, "NORD": {WORKED[4]}}
    both = [Held("ACME"), Held("NORD")]
    assert weeks(off=off, held=both).of("ana", WEEK).days_off == 1
    assert (
        weeks(off=off, held=[*both[:1], Held("NORD", first=WORKED[2])]).of("ana", WEEK).days_off
        == 2
    )
    assert weeks(off=off).of("ana", WEEK).days_off == 0
    nord = job(WORKED, "ana", minutes=60, engagement="NORD")
    assert weeks(nord, off=off, held=both[:1]).of("ana", WEEK).days_off == 1


def test_a_share_limits_what_an_engagement_takes() -> None:
    half = [Held("ACME", share=50), Held("NORD")]
    jobs = job(WORKED, "ana", minutes=1201), job(WORKED, "ana", minutes=1199, engagement="NORD")
    week = weeks(*jobs, held=half).of("ana", WEEK)
    assert (week.shares, week.over_shares, week.is_over) == ({"ACME": (50, 1200)}, ["ACME"], False)
    away = weeks(*jobs, held=half, leave={"ana": {WORKED[0]}}).of("ana", WEEK)
    assert (away.shares, away.is_over) == ({"ACME": (50, 960)}, True)


def test_the_shares_of_several_roles_add_up_and_hold_for_their_days() -> None:
    held = [Held("ACME", share=20), Held("ACME", share=30, last=WORKED[1]), Held("ACME")]
    assert [share_on(held, "ACME", day) for day in (WORKED[1], WORKED[2])] == [50, 20]
    assert share_on(held[2:], "ACME", MONDAY) is None
    assert weeks(held=held).of("ana", WEEK).shares == {"ACME": (32, 2400 * 160 // 500)}
    later = [Held("ACME", first=WORKED[3], share=10)]
    assert weeks(held=later).of("ana", WEEK).shares == {"ACME": (64, 2400 * 320 // 500)}
