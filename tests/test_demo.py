"""The demo is made in one step, stands in the midst of its life on any day, and touches nothing that exists."""

import json
import os
import shlex
from pathlib import Path

import pytest

from .conftest import Done, run

# A Monday, and a Saturday in the midst of the construction holiday.
DAYS = ("2027-03-01", "2027-07-24")


@pytest.fixture(scope="module", params=DAYS)
def first(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Done, Path, str]:
    """As on a machine where nobody has said who they are: what was printed, where it lies, when."""
    folder = tmp_path_factory.mktemp("first")
    instant = f"{request.param}T10:00:00-05:00"
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("ENGTRACK_")]:
            patch.delenv(name)
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            patch.setenv(name, str(folder / "home"))
        patch.setenv("LANG", "C.UTF-8")
        patch.setenv("ENGTRACK_NOW", instant)
        patch.chdir(folder)
        done = run("demo")
    assert done.status == 0, done.err
    return done, folder / "engtrack-demo", instant


@pytest.fixture
def made(first: tuple[Done, Path, str], at_home: Path, monkeypatch: pytest.MonkeyPatch) -> Done:
    """The same, once one has gone to its folder."""
    done, folder, instant = first
    monkeypatch.setenv("ENGTRACK_NOW", instant)
    monkeypatch.delenv("ENGTRACK_AS")
    monkeypatch.chdir(folder)
    return done


def test_today_lies_in_the_middle_and_nothing_of_a_duty_is_unknown(made: Done) -> None:
    duties = json.loads(run("duty", "show", "--all", "--json").out)
    assert {row["state"] for row in duties} == {
        "waived", "later", "attention", "done", "active", "todo",
    }  # fmt: skip
    work = {row["state"] for row in json.loads(run("schedule", "show", "--json").out)}
    assert work == {"open", "started", "finished"}


def test_it_prints_duties_and_schedule_and_what_it_names_runs(made: Done) -> None:
    assert "Hélène Fortier" in made.out
    assert "Mise en service" in made.out
    named = [line for line in made.err.splitlines() if line.startswith("engtrack ")]
    assert len(named) >= 5
    for line in named:
        done = run(*shlex.split(line)[1:])
        assert done.status in (0, 10), f"{line}: {done.err}"


def test_its_file_is_whole_a_rehearsal_and_says_who_did_what_when(
    made: Done,
) -> None:
    assert run("db", "check").status == 0
    entries = json.loads(run("db", "history", "--json").out)
    assert {"helene", "marc", "olivier", "sophie"} <= {row["typed_by"] for row in entries}


def test_it_speaks_french_and_so_does_its_folder(
    at_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = run("demo", "essai", "--lang", "fr")
    assert done.status == 0, done.err
    assert "à faire" in done.out
    monkeypatch.chdir(tmp_path / "essai")
    assert "terminé" in run("task", "list").out


def test_nothing_that_exists_is_touched(at_home: Path, tmp_path: Path) -> None:
    (tmp_path / "engtrack-demo").mkdir()
    done = run("demo")
    assert done.status == 5
    assert "engtrack demo engtrack-demo-2" in done.err
    assert list((tmp_path / "engtrack-demo").iterdir()) == []


def test_a_dry_run_makes_nothing(at_home: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    assert run("demo", "-n").status == 0
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("phase", "state", "named"),
    [
        ("prepare", "active", "engtrack check"),
        ("essais", "active", "engtrack test matrix"),
        ("go-live", "active", "engtrack ready go-live"),
        ("support", "closed", "engtrack budget show"),
    ],
)
def test_it_stands_in_the_phase_that_is_said(
    at_home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    phase: str,
    state: str,
    named: str,
) -> None:
    done = run("demo", "other", "--phase", phase)
    assert done.status == 0, done.err
    assert named in done.err
    monkeypatch.chdir(tmp_path / "other")
    monkeypatch.delenv("ENGTRACK_AS")
    engagement = json.loads(run("engagement", "show", "LAURIER", "--json").out)
    assert engagement["state"] == state
    for line in done.err.splitlines():
        if line.startswith("engtrack "):
            assert run(*shlex.split(line)[1:]).status in (0, 10), line
