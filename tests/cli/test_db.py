"""The file as people handle it: where it is, copies, going back, proof."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from engtrack.store.header import SCHEMA_VERSION

from ..conftest import Runner, run


@pytest.fixture
def filled_file(engtrack: Runner, db: Path) -> Path:
    engtrack("person", "add", "Carla Roy", "--side", "vendor")
    engtrack("engagement", "create", "ACME", "--name", "Acme", "--client", "Acme")
    return db


def test_the_path_is_told_bare_there_or_not(filled_file: Path) -> None:
    assert run("db", "path").out == f"{filled_file}\n"
    missing = run("db", "path", "--db", "nowhere.db", "--json")
    assert json.loads(missing.out) == {"path": str(Path("nowhere.db").absolute()), "is_there": 0}


def test_info_counts_what_is_in_the_file(filled_file: Path) -> None:
    told = json.loads(run("db", "info", "--json").out)
    assert (told["engagements"], told["persons"], told["entries"]) == (1, 1, 3)
    assert (told["is_rehearsal"], told["schema"]) == (1, SCHEMA_VERSION)
    head = json.loads(run("db", "head", "--json").out)
    assert head["head"].startswith(told["head"])
    assert head["entries"] == 3


def test_a_copy_is_whole_and_overwrites_nothing(filled_file: Path) -> None:
    assert run("db", "copy", "copy.db", "-n").status == 0
    assert not Path("copy.db").exists()
    assert run("db", "copy", "copy.db").status == 0
    assert run("engagement", "list", "--db", "copy.db", "--columns", "key").lines[1] == "ACME"
    before = Path("copy.db").read_bytes()
    assert run("db", "copy", "copy.db").status == 5
    assert Path("copy.db").read_bytes() == before


def test_a_command_named_in_an_answer_runs_on_the_file_of_the_line(filled_file: Path) -> None:
    run("task", "add", "Install", "-e", "ACME")
    run("db", "copy", "copy.db")
    (found,) = json.loads(run("schedule", "check", "--db", "copy.db", "--json").out)
    assert found["next_argv"][-2:] == ["--db", "copy.db"]
    (here,) = json.loads(run("schedule", "check", "--json").out)
    assert "--db" not in here["next_argv"]


def test_going_back_asks_keeps_what_was_there_and_verifies_first(filled_file: Path) -> None:
    run("db", "copy", "copy.db")
    run("engagement", "create", "NORD", "--name", "Nord", "--client", "Nord")
    assert run("db", "restore", "copy.db").status == 6
    assert len(run("engagement", "list", "--columns", "key").lines) == 3
    done = run("db", "restore", "copy.db", "--yes", "--json")
    assert done.status == 0
    assert run("engagement", "list", "--columns", "key").lines == ["key", "ACME"]
    kept = json.loads(done.out)["kept_as"]
    assert len(run("engagement", "list", "--columns", "key", "--db", kept).lines) == 3


def test_a_copy_that_was_altered_is_not_restored(filled_file: Path) -> None:
    run("db", "copy", "copy.db")
    with sqlite3.connect("copy.db") as db:
        db.execute("PRAGMA writable_schema=ON")
        db.execute("DELETE FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'engagement'")
    with sqlite3.connect("copy.db") as db:
        db.execute("UPDATE engagement SET client = 'Other'")
    before = filled_file.read_bytes()
    assert run("db", "restore", "copy.db", "--yes").status == 5
    assert filled_file.read_bytes() == before
    done = run("db", "check", "--db", "copy.db", "--json")
    assert done.status == 10
    assert {row["code"] for row in json.loads(done.out)} == {"guard-missing", "row-changed"}


def test_a_head_noted_elsewhere_shows_that_an_old_file_came_back(filled_file: Path) -> None:
    run("db", "copy", "old.db")
    run("engagement", "create", "NORD", "--name", "Nord", "--client", "Nord")
    head = json.loads(run("db", "head", "--json").out)["head"]
    assert run("db", "check", "--head", head[:8]).status == 0
    assert run("db", "check", "--head", head[:8], "--db", "old.db").status == 10


def test_a_file_that_is_not_ours_is_no_finding(engtrack: Runner) -> None:
    Path("other.db").write_text("text")
    assert run("db", "check", "--db", "other.db").status == 5
    assert run("db", "check", "--db", "nowhere.db").status == 5


def test_the_sentences_of_the_history_are_in_the_language_said_on_the_line(
    filled_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    english = run("db", "history", "--json").out
    assert '"added ACME"' in english
    monkeypatch.setenv("ENGTRACK_LANG", "fr")
    assert run("db", "history", "--json").out == english


def test_an_undo_takes_the_last_command_of_who_types_only(filled_file: Path) -> None:
    run("person", "add", "Ana Ruiz", "--side", "vendor")
    run("engagement", "create", "NORD", "--name", "Nord", "--client", "Nord", "--as", "ana")
    assert run("db", "undo", "--yes", "--as", "ana").status == 0
    assert run("engagement", "list", "--columns", "key").lines == ["key", "ACME"]
    assert run("person", "list", "--columns", "key").lines == ["key", "ana", "carla"]
    assert run("db", "check").status == 0


def test_a_large_entry_is_counted_not_listed(filled_file: Path) -> None:
    rows = "".join(f"Task {n},ACME\n" for n in range(8))
    assert run("import", "task", "-", stdin="title,engagement\n" + rows).status == 0
    newest = run("db", "history", "--limit", "1", "--json")
    (entry,) = json.loads(newest.out)
    assert entry["what"] == "added 8 × task"
    assert entry["engagement"] == "ACME"


@pytest.fixture
def older_file(filled_file: Path) -> Path:
    with closing(sqlite3.connect(filled_file)) as db:
        db.execute("DROP TABLE publication_reader")
        db.execute("PRAGMA user_version=1")
    return filled_file


@pytest.mark.parametrize("words", [["today"], ["person", "add", "Luc", "--side", "client"],
                                   ["db", "check"], ["db", "copy", "copy.db"]])  # fmt: skip
def test_every_command_but_one_refuses_an_older_file(older_file: Path, words: list[str]) -> None:
    before = older_file.read_bytes()
    done = run(*words)
    assert (done.status, done.out) == (5, "")
    assert done.err.split("\n  ") == [
        f"engtrack: {older_file} was made by an older engtrack; to bring it up to this one:",
        f"engtrack db upgrade --db {older_file}\n",
    ]
    assert older_file.read_bytes() == before


def test_bringing_it_up_says_what_was_done_and_doing_it_again_does_nothing(
    older_file: Path,
) -> None:
    dry = run("db", "upgrade", "-n", "--json")
    assert json.loads(dry.out)["kept_as"] is None
    assert run("today").status == 5
    done = run("db", "upgrade", "--json")
    told = json.loads(done.out)
    assert (told["schema_before"], told["schema"]) == (1, SCHEMA_VERSION)
    assert told["made_anew"].startswith("publication_reader")
    assert Path(told["kept_as"]).exists()
    assert "what was there is kept as" in done.err
    assert run("today").status == 0
    assert run("db", "check").status == 0
    again = run("db", "upgrade")
    assert again.status == 0
    assert "nothing was done" in again.err


def test_a_file_that_lacks_a_table_says_so_with_the_way_out(filled_file: Path) -> None:
    with closing(sqlite3.connect(filled_file)) as db:
        db.execute("DROP TABLE publication_reader")
        db.execute("DROP TABLE publication")
    done = run("schedule", "publish", "--list")
    assert (done.status, done.out) == (5, "")
    assert done.err == (
        f"engtrack: {filled_file} lacks publication, publication_reader, which this engtrack "
        "needs; to put it there:\n  engtrack db upgrade\n"
    )
    assert run("db", "upgrade").status == 0
    assert run("schedule", "publish", "--list").status == 0
