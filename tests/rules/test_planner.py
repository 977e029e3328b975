"""The forward pass, rule by rule, by tables of cases."""

from dataclasses import replace
from typing import Any

import pytest

from engtrack.nouns.schedule.planning.network import Item, Link
from engtrack.nouns.schedule.planning.planner import (
    Contradiction,
    Moved,
    Planned,
    contradictions,
    moved,
    plan,
    present,
)
from engtrack.workdays import Calendar

START = "2027-03-01"  # a Monday
BEFORE = "2027-02-26"  # the Friday before: nothing is late
OFF = "2027-03-10"  # a Wednesday
CALENDAR = Calendar([OFF])


def task(id: str, days: int = 1, **facts: Any) -> Item:
    return Item(id, id.upper(), duration_days=days, **facts)


def milestone(id: str, **facts: Any) -> Item:
    return Item(id, id.upper(), is_milestone=True, **facts)


def march(planned: dict[str, Planned]) -> dict[str, tuple[int, int]]:
    """The days of March that items start and finish on."""
    return {id: (int(p.start_on[-2:]), int(p.finish_on[-2:])) for id, p in planned.items()}


def planned(*work: Item | Link, today: str = BEFORE, **facts: Any) -> dict[str, tuple[int, int]]:
    items = [one for one in work if isinstance(one, Item)]
    links = [one for one in work if isinstance(one, Link)]
    return march(plan(items, links, START, today, CALENDAR, **facts))


@pytest.mark.parametrize(
    ("days", "asked", "dates"),
    [
        (1, None, (1, 1)),  # a finish is the last day worked
        (5, None, (1, 5)),
        (6, None, (1, 8)),
        (9, None, (1, 12)),  # over the day off
        (1, "2027-03-06", (8, 8)),  # never on a day off
        (1, "2027-03-10", (11, 11)),
        (2, "2027-03-09", (9, 11)),
    ],
)
def test_work_starts_on_the_engagements_start_or_the_day_asked(
    days: int, asked: str | None, dates: tuple[int, int]
) -> None:
    assert planned(task("a", days, not_before_on=asked)) == {"a": dates}


def test_an_engagement_that_starts_on_a_day_off_has_no_work_that_day() -> None:
    items = [task("a"), milestone("m")]
    assert march(plan(items, [], "2027-03-06", BEFORE, CALENDAR)) == {"a": (8, 8), "m": (8, 8)}


@pytest.mark.parametrize(
    ("type", "lag", "dates"),
    [
        ("FS", 0, (4, 5)),  # a ends on Wednesday the 3rd
        ("FS", 2, (8, 9)),
        ("FS", -1, (3, 4)),  # a lead
        ("FS", -9, (1, 2)),  # never before the engagement
        ("SS", 0, (1, 2)),
        ("SS", 1, (2, 3)),
        ("FF", 0, (2, 3)),
        ("FF", 1, (3, 4)),
        ("SF", 0, (1, 2)),
        ("SF", 3, (2, 3)),  # ends before the third day after a begins
    ],
)
def test_four_types_of_links_with_lag_or_lead(type: Any, lag: int, dates: tuple[int, int]) -> None:
    found = planned(task("a", 3), task("b", 2), Link("a", "b", type, lag))
    assert found == {"a": (1, 3), "b": dates}


@pytest.mark.parametrize(
    ("type", "lag", "day"),
    [("FS", 0, 3), ("FS", 1, 4), ("FS", -1, 2), ("FF", 0, 3), ("SS", 0, 1), ("SS", 2, 3),
     ("SF", 0, 1), ("SF", 2, 2)],
)  # fmt: skip
def test_a_milestone_bears_a_day_of_its_predecessor(type: Any, lag: int, day: int) -> None:
    found = planned(task("a", 3), milestone("m"), Link("a", "m", type, lag))
    assert found["m"] == (day, day)


def test_a_milestone_bears_the_last_day_worked_of_its_latest_predecessor() -> None:
    found = planned(task("a", 3), task("b", 6), milestone("m"), Link("a", "m"), Link("b", "m"))
    assert found["m"] == (8, 8)


def test_a_milestone_without_predecessor_bears_the_day_asked_or_the_start() -> None:
    found = planned(milestone("m"), milestone("n", not_before_on="2027-03-04"))
    assert found == {"m": (1, 1), "n": (4, 4)}


