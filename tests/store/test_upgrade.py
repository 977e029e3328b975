"""A file that an older engtrack made is brought up whole, or left as it was."""

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from engtrack.errors import FileTrouble, RuleBroken
from engtrack.nouns.person.model import Person
from engtrack.store import header, shape
from engtrack.store import upgrade as upgrading
from engtrack.store.read import reading
from engtrack.store.upgrade import By, upgrade
from engtrack.store.verify import verify

from .conftest import INSTANT, TODAY, write_to

# The version, and a digest of all that a file of this version is made of.
SHAPE = (2, "67d1f6f649a2b1e3")
BY = By(INSTANT, "marie", "engtrack db upgrade")
NEWER = header.SCHEMA_VERSION + 1


def digest() -> str:
    parts = sorted((*at, " ".join(part.sql.split())) for at, part in shape.wanted().items())
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def test_the_version_rises_with_every_change_of_what_a_file_is_made_of() -> None:
    made = digest()
    version = header.SCHEMA_VERSION + (made != SHAPE[1] and SHAPE[0] == header.SCHEMA_VERSION)
    assert (header.SCHEMA_VERSION, made) == SHAPE, (
        f"tables, indexes or guards have changed: SCHEMA_VERSION = {version} in store/header.py, "
        f"SHAPE = ({version}, {made!r}) here; `db upgrade` brings older files up to them"
    )


def made_older(path: Path, *statements: str) -> bytes:
    """As by an engtrack that did not know yet of what the statements take away; its content."""
    with closing(sqlite3.connect(path)) as db:
        for statement in ("PRAGMA foreign_keys=OFF", *statements, "PRAGMA user_version=1"):
            db.execute(statement)
        db.commit()
    return path.read_bytes()


def learnt(monkeypatch: pytest.MonkeyPatch, table: str, before: str, after: str) -> None:
    """As if this program had learnt something new about a table since the file was made."""
    wanted = shape.wanted()
    part = wanted["table", table]
    assert before in part.sql
    wanted["table", table] = part._replace(sql=part.sql.replace(before, after))
    monkeypatch.setattr(shape, "wanted", lambda: wanted)
    for module in (header, upgrading):
        monkeypatch.setattr(module, "SCHEMA_VERSION", NEWER)


def rows(path: Path, select: str) -> list[tuple[str | int | None, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(select).fetchall()


@pytest.fixture
def older(file: Path) -> Path:
    made_older(file, "DROP INDEX journal_change_removed", "DROP TABLE publication_reader",
               "ALTER TABLE publication DROP COLUMN finish_on",
               "CREATE INDEX mine ON person (name)")  # fmt: skip
    return file


def test_an_older_file_is_refused_with_the_way_out_and_left_alone(older: Path) -> None:
    before = older.read_bytes()
    for refused in (reading(older, INSTANT, TODAY), write_to(older)(command="x")):
        with pytest.raises(FileTrouble, match="older engtrack") as said, refused:
            pass
        assert said.value.next == f"engtrack db upgrade --db {older}"
    assert older.read_bytes() == before


def test_it_is_brought_up_and_the_old_one_kept(older: Path) -> None:
    before, people = older.read_bytes(), rows(older, "SELECT * FROM person")
    done = upgrade(older, BY)
    kept = older.with_name("acme.before-20270104-150000.db")
    parts = ["journal_change_removed", "mine", "publication", "publication_reader"]
    assert done == (1, [*parts, *indexes_of_readers()], kept)
    assert verify(older) == []
    assert rows(older, "SELECT * FROM person") == people
    assert rows(older, "SELECT count(*) FROM journal_entry") == rows(
        kept, "SELECT count(*) FROM journal_entry"
    )
    assert rows(kept, "PRAGMA user_version") == [(1,)]
    assert len(kept.read_bytes()) == len(before)
    with write_to(older)(command="x") as session:
        session.add(Person(handle="luc", name="Luc", side="client"))
    assert verify(older) == []
    assert upgrade(older, BY) == (header.SCHEMA_VERSION, [], None)


def indexes_of_readers() -> list[str]:
    """Those of the table that is missing come back with it."""
    made = (part.name for kind, part in shape.wanted().items() if kind[0] == "index")
    return sorted(name for name in made if name.startswith("publication_reader"))


def test_a_new_column_that_must_hold_a_value_gets_one_and_the_journal_has_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    learnt(monkeypatch, "person", "id TEXT NOT NULL,",
           "id TEXT NOT NULL, rank INTEGER NOT NULL, hat TEXT,")  # fmt: skip
    monkeypatch.setattr(upgrading, "_defaults", lambda table, columns: dict.fromkeys(columns, 3))
    done = upgrade(file, BY)
    assert done.parts == ["person"]
    assert rows(file, "SELECT handle, rank, hat FROM person ORDER BY handle") == [
        ("marie", 3, None), ("paul", 3, None),
    ]  # fmt: skip
    assert verify(file) == []
    assert rows(file, "SELECT typed_by, command FROM journal_entry ORDER BY id DESC LIMIT 1") == [
        ("marie", "engtrack db upgrade")
    ]


def test_a_default_is_that_of_the_model() -> None:
    assert upgrading._defaults("publication", ["item_count"]) == {"item_count": 0}


def test_another_choice_is_taken_from_then_on(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    learnt(monkeypatch, "person", "'client'", "'client', 'guest'")
    upgrade(file, BY)
    with write_to(file)(command="x") as session:
        session.add(Person(handle="luc", name="Luc", side="guest"))
    assert verify(file) == []


REFUSED = {
    "a table that is no more": (["CREATE TABLE extra (id TEXT)"], "holds extra,"),
    "a column that is no more": (["ALTER TABLE person ADD COLUMN hat TEXT"], "holds person.hat,"),
    "what is not in the journal": (["DROP TRIGGER guard_person_update",
                                    "UPDATE person SET name = 'X'"], "does not agree"),
    "rows that are gone": (["DROP TABLE person"], "does not agree"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_whole(file: Path, case: str) -> None:
    statements, words = REFUSED[case]
    before = made_older(file, *statements)
    with pytest.raises(FileTrouble, match=words) as said:
        upgrade(file, BY)
    assert said.value.next
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


def test_a_value_that_a_rule_forbids_now_is_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    learnt(monkeypatch, "person", "'client'", "'guest'")
    before = file.read_bytes()
    with pytest.raises(FileTrouble, match="cannot be brought up"):
        upgrade(file, BY)
    assert file.read_bytes() == before


def test_a_dry_run_changes_nothing(older: Path) -> None:
    before = older.read_bytes()
    assert upgrade(older, BY, dry_run=True).kept is None
    assert older.read_bytes() == before
    assert list(older.parent.iterdir()) == [older]


def test_under_a_pinned_day_a_real_file_is_left_alone(older: Path) -> None:
    before = older.read_bytes()
    with pytest.raises(RuleBroken, match="pinned"):
        upgrade(older, BY, is_pinned=True)
    assert older.read_bytes() == before


def test_what_a_file_lacks_is_said(file: Path) -> None:
    assert shape.lacks(file) == []
    with closing(sqlite3.connect(file)) as db:
        db.execute("DROP TABLE publication_reader")
        db.execute("ALTER TABLE publication DROP COLUMN finish_on")
        db.execute("DROP INDEX journal_change_removed")
    assert shape.lacks(file) == ["publication_reader", "publication.finish_on"]
