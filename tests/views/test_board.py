"""The planning board over several engagements, and what of it disturbs the coordinator's duty."""

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from engtrack.store.read import Scope, reading

from ..conftest import DAY, Runner
from .telling import PEOPLE, Told

NORD = """
engagement create NORD --name Nord --client Nord --start 2027-03-01
role assign coordinator ana -e NORD
role assign provider paul -e NORD
engagement start ACME --by carla
"""
FULL = "task add Work -e ACME --duration 5d --effort 40h --assignee paul"
OVER = "week-over-capacity:ACME/PAUL/2027-W09"


@pytest.fixture
def told(engtrack: Runner, db: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    told = Told(engtrack, db, monkeypatch)
    told(PEOPLE + NORD)
    return told


def away(told: Told, handle: str, first: str, last: str) -> None:
    from sqlmodel import select

    from engtrack.nouns.person.model import Leave, Person
    from engtrack.store.write import writing

    with writing(told.db, instant=f"{DAY}T14:00:00.000+00:00", today=DAY, typed_by="carla",
                 command="test") as session:  # fmt: skip
        who = session.exec(select(Person).where(Person.handle == handle)).one()
        session.add(Leave(person_id=who.id, from_on=first, until_on=last, recorded_on=DAY))


def week(told: Told, line: str = "--person paul --weeks 1") -> dict[str, Any]:
    done = told.run("schedule", "board", *shlex.split(line), "--json")
    assert done.status == 0, done.err
    return dict(json.loads(done.out)[0])


def minutes(told: Told, line: str = "--person paul --weeks 1") -> tuple[int, int]:
    found = week(told, line)
    return found["planned_minutes"], found["capacity_minutes"]


def findings(told: Told) -> set[object]:
    return {key for key, *_ in told.findings("coordinator-2")}


def test_what_is_left_counts(told: Told) -> None:
    told(FULL)
    assert minutes(told) == (2400, 2400)
    told("task start T-1\ntask edit T-1 --progress 25%")
    assert minutes(told) == (1800, 2400)
    told.on("2027-03-05")
    assert minutes(told) == (1800, 480)  # of the week under way there is what is left of it
    told.on("2027-03-10")  # late: all that is left of it lies today
    assert (minutes(told), week(told)["week"]) == ((1800, 1440), "2027-W10")
    told("task finish T-1")
    assert minutes(told) == (0, 1440)


@pytest.mark.parametrize(
    ("line", "planned"),
    [
        ("task add Work -e ACME --duration 3d --assignee paul", 3 * 480),
        ("task add Work -e ACME --duration 3d --assignee role:provider --assignee ana", 3 * 240),
        ("task add Work -e ACME --duration 10d --effort 40h --assignee paul", 1200),
        ("task add Work -e ACME --duration 3d --effort 0 --assignee paul", 0),
        ("task add Work -e ACME --duration 3d --assignee ana", 0),
        ("milestone add Done -e ACME --assignee paul", 0),
    ],
)
def test_what_a_task_takes_of_a_week(told: Told, line: str, planned: int) -> None:
    told(line)
    assert minutes(told)[0] == planned


def test_what_was_said_to_be_left_counts_of_an_effort_too(told: Told) -> None:
    told(FULL + "\ntask start T-1\ntask edit T-1 --left 2d")
    assert minutes(told) == (960, 2400)
    told("task edit T-1 --progress 50%")
    assert minutes(told) == (1200, 2400)


def test_late_work_that_is_not_begun_takes_all_its_days(told: Told) -> None:
    told("task add Work -e ACME --duration 3d --assignee paul")
    told.on("2027-03-09")
    assert minutes(told)[0] == 3 * 480


def test_of_late_work_of_which_nobody_said_how_far_it_is_a_day_counts(told: Told) -> None:
    told("task add Work -e ACME --duration 3d --assignee paul\ntask start T-1")
    told("task add More -e ACME --duration 3d --effort 12h --assignee paul\ntask start T-2")
    told.on("2027-03-09")
    assert minutes(told)[0] == 480 + 240
    told("task edit T-1 --left 2d")
    assert minutes(told)[0] == 960 + 240


def test_what_was_to_end_before_tracking_is_not_counted(told: Told) -> None:
    told("engagement create OLD --name Old --client Old --start 2027-01-04\n"
         "role assign coordinator carla -e OLD\n"
         "task add Gone -e OLD --duration 1d --assignee paul")  # fmt: skip
    told.on("2027-03-15")
    assert minutes(told)[0] == 480
    told("engagement start OLD --tracked-from 2027-03-15")
    assert minutes(told)[0] == 0


def test_leave_takes_its_days_and_the_work_goes_to_the_others(told: Told) -> None:
    told(FULL)
    away(told, "paul", "2027-03-04", "2027-03-07")
    assert week(told)["leave_days"] == 2
    assert minutes(told) == (2400, 1440)
    told("task assign T-1 ana")
    assert minutes(told) == (720, 1440)
    assert minutes(told, "--person ana --weeks 1") == (1680, 2400)


def test_work_that_lies_in_leave_alone_stays_and_is_told(told: Told) -> None:
    told("task add Short -e ACME --duration 2d --assignee paul")
    away(told, "paul", "2027-03-01", "2027-03-02")
    assert (week(told)["on_leave_minutes"], minutes(told)) == (960, (960, 1440))
    done = told.run("schedule", "board", "--person", "paul", "--weeks", "1")
    assert "16/24 -x" in done.out
    assert "T-1 16 h: planned in 2027-W09 while paul is on leave" in done.out
    told("task assign T-1 ana")
    assert week(told)["on_leave_minutes"] == 0


def test_days_off_take_their_part_where_all_have_them(told: Told) -> None:
    told("engagement edit ACME --day-off 2027-03-05")
    assert minutes(told) == (0, 2400)
    told("engagement edit NORD --day-off 2027-03-05")
    assert (minutes(told), week(told)["days_off"]) == ((0, 1920), 1)


def test_with_an_engagement_its_people_show_with_all_their_work(told: Told) -> None:
    told(FULL + "\ntask add Other -e NORD --duration 1d --assignee paul")
    done = told.run("schedule", "board", "-e", "NORD", "--weeks", "1", "--json")
    shown = {row["person"]: row["engagements"] for row in json.loads(done.out)}
    assert shown == {"ana": None, "paul": "ACME=2400, NORD=480"}
    told("config set engagement NORD")  # in use: the board is over all
    done = told.run("schedule", "board", "--weeks", "1", "--json")
    assert {row["person"] for row in json.loads(done.out)} == {"ana", "carla", "paul"}


def test_who_is_inactive_shows_only_with_work(told: Told) -> None:
    told("person add 'Eve Fox' --side vendor\ntask add Work -e ACME --duration 1d --assignee eve")
    told("person deactivate eve")
    assert week(told, "-e ACME --weeks 1")["person"] == "ana"
    names = "--weeks 1 --side vendor"
    assert "eve" in told.run("schedule", "board", *names.split()).out
    told("task unassign T-1 eve")
    assert "eve" not in told.run("schedule", "board", *names.split()).out


def test_many_weeks_stand_in_several_tables_at_eighty_columns(told: Told) -> None:
    done = told.run("schedule", "board", "--weeks", "8", "-f", "table")
    heads = [line.split()[1:] for line in done.lines if line.startswith("person ")]
    assert heads == [[f"2027-W{n:02}" for n in range(first, first + 4)] for first in (9, 13)]
    assert max(map(len, done.lines)) <= 80


def test_a_week_over_capacity_is_the_coordinators(told: Told) -> None:
    told(FULL)
    assert findings(told) == set()
    told("task add More -e NORD --duration 1d --effort 30min --assignee paul")
    assert told.findings("coordinator-2") == [
        (OVER, None, DAY, "engtrack schedule board --person paul")
    ]
    why = told.run("duty", "show", "carla", "-e", "ACME", "--columns", "duty,why").out
    assert "paul is planned for 40 h 30 in 2027-W09, and has 40 h" in why
    assert "40 h 30" in told.run("today", "carla").out
    told("task unassign T-2 paul")
    assert findings(told) == set()


def test_leave_may_be_what_is_too_much(told: Told) -> None:
    told(FULL)
    away(told, "paul", "2027-03-05", "2027-03-05")
    assert OVER in findings(told)


@pytest.mark.parametrize(("day", "is_told"), [("2027-04-02", True), ("2027-04-05", False)])
def test_it_is_told_of_this_week_and_the_next_four(told: Told, day: str, is_told: bool) -> None:
    told(f"task add Much -e ACME --duration 1d --effort 41h --not-before {day} --assignee paul")
    assert (findings(told) != set()) == is_told
    if is_told:
        assert [row[2] for row in told.findings("coordinator-2")] == [DAY]
    told.on("2027-03-08")
    assert findings(told) != set()


def test_only_an_engagement_that_has_a_part_in_it_is_disturbed(told: Told) -> None:
    told("engagement start NORD --by ana --via mail\n"
         "task add Much -e NORD --duration 5d --effort 41h --assignee paul")  # fmt: skip
    assert findings(told) == {OVER.replace("ACME", "NORD")}


def test_nothing_is_told_where_nobody_is_coordinator_or_of_the_clients_people(told: Told) -> None:
    told("task add Much -e ACME --duration 5d --effort 41h --assignee luc")
    assert findings(told) == set()
    told("task assign T-1 paul\ntask unassign T-1 luc")
    assert findings(told) == {OVER}
    told("role release ROL-6 --until 2027-03-01 --by ana --via mail")
    told.on("2027-03-02")
    assert findings(told) == set()


@pytest.mark.parametrize(("reader", "count"), [(None, 1), ("carla", 1), ("marie", 0)])
def test_it_is_worked_out_only_for_whom_it_concerns(
    told: Told, reader: str | None, count: int
) -> None:
    told(FULL.replace("40h", "41h"))
    with reading(told.db, f"{DAY}T14:00:00+00:00", DAY, Scope("ACME", reader=reader)) as db:
        assert db.execute("SELECT count(*) FROM week_over").fetchone() == (count,)


def test_it_is_shown_and_put_off_by_its_key(told: Told) -> None:
    told(FULL.replace("40h", "41h"))
    assert told.run("finding", "show", OVER).status == 0
    late = told.run("check", "-e", "ACME", "--columns", "key,snoozed_until_on")
    assert (OVER in late.lines, late.status) == (True, 10)
    told(f"finding snooze {OVER} --until 2027-03-05 --reason 'Help comes'")
    rested = told.run("check", "-e", "ACME", "--columns", "key,snoozed_until_on")
    assert f"{OVER}  2027-03-05" in rested.lines


def test_a_provider_whom_a_coordinator_named_while_it_was_planned_is_an_allocation(
    told: Told,
) -> None:
    told("""
engagement create OUEST --name Ouest --client Ouest --start 2027-03-01
role assign provider paul -e OUEST
role assign coordinator carla -e OUEST
role assign provider ana -e OUEST
role assign provider "Pia Lund" -e OUEST --as paul
engagement start OUEST""")
    assert [row[1] for row in told.evidence("coordinator-2")] == ["ROL-11"]


def test_giving_a_share_is_an_allocation(told: Told) -> None:
    told("role assign account-manager ana -e ACME --share 20% --by carla --via mail")
    assert [row[1:] for row in told.evidence("coordinator-2")] == [("ROL-4", DAY, 1)]


def test_who_names_a_role_gives_no_share_with_it(told: Told) -> None:
    line = "role assign account-manager paul -e ACME --by ana --via mail"
    refused = told.run(*line.split(), "--share", "20%")
    assert (refused.status, "the role coordinator" in refused.err) == (4, True)
    told(line)
    told("role assign account-manager paul -e ACME --share 20%")
    assert [row[1:] for row in told.evidence("coordinator-2")] == [("ROL-9", DAY, 1)]
