"""By which rungs an entry goes up by time, by tables of cases and without a file."""

import pytest

from engtrack.nouns.issue.areas import AREAS
from engtrack.nouns.issue.ladder import STEPS, Rung, due_rung, reached, rungs
from engtrack.nouns.issue.rules import ESCALATED_TO
from engtrack.vocabulary import CHOICES

SERIOUS = (Rung("account-manager", 1), Rung("sponsor", 3), Rung("steering-committee", 5))


def test_every_kind_and_severity_has_its_steps_and_every_rung_may_be_told() -> None:
    assert set(STEPS) == set(CHOICES["issue_kind"])
    for kind, steps in STEPS.items():
        assert set(steps) == set(CHOICES["issue_severity"])
        for severity, days in steps.items():
            assert list(days) == sorted(set(days))
            for area in AREAS:
                assert {rung.role for rung in rungs(kind, area, severity)} <= set(ESCALATED_TO)


@pytest.mark.parametrize(
    ("kind", "area", "severity", "roles"),
    [
        ("problem", "hardware", "normal", ["sponsor", "steering-committee"]),
        ("problem", "hardware", "serious", ["account-manager", "sponsor", "steering-committee"]),
        ("problem", "report", "serious", ["coordinator", "account-manager", "sponsor"]),
        ("problem", "resource", "normal", ["steering-committee"]),
        ("risk", "resource", "serious", ["account-manager", "steering-committee"]),
        ("gap", "application", "normal", ["coordinator", "account-manager"]),
        ("deviation", "data", "normal", ["account-manager", "sponsor"]),
        ("deviation", "methodology", "minor", ["account-manager"]),
        ("question", "report", "normal", ["coordinator", "account-manager"]),
        ("question", "billing", "minor", ["sponsor"]),
        ("improvement", "report", "serious", []),
    ],
)
def test_it_goes_up_along_the_table_of_areas(
    kind: str, area: str, severity: str, roles: list[str]
) -> None:
    assert [rung.role for rung in rungs(kind, area, severity)] == roles


@pytest.mark.parametrize(
    ("been", "late", "since", "role"),
    [
        ([], 0, None, None),
        ([], 1, None, "account-manager"),
        ([], 30, None, "account-manager"),  # one rung at a time, however late
        (["account-manager"], 30, 1, None),  # it has two days to act
        (["account-manager"], 30, 2, "sponsor"),
        (["account-manager"], 2, 2, None),
        (["sales-lead"], 3, 2, "sponsor"),  # told instead of the account manager
        (["coordinator"], 1, 5, "account-manager"),  # no rung of its ladder
        (["sponsor"], 9, 1, None),
        (["sponsor"], 9, 2, "steering-committee"),  # the rung below was passed over
        (["sponsor", "steering-committee"], 90, 90, None),
    ],
)
def test_a_rung_is_due_when_it_is_late_enough_and_the_one_below_had_its_days(
    been: list[str], late: int, since: int | None, role: str | None
) -> None:
    assert due_rung(SERIOUS, been, late, since) == role


def test_the_highest_rung_that_it_reached_counts() -> None:
    assert reached(SERIOUS, []) == 0
    assert reached(SERIOUS, ["sponsor"]) == 2
    assert reached(SERIOUS, ["steering-committee", "account-manager"]) == 3
