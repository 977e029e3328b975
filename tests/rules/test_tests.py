"""What holds for tests, by tables of cases: steps, where they run, what is reviewed."""

import pytest

from engtrack.errors import Misused, RuleBroken
from engtrack.nouns.asset.model import KINDS
from engtrack.nouns.test import rules
from engtrack.nouns.test.said import Done, parse_step


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("Enter the order => it is there", Done("Enter the order", "it is there")),
        ("Enter the order→it is there", Done("Enter the order", "it is there")),
        ("Enter the order -> it is there", Done("Enter the order", "it is there")),
        ("Enter the order", Done("Enter the order", None)),
        ("Enter the order =>", Done("Enter the order", None)),
        ("A => B => C", Done("A", "B => C")),
    ],
)
def test_a_step_says_what_is_done_and_what_is_to_come(text: str, step: Done) -> None:
    assert parse_step(text) == step


@pytest.mark.parametrize("text", ["", "  ", "=> it is there"])
def test_a_step_without_what_is_done_is_refused(text: str) -> None:
    with pytest.raises(Misused):
        parse_step(text)


def test_a_script_has_a_step() -> None:
    rules.check_steps([Done("Enter")])
    with pytest.raises(Misused):
        rules.check_steps([])


@pytest.mark.parametrize("kind", KINDS)
def test_a_script_runs_in_an_environment_that_is_there(kind: str) -> None:
    if kind == "environment":
        rules.check_environment("AST-1", kind, "failing")
    with pytest.raises(RuleBroken):
        rules.check_environment("AST-1", kind, "retired")
    if kind != "environment":
        with pytest.raises(RuleBroken):
            rules.check_environment("AST-1", kind, "ready")


def test_a_problem_is_called_after_the_script_and_what_was_noted() -> None:
    assert rules.problem_title("Labels", None, "en") == "Labels"
    assert rules.problem_title("Labels", " \n", "en") == "Labels"
    assert rules.problem_title("Labels", "Too small\nby half", "en") == "Labels: Too small"
    assert rules.problem_title("Étiquettes", "Trop petites", "fr") == "Étiquettes : Trop petites"
    assert rules.problem_title("Labels", "x" * 99, "en") == f"Labels: {'x' * 59}…"


@pytest.mark.parametrize(
    ("result", "is_right"), [("pass", True), ("fail", True), ("blocked", False), (None, False)]
)
def test_what_ran_is_reviewed(result: str | None, is_right: bool) -> None:
    if is_right:
        rules.check_reviewable("TST-1", result)
    else:
        with pytest.raises(RuleBroken):
            rules.check_reviewable("TST-1", result)


@pytest.mark.parametrize(
    ("before", "decision", "is_right"),
    [
        (None, "approved", True),
        ("approved", "approved", True),
        ("approved", "rejected", False),
        ("rejected", "approved", False),
    ],
)
def test_a_review_is_not_said_twice_otherwise(
    before: str | None, decision: str, is_right: bool
) -> None:
    if is_right:
        rules.check_not_decided("TST-1", before, decision)
    else:
        with pytest.raises(RuleBroken):
            rules.check_not_decided("TST-1", before, decision)


def test_a_run_is_not_older_than_its_version() -> None:
    rules.check_run_on("TST-1", "2027-03-01", "2027-03-01")
    with pytest.raises(RuleBroken):
        rules.check_run_on("TST-1", "2027-02-26", "2027-03-01")


@pytest.mark.parametrize(
    ("kind", "state", "is_right"),
    [("test-plan", "current", True), ("test-plan", "obsolete", False), ("memo", "current", False)],
)
def test_of_documents_a_test_plan_is_reviewed(kind: str, state: str, is_right: bool) -> None:
    if is_right:
        rules.check_is_plan("DOC-1", kind, state)
    else:
        with pytest.raises(RuleBroken):
            rules.check_is_plan("DOC-1", kind, state)


@pytest.mark.parametrize("kind", ["gap", "problem"])
def test_a_script_tests_a_gap(kind: str) -> None:
    if kind == "gap":
        rules.check_gap("ISS-1", kind)
    else:
        with pytest.raises(RuleBroken):
            rules.check_gap("ISS-1", kind)
