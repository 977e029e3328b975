"""The first command: who you are, and the file, at the default place or one of your choice."""

import sqlite3
import stat
from pathlib import Path

import pytest

from engtrack.cli.settings import user_configuration

from ..conftest import run


@pytest.fixture
def nowhere(at_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new machine: no file, no configuration, nobody named."""
    monkeypatch.delenv("ENGTRACK_AS")
    return Path(run("db", "path").out.strip())


def test_it_makes_the_file_adds_who_begins_and_keeps_who_they_are(nowhere: Path) -> None:
    done = run("init", "--name", "Zoé Côté <zoe@example.com>", "--side", "client", "-f", "csv",
               "--language", "fr")  # fmt: skip
    assert done.status == 0, done.err
    assert nowhere.exists()
    assert stat.S_IMODE(nowhere.stat().st_mode) & 0o077 == 0
    assert 'as = "zoe"' in user_configuration().read_text("utf-8")
    assert 'lang = "fr"' in user_configuration().read_text("utf-8")
    assert run("person", "list", "--columns", "key,name,email", "--csv").lines[1:] == [
        "zoe,Zoé Côté,zoe@example.com"
    ]
    created = run("engagement", "create", "ACME", "--name", "Acme", "--client", "Acme")
    assert created.status == 0  # who acts is known from now on


def test_the_commands_it_names_run_as_printed(nowhere: Path) -> None:
    import shlex

    done = run("init", "--db", "my file.db", "--name", "Bob", "--side", "vendor")
    assert not nowhere.exists()
    printed = [line for line in done.err.splitlines() if line.startswith("engtrack ")]
    assert "engtrack engagement create ACME --name Acme --client Acme --db 'my file.db'" in printed
    for command in printed:
        if "demo" not in command:
            assert run(*shlex.split(command)[1:]).status == 0, command
    assert run("engagement", "list", "--columns", "key", "--csv").lines == ["key", "ACME"]


@pytest.mark.parametrize(
    "argv", [[], ["--name", "Bob"], ["--side", "client"], ["--handle", "bob"]], ids=" ".join
)
def test_without_a_terminal_too_little_is_refused_and_nothing_is_made(
    argv: list[str], nowhere: Path
) -> None:
    done = run("init", *argv)
    assert (done.status, done.out) == (2, "")
    assert not nowhere.exists()
    assert not user_configuration().exists()


def test_a_preview_makes_nothing(nowhere: Path) -> None:
    assert run("init", "--name", "Bob", "--side", "client", "-n").status == 0
    assert not nowhere.exists()
    assert not user_configuration().exists()


def test_a_second_time_it_says_it_was_done(nowhere: Path) -> None:
    run("init", "--name", "Bob", "--side", "client")
    before = nowhere.read_bytes()
    for argv in ([], ["--name", "Bob"], ["--name", "Bob", "--side", "client"], ["--handle", "bob"]):
        assert run("init", *argv).status == 0
    assert nowhere.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"text", b"SQLite format 3\0" + bytes(200)])
def test_a_file_that_is_not_ours_stays_as_it_is(content: bytes, nowhere: Path) -> None:
    Path("other.db").write_bytes(content)
    done = run("init", "--db", "other.db", "--name", "Bob", "--side", "client")
    assert done.status == 5
    assert Path("other.db").read_bytes() == content
    assert not user_configuration().exists()


def test_another_programs_database_stays_as_it_is(nowhere: Path) -> None:
    with sqlite3.connect("other.db") as db:
        db.execute("CREATE TABLE t (x)")
    before = Path("other.db").read_bytes()
    assert run("init", "--db", "other.db", "--name", "Bob", "--side", "client").status == 5
    assert Path("other.db").read_bytes() == before


def test_settings_kept_beside_others_stay(nowhere: Path) -> None:
    run("config", "set", "format", "json")
    run("init", "--name", "Bob", "--side", "client")
    assert 'format = "json"' in user_configuration().read_text("utf-8")


def test_an_unknown_column_is_refused_before_the_file_is_made(
    at_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ENGTRACK_AS")
    done = run("init", "--name", "Carla Roy", "--side", "vendor", "--columns", "person")
    assert done.status == 2
    assert not list(at_home.rglob("engtrack.db"))
