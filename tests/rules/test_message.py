"""The rules of messages, without a database."""

import pytest

from engtrack.errors import EngtrackError, Misused, RuleBroken
from engtrack.nouns.message import rules
from engtrack.nouns.message.model import KINDS
from engtrack.nouns.message.recipients import ToRole, parse_recipient


@pytest.mark.parametrize("kind", KINDS)
def test_a_review_and_nothing_else_has_a_verdict(kind: str) -> None:
    right, wrong = ("fits", None) if kind == "review" else (None, "fits")
    rules.check_verdict(kind, right)
    with pytest.raises(Misused):
        rules.check_verdict(kind, wrong)


@pytest.mark.parametrize(
    ("state", "is_allowed"), [("logged", True), ("owed", True), ("answered", False)]
)
def test_a_message_is_answered_once(state: str, is_allowed: bool) -> None:
    if is_allowed:
        rules.check_move("MSG-1", state, "answered")
    else:
        with pytest.raises(RuleBroken):
            rules.check_move("MSG-1", state, "answered")


def test_a_message_with_a_day_for_its_answer_is_owed_one() -> None:
    assert rules.first_state("2027-03-05") == "owed"
    assert rules.first_state(None) == "logged"


def test_no_day_comes_before_the_sending() -> None:
    rules.check_due("2027-03-01", "2027-03-01")
    rules.check_answered_on("MSG-1", "2027-03-01", "2027-03-01")
    with pytest.raises(RuleBroken):
        rules.check_due("2027-03-01", "2027-02-28")
    with pytest.raises(RuleBroken):
        rules.check_answered_on("MSG-1", "2027-03-01", "2027-02-28")


HELD = {("sponsor", "marie"), ("lead", "luc")}


@pytest.mark.parametrize(
    ("by", "persons", "roles", "is_allowed"),
    [
        ("luc", ["luc"], [], True),
        ("marie", ["luc"], [], False),
        ("marie", [], ["sponsor"], True),
        ("luc", [], ["sponsor"], False),
        ("luc", ["luc"], ["sponsor"], True),
        ("carla", [], ["steering-committee"], True),  # nobody is named for it
        ("carla", [], ["sponsor"], False),
        ("carla", ["luc"], ["sponsor", "end-user"], True),
    ],
)
def test_one_of_those_it_was_sent_to_answers(
    by: str, persons: list[str], roles: list[str], is_allowed: bool
) -> None:
    if is_allowed:
        rules.check_may_answer("MSG-1", by, persons, roles, HELD)
    else:
        with pytest.raises(RuleBroken):
            rules.check_may_answer("MSG-1", by, persons, roles, HELD)


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("sponsor", ToRole("sponsor")),
        ("role:lead", ToRole("lead")),
        ("Role:Promoteur", ToRole("sponsor")),
        ("comité directeur", ToRole("steering-committee")),
        ("marie", "marie"),
        ("Marie", "marie"),
    ],
)
def test_a_role_is_told_from_a_person(text: str, whom: object) -> None:
    assert parse_recipient(text) == whom


@pytest.mark.parametrize("text", ["role:king", "role:", "mar!e"])
def test_what_is_neither_is_refused(text: str) -> None:
    with pytest.raises(EngtrackError):
        parse_recipient(text)
