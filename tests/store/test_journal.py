"""Nothing changes but through the journal, and the journal has all of it."""

import hashlib
import json
import sqlite3
from contextlib import closing, nullcontext
from pathlib import Path

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from engtrack.nouns.approval.model import Approval
from engtrack.nouns.engagement.model import DayOff, Engagement
from engtrack.nouns.person.model import Person
from engtrack.store import schema, triggers, verify
from engtrack.store.many import many
from engtrack.store.write import next_key, raw

from .conftest import ASKED, TODAY, Writing


def rows(file: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as db:
        return db.execute(sql).fetchall()


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO person (id, handle, name, side, state) VALUES ('1', 'x', 'x', 'client', 'x')",
        "INSERT OR IGNORE INTO file_fact (id, name, value) VALUES ('1', 'x', 'x')",
        "INSERT OR REPLACE INTO file_fact (id, name, value) SELECT id, name, 'yes' FROM file_fact",
        "UPDATE person SET name = 'Luc'",
        "UPDATE OR IGNORE person SET name = 'Luc'",
        "DELETE FROM engagement",
        "UPDATE journal_entry SET typed_by = 'paul'",
        "DELETE FROM journal_entry",
        "INSERT INTO journal_entry VALUES (99, 9, '', '', '', '[]', 'x')",
        "UPDATE journal_change SET after = '{}'",
        "DELETE FROM journal_change",
        "INSERT INTO journal_change (entry, table_name, row_id) VALUES (1, 'person', '1')",
        "DELETE FROM journal_head",
        "UPDATE journal_head SET entries = 1",
    ],
)  # fmt: skip
def test_the_file_refuses_a_change_from_outside(file: Path, statement: str) -> None:
    before = file.read_bytes()
    with (
        closing(sqlite3.connect(file)) as db,
        pytest.raises(sqlite3.IntegrityError, match="engtrack: "),
    ):
        db.execute(statement)
    assert file.read_bytes() == before


