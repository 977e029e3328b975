"""Copies are whole, verified and over nothing; going back keeps what was there."""

import os
import sqlite3
import stat
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from engtrack.errors import FileTrouble
from engtrack.nouns.person.model import Person
from engtrack.store import copies, schema
from engtrack.store.verify import verify

from .conftest import INSTANT, Writing
from .test_verify import tamper
from .test_writing import OTHER


def handles(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as db:
        return {handle for (handle,) in db.execute("SELECT handle FROM person")}


def add(write: Writing, handle: str) -> str:
    with write(command=f"person add {handle}") as session:
        session.add(Person(handle=handle, name=handle, side="client"))
    head: str = session.info["head"]
    return head


def test_a_copy_is_one_verified_file_for_its_owner_alone(file: Path, write: Writing) -> None:
    head = add(write, "luc")
    to = file.with_name("copy.db")
    assert copies.copy(file, to)[:8] == head
    assert verify(to) == []
    assert handles(to) == handles(file)
    assert stat.S_IMODE(to.stat().st_mode) == 0o600
    assert sorted(one.name for one in file.parent.iterdir()) == ["acme.db", "copy.db"]


def test_a_copy_overwrites_nothing(file: Path) -> None:
    to = file.with_name("copy.db")
    to.write_text("precious")
    with pytest.raises(FileTrouble, match="nothing was overwritten"):
        copies.copy(file, to)
    assert to.read_text() == "precious"


def test_a_copy_is_made_while_another_has_begun_to_write(file: Path, write: Writing) -> None:
    with write(command="person add luc") as session:
        session.add(Person(handle="luc", name="Luc", side="client"))
        session.flush()
        copies.copy(file, file.with_name("copy.db"))
    assert "luc" not in handles(file.with_name("copy.db"))
    assert "luc" in handles(file)


def test_a_file_that_disagrees_with_its_journal_gives_no_copy(file: Path) -> None:
    tamper(file, "UPDATE person SET name = 'X'")
    with pytest.raises(FileTrouble, match="does not agree with its journal"):
        copies.copy(file, file.with_name("copy.db"))
    assert [one.name for one in file.parent.iterdir()] == ["acme.db"]


def test_a_copy_to_a_folder_that_is_not_there_is_refused(file: Path) -> None:
    with pytest.raises(FileTrouble, match="cannot be made"):
        copies.copy(file, file.parent / "none" / "copy.db")


def test_restoring_puts_the_copy_in_place_and_keeps_the_old_file(
    file: Path, write: Writing
) -> None:
    copy = file.with_name("copy.db")
    copies.copy(file, copy)
    add(write, "luc")
    inode = file.stat().st_ino
    kept = copies.restore(file, copy, instant=INSTANT)
    assert kept == file.with_name("acme.before-20270104-150000.db")
    assert handles(file) == {"marie", "paul"}
    assert handles(kept) == {"marie", "paul", "luc"}
    assert verify(file) == verify(kept) == []
    assert file.stat().st_ino == inode  # who waits for it goes on with what was restored
    again = copies.restore(file, kept, instant=INSTANT)
    assert again == file.with_name("acme.before-20270104-150000-2.db")
    assert "luc" in handles(file)


def test_a_write_between_keeping_and_going_back_is_not_lost(
    file: Path, write: Writing, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = file.with_name("copy.db")
    copies.copy(file, copy)
    overwrite, times = copies._overwrite, list[int]()

    def late(*arguments: object) -> bool:
        if not times:
            subprocess.run([*OTHER, str(file), "late"], check=True)
        times.append(1)
        return overwrite(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(copies, "_overwrite", late)
    kept = copies.restore(file, copy, instant=INSTANT)
    assert kept is not None
    assert "late" in handles(kept)
    assert "late" not in handles(file)
    assert len(times) == 2


def test_a_copy_that_was_tampered_with_is_not_restored(file: Path) -> None:
    copy = file.with_name("copy.db")
    copies.copy(file, copy)
    tamper(copy, "UPDATE person SET name = 'X'")
    before = file.read_bytes()
    with pytest.raises(FileTrouble, match="does not agree"):
        copies.restore(file, copy, instant=INSTANT)
    assert file.read_bytes() == before


@pytest.mark.parametrize("left", [b"", None, b"cut", b"scribbled"])
def test_a_damaged_or_missing_file_is_replaced_and_kept(
    template: Path, tmp_path: Path, left: bytes | None
) -> None:
    path, whole = tmp_path / "acme.db", template.read_bytes()
    damage = {b"cut": whole[:20000], b"scribbled": whole[:100] + b"\xff" * 3000 + whole[3100:]}
    if left is not None:
        path.write_bytes(damage.get(left, left))
    before = path.read_bytes() if left is not None else None
    kept = copies.restore(path, template, instant=INSTANT)
    assert verify(path) == []
    assert (kept.read_bytes() if kept else None) == before


def test_a_file_of_another_program_is_not_restored_over(template: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("precious " * 100)
    with pytest.raises(FileTrouble, match="left alone"):
        copies.restore(path, template, instant=INSTANT)
    assert path.read_text() == "precious " * 100


def test_a_new_file_is_its_owners_alone_and_overwrites_nothing(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    mask = os.umask(0)
    try:
        schema.create(path, instant=INSTANT)
    finally:
        os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]
    before = path.read_bytes()
    with pytest.raises(FileTrouble, match="nothing was overwritten"):
        schema.create(path, instant=INSTANT)
    assert path.read_bytes() == before
