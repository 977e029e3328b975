"""Undoing is an entry of its own, and refused where something stands on what it would undo."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import select

from engtrack.errors import NotFound, RuleBroken
from engtrack.nouns.approval.model import Approval
from engtrack.nouns.engagement.model import DayOff, Engagement
from engtrack.nouns.person.model import Person
from engtrack.store.undo import last_entry, undo
from engtrack.store.verify import verify
from engtrack.store.write import next_key, raw

from .conftest import ASKED, TODAY, Writing, write_to

SNAPSHOT = "SELECT * FROM {} ORDER BY id"


def snapshot(write: Writing) -> list[list[tuple[object, ...]]]:
    with write(command="look") as session:
        return [
            raw(session).execute(SNAPSHOT.format(table)).fetchall()
            for table in ("person", "engagement", "day_off")
        ]


def test_undo_reverses_inserts_updates_and_deletes_in_one_entry(file: Path, write: Writing) -> None:
    with write(command="prepare") as session:
        acme = session.exec(select(Engagement).where(Engagement.key == "ACME")).one()
        session.add(DayOff(engagement_id=acme.id, off_on="2027-02-01"))
    before = snapshot(write)
    with write(command="engtrack much at once") as session:
        session.add(Engagement(id="e", key="NEW", name="N", client="N",
                               created_on=TODAY, start_on=TODAY))  # fmt: skip
        session.flush()
        session.add(DayOff(engagement_id="e", off_on="2027-02-02"))
        session.flush()
        session.connection().execute(text("UPDATE person SET phone = '1', name = 'X'"))
        session.connection().execute(text("DELETE FROM day_off WHERE off_on = '2027-02-01'"))
    assert snapshot(write) != before
    with write(command="undo") as session:
        newest = last_entry(raw(session), "marie")
        assert newest == 4
        assert undo(session, newest) == "engtrack much at once"
    assert snapshot(write) == before
    assert verify(file) == []


def test_an_undo_is_undone_like_any_entry(write: Writing) -> None:
    with write(command="add") as session:
        session.add(Person(handle="luc", name="Luc", side="client"))
    there = snapshot(write)
    for _ in range(2):
        with write(command="undo") as session:
            undo(session, last_entry(raw(session), "marie") or 0)
    assert snapshot(write) == there


def test_what_a_later_entry_touched_is_not_undone_and_it_is_named(write: Writing) -> None:
    with write(command="add luc") as session:
        session.add(Person(handle="luc", name="Luc", side="client"))
    with write(command="rename luc") as session:
        session.exec(select(Person).where(Person.handle == "luc")).one().name = "Lucie"
    with pytest.raises(RuleBroken, match="rename luc"), write(command="undo") as session:
        undo(session, 3)


def test_what_a_later_row_refers_to_is_not_undone_and_it_is_named(write: Writing) -> None:
    with write(command="create NEW") as session:
        session.add(Engagement(id="e1", key="NEW", name="N", client="N",
                               created_on=TODAY, start_on=TODAY))  # fmt: skip
    with write(command="take a day off") as session:
        session.add(DayOff(engagement_id="e1", off_on="2027-02-02"))
    with pytest.raises(RuleBroken, match="take a day off"), write(command="undo") as session:
        undo(session, 3)


def test_a_decision_is_never_undone(write: Writing) -> None:
    with write(command="ask") as session:
        acme = session.exec(select(Engagement).where(Engagement.key == "ACME")).one()
        session.add(Approval(engagement_id=acme.id, **ASKED))
    with write(command="record") as session:
        approval = session.exec(select(Approval)).one()
        marie = session.exec(select(Person).where(Person.handle == "marie")).one()
        approval.decision, approval.by_id, approval.decided_on = "approved", marie.id, TODAY
    for entry in (3, 4):
        with pytest.raises(RuleBroken, match="APR-1"), write(command="undo") as session:
            undo(session, entry)


def test_a_question_without_an_answer_can_be_undone(write: Writing) -> None:
    with write(command="ask") as session:
        acme = session.exec(select(Engagement).where(Engagement.key == "ACME")).one()
        session.add(Approval(engagement_id=acme.id, **ASKED))
    with write(command="undo") as session:
        undo(session, 3)
        assert session.exec(select(Approval)).first() is None


def test_a_number_given_is_not_given_again_after_undo(write: Writing) -> None:
    with write(command="add") as session:
        session.add(Person(handle="luc", name=next_key(session, "T"), side="client"))
    with write(command="undo") as session:
        undo(session, 3)
    with write(command="add") as session:
        assert next_key(session, "T") == "T-2"


def test_the_last_entry_is_that_of_the_same_person(file: Path, write: Writing) -> None:
    with write_to(file)(command="add", typed_by="paul") as session:
        session.add(Person(handle="luc", name="Luc", side="client"))
    with write(command="look") as session:
        assert last_entry(raw(session), "paul") == 3
        assert last_entry(raw(session), "marie") == 2
        assert last_entry(raw(session), "nobody") is None
        assert last_entry(raw(session), "engtrack") is None  # the making of the file


def test_an_entry_that_is_not_there_is_not_found(write: Writing) -> None:
    with pytest.raises(NotFound), write(command="undo") as session:
        undo(session, 99)
