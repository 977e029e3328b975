"""The rules of tasks and milestones, and how people say who and after what."""

import pytest

from engtrack.errors import Misused, RuleBroken
from engtrack.nouns.task import rules
from engtrack.nouns.task.said import After, Who, parse_after, parse_who

STATES = ("open", "started", "finished", "cancelled")
ALLOWED = {
    "start": {"open"},
    "finish": {"open", "started"},
    "cancel": {"open", "started"},
    "reopen": {"finished", "cancelled"},
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("verb", ALLOWED)
def test_a_verb_leads_on_from_its_states_only(verb: str, state: str) -> None:
    if state in ALLOWED[verb]:
        rules.check_move("task", "T-1", state, verb)
    else:
        with pytest.raises(RuleBroken) as refused:
            rules.check_move("task", "T-1", state, verb)
        assert refused.value.next == "engtrack task reopen T-1"


@pytest.mark.parametrize(
    ("verb", "state", "is_done"),
    [
        ("start", "started", True),
        ("start", "open", False),
        ("start", "finished", False),
        ("finish", "finished", True),
        ("cancel", "cancelled", True),
        ("cancel", "finished", False),
        ("reopen", "open", True),
        ("reopen", "started", True),
        ("reopen", "finished", False),
    ],
)
def test_what_was_done_already_is_told_and_not_refused(
    verb: str, state: str, is_done: bool
) -> None:
    assert rules.is_done_already(verb, state) is is_done


def test_reopening_puts_back_what_had_begun() -> None:
    assert rules.reopened("2027-03-01", is_milestone=False) == "started"
    assert rules.reopened(None, is_milestone=False) == "open"
    assert rules.reopened("2027-03-01", is_milestone=True) == "open"


def test_nothing_is_finished_before_it_started() -> None:
    rules.check_finish("T-1", None, "2027-03-01")
    rules.check_finish("T-1", "2027-03-01", "2027-03-01")
    with pytest.raises(RuleBroken):
        rules.check_finish("T-1", "2027-03-02", "2027-03-01")


@pytest.mark.parametrize("column", rules.WORKED)
def test_a_milestone_has_nothing_of_work(column: str) -> None:
    rules.check_worked({column: 1}, is_milestone=False)
    with pytest.raises(Misused):
        rules.check_worked({column: 1}, is_milestone=True)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("marie", Who(person="marie")),
        ("Marie", Who(person="marie")),
        ("role:lead", Who(role="lead")),
        ("rôle:responsable", Who(role="lead")),
        ("Role:Account-Manager", Who(role="account-manager")),
    ],
)
def test_work_is_given_to_a_handle_or_a_role(text: str, who: Who) -> None:
    assert parse_who(text) == who


@pytest.mark.parametrize("text", ["role:", "role:boss", "team:lead", "Marie Tremblay", ":lead", ""])
def test_nobody_else_is_understood(text: str) -> None:
    with pytest.raises(Misused):
        parse_who(text)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("t-3", After("T-3")),
        ("MS-2=FS", After("MS-2")),
        ("T-3=+2d", After("T-3", "FS", 2)),
        ("T-3=SS+1d", After("T-3", "SS", 1)),
        ("T-3=ss-1j", After("T-3", "SS", -1)),
        ("T-3=DD+1s", After("T-3", "SS", 5)),
        ("T-3=DF", After("T-3", "SF")),
        ("T-3=FF+0d", After("T-3", "FF", 0)),
    ],
)
def test_a_link_is_said_in_one_word(text: str, after: After) -> None:
    assert parse_after(text) == after


@pytest.mark.parametrize(
    "text", ["", "T-3=", "T-3=XY", "T-3=2d", "T-3=SS+", "T 3", "=SS", "T-3=SS=FF"]
)
def test_what_is_no_link_is_refused(text: str) -> None:
    with pytest.raises(Misused):
        parse_after(text)
