"""A file that is not ours stays byte for byte as it was."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from engtrack.errors import FileTrouble
from engtrack.store import header
from engtrack.store.read import connect, reading

from .conftest import INSTANT, TODAY, write_to


def foreign_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE t (a)")


def patched(path: Path, template: Path, offset: int, value: bytes) -> None:
    whole = bytearray(template.read_bytes())
    whole[offset : offset + len(value)] = value
    path.write_bytes(whole)


def make(path: Path, template: Path, trouble: str) -> None:
    match trouble:
        case "empty":
            path.touch()
        case "foreign":
            path.write_text("key;name\n" * 100)
        case "not-ours":
            foreign_database(path)
        case "newer":
            patched(path, template, 60, (header.SCHEMA_VERSION + 1).to_bytes(4, "big"))
        case "damaged":
            path.write_bytes(template.read_bytes()[:600])
        case "cut":
            path.write_bytes(template.read_bytes()[: 4096 * 5])
        case "scribbled":
            patched(path, template, 100, b"\xff" * 3000)


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ("empty", "is empty"),
        ("foreign", "is not an engtrack file"),
        ("not-ours", "belongs to another program"),
        ("newer", "newer engtrack"),
        ("damaged", "is damaged"),
        ("cut", "is damaged"),
        ("scribbled", "is damaged"),
    ],
)
def test_a_file_we_cannot_use_is_refused_and_left_alone(
    tmp_path: Path, template: Path, trouble: str, words: str
) -> None:
    path = tmp_path / "x.db"
    make(path, template, trouble)
    before = path.read_bytes()
    with pytest.raises(FileTrouble, match=words) as said, reading(path, INSTANT, TODAY):
        pass
    assert said.value.next.startswith("engtrack ")
    with pytest.raises(FileTrouble, match=words), write_to(path)(command="x"):
        pass
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_file_is_an_error_that_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="no file") as said:
        connect(tmp_path / "x.db")
    assert said.value.next == f"engtrack init --db {tmp_path / 'x.db'}"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="not a file"):
        connect(tmp_path)


@pytest.mark.parametrize("name", ["a?b.db", "a#b.db", "50%25.db", "é ☃.db", "a;mode=ro.db"])
def test_any_path_reaches_the_very_file(file: Path, name: str) -> None:
    path = file.rename(file.with_name(name))
    with closing(connect(path)) as db:
        assert db.execute("PRAGMA database_list").fetchone()[2] == str(path)
    assert [one.name for one in path.parent.iterdir()] == [name]
