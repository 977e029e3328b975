"""Money adds up: rounding, splitting, and the job costing by whatever it is looked at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engtrack.nouns.budget.costing import Actual, Cost, Item, by_item, by_person, left_of, total
from engtrack.nouns.budget.splitting import rounded, settled, split

cents = st.integers(-(10**9), 10**9)
people = st.lists(st.sampled_from(["ana", "carla", "paul"]), unique=True, max_size=3)
amounts = st.integers(0, 10**7)


@pytest.mark.parametrize(
    ("numerator", "divisor", "expected"),
    [(0, 60, 0), (29, 60, 0), (30, 60, 1), (89, 60, 1), (90, 60, 2), (-29, 60, 0), (-30, 60, -1)],
)
def test_a_half_goes_away_from_nothing(numerator: int, divisor: int, expected: int) -> None:
    assert rounded(numerator, divisor) == expected


@pytest.mark.parametrize(
    ("whole", "weights", "expected"),
    [
        (100, [1, 1, 1], [34, 33, 33]),
        (10, [3, 3, 1], [4, 4, 2]),
        (-100, [1, 1, 1], [-34, -33, -33]),
        (7, [0, 0], [4, 3]),
        (7, [], []),
        (5, [0, 1], [0, 5]),
    ],
)
def test_the_largest_remainder_gets_what_is_left(
    whole: int, weights: list[int], expected: list[int]
) -> None:
    assert split(whole, weights) == expected


@given(cents, st.lists(st.integers(0, 10**6), min_size=1, max_size=30))
def test_parts_add_up_and_stay_within_one_of_their_share(whole: int, weights: list[int]) -> None:
    parts = split(whole, weights)
    of = weights if any(weights) else [1] * len(weights)
    assert sum(parts) == whole
    for part, weight in zip(parts, of, strict=True):
        assert abs(part * sum(of) - whole * weight) < sum(of)


@given(st.lists(st.integers(-(10**8), 10**8), min_size=1, max_size=30), st.integers(1, 100))
def test_rounded_parts_add_up_to_the_rounded_sum(exact: list[int], divisor: int) -> None:
    parts = settled(whole := rounded(sum(exact), divisor), exact, divisor)
    assert sum(parts) == whole
    assert all(abs(p * divisor - e) <= divisor for p, e in zip(parts, exact, strict=True))


@st.composite
def items(draw: st.DrawFn) -> list[Item]:
    count = draw(st.integers(0, 6))
    return [
        Item(
            f"T-{n}",
            "",
            draw(st.sampled_from(["install", "train", None])),
            draw(st.sampled_from(["SRV-1", "SRV-2", None])),
            tuple(draw(people)),
            *(draw(amounts) for _ in range(4)),
        )
        for n in range(count)
    ]


actuals = st.lists(
    st.builds(
        Actual,
        st.sampled_from(["T-0", "T-1", "T-5", "T-9", None]),
        st.sampled_from(["ana", "paul"]),
        st.integers(-1000, 10**5),
        cents,
        cents,
    ),
    max_size=8,
)


@given(items(), actuals)
def test_every_view_of_the_costs_has_the_same_sums(found: list[Item], spent: list[Actual]) -> None:
    views = [by_item(found, spent, of) for of in ("task", "phase", "service")]
    views.append(by_person(found, spent))
    sums = [vars(total(rows)) for rows in views]
    assert all(one == sums[0] for one in sums)
    assert sums[0]["planned_cents"] == sum(item.planned_cents for item in found)
    assert sums[0]["actual_cents"] == sum(actual.cents for actual in spent)


def test_the_variance_is_what_was_planned_less_what_it_comes_to() -> None:
    cost = Cost("T-1", 960, 720, 480, 240000, 180000, 5000, 120000)
    assert (cost.at_completion_minutes, cost.variance_minutes) == (1200, -240)
    assert (cost.at_completion_cents, cost.variance_cents) == (305000, -65000)


@pytest.mark.parametrize(
    ("state", "spent", "progress", "left_days", "since", "expected"),
    [
        ("open", 0, None, None, 0, 960),
        ("started", 300, None, None, 0, 660),
        ("started", 1200, None, None, 0, 0),
        ("started", 300, 25, None, 0, 720),
        ("started", 300, 25, 1, 0, 480),
        ("started", 300, None, 1, 120, 360),
        ("started", 300, None, 0, 0, 0),
        ("finished", 300, 50, 1, 0, 0),
        ("cancelled", 300, None, None, 0, 0),
    ],
)
def test_what_is_left_is_what_people_say(
    state: str,
    spent: int,
    progress: int | None,
    left_days: int | None,
    since: int,
    expected: int,
) -> None:
    left = left_of(
        state,
        960,
        spent,
        duration_days=2,
        progress_percent=progress,
        left_days=left_days,
        spent_since=since,
    )
    assert left == expected
