"""What was changed behind the program's back is found."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from engtrack.nouns.person.model import Person
from engtrack.store.verify import verify

from .conftest import Writing

NEWEST = "(SELECT max(id) FROM journal_entry)"


def tamper(file: Path, *statements: str) -> None:
    """As someone would who takes the guards away first and puts them back afterwards."""
    with closing(sqlite3.connect(file)) as db:
        guards = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            db.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            db.execute(statement)
        for _, sql in guards:
            db.execute(sql)
        db.commit()


def codes(file: Path) -> set[str]:
    return {fault.code for fault in verify(file)}


@pytest.fixture
def longer(file: Path, write: Writing) -> Path:
    with write(command="engtrack person add luc") as session:
        session.add(Person(handle="luc", name="Luc", side="client"))
    return file


def test_a_file_as_we_wrote_it_has_no_fault(longer: Path) -> None:
    tamper(longer)
    assert verify(longer) == []


@pytest.mark.parametrize(
    ("statements", "found"),
    [
        (["UPDATE person SET name = 'Lucie' WHERE handle = 'luc'"], {"row-changed"}),
        (["UPDATE person SET phone = '1' WHERE handle = 'luc'"], {"row-changed"}),
        (["DELETE FROM person WHERE handle = 'luc'"], {"row-changed"}),
        (["INSERT INTO file_fact VALUES ('1', 'x', 'y')"], {"row-unknown"}),
        (["UPDATE journal_change SET after = replace(after, 'Luc', 'Léo')"],
         {"entry-changed", "row-changed"}),
        (["UPDATE journal_change SET after = 'no JSON'"], {"entry-changed", "row-changed"}),
        ([f"UPDATE journal_entry SET typed_by = 'paul' WHERE id = {NEWEST}"], {"entry-changed"}),
        (["UPDATE journal_entry SET command = 'x' WHERE id = 1"], {"entry-changed"}),
        (["UPDATE journal_entry SET at = '2020-01-01' WHERE id = 2"], {"entry-changed"}),
        (["UPDATE journal_entry SET place = 9 WHERE id = 2"], {"entry-changed"}),
        (["UPDATE journal_entry SET parents = 'x' WHERE id = 2"],
         {"entry-changed", "entry-missing"}),
        # The newest entry, with all that it did: nothing but the noted head shows it.
        ([f"DELETE FROM journal_change WHERE entry = {NEWEST}",
          f"DELETE FROM journal_entry WHERE id = {NEWEST}",
          "DELETE FROM person WHERE handle = 'luc'"], {"entry-missing"}),
        (["DELETE FROM journal_head"], {"entry-missing"}),
        (["UPDATE journal_head SET entries = 2"], {"entry-missing"}),
        ([f"DELETE FROM journal_change WHERE entry = {NEWEST}"], {"entry-changed", "row-unknown"}),
        (["INSERT INTO journal_entry VALUES (9, 9, '', '', '', '[]', 'open')"], {"entry-open"}),
        (["CREATE TABLE extra (id TEXT)"], {"table-unknown"}),
        (["UPDATE key_counter SET last = 0"], set()),
    ],
)  # fmt: skip
def test_tampering_is_found(longer: Path, statements: list[str], found: set[str]) -> None:
    tamper(longer, *statements)
    assert codes(longer) == found


def test_a_guard_taken_away_changed_or_added_is_found(longer: Path) -> None:
    with closing(sqlite3.connect(longer)) as db:
        db.execute("DROP TRIGGER guard_person_update")
        db.execute("DROP TRIGGER guard_person_delete")
        db.execute("CREATE TRIGGER guard_person_delete BEFORE DELETE ON person BEGIN SELECT 1; END")
        db.execute("CREATE TRIGGER mine BEFORE DELETE ON person BEGIN SELECT 1; END")
    assert verify(longer) == [
        ("guard-changed", "guard_person_delete"),
        ("guard-missing", "guard_person_update"),
        ("guard-unknown", "mine"),
    ]


def test_an_index_taken_away_changed_or_added_is_found(longer: Path) -> None:
    with closing(sqlite3.connect(longer)) as db:
        db.execute("DROP INDEX journal_change_removed")
        db.execute("DROP INDEX link_pair")
        db.execute("CREATE INDEX link_pair ON link (before_id, after_id)")
        db.execute("CREATE INDEX mine ON person (name)")
    assert verify(longer) == [
        ("index-missing", "journal_change_removed"),
        ("index-changed", "link_pair"),
        ("index-unknown", "mine"),
    ]


def test_a_table_with_another_rule_is_found(longer: Path) -> None:
    tamper(longer, "ALTER TABLE person ADD COLUMN hat TEXT")
    assert verify(longer) == [("table-changed", "person")]


def test_a_change_made_in_an_entry_opened_by_hand_is_found(longer: Path) -> None:
    with closing(sqlite3.connect(longer)) as db:
        db.execute("INSERT INTO journal_entry VALUES (9, 9, '', '', '', '[]', 'open')")
        db.execute("UPDATE person SET name = 'Lucie' WHERE handle = 'luc'")
        db.execute("DELETE FROM journal_entry WHERE id = 9")
        db.commit()
    assert codes(longer) == {"row-changed"}


def test_a_row_without_its_parent_is_found(longer: Path) -> None:
    tamper(longer, "INSERT INTO day_off (id, engagement_id, off_on) VALUES ('1', 'x', 'y')")
    assert codes(longer) == {"foreign-key"}
