"""What one's day shows of work, entries and deliverables: what is past due, what is to come."""

from pathlib import Path

import pytest

from ..conftest import Runner
from .telling import PEOPLE, Told

DUE = """
task add Cut -e ACME --assignee luc --duration 2d
issue log problem Noise -e ACME --area data --owner luc --due 2027-03-02
deliverable add Guide -e ACME --criteria Read --owner luc --due 2027-03-02
"""


@pytest.fixture
def told(engtrack: Runner, db: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    return Told(engtrack, db, monkeypatch)


def day(told: Told) -> set[tuple[object, ...]]:
    return set(
        told.rows("""SELECT section, key, due_on FROM today_list
                      WHERE person = 'luc' AND section IN ('due', 'overdue')""")
    )


def test_what_is_past_due_stands_apart_from_what_is_to_come(told: Told) -> None:
    told(f"{PEOPLE}engagement start ACME --by carla{DUE}")
    keys = ("T-1", "ISS-1", "DEL-1")
    told.on("2027-03-02")
    assert day(told) == {("due", key, "2027-03-02") for key in keys}
    told.on("2027-03-03")
    assert day(told) == {("overdue", key, "2027-03-02") for key in keys}
    headed = told.run("today", "luc").lines
    assert headed[0] == "Overdue"
    assert "En retard" in told.run("today", "luc", "--lang", "fr").lines


def test_an_entry_is_due_later_by_what_it_waited(told: Told) -> None:
    told(f"{PEOPLE}engagement start ACME --by carla{DUE}issue wait ISS-1 --side client")
    told.on("2027-03-04")
    told("issue resume ISS-1")
    assert ("due", "ISS-1", "2027-03-05") in day(told)


def test_what_was_to_end_before_tracking_is_not_past_due(told: Told) -> None:
    told(PEOPLE + DUE.strip())
    told.on("2027-03-08")
    told("engagement start ACME --by carla --on 2027-03-01 --tracked-from today")
    told.on("2027-03-09")
    assert day(told) == set()
