"""The rules of handing over, by tables of cases and without a file."""

import pytest

from engtrack.errors import NotTheirs, RuleBroken
from engtrack.nouns.engagement.handing import rules


@pytest.mark.parametrize(
    ("due_on", "stays"),
    [
        (None, False),
        ("2027-02-26", False),  # late already: whoever takes over has it
        ("2027-03-01", True),
        ("2027-03-05", True),
        ("2027-03-08", False),
        ("2027-04-01", False),
    ],
)
def test_what_is_due_before_the_first_day_of_the_new_holder_stays(
    due_on: str | None, stays: bool
) -> None:
    assert rules.stays(due_on, "2027-03-01", "2027-03-08") == stays
    assert not rules.stays(due_on, "2027-03-01", "2027-03-01")


@pytest.mark.parametrize(
    ("giver", "taker", "both"),
    [
        ("data", "library", "library,data"),
        ("data,library", "library", "library,data"),
        (None, "library", None),
        ("data", None, None),
    ],
)
def test_the_areas_of_both_are_joined(
    giver: str | None, taker: str | None, both: str | None
) -> None:
    assert rules.joined_domains(giver, taker) == both


@pytest.mark.parametrize(
    ("text", "is_secret"),
    [
        ("The server: ask Sam Lee", False),
        ("Passwords of the portal: ask Luc", False),
        ("The key of the server room is with Sam", False),
        ("server, password: hunter2", True),
        ("PASSWORD=hunter2", True),
        ("Mot de passe : abc123", True),
        ("Portal API key=9f8e", True),
        ("jeton: 12345", True),
    ],
)
def test_a_secret_is_refused_and_whom_to_ask_is_not(text: str, is_secret: bool) -> None:
    if is_secret:
        with pytest.raises(RuleBroken, match="secret"):
            rules.check_no_secret(text)
    else:
        rules.check_no_secret(text)


@pytest.mark.parametrize(
    ("kind", "state", "lacking", "refused"),
    [
        ("client", "draft", [], None),
        ("client", "rejected", [], None),
        ("client", "draft", ["data"], "--data|owner"),
        ("client", "accepted", [], "accepted already"),
        ("role", "handed-over", [], "hands a role over"),
    ],
)
def test_only_a_whole_hand_over_to_the_client_is_asked_about(
    kind: str, state: str, lacking: list[str], refused: str | None
) -> None:
    if refused is None:
        rules.check_askable("HND-1", kind, state, lacking, "HND-1")
    else:
        with pytest.raises(RuleBroken, match=refused):
            rules.check_askable("HND-1", kind, state, lacking, "HND-1")


def test_nobody_but_who_took_over_acknowledges() -> None:
    rules.check_taker("HND-1", "sam", "sam")
    with pytest.raises(NotTheirs):
        rules.check_taker("HND-1", "luc", "sam")
    with pytest.raises(RuleBroken):
        rules.check_acknowledgeable("HND-1", "client")
    with pytest.raises(RuleBroken):
        rules.check_two("luc", "luc")
