"""How a process moves, by a table of cases."""

import pytest

from engtrack.errors import RuleBroken
from engtrack.nouns.process import rules
from engtrack.vocabulary import CHOICES

STATES = tuple(CHOICES["process_state"])
ALLOWED = {
    ("described", "fit"), ("described", "gap"), ("fit", "gap"),
    ("gap", "reported"), ("gap", "fit"), ("reported", "acknowledged"),
    ("reported", "fit"), ("acknowledged", "fit"),
}  # fmt: skip


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("then", STATES)
def test_a_process_moves_as_the_table_says_and_no_other_way(state: str, then: str) -> None:
    if (state, then) in ALLOWED:
        rules.check_move("PRC-1", state, then)
    else:
        with pytest.raises(RuleBroken):
            rules.check_move("PRC-1", state, then)


@pytest.mark.parametrize(
    ("state", "is_settled"),
    [("open", False), ("waiting", False), ("resolved", True), ("closed", True)],
)
def test_a_process_fits_after_all_only_once_its_gap_is_settled(
    state: str, is_settled: bool
) -> None:
    if is_settled:
        rules.check_gap_settled("PRC-1", "ISS-1", state)
    else:
        with pytest.raises(RuleBroken):
            rules.check_gap_settled("PRC-1", "ISS-1", state)
