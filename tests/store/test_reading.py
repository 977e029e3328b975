"""Reads: which engagements, as of which day, in which order, and never a write."""

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import select

from engtrack.errors import NotFound
from engtrack.nouns.engagement.model import DayOff, Engagement, Hold
from engtrack.nouns.person.model import Person
from engtrack.nouns.role.model import Assignment
from engtrack.nouns.service.model import Service
from engtrack.store import history, keys
from engtrack.store.ids import new_id
from engtrack.store.read import (
    Scope,
    connect,
    nearest_keys,
    prepare,
    read,
    reading,
)
from engtrack.store.views import statements, worked_out
from engtrack.store.write import raw

from .conftest import INSTANT, TODAY, Writing

SEEN = "SELECT e.key FROM scope JOIN engagement e ON e.id = scope.engagement_id ORDER BY 1"


def one(session: object, key: str) -> Engagement:
    return session.exec(select(Engagement).where(Engagement.key == key)).one()  # type: ignore


@pytest.fixture
def peopled(file: Path, write: Writing) -> Path:
    """ACME is active, with SRV-2, SRV-10 and Marie; OAK is closed, with SRV-3 and Marie."""
    with write(command="x") as session:
        session.add(Engagement(key="BIRCH", name="B", client="B", created_on=TODAY, start_on=TODAY))
        marie = session.exec(select(Person).where(Person.handle == "marie")).one()
        for number, (key, engagement) in enumerate(
            [("SRV-2", "ACME"), ("SRV-10", "ACME"), ("SRV-3", "OAK")]
        ):
            of = one(session, engagement).id
            session.add(Service(key=key, engagement_id=of, title=key))
            session.add(Assignment(key=f"ROL-{number}", engagement_id=of, person_id=marie.id,
                                   role="sponsor", from_on=TODAY, recorded_on=TODAY))  # fmt: skip
    return file


@pytest.mark.parametrize(
    ("scope", "seen"),
    [
        (Scope(), ["ACME", "BIRCH"]),
        (Scope(everything=True), ["ACME", "BIRCH", "OAK"]),
        (Scope(engagement="oak"), ["OAK"]),
        (Scope(key="srv-3"), ["OAK"]),
        (Scope(key="service-late:SRV-3"), ["OAK"]),
        (Scope(key="SRV-99"), []),
        (Scope(key="oak"), ["OAK"]),
        (Scope(key="marie"), ["ACME", "BIRCH"]),
        (Scope(engagement="ACME", key="SRV-3"), ["ACME"]),
        (Scope(person="Marie"), ["ACME"]),
        (Scope(person="paul"), []),
    ],
)
def test_the_scope_is_what_the_answer_is_about(
    peopled: Path, scope: Scope, seen: list[str]
) -> None:
    with reading(peopled, INSTANT, TODAY, scope) as db:
        assert [key for (key,) in db.execute(SEEN)] == seen


@pytest.mark.parametrize(
    ("scope", "nearest"), [(Scope(engagement="ACNE"), "ACME"), (Scope(person="mari"), "marie")]
)
def test_an_unknown_engagement_or_person_names_the_nearest(
    file: Path, scope: Scope, nearest: str
) -> None:
    with pytest.raises(NotFound, match=nearest), reading(file, INSTANT, TODAY, scope):
        pass


def test_rows_are_filtered_sorted_by_number_and_limited(peopled: Path) -> None:
    with reading(peopled, INSTANT, TODAY) as db:
        table = read(db, "service", keep=True)
        at = table.columns.index("key")
        assert [row[at] for row in table.rows] == ["SRV-2", "SRV-3", "SRV-10"]
        assert len(read(db, "service", limit=2, keep=True).rows) == 2  # type: ignore[arg-type]
        assert [row[at] for row in read(db, "service", "key", title="SRV-3").rows] == ["SRV-3"]
        streamed = iter(read(db, "service").rows)
        assert next(streamed)[at] == "SRV-2"
        assert nearest_keys(db, "service", "key", "srv-33") == ["SRV-3", "SRV-2", "SRV-10"][:3]


