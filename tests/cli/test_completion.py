"""What a shell is offered, and how little it costs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import engtrack as package
from engtrack.cli import settings
from engtrack.cli.completing import values

from ..conftest import Runner, run

SRC = str(Path(package.__file__).parents[1])


@pytest.fixture
def settled(engtrack: Runner) -> Runner:
    engtrack("person", "add", "Carla Roy", "--side", "vendor")
    for key in ("ACME", "NORD"):
        engtrack("engagement", "create", key, "--name", key, "--client", key)
        engtrack("task", "add", "Install", "-e", key)
    return engtrack


def offered(line: str) -> list[str]:
    """What bash gets for the line, as the script asks for it."""
    asked = os.environ | {
        "_ENGTRACK_COMPLETE": "complete_bash", "COMP_WORDS": line,
        "COMP_CWORD": str(line.count(" ")), "PYTHONPATH": SRC,
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "engtrack"], env=asked, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize(
    ("line", "some"),
    [
        ("engtrack eng", ["engagement"]),
        ("engtrack task st", ["start"]),
        ("engtrack task list --ph", ["--phase"]),
        ("engtrack task list --phase t", ["train", "test"]),
        ("engtrack task start ", ["T-1", "T-2"]),
        ("engtrack task start -e NORD T", ["T-2"]),
        ("engtrack -e ", ["ACME", "NORD"]),
        ("engtrack person show ", ["carla"]),
        ("engtrack person away carla fri --cover ", ["carla"]),
        ("engtrack task list --format=js", ["json"]),
        ("engtrack config set la", ["lang"]),
    ],
)
def test_words_options_choices_and_keys_are_offered(
    line: str, some: list[str], settled: Runner
) -> None:
    assert offered(line) == some


@pytest.mark.parametrize("db", ["nowhere.db", "."])
def test_a_file_that_cannot_be_read_is_silent(db: str, settled: Runner,
                                              monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setenv("ENGTRACK_DB", db)
    assert offered("engtrack task start ") == []
    assert not Path("nowhere.db").exists()


def test_no_model_is_loaded_for_it(settled: Runner) -> None:
    script = """if True:
        import sys
        from engtrack import app
        try:
            app.run([])
        except SystemExit:
            pass
        heavy = {"sqlmodel", "sqlalchemy", "pydantic"} & sys.modules.keys()
        sys.exit(", ".join(heavy) or 0)"""
    asked = os.environ | {
        "_ENGTRACK_COMPLETE": "complete_bash", "COMP_WORDS": "engtrack task start ",
        "COMP_CWORD": "3", "PYTHONPATH": SRC,
    }  # fmt: skip
    done = subprocess.run([sys.executable, "-c", script], env=asked, capture_output=True, text=True,
                          check=False)  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "T-1" in done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_there_is_a_script_for_each_shell(shell: str, at_home: Path) -> None:
    done = run("completion", shell)
    assert done.status == 0
    assert "_ENGTRACK_COMPLETE" in done.out
    assert list(at_home.iterdir()) == []  # printed, never installed


def test_values_begin_as_they_were_begun_case_apart(settled: Runner) -> None:
    settings.start([])
    assert values("task", "key", "t-", None) == ["T-1", "T-2"]
    assert values("approval", "decision", "app") == ["approved"]
    assert values("task", "nothing-of-the-kind", "") == []


def test_an_option_that_names_another_nouns_row_offers_its_keys(settled: Runner) -> None:
    settings.start([])
    assert values("session", "task", "t-") == ["T-1", "T-2"]
    assert values("session", "material", "") == []
    assert values("session", "with_", "car") == ["carla"]
    assert values("session", "topic", "back") == ["backup"]
    assert values("session", "kind", "st") == ["steering"]
    assert values("session", "zone", "america/to") == ["America/Toronto"]
