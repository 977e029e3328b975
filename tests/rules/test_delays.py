"""Days of delay by side, by tables of cases and without a file. 2027-03-01 is a Monday."""

import pytest

from engtrack.nouns.report.counting import Days, Wait, leading_to, undetermined
from engtrack.workdays import Calendar

WEEK = Days(Calendar(["2027-03-05"]))  # Friday is off
HELD = Days(Calendar(), (("2027-03-03", "2027-03-04"),))


@pytest.mark.parametrize(
    ("waits", "last_on", "client", "vendor"),
    [
        ([], None, 0, 0),
        ([("client", "2027-03-01", "2027-03-03")], None, 2, 0),
        ([("client", "2027-03-01", "2027-03-01")], None, 0, 0),  # the first day does not count
        ([("client", "2027-03-03", "2027-03-08")], None, 2, 0),  # a day off and a weekend
        ([("client", "2027-03-01", "2027-03-08")], "2027-03-02", 1, 0),
        ([("client", "2027-03-03", "2027-03-08")], "2027-03-02", 0, 0),  # reached before it began
        ([("client", "2027-03-01", "2027-03-03")] * 2, None, 2, 0),
        (
            [("client", "2027-03-01", "2027-03-03"), ("client", "2027-03-02", "2027-03-04")],
            None,
            3,
            0,
        ),
        (
            [("client", "2027-03-01", "2027-03-03"), ("vendor", "2027-03-01", "2027-03-02")],
            None,
            2,
            1,
        ),
    ],
)
def test_a_day_on_which_a_side_is_waited_for_counts_once(
    waits: list[tuple[str, str, str]], last_on: str | None, client: int, vendor: int
) -> None:
    found = WEEK.by_side([Wait(*wait) for wait in waits], last_on)
    assert {side: len(days) for side, days in found.items()} == {
        "client": client,
        "vendor": vendor,
        "third-party": 0,
    }


def test_on_hold_nobody_waits_and_the_days_on_hold_are_told_apart() -> None:
    wait = Wait("client", "2027-03-01", "2027-03-05")
    assert len(HELD.of(wait)) == 2
    assert len(HELD.held()) == 2
    assert len(HELD.held("2027-03-03")) == 1
    assert HELD.held("2027-03-02") == set()
    assert not HELD.of(wait) & HELD.held()


@pytest.mark.parametrize(
    ("slip", "explained", "left"),
    [(None, {1}, None), (0, {1}, 0), (3, set(), 3), (3, {1, 2}, 1), (3, {1, 2, 3, 4}, 0),
     (-2, set(), 0)],
)  # fmt: skip
def test_what_nothing_explains_is_undetermined(
    slip: int | None, explained: set[int], left: int | None
) -> None:
    assert undetermined(slip, explained) == left


def test_what_leads_to_a_milestone_is_all_that_must_come_before_it() -> None:
    before = {"b": ["a"], "c": ["b", "x"], "d": ["c"]}
    assert leading_to("c", before) == {"a", "b", "c", "x"}
    assert leading_to("a", before) == {"a"}
