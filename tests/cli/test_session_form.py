"""The form at the end of a session's day: what it asks, and what Enter takes."""

import json
import shlex
from typing import Any

import pytest

from engtrack.cli.settings import Settings

from ..conftest import Done, Runner

BEGIN = """
person add "Carla Roy" --side vendor
person add "Paul Gagnon" --side vendor
person add "Luc Caron"
person add "Sam Lee"
engagement create ACME --name Acme --client Acme --start 2027-03-01
role assign provider paul -e ACME
role assign lead luc -e ACME
role assign support sam -e ACME
task add Train -e ACME --duration 2d --assignee paul
session book training --task T-1 --with luc --start 9h --end 16h --zone America/Toronto
"""


@pytest.fixture
def told(engtrack: Runner) -> Runner:
    for line in BEGIN.strip().splitlines():
        done = engtrack(*shlex.split(line))
        assert done.status == 0, f"{line}: {done.err}"
    return engtrack


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Settings, "can_ask", property(lambda _: True))


def rows(told: Runner, *argv: str) -> list[dict[str, Any]]:
    return list(json.loads(told(*argv, "--json").out))


def hold(told: Runner, answers: str, *more: str) -> Done:
    return told("session", "hold", "SES-1", *more, stdin=answers)


@pytest.mark.usefixtures("terminal")
def test_enter_accepts_all_of_it(told: Runner) -> None:
    done = hold(told, "\n\n\n\n\n")
    assert done.status == 0, done.err
    assert "Who came [luc, paul]: Hours, as T-7=3h, or none [paul:T-1=7h]: " in done.err
    assert rows(told, "session", "list")[0]["state"] == "held"
    (hours,) = rows(told, "time", "list")
    assert (hours["person"], hours["spent_minutes"], hours["worked_on"]) == (
        "paul", 420, "2027-03-01",
    )  # fmt: skip
    assert rows(told, "issue", "list") == rows(told, "message", "list") == []


@pytest.mark.usefixtures("terminal")
def test_what_is_answered_is_done_in_one_write(told: Runner) -> None:
    done = hold(told, "paul, sam\nnone\nThe saw is slow\nWhich label?\n\nAgain on the 12th\n\n\n")
    assert done.status == 0, done.err
    (held,) = rows(told, "session", "list")
    assert (held["attendees"], held["absent"]) == ("luc, paul, sam", "luc")
    assert [row["area"] for row in rows(told, "issue", "list")] == ["hardware", "printer"]
    assert [row["body"] for row in rows(told, "message", "list")] == ["Again on the 12th"]
    assert rows(told, "time", "list") == []
    entries = rows(told, "db", "history")
    assert entries[0]["command"] == "engtrack session hold SES-1"
    assert told("db", "undo", "--yes").status == 0
    assert rows(told, "session", "list")[0]["state"] == "booked"
    assert rows(told, "issue", "list") == rows(told, "message", "list") == []


@pytest.mark.usefixtures("terminal")
def test_what_is_not_understood_is_asked_again(told: Runner) -> None:
    done = hold(told, "\nsoon\nT-1=2h\n\n\n\n")
    assert done.status == 0, done.err
    assert "soon does not say hours on a task" in done.err
    assert [row["spent_minutes"] for row in rows(told, "time", "list")] == [120]


@pytest.mark.usefixtures("terminal")
def test_where_anything_is_said_nothing_is_asked(told: Runner) -> None:
    assert "Who came" not in hold(told, "", "--hours", "T-1=3h").err
    assert rows(told, "session", "list")[0]["state"] == "held"


@pytest.mark.usefixtures("terminal")
def test_breaking_off_writes_nothing(told: Runner) -> None:
    assert hold(told, "\n").status == 130
    assert rows(told, "session", "list")[0]["state"] == "booked"


def test_without_a_terminal_nothing_is_asked(told: Runner) -> None:
    done = hold(told, "")
    assert (done.status, "Who came" in done.err) == (0, False)


@pytest.mark.parametrize(
    ("more", "status", "why"),
    [
        (["--hours", "T-1=25h"], 4, "more than a day has"),
        (["--hours", "3h"], 2, "does not say hours"),
        (["--hours", "T-9=3h"], 3, "no task T-9"),
        (["--absent", "sam"], 4, "not expected at SES-1"),
        (["--absent", "luc", "--absent", "paul"], 4, "nobody was at SES-1"),
        (["--with", "paul", "--absent", "paul"], 2, "present and absent at once"),
        (["--with", "nobody"], 3, "no person nobody"),
    ],
)
def test_a_refusal_leaves_it_as_it_was(
    told: Runner, more: list[str], status: int, why: str
) -> None:
    done = hold(told, "", *more)
    assert (done.status, why in done.err) == (status, True), done.err
    assert rows(told, "session", "list")[0]["state"] == "booked"
    assert rows(told, "time", "list") == []


def test_hours_without_a_person_are_of_the_one_who_was_there_for_the_vendor(told: Runner) -> None:
    told("session", "edit", "SES-1", "--with", "Ann Poe <ann@example.com>")
    assert hold(told, "", "--hours", "T-1=2h").status == 0
    assert [row["person"] for row in rows(told, "time", "list")] == ["paul"]


def sheets(told: Runner) -> list[tuple[str, str]]:
    return [(row["state"], row["signed_by"]) for row in rows(told, "sheet", "list")]


def test_a_signature_makes_a_point_sheet_of_that_day(told: Runner) -> None:
    told("role", "assign", "coordinator", "carla", "-e", "ACME")
    done = hold(told, "", "--hours", "paul:T-1=3h", "--signed-by", "luc")
    assert done.status == 0, done.err
    assert "SHT-1 is signed by luc" in done.err
    assert sheets(told) == [("signed", "luc")]
    assert [row["state"] for row in rows(told, "time", "list")] == ["signed"]


def test_hours_that_are_not_approved_yet_are_handed_in_and_said_to_be_so(told: Runner) -> None:
    told("role", "assign", "coordinator", "carla", "-e", "ACME")
    done = hold(told, "", "--hours", "T-1=3h", "--signed-by", "luc", "--as", "paul")
    assert done.status == 0, done.err
    assert "engtrack time approve TIM-1" in done.err
    assert sheets(told) == []
    assert [row["state"] for row in rows(told, "time", "list")] == ["submitted"]
    assert rows(told, "session", "list")[0]["state"] == "held"


def test_who_was_not_there_does_not_sign(told: Runner) -> None:
    done = hold(told, "", "--hours", "paul:T-1=3h", "--signed-by", "sam")
    assert (done.status, "sam was not at SES-1" in done.err) == (4, True)
    assert rows(told, "session", "list")[0]["state"] == "booked"
    assert rows(told, "time", "list") == []
