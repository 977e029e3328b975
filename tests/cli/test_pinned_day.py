"""ENGTRACK_NOW: reads look as of then, writes under it are for rehearsals."""

import json
from pathlib import Path

import pytest

from engtrack.store import schema

from ..conftest import Runner
from .commands import OF_WRITES, Example, check_refused, sha


@pytest.fixture(scope="session")
def real_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("real") / "real.db"
    schema.create(path, instant="2027-01-04T14:00:00.000+00:00")
    return path


def test_a_pinned_day_lets_reads_look_as_of_then(
    sample: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late() -> int:
        return len(json.loads(sample("finding", "list", "--json").out))

    now = late()
    monkeypatch.setenv("ENGTRACK_NOW", "2027-01-04")
    assert late() < now
    monkeypatch.setenv("ENGTRACK_NOW", "2027-03-29T09:00:00Z")
    assert late() > now


@pytest.mark.parametrize("example", OF_WRITES, ids=str)
def test_a_write_under_a_pinned_day_is_refused_in_a_real_file(
    example: Example, sample: Runner, real_file: Path
) -> None:
    if example.of.noun in ("config", "db", "export") or str(example.of) == "engagement use":
        pytest.skip("writes no row")
    before = sha(real_file)
    done = sample(*example.argv, "--yes", "--db", str(real_file))
    check_refused(done, 2, 3, 4)  # what is named in the example is not there
    if example.of.verb in ("create", "add") and example.of.noun in ("engagement", "person"):
        assert done.status == 4
        assert "ENGTRACK_NOW" in done.err
    assert sha(real_file) == before


def test_a_write_of_today_is_not_refused_in_a_real_file(
    sample: Runner, real_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(real_file.read_bytes())
    monkeypatch.delenv("ENGTRACK_NOW")
    assert sample("person", "add", "Carla Roy", "--db", str(copy)).status == 0


def test_a_file_made_by_the_first_write_of_a_pinned_day_is_a_rehearsal(
    sample: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ENGTRACK_DB")
    done = sample("person", "add", "Carla Roy")
    assert done.status == 0, done.err
    assert "engtrack.db" in done.err
    assert "it is a rehearsal file, as ENGTRACK_NOW pins the day" in done.err
    assert json.loads(sample("db", "info", "--json").out)["is_rehearsal"] in (1, True)


def test_a_write_that_is_refused_says_what_a_rehearsal_is(sample: Runner, real_file: Path) -> None:
    done = sample("person", "add", "Carla Roy", "--db", str(real_file))
    assert done.status == 4
    assert "only a file that was made under it, or by demo, is written to" in done.err


@pytest.mark.parametrize("now", ["soon", "2027-13-01", "20270101T", "9999999", " ", "2027-02-30"])
def test_a_pinned_day_that_is_none_is_refused(
    now: str, sample: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENGTRACK_NOW", now)
    check_refused(sample("person", "list"), 2)
    check_refused(sample("person", "add", "Bob"), 2)


def test_nothing_happens_in_the_future(sample: Runner, sample_db: Path) -> None:
    before = sha(sample_db)
    for line in (
        ["engagement", "start", "NORD", "--on", "tomorrow"],
        ["engagement", "rate", "4", "-e", "ACME", "--by", "marie", "--on", "+1d"],
        ["engagement", "complete", "ACME", "--on", "2027-03-02"],
    ):
        check_refused(sample(*line), 2)
    assert sha(sample_db) == before
