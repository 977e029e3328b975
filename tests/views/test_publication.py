"""What publishing the schedule proves, to whom it is owed, and from when on."""

import json
from pathlib import Path

import pytest

from ..conftest import DAY, Runner
from .telling import PEOPLE, Told

BEGIN = f"""{PEOPLE}
person add "Pia Lund" --side vendor
role assign provider pia -e ACME
task add Work -e ACME --phase install --duration 3d --assignee luc
task add Train -e ACME --phase train --duration 1d --after T-1 --assignee luc
milestone add Go-live -e ACME --phase go-live --after T-2
engagement start ACME
"""
PUBLISH = "schedule publish -e ACME --ics none --to"
OWED = [
    (
        "published-moved:ACME",
        None,
        "2027-03-05",
        "engtrack schedule publish --to marie -e ACME",
    )
]


@pytest.fixture
def told(engtrack: Runner, db: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    told = Told(engtrack, db, monkeypatch)
    told(BEGIN)
    return told


def states(told: Told, duty: str = "coordinator-3") -> list[tuple[object, ...]]:
    return told.rows(f"SELECT person, state, reason, proof FROM duty_state WHERE duty = '{duty}'")


def test_on_the_first_day_it_is_to_be_done_and_not_late(told: Told) -> None:
    assert states(told) == [("carla", "todo", "missing", None)]
    assert told.findings("coordinator-3") == []


def test_it_proves_as_long_as_it_is_the_plan(told: Told) -> None:
    told(f"{PUBLISH} marie")
    assert told.evidence("coordinator-3") == [("carla", "PUB-1", DAY, 1)]
    told("task edit T-1 --duration 4d")
    assert told.evidence("coordinator-3") == [("carla", "PUB-1", DAY, 0)]
    assert states(told) == [("carla", "todo", "outdated", "PUB-1")]
    told(f"{PUBLISH} luc")
    assert states(told) == [("carla", "active", "fresh", "PUB-2")]


@pytest.mark.parametrize(
    "change",
    ["task edit T-2 --duration 2d", "task cancel T-2", "task add More -e ACME --assignee luc",
     "schedule move MS-1 +2bd"],
)  # fmt: skip
def test_what_moves_is_new_or_is_cancelled_asks_for_it_anew(told: Told, change: str) -> None:
    told(f"{PUBLISH} marie\n{change}")
    assert states(told) == [("carla", "todo", "outdated", "PUB-1")]


@pytest.mark.parametrize(
    "change",
    ["task edit T-2 --note Later", "task start T-1", "task edit T-2 --title Training",
     "task edit T-1 --duration 5d\ntask edit T-1 --duration 3d"],
)  # fmt: skip
def test_what_moves_nothing_does_not(told: Told, change: str) -> None:
    told(f"{PUBLISH} marie\n{change}")
    assert states(told) == [("carla", "active", "fresh", "PUB-1")]


def test_work_that_is_done_in_time_asks_for_nothing(told: Told) -> None:
    told(f"{PUBLISH} marie")
    told.on("2027-03-03")
    told("task finish T-1")
    assert states(told) == [("carla", "active", "fresh", "PUB-1")]


def test_anybody_may_publish_but_only_the_coordinator_proves_by_it(told: Told) -> None:
    told(f"{PUBLISH} marie --as ana")
    assert told.evidence("coordinator-3") == []
    told(f"{PUBLISH} marie --as ana --by carla")
    assert told.evidence("coordinator-3") == [("carla", "PUB-2", DAY, 1)]
    (row,) = json.loads(told.run("schedule", "publish", "--list", "--json").out)[1:]
    assert (row["by"], row["typed_by"]) == ("carla", "ana")


def test_readers_are_owed_what_moved_within_two_working_days(told: Told) -> None:
    told(f"{PUBLISH} marie")
    told.on("2027-03-02")
    told("task edit T-1 --duration 4d")
    told.on("2027-03-04")
    assert told.findings("coordinator-3") == []
    told.on("2027-03-05")
    assert told.findings("coordinator-3") == OWED
    assert states(told) == [("carla", "attention", "disturbed", "PUB-1")]
    told(f"{PUBLISH} marie")
    assert told.findings("coordinator-3") == []


def test_moving_it_again_gives_no_more_time(told: Told) -> None:
    told(f"{PUBLISH} marie")
    told.on("2027-03-02")
    told("task edit T-1 --duration 4d")
    told.on("2027-03-04")
    told("task edit T-1 --duration 6d")
    told.on("2027-03-05")
    assert told.findings("coordinator-3") == OWED


def test_one_command_tells_all_who_are_owed_it(told: Told) -> None:
    told(f"{PUBLISH} marie --to luc --to ana")
    told.on("2027-03-02")
    told("task edit T-1 --duration 4d")
    told(f"{PUBLISH} ana")
    told.on("2027-03-05")
    ((_, _, _, step),) = told.findings("coordinator-3")
    assert step == "engtrack schedule publish --to luc --to marie -e ACME"
    told(str(step).removeprefix("engtrack "))
    assert told.findings("coordinator-3") == []


def test_telling_one_reader_does_not_tell_another(told: Told) -> None:
    told(f"{PUBLISH} marie --to luc")
    told.on("2027-03-02")
    told("task edit T-1 --duration 4d")
    told(f"{PUBLISH} luc")
    told.on("2027-03-05")
    assert told.findings("coordinator-3") == OWED


def test_what_moved_back_or_is_only_new_is_owed_to_nobody(told: Told) -> None:
    told(f"{PUBLISH} marie")
    told.on("2027-03-02")
    told("task edit T-1 --duration 4d\ntask edit T-1 --duration 3d")
    told("task add More -e ACME --duration 9d --assignee luc")
    told.on("2027-03-08")
    told("task finish T-1 --on 2027-03-03\ntask finish T-2 --on 2027-03-04\n"
         "milestone finish MS-1 --on 2027-03-04")  # fmt: skip
    assert told.findings("coordinator-3") == []


def test_work_that_was_told_and_is_cancelled_is_owed(told: Told) -> None:
    told("task add More -e ACME --duration 2d --assignee luc")
    told(f"{PUBLISH} marie")
    told.on("2027-03-02")
    told("task cancel T-3")
    told.on("2027-03-05")
    assert told.findings("coordinator-3") == OWED


def test_undoing_the_publication_owes_what_was_owed_before(told: Told) -> None:
    told(f"{PUBLISH} marie")
    told.on("2027-03-02")
    told("task edit T-1 --duration 4d")
    told.on("2027-03-05")
    told(f"{PUBLISH} marie\ndb undo --yes")
    assert told.findings("coordinator-3") == OWED


def test_whoever_has_left_is_owed_nothing(told: Told) -> None:
    told('person add "Old Hand" --side client\nrole assign end-user old -e ACME\n'
         f"{PUBLISH} old --to pia --to marie")  # fmt: skip
    told.on("2027-03-02")
    told("task edit T-1 --duration 4d\nrole release ROL-7\nrole release ROL-8")
    told.on("2027-03-05")
    assert told.findings("coordinator-3") == OWED


def test_days_on_hold_count_for_nobody(told: Told) -> None:
    told(f"{PUBLISH} marie")
    told("task edit T-1 --duration 4d")
    told.on("2027-03-02")
    told("engagement hold ACME --reason Waiting --by carla")
    told.on("2027-03-15")
    told("engagement resume ACME --by carla")
    told.on("2027-03-16")
    assert told.findings("coordinator-3") == []
    told.on("2027-03-17")
    assert [row[0] for row in told.findings("coordinator-3")] == ["published-moved:ACME"]


@pytest.mark.parametrize(
    ("who", "is_theirs"),
    [("--assignee paul", True), ("--assignee role:provider", True), ("--assignee luc", False),
     ("--kind training", True), ("", False)],
)  # fmt: skip
def test_overdue_work_of_the_vendor_is_the_coordinators_matter(
    told: Told, who: str, is_theirs: bool
) -> None:
    told("task cancel T-1\ntask cancel T-2\nmilestone cancel MS-1")
    told(f"task add Link -e ACME --duration 2d {who}")
    told.on("2027-03-03")
    found = [("task-overdue:T-3", None, "2027-03-03", "engtrack task finish T-3")]
    assert told.findings("coordinator-3") == (found if is_theirs else [])