def test_every_table_is_guarded_and_watched(file: Path, write: Writing) -> None:
    there = {name for (name,) in rows(file, "SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert there >= {"person", "engagement", "key_counter", "file_fact"}
    guarded = {table.name: set(triggers.guards(table)) for table in schema.metadata().sorted_tables}
    kept = {sql for (sql,) in rows(file, "SELECT sql FROM sqlite_master WHERE type = 'trigger'")}
    assert there - {"journal_entry", "journal_change", "journal_head"} == guarded.keys()
    assert all(statements <= kept for statements in guarded.values())
    with write(command="x") as session:
        watched = raw(session).execute("SELECT tbl_name, count(*) FROM temp.sqlite_master "
                                       "WHERE type = 'trigger' GROUP BY 1").fetchall()  # fmt: skip
    assert dict(watched) == dict.fromkeys(guarded, 3)


def test_bulk_core_and_text_statements_are_journalled_and_replay_to_the_tables(
    file: Path, write: Writing
) -> None:
    with write(command="import") as session:
        acme = session.exec(select(Engagement).where(Engagement.key == "ACME")).one()
        days = [DayOff(engagement_id=acme.id, off_on=f"2027-02-{n:02}") for n in range(1, 11)]
        session.connection().execute(insert(DayOff), [day.model_dump() for day in days])
        session.add(Person(handle="éloïse", name='Élo "quoted" \n ☃ \\', side="client"))
        session.flush()
        session.connection().execute(
            text("UPDATE day_off SET off_on = '2028' || substr(off_on, 5)")
        )
        session.connection().execute(text("UPDATE person SET organisation = 'a' WHERE 1"))
        session.connection().execute(text("UPDATE person SET organisation = 'A'"))
        session.connection().execute(text("DELETE FROM day_off WHERE off_on > '2028-02-05'"))
        session.connection().execute(
            text(
                "INSERT OR REPLACE INTO day_off (id, engagement_id, off_on) "
                "SELECT id, engagement_id, '2029' || substr(off_on, 5) FROM day_off"
            )
        )
    made = rows(file, "SELECT count(*), table_name FROM journal_change WHERE entry = 3 GROUP BY 2")
    assert sorted(made) == [(7, "person"), (35, "day_off")]
    assert verify.verify(file) == []


def test_the_hash_is_that_of_the_canonical_lines(file: Path) -> None:
    (place, at, who, command, parents, kept), *_ = rows(
        file, "SELECT place, at, typed_by, command, parents, hash FROM journal_entry WHERE id = 2"
    )
    changes = rows(
        file,
        "SELECT table_name, row_id, before, after FROM journal_change WHERE entry = 2 ORDER BY seq",
    )
    lines = [["engtrack 1", place, at, who, command, json.loads(str(parents))], *changes]
    canonical = "".join(
        json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines
    )
    assert kept == hashlib.sha256(canonical.encode()).hexdigest()
    assert parents == json.dumps([rows(file, "SELECT hash FROM journal_entry WHERE id = 1")[0][0]])
    assert rows(file, "SELECT hash, entries FROM journal_head") == [(kept, 2)]


def test_an_entry_without_changes_is_dropped(file: Path, write: Writing) -> None:
    before = file.read_bytes()
    with write(command="nothing") as session:
        session.exec(select(Person)).first()
    assert session.info["head"] is None
    assert file.read_bytes() == before


def test_the_head_is_known_once_committed(file: Path, write: Writing) -> None:
    with write(command="person add") as session:
        session.add(Person(handle="luc", name="Luc", side="client"))
        assert session.info["head"] is None
    assert session.info["head"] == str(rows(file, "SELECT hash FROM journal_head")[0][0])[:8]


def test_an_id_never_changes(write: Writing) -> None:
    with (
        pytest.raises(IntegrityError, match="the id of a row never changes"),
        write(command="x") as s,
    ):
        s.connection().execute(text("UPDATE person SET id = 'x' WHERE handle = 'marie'"))


def test_keys_are_given_once_even_after_their_number_was_rolled_back_or_removed(
    write: Writing,
) -> None:
    with write(command="x") as session:
        assert next_key(session, "T") == "T-1"
        with many(session):
            assert [next_key(session, "T") for _ in range(3)] == ["T-2", "T-3", "T-4"]
            assert next_key(session, "MS") == "MS-1"
    with write(command="x", dry_run=True) as session:
        assert next_key(session, "T") == "T-5"
    with write(command="x") as session:
        assert next_key(session, "T") == "T-5"
        assert next_key(session, "MS") == "MS-2"


@pytest.mark.parametrize(
    ("statement", "is_refused"),
    [
        ("UPDATE approval SET decision = 'rejected'", True),
        ("UPDATE approval SET reason = 'x'", True),
        ("UPDATE approval SET title = upper(title)", True),
        ("DELETE FROM approval", True),
        ("UPDATE OR IGNORE approval SET content = ''", True),
        ("UPDATE approval SET voided_on = '2027-01-04'", False),
        ("UPDATE approval SET superseded_by = 'APR-2', voided_on = '2027-01-04'", False),
    ],
)
def test_a_decision_is_final_inside_an_entry_too(
    write: Writing, statement: str, is_refused: bool
) -> None:
    with write(command="decide") as session:
        acme = session.exec(select(Engagement).where(Engagement.key == "ACME")).one()
        marie = session.exec(select(Person).where(Person.handle == "marie")).one()
        asked = Approval(engagement_id=acme.id, **ASKED)
        session.add(asked)
        session.flush()
        asked.decision, asked.by_id, asked.decided_on = "approved", marie.id, TODAY
    refused = pytest.raises(IntegrityError, match="a decision never changes")
    with refused if is_refused else nullcontext(), write(command="x") as session:
        session.connection().execute(text(statement))
    if not is_refused:
        with refused, write(command="x") as session:  # once is for good
            session.connection().execute(text("UPDATE approval SET voided_on = NULL"))


def test_a_column_that_json_does_not_carry_exactly_is_refused() -> None:
    from sqlalchemy import Column, Float, MetaData, Table

    table = Table("x", MetaData(), Column("share", Float))
    with pytest.raises(TypeError, match="TEXT and INTEGER only"):
        triggers.check_types(table)
