"""Somebody away: what is planned around them, handed over, found, proved, and left as it was."""

import json
import shlex
from pathlib import Path

import pytest

from ..conftest import Runner
from .telling import PEOPLE, Told

WORK = """
person add "Bob Lee" --side vendor
person add "Eva Roy" --side vendor
engagement create NORD --name Nord --client Nord --start 2027-03-01
role assign coordinator bob -e NORD
task add Install -e ACME --duration 2d --assignee paul --phase install
task add Configure -e ACME --duration 5d --after T-1 --assignee paul --phase configure
milestone add Go-live -e ACME --phase go-live --after T-2
task add Labels -e NORD --duration 1d --not-before 2027-03-03 --assignee paul
"""


@pytest.fixture
def told(engtrack: Runner, db: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    told = Told(engtrack, db, monkeypatch)
    told(PEOPLE.strip() + WORK)
    return told


def planned(told: Told) -> dict[str, tuple[object, object, object]]:
    rows = told.rows("SELECT key, assignees, start_on, finish_on FROM schedule_show")
    return {str(key): (who, start, finish) for key, who, start, finish in rows}


BEFORE = {
    "T-1": ("paul", "2027-03-01", "2027-03-02"),
    "T-2": ("paul", "2027-03-03", "2027-03-09"),
    "T-3": ("paul", "2027-03-03", "2027-03-03"),
    "MS-1": (None, "2027-03-09", "2027-03-09"),
}


def test_unfinished_work_of_every_engagement_is_planned_around_leave(told: Told) -> None:
    assert planned(told) == BEFORE
    told("person away paul 2027-03-02..2027-03-03")
    assert planned(told) == {
        "T-1": ("paul", "2027-03-01", "2027-03-04"),
        "T-2": ("paul", "2027-03-05", "2027-03-11"),
        "T-3": ("paul", "2027-03-04", "2027-03-04"),
        "MS-1": (None, "2027-03-11", "2027-03-11"),
    }
    told("person away paul 2027-03-02..2027-03-03 --remove")
    assert planned(told) == BEFORE


def test_finished_work_and_closed_engagements_stay_as_they_are(told: Told) -> None:
    told("task finish T-1\ntask cancel T-3")
    for line in ("engagement start NORD --by bob --via mail",
                 "engagement complete NORD --by bob --via mail",
                 "engagement close NORD --reason Over --by bob --via mail"):  # fmt: skip
        told(line)
    told("person away paul 2027-03-01..2027-03-31")
    rows = told.rows("SELECT key, start_on FROM work ORDER BY key", everything=True)
    assert ("T-1", "2027-03-01") in rows
    assert ("T-3", "2027-03-03") in rows
    assert ("T-2", "2027-04-01") in rows


def test_a_dry_run_writes_nothing(told: Told) -> None:
    told("person away paul wed..fri --cover eva -n")
    assert planned(told) == BEFORE
    assert told.rows("SELECT * FROM leave") == []


def test_a_cover_gets_what_lies_in_the_leave_and_helps_with_what_reaches_beyond(
    told: Told,
) -> None:
    told("person away paul 2027-03-03..2027-03-05 --cover eva")
    assert planned(told) == BEFORE | {
        "T-2": ("eva, paul", "2027-03-03", "2027-03-09"),
        "T-3": ("eva", "2027-03-03", "2027-03-03"),
    }


def test_a_cover_found_later_gets_what_the_leave_had_put_off(told: Told) -> None:
    told("person away paul 2027-03-03..2027-03-05")
    assert planned(told)["T-3"] == ("paul", "2027-03-08", "2027-03-08")
    told("person away paul 2027-03-03..2027-03-05 --cover eva")
    assert planned(told)["T-3"] == ("eva", "2027-03-03", "2027-03-03")


def test_late_work_goes_on_today_and_gets_the_cover_beside(told: Told) -> None:
    told.on("2027-03-10")
    told("person away paul 2027-03-10..2027-03-12 --cover eva")
    assert planned(told)["T-1"] == ("eva, paul", "2027-03-01", "2027-03-02")


def test_leave_that_is_over_hands_nothing_over(told: Told) -> None:
    told.on("2027-03-08")
    told("person away paul 2027-03-01..2027-03-05 --cover eva")
    assert {who for who, _, _ in planned(told).values()} == {"paul", None}
    assert told.rows("SELECT from_on, until_on FROM leave") == [("2027-03-01", "2027-03-05")]


def test_lending_a_vendor_person_is_decided_in_each_engagement_under_way(told: Told) -> None:
    told("engagement start ACME\nengagement start NORD --by bob --via mail")
    before = planned(told)
    refused = told.run(*shlex.split("person away paul 2027-03-03..2027-03-05 --cover eva"))
    assert refused.status == 4
    assert "bob" in refused.err
    assert planned(told) == before
    assert told.rows("SELECT * FROM leave") == []
    assert told.rows("SELECT * FROM approval WHERE subject_kind = 'leave'") == []


def test_lending_somebody_proves_the_coordinators_duty(told: Told) -> None:
    told("task cancel T-3\nengagement start ACME")
    told("person away paul 2027-03-03..2027-03-05 --cover eva")
    assert ("carla", "APR-2", "2027-03-01", 1) in told.evidence("coordinator-2")
    (content,) = told.rows("SELECT content FROM approval WHERE subject_kind = 'leave'")
    asked = json.loads(str(content[0]))
    assert asked["cover"] == "eva"
    assert asked["work"] == ["T-2"]


def test_a_clients_cover_needs_no_decision(told: Told) -> None:
    told('person add "Zoé Roy"')
    told("task assign T-2 luc\ntask unassign T-2 paul\ntask cancel T-3\nengagement start ACME")
    told("person away luc 2027-03-03..2027-03-12 --cover zoe")
    assert planned(told)["T-2"][0] == "zoe"
    assert told.rows("SELECT * FROM approval WHERE subject_kind = 'leave'") == []


def test_vendor_work_on_leave_is_found_until_somebody_is_there(told: Told) -> None:
    told("engagement start ACME\ntask cancel T-3")
    assert told.findings("coordinator-2") == []
    told("person away paul 2027-03-04")
    found = ("vendor-work-on-leave:T-2", None, "2027-03-01", "engtrack person list --side vendor")
    assert told.findings("coordinator-2") == [found]
    told("role assign provider eva -e ACME")
    assert told.findings("coordinator-2")[0][3] == "engtrack task assign T-2 eva"
    told("task assign T-2 eva")
    assert told.findings("coordinator-2") == []


@pytest.mark.parametrize(
    ("days", "is_found"),
    [
        ("2027-03-04", True),
        ("2027-03-06..2027-03-07", False),  # a weekend
        ("2027-03-03", False),  # it begins the day after instead
        ("2027-03-18", False),  # it is over by then
    ],
)
def test_only_a_working_day_in_the_midst_of_the_work_counts(
    days: str, is_found: bool, told: Told
) -> None:
    told("engagement start ACME\ntask cancel T-3")
    told(f"person away paul {days}")
    assert bool(told.findings("coordinator-2")) is is_found


def test_work_that_is_not_soon_is_not_found_yet(told: Told) -> None:
    told("engagement start ACME\ntask cancel T-3\ntask edit T-2 --not-before 2027-04-05")
    told("person away paul 2027-04-07")
    assert told.findings("coordinator-2") == []
    told.on("2027-03-22")
    assert [key for key, *_ in told.findings("coordinator-2")] == ["vendor-work-on-leave:T-2"]


def test_who_does_the_work_moves_it_only_where_somebody_is_away(told: Told) -> None:
    told("task assign T-2 ana")
    assert planned(told) == BEFORE | {"T-2": ("ana, paul", "2027-03-03", "2027-03-09")}
    told("person away paul 2027-03-04")
    told("task unassign T-2 ana")
    assert planned(told)["T-2"] == ("paul", "2027-03-03", "2027-03-10")
    told("task assign T-2 role:provider\ntask unassign T-2 paul")
    assert planned(told)["T-2"] == ("role:provider", "2027-03-03", "2027-03-10")
    told("role assign provider eva -e ACME")
    assert planned(told)["T-2"][2] == "2027-03-09"


def test_leave_is_undone_with_all_that_it_moved(told: Told) -> None:
    told("person away paul 2027-03-02..2027-03-03 --cover eva")
    assert planned(told) != BEFORE
    told("db undo -y")
    assert planned(told) == BEFORE
    assert told.rows("SELECT * FROM leave") == []


def test_an_engagement_file_holds_no_leave(told: Told) -> None:
    told("person away paul 2027-03-02..2027-03-03")
    done = told.run("engagement", "export", "ACME")
    assert "2027-03-02..2027-03-03" not in done.out
    assert "leave" not in done.out


def test_a_decision_about_a_leave_still_names_it_when_its_days_change(told: Told) -> None:
    told("engagement start ACME\nperson away paul 2027-03-03..2027-03-04 --cover bob")
    told("person away paul 2027-03-05..2027-03-09 --cover bob")
    told("person away paul 2027-03-03 --remove")
    rows = told.rows("SELECT id, from_on, until_on FROM main.leave")
    assert [row[1:] for row in rows] == [("2027-03-04", "2027-03-09")]
    about = told.rows("SELECT subject_id FROM main.approval WHERE subject_kind = 'leave'")
    assert about == [(rows[0][0],)]