def test_what_follows_a_milestone_starts_the_next_working_day() -> None:
    found = planned(
        task("a", 5), milestone("m"), task("b"), Link("a", "m"), Link("m", "b"),
        milestone("k"), task("c"), Link("k", "c"),
    )  # fmt: skip
    assert found == {"a": (1, 5), "m": (5, 5), "b": (8, 8), "k": (1, 1), "c": (2, 2)}


def test_milestones_in_a_row_bear_one_day() -> None:
    found = planned(task("a", 5), milestone("m"), milestone("n"), Link("a", "m"), Link("m", "n"))
    assert found["n"] == (5, 5)


def test_a_task_without_length_is_planned_as_a_milestone() -> None:
    found = planned(task("a", 2), task("b", 0), task("c"), Link("a", "b"), Link("b", "c"))
    assert found == {"a": (1, 2), "b": (2, 2), "c": (3, 3)}


def test_a_day_asked_before_the_engagement_allows_work_before_it() -> None:
    items = [task("a", not_before_on="2027-02-10"), milestone("m"), task("b")]
    found = plan(items, [Link("a", "m"), Link("m", "b")], START, "2027-02-01", CALENDAR)
    assert found["m"] == Planned("2027-02-10", "2027-02-10")
    assert found["b"] == Planned("2027-02-11", "2027-02-11")


def test_what_must_start_does_whatever_the_links_say() -> None:
    work = (task("a", 3), task("b", 2, must_start_on="2027-03-02"), Link("a", "b"))
    assert planned(*work)["b"] == (2, 3)
    assert contradictions([work[0], work[1]], [work[2]], START, BEFORE, CALENDAR) == [
        Contradiction("b", "2027-03-02", "2027-03-04", "a")
    ]


@pytest.mark.parametrize(
    ("item", "possible_on"),
    [
        (task("b", must_start_on="2027-03-04"), None),
        (task("b", must_start_on="2027-03-06"), "2027-03-08"),  # a day off
        (milestone("b", must_start_on="2027-03-06"), None),  # it may fall on a Saturday
        (milestone("b", must_start_on="2027-03-02"), "2027-03-03"),
        (milestone("b", must_start_on="2027-03-03"), None),
        (task("b", must_start_on="2027-03-04", not_before_on="2027-03-05"), "2027-03-05"),
        (task("b", must_start_on="2027-03-02", state="cancelled"), None),
        (task("b", must_start_on="2027-03-02", state="started", actual_start_on=START), None),
    ],
)
def test_a_start_that_cannot_be_kept_is_listed(item: Item, possible_on: str | None) -> None:
    found = contradictions([task("a", 3), item], [Link("a", "b")], START, BEFORE, CALENDAR)
    assert [one.possible_on for one in found] == ([possible_on] if possible_on else [])


def test_a_milestone_that_must_fall_on_a_saturday_does_and_what_follows_starts_on_monday() -> None:
    found = planned(milestone("m", must_start_on="2027-03-06"), task("a"), Link("m", "a"))
    assert found == {"m": (6, 6), "a": (8, 8)}


def test_what_was_done_keeps_its_days_and_what_follows_uses_them() -> None:
    found = planned(
        task("a", 3, state="finished", actual_start_on="2027-03-02", actual_finish_on="2027-03-06"),
        task("b", 3, state="started", actual_start_on="2027-03-03"),
        milestone("m"), task("c"), task("d"),
        Link("a", "m"), Link("a", "c"), Link("b", "d"), Link("a", "b"),
        today="2027-03-03",
    )  # fmt: skip
    assert found["a"] == (2, 6)  # on a Saturday, as it was
    assert found["b"] == (3, 5)  # begun before its predecessor was done
    assert found["m"] == (6, 6)
    assert found["c"] == (8, 8)
    assert found["d"] == (8, 8)


def test_a_finish_that_is_bound_moves_the_finish_of_what_was_begun() -> None:
    work = (
        task("a", 5),
        task("b", 1, state="started", actual_start_on=START),
        Link("a", "b", "FF"),
    )
    assert planned(*work, today=START)["b"] == (1, 5)


def test_what_was_cancelled_is_not_there_and_its_links_bind_nothing() -> None:
    gone = task("x", 9, state="cancelled", start_on=START, finish_on="2027-03-12")
    found = planned(task("a", 3), gone, task("b"), Link("a", "x"), Link("x", "b"))
    assert found == {"a": (1, 3), "b": (1, 1)}