def test_a_read_cannot_write_and_leaves_the_bytes_alone(file: Path) -> None:
    before = file.read_bytes()
    with (
        reading(file, INSTANT, TODAY) as db,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        db.execute("INSERT INTO journal_entry VALUES (9, 9, '', '', '', '[]', 'open')")
    assert file.read_bytes() == before
    assert [one.name for one in file.parent.iterdir()] == ["acme.db"]


def test_preparing_again_on_a_write_changes_day_and_scope_and_sees_what_was_written(
    file: Path, write: Writing
) -> None:
    counted = "workdays_between(engagement_id, '2027-01-04', '2027-01-08')"
    between = f"SELECT today, now, {counted} FROM clock, scope"
    with write(command="x") as session:
        db = raw(session)
        prepare(db, INSTANT, TODAY, Scope())
        assert db.execute(between).fetchall() == [(TODAY, INSTANT, 4)]
        session.add(DayOff(engagement_id=one(session, "ACME").id, off_on="2027-01-06"))
        session.flush()
        prepare(db, "later", "2027-01-05", Scope(engagement="ACME"))
        assert db.execute(between).fetchall() == [("2027-01-05", "later", 3)]
        assert db.in_transaction


def test_days_are_counted_by_the_engagements_own_calendar(file: Path, write: Writing) -> None:
    with write(command="x") as session:
        acme = one(session, "ACME").id
        session.add(DayOff(engagement_id=acme, off_on="2027-01-06"))
        session.add(
            Hold(engagement_id=acme, from_on="2027-01-07", until_on="2027-01-11", reason="x")
        )
        session.add(Hold(engagement_id=acme, from_on="2027-01-18", reason="x"))
    with reading(file, INSTANT, "2027-01-19", Scope(engagement="ACME")) as db:

        def ask(call: str) -> object:
            return db.execute(f"SELECT {call} FROM scope").fetchone()[0]

        at = "scope.engagement_id"
        assert ask(f"workdays_between({at}, '2027-01-04', '2027-01-12')") == 5
        assert ask(f"workdays_between({at}, '2027-01-12', '2027-01-04')") == -5
        assert ask("workdays_between(NULL, '2027-01-04', '2027-01-12')") == 6
        assert ask(f"workdays_between({at}, NULL, '2027-01-12')") is None
        assert ask(f"add_workdays({at}, '2027-01-05', 1)") == "2027-01-07"
        assert ask(f"days_counted({at}, '2027-01-04', '2027-01-12')") == 2
        assert ask(f"days_counted({at}, '2027-01-15', '2027-01-20')") == 1  # an open hold: to today
        assert ask(f"add_counted({at}, '2027-01-05', 1)") == "2027-01-12"
        assert ask("later_day('2027-01-04', '2027-01-12')") == "2027-01-12"
        assert ask("later_day(NULL, '2027-01-12')") == "2027-01-12"
        assert ask("later_day(NULL, NULL)") is None
        assert ask("key_number('T-12')") == 12


def test_a_read_never_imports_what_only_a_write_needs(file: Path) -> None:
    script = f"""
import sys
from pathlib import Path
from engtrack.store import history
from engtrack.store.read import read, reading
with reading(Path({str(file)!r}), {INSTANT!r}, {TODAY!r}) as db:
    list(read(db, "person_list").rows)
    history.head(db)
heavy = {{"sqlmodel", "sqlalchemy", "pydantic", "difflib", "importlib.resources"}}
print(*sorted(heavy & set(sys.modules)))
"""
    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert said.stdout == "\n"


def test_every_view_can_be_read_and_none_hides_a_table(file: Path) -> None:
    with reading(file, INSTANT, TODAY, Scope(everything=True)) as db:
        main = {name for (name,) in db.execute("SELECT name FROM main.sqlite_master")}
        assert not statements().keys() & main
        for name in statements():
            db.execute(f"SELECT * FROM {name}").fetchall()


def test_only_the_views_that_a_statement_reads_from_are_made(file: Path) -> None:
    with reading(file, INSTANT, TODAY) as db:
        assert not made(db)
        db.execute("SELECT * FROM role_coverage").fetchall()
        assert made(db) == {"holder", "role_coverage"}


def made(db: sqlite3.Connection) -> set[str]:
    """Of what the nouns can make, what is there."""
    there = {name for (name,) in db.execute("SELECT name FROM temp.sqlite_master")}
    return there & statements().keys()


def test_what_is_worked_out_anew_is_made_before_what_reads_it(file: Path) -> None:
    with closing(connect(file)) as db:
        for _ in range(2):
            prepare(db, INSTANT, TODAY, Scope(everything=True))
            for name in statements():
                db.execute(f"SELECT * FROM {name}").fetchall()


def test_what_was_worked_out_is_worked_out_anew_for_another_scope(file: Path) -> None:
    with closing(connect(file)) as db:
        prepare(db, INSTANT, TODAY, Scope(everything=True))
        moments = "SELECT count(*) FROM moment"
        assert db.execute(moments).fetchone()[0] > 0
        prepare(db, INSTANT, TODAY, Scope(key="ISS-999"))  # of no engagement
        assert not made(db) & worked_out()
        assert db.execute(moments).fetchone() == (0,)


@pytest.mark.parametrize("union", ["evidence", "finding"])
def test_the_parts_of_a_union_have_the_same_columns(file: Path, union: str) -> None:
    parts = [name for name in statements() if name.endswith(f"_{union}")]
    with reading(file, INSTANT, TODAY) as db:
        shapes = {
            tuple(column[0] for column in db.execute(f"SELECT * FROM {part}").description)
            for part in parts
        }
    assert len(shapes) == 1


def test_a_head_that_was_noted_is_found_again_and_another_is_not(
    file: Path, write: Writing
) -> None:
    with reading(file, INSTANT, TODAY) as db:
        noted, entries = history.head(db)
    with write(command="engtrack person edit marie") as session:
        session.exec(select(Person).where(Person.handle == "marie")).one().phone = "1"
    with reading(file, INSTANT, TODAY) as db:
        newest = history.head(db)
        assert newest[0] != noted
        assert newest[1] == entries + 1
        assert history.has_entry(db, noted[:8])
        assert history.has_entry(db, newest[0])
        assert not history.has_entry(db, "00000000")


@pytest.mark.parametrize(
    ("key", "prefix", "noun", "number"),
    [
        ("T-12", "T", "task", 12),
        ("ms-3", "MS", "milestone", 3),
        ("ACME", None, None, 0),
        ("ACME-2", None, None, 0),
        ("T-", None, None, 0),
        ("T-²", None, None, 0),
        ("task-overdue:T-7", None, None, 0),
    ],
)
def test_a_key_says_its_kind_and_number(
    key: str, prefix: str | None, noun: str | None, number: int
) -> None:
    assert (keys.prefix(key), keys.noun_of(key), keys.key_number(key)) == (prefix, noun, number)


def test_ids_grow_and_are_uuids_of_version_7() -> None:
    ids = [new_id() for _ in range(10_000)]
    assert ids == sorted(set(ids))
    assert all(re.fullmatch(r"[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}", one) for one in ids)


def test_the_pragmas_are_set_on_every_connection(file: Path) -> None:
    with closing(connect(file)) as db:
        for pragma, value in [("foreign_keys", 1), ("trusted_schema", 0), ("cell_size_check", 1),
                              ("synchronous", 3), ("recursive_triggers", 1),
                              ("busy_timeout", 30_000), ("journal_mode", "delete")]:  # fmt: skip
            assert db.execute(f"PRAGMA {pragma}").fetchone() == (value,)
