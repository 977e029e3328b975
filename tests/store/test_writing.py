"""All or nothing, alone from the first read, and beside other processes."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import select

from engtrack.errors import FileTrouble, RuleBroken
from engtrack.nouns.person.model import Person
from engtrack.store import read, schema
from engtrack.store.verify import verify

from .conftest import INSTANT, TODAY, Writing, write_to

OTHER = [sys.executable, str(Path(__file__).with_name("other.py"))]


def test_parallel_writers_all_land_exactly_once(file: Path) -> None:
    writers = [
        subprocess.Popen([*OTHER, str(file), f"p{n}", "5"], stdout=subprocess.PIPE)
        for n in range(4)
    ]
    heads = [line for writer in writers for line in writer.communicate()[0].split()]
    assert [writer.returncode for writer in writers] == [0] * 4
    assert len(set(heads)) == 20
    with read.reading(file, INSTANT, TODAY) as db:
        made = db.execute("SELECT name FROM person WHERE handle LIKE 'p%' AND name LIKE 'T-%'")
        assert {name for (name,) in made} == {f"T-{n}" for n in range(1, 21)}
        counted = db.execute("SELECT capacity_minutes FROM person WHERE handle = 'paul'").fetchone()
        assert counted == (20,)
    assert verify(file) == []


def test_a_kill_in_the_middle_leaves_nothing_and_the_next_command_just_works(file: Path) -> None:
    before = file.read_bytes()
    killed = subprocess.run([*OTHER, str(file), "luc", "kill"])
    assert killed.returncode == -9
    assert file.with_name("acme.db-journal").exists()
    assert file.read_bytes() != before  # it had come as far as the file itself
    with read.reading(file, INSTANT, TODAY) as db:
        assert len(list(read.read(db, "person_list").rows)) == 2
    assert file.read_bytes() == before
    assert verify(file) == []


def test_a_dry_run_shows_what_would_be_and_leaves_nothing(file: Path, write: Writing) -> None:
    before = file.read_bytes()
    with write(command="x", dry_run=True) as session:
        session.add(Person(handle="luc", name="Luc", side="client"))
        session.flush()
        assert session.exec(select(Person).where(Person.handle == "luc")).one()
    assert session.info["head"] is None
    assert file.read_bytes() == before


@pytest.mark.parametrize("error", [RuleBroken("no"), KeyboardInterrupt(), ZeroDivisionError()])
def test_a_refused_or_interrupted_write_leaves_nothing(
    file: Path, write: Writing, error: BaseException
) -> None:
    before = file.read_bytes()
    with pytest.raises(type(error)), write(command="x") as session:  # noqa: PT012
        session.add(Person(handle="luc", name="Luc", side="client"))
        session.flush()
        raise error
    assert file.read_bytes() == before


def test_a_write_is_alone_from_its_first_read(file: Path, write: Writing) -> None:
    with (
        write(command="x"),
        closing(sqlite3.connect(file, timeout=0)) as other,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("BEGIN IMMEDIATE")


def test_a_file_that_another_program_holds_is_file_trouble(
    file: Path, write: Writing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read, "WAIT_SECONDS", 0)
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(FileTrouble, match="in use by another program"), write(command="x"):
            pass
        with pytest.raises(FileTrouble, match="in use"), read.reading(file, INSTANT, TODAY):
            pass


def test_a_full_disk_is_file_trouble_and_leaves_nothing(file: Path, write: Writing) -> None:
    before = file.read_bytes()
    with pytest.raises(FileTrouble, match="no room left"), write(command="x") as session:  # noqa: PT012
        session.connection().exec_driver_sql("PRAGMA max_page_count=1")
        session.add(Person(handle="luc", name="Luc" * 20_000, side="client"))
    assert file.read_bytes() == before


def test_under_a_pinned_day_only_a_rehearsal_is_written(file: Path, tmp_path: Path) -> None:
    with (
        pytest.raises(RuleBroken, match="pinned by ENGTRACK_NOW"),
        write_to(file)(command="x", is_pinned=True),
    ):
        pass
    rehearsal = tmp_path / "rehearsal.db"
    schema.create(rehearsal, instant=INSTANT, is_rehearsal=True)
    with write_to(rehearsal)(command="x", is_pinned=True) as session:
        session.add(Person(handle="luc", name="Luc", side="client"))
    assert session.info["head"]


def test_foreign_keys_hold(write: Writing) -> None:
    from sqlalchemy.exc import IntegrityError

    from engtrack.nouns.engagement.model import DayOff

    with pytest.raises(IntegrityError, match="FOREIGN KEY"), write(command="x") as session:
        session.add(DayOff(engagement_id="none", off_on=TODAY))
