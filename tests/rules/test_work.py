"""The rules of tasks and milestones, and how people say who and after what."""

from dataclasses import replace

import pytest

from engtrack.errors import Misused, RuleBroken
from engtrack.nouns.schedule.planning import asked
from engtrack.nouns.schedule.planning.network import Item
from engtrack.nouns.task import rules
from engtrack.nouns.task.said import After, Who, parse_after, parse_who
from engtrack.workdays import Calendar

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


@pytest.mark.parametrize("days", [0, 2])
def test_something_is_left_only_of_what_has_begun(days: int) -> None:
    rules.check_begun("T-1", "started", days)
    rules.check_begun("T-1", "open", None)
    with pytest.raises(RuleBroken) as refused:
        rules.check_begun("T-1", "open", days)
    assert refused.value.next == "engtrack task start T-1"


BEGUN = Item("t", "T-1", duration_days=3, state="started", actual_start_on="2027-03-01",
             left_days=4, left_on="2027-03-02", start_on="2027-03-01",
             finish_on="2027-03-05")  # fmt: skip


def test_as_much_more_is_left_of_work_as_it_is_moved_or_longer_by() -> None:
    assert asked.moved(BEGUN, 2, Calendar(), "2027-03-03") == {"left_days": 6}
    assert asked.moved(BEGUN, -9, Calendar(), "2027-03-03") == {"left_days": 0}
    longer = {"duration_days": 5, "left_days": 6}
    assert asked.lengthened(BEGUN, 5, Calendar(), "2027-03-03") == longer
    unsaid = replace(BEGUN, left_days=None, left_on=None)
    assert asked.moved(unsaid, 2, Calendar(), "2027-03-03") == {"duration_days": 5}


def test_what_is_left_of_late_work_gives_it_a_new_finish() -> None:
    said = replace(BEGUN, left_days=2, left_on="2027-03-15")
    found = asked.retimed(said, Calendar(("2027-03-16",)), "2027-03-15")
    assert found == {"start_on": "2027-03-01", "finish_on": "2027-03-17"}
    over = replace(said, left_days=0)
    assert asked.retimed(over, Calendar(), "2027-03-15")["finish_on"] == "2027-03-15"
