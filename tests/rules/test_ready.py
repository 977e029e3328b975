"""What a go or no-go needs, by tables of cases and without a file."""

import pytest

from engtrack.errors import RuleBroken
from engtrack.nouns.ready import rules
from engtrack.vocabulary import CHOICES


def test_every_decision_has_its_word() -> None:
    assert set(rules.DECISIONS) == set(CHOICES["go"])


@pytest.mark.parametrize("state", CHOICES["engagement_state"])
def test_only_what_is_under_way_goes_live(state: str) -> None:
    if state == "active":
        rules.check_underway("ACME", state)
    else:
        with pytest.raises(RuleBroken):
            rules.check_underway("ACME", state)


@pytest.mark.parametrize(
    ("decision", "lacking", "reason", "is_refused"),
    [
        ("go", [], None, False),
        ("go", ["tests-passed TST-1"], None, True),
        ("go", ["tests-passed TST-1"], "We know", False),
        ("no-go", [], None, True),
        ("no-go", ["tests-passed TST-1"], None, True),
        ("no-go", [], "The saw first", False),
    ],
)
def test_a_go_in_spite_of_what_lacks_and_a_no_go_say_why(
    decision: str, lacking: list[str], reason: str | None, is_refused: bool
) -> None:
    if is_refused:
        with pytest.raises(RuleBroken, match="--reason"):
            rules.check_reason(decision, lacking, reason)
    else:
        rules.check_reason(decision, lacking, reason)
