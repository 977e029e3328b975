"""The issue log's rules, by tables of cases and without a file."""

import pytest

from engtrack.errors import EngtrackError, Misused, RuleBroken
from engtrack.nouns.issue import rules
from engtrack.nouns.issue.areas import AREAS
from engtrack.vocabulary import CHOICES

STATES = tuple(CHOICES["issue_state"])


def test_every_state_and_every_area_has_its_row() -> None:
    assert set(rules.MOVES) == set(STATES)
    assert set(AREAS) == set(CHOICES["area"])


def test_every_rung_is_one_that_entries_are_handed_up_to() -> None:
    rungs = {area.next_rung for area in AREAS.values()} | set(rules.ABOVE) | {*rules.ABOVE.values()}
    assert rungs <= set(rules.ESCALATED_TO)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("then", STATES)
def test_an_entry_moves_as_the_table_says_and_no_other_way(state: str, then: str) -> None:
    allowed = {
        ("open", "waiting"), ("open", "resolved"), ("open", "closed"),
        ("waiting", "open"), ("waiting", "resolved"), ("waiting", "closed"),
        ("resolved", "open"), ("resolved", "closed"), ("closed", "open"),
    }  # fmt: skip
    assert may(rules.check_move, "ISS-1", state, then) == ((state, then) in allowed)


@pytest.mark.parametrize(
    ("kind", "severity", "days"),
    [
        ("problem", "serious", 2),
        ("problem", "normal", 5),
        ("improvement", "minor", 10),
        ("question", "serious", 5),
        ("question", "minor", 5),
    ],
)
def test_an_entry_is_due_by_its_severity_a_question_in_five_days(
    kind: str, severity: str, days: int
) -> None:
    assert rules.due_days(kind, severity) == days


@pytest.mark.parametrize(
    ("kind", "fields", "refused"),
    [
        ("risk", {"likelihood": 1, "impact": 5}, None),
        ("risk", {"likelihood": 1, "impact": 5, "response": "avoid"}, None),
        ("risk", {"likelihood": 1}, Misused),
        ("risk", {"impact": 1}, Misused),
        ("problem", {}, None),
        ("problem", {"likelihood": 1}, RuleBroken),
        ("question", {"impact": 1}, RuleBroken),
        ("gap", {"response": "avoid"}, RuleBroken),
    ],
)
def test_a_risk_and_only_a_risk_has_likelihood_and_impact(
    kind: str, fields: dict[str, object], refused: type[EngtrackError] | None
) -> None:
    if refused is None:
        rules.check_fields(kind, fields)
    else:
        with pytest.raises(refused):
            rules.check_fields(kind, fields)


@pytest.mark.parametrize(
    ("holders", "owner"),
    [
        ([], None),
        ([("luc", None)], "luc"),
        ([("luc", "data")], "luc"),
        ([("luc", "application, data")], "luc"),
        ([("luc", "application")], None),
        ([("luc", "data"), ("lea", None)], "luc"),
        ([("luc", "application"), ("lea", None)], "lea"),
        ([("luc", "data"), ("lea", "data")], None),
        ([("luc", None), ("lea", None)], None),
    ],
)
def test_the_one_holder_whose_domains_fit_owns_an_entry_about_data(
    holders: list[tuple[str, str | None]], owner: str | None
) -> None:
    assert rules.fitting_holder("data", holders) == owner


@pytest.mark.parametrize(
    ("kind", "area", "severity", "is_coordinator", "been", "rung"),
    [
        ("problem", "budget", "normal", False, [], "steering-committee"),
        ("problem", "data", "normal", False, [], "sponsor"),
        ("problem", "data", "normal", False, ["sponsor"], "steering-committee"),
        ("problem", "data", "normal", False, ["sponsor", "steering-committee"], None),
        ("problem", "printer", "serious", False, [], "sponsor"),
        ("problem", "library", "normal", False, [], "coordinator"),
        ("problem", "library", "normal", False, ["coordinator"], "account-manager"),
        ("problem", "library", "normal", True, [], "coordinator"),
        ("problem", "methodology", "normal", False, [], "account-manager"),
        ("problem", "billing", "normal", False, [], "sponsor"),
        ("problem", "printer", "serious", True, [], "account-manager"),
        ("risk", "printer", "serious", True, [], "account-manager"),
        ("risk", "printer", "serious", True, ["account-manager"], "sponsor"),
        ("deviation", "printer", "minor", True, [], "account-manager"),
        ("question", "printer", "serious", True, [], "sponsor"),
        ("gap", "printer", "normal", False, [], "coordinator"),
    ],
)
def test_an_entry_is_handed_up_one_rung_at_a_time(
    kind: str, area: str, severity: str, is_coordinator: bool, been: list[str], rung: str | None
) -> None:
    def next_rung() -> str:
        return rules.next_rung(
            "ISS-1", kind, area, severity, is_coordinator=is_coordinator, been=been
        )

    if rung is None:
        with pytest.raises(RuleBroken):
            next_rung()
    else:
        assert next_rung() == rung


@pytest.mark.parametrize("role", CHOICES["role"])
def test_entries_are_handed_up_to_five_roles_only(role: str) -> None:
    assert may(rules.check_target, role) == (
        role in ("coordinator", "account-manager", "sales-lead", "sponsor", "steering-committee")
    )


@pytest.mark.parametrize(
    ("begin", "end", "busy", "fits"),
    [
        ("2027-03-03", None, [], True),
        ("2027-03-03", "2027-03-03", [], True),
        ("2027-03-03", "2027-03-02", [], False),
        ("2027-03-03", None, [("2027-03-01", None)], False),
        ("2027-03-03", None, [("2027-03-01", "2027-03-03")], True),
        ("2027-03-03", None, [("2027-03-01", "2027-03-04")], False),
        ("2027-03-03", "2027-03-05", [("2027-03-05", None)], True),
        ("2027-03-03", "2027-03-08", [("2027-03-05", "2027-03-06")], False),
    ],
)
def test_two_waits_of_an_entry_never_overlap(
    begin: str, end: str | None, busy: list[tuple[str, str | None]], fits: bool
) -> None:
    assert may(rules.check_wait_days, "ISS-1", begin, end, busy) == fits


@pytest.mark.parametrize(
    ("kind", "is_reported", "may_be"),
    [("gap", True, True), ("gap", False, False), ("problem", True, False)],
)
def test_only_a_gap_that_was_reported_is_acknowledged(
    kind: str, is_reported: bool, may_be: bool
) -> None:
    assert may(rules.check_acknowledgeable, "ISS-1", kind, is_reported, "PRC-1") == may_be


@pytest.mark.parametrize(
    ("state", "kind", "may_be"),
    [
        ("planned", "risk", True),
        ("active", "question", True),
        ("completed", "gap", True),
        ("closed", "problem", True),
        ("closed", "question", False),
        ("closed", "risk", False),
    ],
)
def test_after_the_close_only_problems_are_logged(state: str, kind: str, may_be: bool) -> None:
    assert may(rules.check_loggable, "ACME", state, kind) == may_be


def may(check: object, *facts: object) -> bool:
    try:
        check(*facts)  # type: ignore[operator]
    except RuleBroken:
        return False
    return True
