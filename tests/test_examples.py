"""The examples are those that come with the program, they apply, and the scripts run as their people would run them."""

import json
import os
import shutil
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from engtrack.store import schema

from .conftest import DAY, Runner, run

EXAMPLES = Path(__file__).parents[1] / "examples"
SHIPPED = Path(__file__).parents[1] / "src" / "engtrack" / "examples"
FILES = sorted(path.name for path in SHIPPED.glob("*.toml"))


@pytest.mark.parametrize("name", FILES)
def test_an_example_is_the_one_that_is_shipped(name: str) -> None:
    assert (EXAMPLES / name).read_bytes() == (SHIPPED / name).read_bytes()


@pytest.mark.parametrize("name", FILES)
def test_it_applies_once_and_for_all(engtrack: Runner, name: str) -> None:
    done = engtrack("engagement", "apply", str(EXAMPLES / name), "--json", "--as", "anybody")
    assert done.status == 0, done.err
    assert {row["effect"] for row in json.loads(done.out)} == {"created"}
    key = json.loads(done.out)[0]["key"]
    who = json.loads(engtrack("role", "list", "-e", key, "--json").out)
    assert {row["role"] for row in who} >= {
        "sponsor", "lead", "support", "account-manager", "provider", "coordinator",
    }  # fmt: skip
    again = engtrack("engagement", "apply", str(EXAMPLES / name), "--as", who[0]["person"])
    assert "nothing to change" in again.err


@pytest.mark.parametrize("name", FILES)
def test_on_the_first_day_nothing_asks_for_attention(
    engtrack: Runner, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    start_on = tomllib.loads((EXAMPLES / name).read_text("utf-8"))["engagement"]["start_on"]
    monkeypatch.setenv("ENGTRACK_NOW", f"{start_on}T09:00:00-04:00")
    done = engtrack("engagement", "apply", str(EXAMPLES / name), "--json", "--as", "anybody")
    key = json.loads(done.out)[0]["key"]
    coordinators = engtrack("role", "list", "-e", key, "--role", "coordinator", "--json").out
    who = json.loads(coordinators)[0]["person"]
    started = engtrack("engagement", "start", key, "--as", who)
    assert started.status == 0, started.err
    duties = json.loads(engtrack("duty", "show", "--all", "--json", "-e", key).out)
    assert [row["duty"] for row in duties if row["state"] == "attention"] == []


@pytest.fixture
def shell(at_home: Path, tmp_path: Path) -> dict[str, str]:
    """An environment in which `engtrack` is this program."""
    if shutil.which("sh") is None:
        pytest.skip("no POSIX shell here")
    command = tmp_path / "bin" / "engtrack"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m engtrack "$@"\n')
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    source = str(SHIPPED.parents[1])
    return {
        **os.environ,
        "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": source,
    }


def sh(script: str, *words: str, shell: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", str(EXAMPLES / script), *words],
        env=shell, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_a_provider_and_a_coordinator_work_in_the_demo(
    shell: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("demo").status == 0
    monkeypatch.chdir(tmp_path / "engtrack-demo")
    shell = {name: value for name, value in shell.items() if name != "ENGTRACK_AS"}
    for script in ("provider-on-site.sh", "coordinator-monday.sh"):
        done = sh(script, shell=shell)
        assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr


def test_a_ci_job_ends_with_what_it_found(shell: dict[str, str], tmp_path: Path) -> None:
    db = tmp_path / "team.db"
    schema.create(db, instant=f"{DAY}T14:00:00.000+00:00", is_rehearsal=True)
    shell = shell | {"ENGTRACK_DB": str(db), "ENGTRACK_AS": "victor"}
    assert (
        run("engagement", "apply", str(EXAMPLES / "small-shop.toml"), "--db", str(db)).status == 0
    )
    done = sh("ci-nightly.sh", str(EXAMPLES / "small-shop.toml"), shell=shell)
    assert done.returncode == 0, done.stderr
    assert "small-shop.toml: nothing to change" in done.stdout
    assert json.loads((tmp_path / "findings.json").read_text()) == []
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("[engagement]\n")
    assert sh("ci-nightly.sh", str(wrong), shell=shell).returncode == 2
