"""What is supposed and what is done give the same numbers, and supposing stores nothing."""

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from ..conftest import run

MAKING = """
init --name "Carla Roy" --side vendor --organisation Planit
person add "Paul Gagnon" --side vendor --capacity 30h
person add "Ana Diaz" --side vendor
engagement create ACME --name Acme --client Acme --start 2027-03-01
engagement create NORD --name Nord --client Nord --start 2027-03-01
role assign provider paul -e ACME
task add Install -e ACME --duration 3d --effort 24h --assignee paul
task add Configure -e ACME --duration 4d --effort 20h --after T-1 --assignee paul --assignee ana
task add Train -e ACME --duration 5d --after T-2 --assignee role:provider
milestone add Go-live -e ACME --phase go-live --after T-3
task add Survey -e NORD --duration 9d --effort 30h --assignee ana
"""
SUPPOSED = {
    "--move T-2=+4bd": ["schedule move T-2 +4bd"],
    "--duration T-1=+2d --effort T-1=+8h": ["task edit T-1 --duration 5d --effort 32h"],
    "--drop-task T-2": ["task cancel T-2"],
    "--assign T-1=ana": ["task unassign T-1 paul", "task assign T-1 ana"],
    "--assign T-2=role:provider": ["task unassign T-2 paul ana", "task assign T-2 role:provider"],
    "--away paul=2027-03-10..2027-03-12 -e ACME": ["person away paul 2027-03-10..2027-03-12"],
    "--assign T-3=ana --away ana=2027-03-10 --move T-1=+1bd": [
        "task unassign T-3 role:provider", "task assign T-3 ana", "person away ana 2027-03-10",
        "schedule move T-1 +1bd",
    ],
}  # fmt: skip


@pytest.fixture
def two_engagements(db: Path, engtrack: Any) -> None:
    for line in MAKING.strip().splitlines():
        assert run(*shlex.split(line)).status == 0, line


def finishes() -> dict[str, str]:
    rows = json.loads(run("schedule", "show", "--json").out)
    return {row["key"]: row["finish_on"] for row in rows if row["state"] != "cancelled"}


def hours() -> dict[tuple[str, str], int]:
    rows = json.loads(run("schedule", "board", "--weeks", "6", "--json").out)
    return {(row["person"], row["week"]): row["planned_minutes"] for row in rows}


@pytest.mark.parametrize("day", ["2027-03-01", "2027-03-09"])  # on the latter T-1 is late
@pytest.mark.parametrize("options", SUPPOSED)
def test_the_numbers_are_those_of_doing_it(
    options: str, day: str, two_engagements: None, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENGTRACK_NOW", f"{day}T09:00:00-05:00")
    for line in ("task edit T-3 --duration 5d", "task edit T-4 --duration 9d"):
        assert run(*line.split()).status == 0  # planned as of that day: drift is no effect of ours
    kept, finish_then, hours_then = db.read_bytes(), finishes(), hours()
    told = json.loads(run("schedule", "what-if", *options.split(), "--json").out)
    assert db.read_bytes() == kept
    for line in SUPPOSED[options]:
        assert run(*line.split()).status == 0, line
    moved = {k: day for k, day in finishes().items() if day != finish_then[k]}
    assert {r["key"]: r["becomes_on"] for r in told if r["becomes_on"]} == moved
    changed = {cell: now for cell, now in hours().items() if now != hours_then[cell]}
    said = {(r["key"], r["week"]): r["planned_minutes"] for r in told if r["section"] == "people"}
    assert {cell: now for cell, now in said.items() if now != hours_then[cell]} == changed
    assert moved or changed


FAR = "--duration T-1=+480d"  # on into 2029, of which no day off is in the file yet


@pytest.fixture
def a_calendar(two_engagements: None) -> None:
    for line in (
        "engagement edit ACME --calendar CA-QC",
        "task edit T-1 --effort none",
        "change request Longer -e ACME --reason Slow " + FAR,
    ):
        assert run(*line.split()).status == 0, line


def test_years_without_days_off_are_counted_as_when_it_is_done(
    a_calendar: None, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, finish_then = db.read_bytes(), finishes()
    told = json.loads(run("schedule", "what-if", *FAR.split(), "--json").out)
    impact = json.loads(run("change", "impact", "CHG-1", "--json").out)
    assert db.read_bytes() == kept
    done = run("task", "edit", "T-1", "--duration", "483d")
    assert done.status == 0
    moved = {k: day for k, day in finishes().items() if day != finish_then[k]}
    assert min(moved.values()) > "2029-01-01"
    assert {r["key"]: r["becomes_on"] for r in told if r["becomes_on"]} == moved
    assert {r["item"]: r["after"] for r in impact if r["field"] == "finish"} == moved
    days = next(r["days"] for r in told if r["key"] == "T-1")
    assert f"T-1 Install: from {finish_then['T-1']} to {moved['T-1']}, {days} d later" in done.err
    (new_year,) = (r for r in told if (r["key"], r["week"]) == ("paul", "2029-W01"))
    monkeypatch.setenv("ENGTRACK_NOW", "2028-12-18T09:00:00-05:00")
    board = json.loads(run("schedule", "board", "--weeks", "4", "--person", "paul", "--json").out)
    (done_then,) = (r for r in board if r["week"] == "2029-W01")
    for name in ("planned_minutes", "capacity_minutes"):
        assert new_year[name] == done_then[name] == 24 * 60, name
