"""What holds for hours: their way to the invoice, a day's room, and rounding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engtrack.errors import EngtrackError, Misused, RuleBroken
from engtrack.nouns.time import rules

STATES = ("draft", "submitted", "approved", "signed", "billed")
ALLOWED = {
    ("draft", "submitted"),
    ("submitted", "approved"),
    ("submitted", "draft"),
    ("approved", "signed"),
    ("approved", "draft"),
    ("signed", "billed"),
    ("billed", "signed"),
}
minutes = st.integers(0, 24 * 60)
steps = st.integers(1, 120)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("then", STATES)
def test_hours_move_by_the_table_alone(state: str, then: str) -> None:
    if (state, then) in ALLOWED:
        rules.check_move("time", "TIM-1", state, then)
    else:
        with pytest.raises(RuleBroken):
            rules.check_move("time", "TIM-1", state, then)


@pytest.mark.parametrize("state", STATES)
def test_a_draft_alone_is_edited(state: str) -> None:
    if state == "draft":
        rules.check_editable("time", "TIM-1", state, "engtrack time show TIM-1")
    else:
        with pytest.raises(RuleBroken) as refused:
            rules.check_editable("time", "TIM-1", state, "engtrack time show TIM-1")
        wanted = "show" if state in ("signed", "billed") else "return"
        assert refused.value.next == f"engtrack time {wanted} TIM-1"


@pytest.mark.parametrize(
    ("spent", "kind"), [(0, Misused), (-1, Misused), (24 * 60 + 1, RuleBroken)]
)
def test_an_entry_is_some_of_a_day(spent: int, kind: type[EngtrackError]) -> None:
    with pytest.raises(kind):
        rules.check_spent(spent)


def test_a_day_has_room_for_24_hours_and_no_more() -> None:
    rules.check_within_a_day("paul", "2027-03-01", 60, [("TIM-1", 23 * 60)])
    with pytest.raises(RuleBroken):
        rules.check_within_a_day("paul", "2027-03-01", 61, [("TIM-1", 23 * 60)])


@pytest.mark.parametrize(
    ("spent", "base", "to", "expected"),
    [(50, 0, 15, 60), (60, 0, 15, 60), (1, 0, 60, 60), (50, 0, 1, 50), (-10, 50, 15, -15),
     (-50, 50, 15, -60), (5, 50, 15, 0), (15, 50, 15, 15)],
)  # fmt: skip
def test_billed_time_is_rounded_up(spent: int, base: int, to: int, expected: int) -> None:
    assert rules.billed(spent, base, to) == expected


@given(minutes, minutes, steps)
def test_a_correction_brings_what_was_billed_to_what_it_should_be(a: int, b: int, to: int) -> None:
    assert rules.billed(a, 0, to) + rules.billed(b - a, a, to) == rules.billed(b, 0, to)