LATE = task("a", 3, start_on="2027-03-01", finish_on="2027-03-03")


@pytest.mark.parametrize(
    ("today", "dates"),
    [
        ("2027-03-03", {"a": (1, 3), "b": (4, 4), "m": (3, 3)}),  # due today is not late
        ("2027-03-04", {"a": (1, 3), "b": (5, 5), "m": (4, 4)}),
        ("2027-03-09", {"a": (1, 3), "b": (11, 11), "m": (9, 9)}),
        ("2027-03-06", {"a": (1, 3), "b": (8, 8), "m": (8, 8)}),  # written on a Saturday
    ],
)
def test_late_stays_late_and_what_follows_is_planned_from_today(
    today: str, dates: dict[str, tuple[int, int]]
) -> None:
    work = (LATE, task("b"), milestone("m"), Link("a", "b"), Link("a", "m"))
    assert planned(*work, today=today) == dates


def test_no_other_write_clears_lateness() -> None:
    late = replace(LATE, duration_days=9)
    before = task("x", 9)
    assert planned(late, before, Link("x", "a"), today="2027-03-08")["a"] == (1, 3)
    begun = replace(late, state="started", actual_start_on="2027-03-05")
    assert planned(begun, today="2027-03-08")["a"] == (1, 3)


@pytest.mark.parametrize(
    ("item", "dates"),
    [
        (replace(LATE, not_before_on="2027-03-09"), (9, 12)),
        (replace(LATE, must_start_on="2027-03-09"), (9, 12)),
        (replace(LATE, not_before_on="2027-03-02"), (1, 3)),  # a day gone by is no new date
        (replace(LATE, start_on=None, finish_on=None), (1, 3)),
    ],
)
def test_a_person_gives_late_work_a_new_date(item: Item, dates: tuple[int, int]) -> None:
    assert planned(item, today="2027-03-08")["a"] == dates


def test_late_work_is_given_new_dates_from_today_when_asked_for() -> None:
    begun = task("s", 2, state="started", actual_start_on="2027-03-02",
                 start_on="2027-03-02", finish_on="2027-03-03")  # fmt: skip
    pinned = replace(LATE, id="p", must_start_on="2027-03-01")
    found = planned(LATE, begun, pinned, task("b"), Link("a", "b"), today="2027-03-08",
                    is_retimed=True)  # fmt: skip
    assert found == {"a": (8, 11), "s": (2, 8), "p": (8, 11), "b": (12, 12)}


def test_an_early_finish_pulls_work_forward_but_not_into_days_gone_by() -> None:
    done = task("a", 5, state="finished", actual_start_on=START, actual_finish_on="2027-03-02")
    after = task("b", 2, start_on="2027-03-11", finish_on="2027-03-12")
    assert planned(done, after, Link("a", "b"), today="2027-03-08")["b"] == (8, 9)
    again = replace(after, start_on="2027-03-08", finish_on="2027-03-09")
    # A day later it stays where it is: writes do not push it along, and it will be late.
    assert planned(done, again, Link("a", "b"), today="2027-03-09")["b"] == (8, 9)


def test_links_to_what_is_not_there_bind_nothing() -> None:
    assert planned(task("a"), Link("x", "a"), Link("a", "y")) == {"a": (1, 1)}


def test_what_moved_is_told_in_working_days_of_its_finish() -> None:
    items = [replace(LATE, finish_on="2027-03-09"), task("b"), task("c", start_on=START)]
    after = {"a": Planned(START, "2027-03-11"), "b": Planned(START, START)}
    assert moved(present(items), after, CALENDAR) == [
        Moved("a", Planned(START, "2027-03-09"), Planned(START, "2027-03-11"), 1)
    ]
    assert moved(after, after, CALENDAR) == []


def test_a_long_chain_is_planned_without_recursion() -> None:
    items = [task(f"t{n}") for n in range(3000)]
    links = [Link(f"t{n}", f"t{n + 1}") for n in range(2999)]
    found = plan(items, links, START, BEFORE, CALENDAR)
    assert found["t2999"].start_on == CALENDAR.add(START, 2999)
    assert list(found) == [item.id for item in items]
