"""A whole engagement that nobody looks after: what is raised, and what a hold or tracking silences."""

import json
import shutil
from pathlib import Path

import pytest

from engtrack.cli import settings as shared_settings
from engtrack.nouns.demo import rehearsing

from ..conftest import Runner, run

LAST = "2027-04-29"  # on which somebody still typed
LATER = "2027-06-25"
EXAMPLE = Path(__file__).parents[2] / "examples" / "cabinet-shop.toml"


@pytest.fixture(scope="module")
def in_training(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ENGTRACK_NOW", f"{LAST}T09:00:00-04:00")
        shared_settings.start([])
        return rehearsing.make(tmp_path_factory.mktemp("training"), "train").db


@pytest.fixture
def left(in_training: Path, db: Path, engtrack: Runner, monkeypatch: pytest.MonkeyPatch) -> Runner:
    shutil.copyfile(in_training, db)
    monkeypatch.setenv("ENGTRACK_AS", "sophie")
    monkeypatch.setenv("ENGTRACK_NOW", LAST)
    return engtrack


def raised() -> set[str]:
    done = run("finding", "list", "-e", "LAURIER", "--json")
    assert done.status == 0, done.err
    return {row["why_code"] for row in json.loads(done.out)}


def troubled() -> set[str]:
    done = run("duty", "show", "--all", "--state", "attention", "-e", "LAURIER", "--json")
    assert done.status == 0, done.err
    return {row["why_code"] for row in json.loads(done.out)}


def test_what_is_left_alone_is_raised_noun_by_noun(
    left: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert raised() == set()
    monkeypatch.setenv("ENGTRACK_NOW", LATER)
    assert raised() == {
        "asset-not-ready", "backup-stale", "deliverable-overdue", "milestone-overdue",
        "phase-unreviewed", "restore-test-stale", "script-not-run", "session-unheld",
        "sheet-unbilled", "status-report-stale", "task-overdue", "week-over-capacity",
    }  # fmt: skip
    assert troubled() >= {"stale", "session-unheld", "sheet-unbilled"}


def test_on_hold_the_hold_alone_is_raised(left: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    assert left("engagement", "hold", "LAURIER", "--reason", "Unpaid").status == 0
    monkeypatch.setenv("ENGTRACK_NOW", LATER)
    assert raised() == troubled() == {"on-hold"}


def test_resumed_the_days_on_hold_are_not_late(
    left: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing was late before the hold, and nothing is because of it, but what the days since were short for."""
    assert left("engagement", "hold", "LAURIER", "--reason", "Unpaid").status == 0
    monkeypatch.setenv("ENGTRACK_NOW", LATER)
    assert left("engagement", "resume", "LAURIER").status == 0
    assert raised() <= {"published-moved", "session-unheld", "week-over-capacity"}


def test_what_lay_before_tracking_is_never_late(
    engtrack: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENGTRACK_NOW", LATER)
    assert engtrack("engagement", "apply", str(EXAMPLE), "--as", "anybody").status == 0
    monkeypatch.setenv("ENGTRACK_AS", "sophie")
    start = ("engagement", "start", "LAURIER", "--on", "2027-03-15")
    assert engtrack(*start, "--tracked-from", LATER).status == 0
    assert raised() == troubled() == set()
    done = engtrack("schedule", "check", "-e", "LAURIER", "--json")
    assert len(json.loads(done.out)) == 45  # each task and milestone wants a date, once
