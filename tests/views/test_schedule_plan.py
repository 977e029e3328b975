"""What writes do to the four kinds of dates: planned anew, shifted by a hold, committed, moved."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlmodel import Session, select

from engtrack.cli.decided import Decided
from engtrack.errors import RuleBroken
from engtrack.nouns.approval import actions as approvals
from engtrack.nouns.engagement.model import Engagement, Hold
from engtrack.nouns.schedule import actions, baselines
from engtrack.nouns.schedule.model import Baseline, Work
from engtrack.store.write import writing

from ..conftest import DAY, Runner


@pytest.fixture
def acme(engtrack: Runner, db: Path) -> Path:
    """T-1 (2 days), T-2 after it (3 days), MS-1 after that; T-3 on its own."""
    for line in (
        'person add "Carla Roy" --side vendor',
        "engagement create ACME --name Acme --client Acme --start 2027-03-01",
        'role assign sponsor "Marie Tremblay" -e ACME',
        'task add "Install" -e ACME --duration 2d --assignee carla',
        'task add "Configure" -e ACME --duration 3d --after T-1 --assignee carla',
        'task add "Print" -e ACME --duration 1d --assignee carla',
        'milestone add "Go-live" -e ACME --phase go-live --after T-2',
    ):
        import shlex

        done = engtrack(*shlex.split(line))
        assert done.status == 0, done.err
    return db


@contextmanager
def session_on(path: Path, day: str = DAY) -> Iterator[Session]:
    instant = f"{day}T14:00:00.000+00:00"
    with writing(path, instant=instant, today=day, typed_by="carla", command="test") as session:
        yield session


def work(session: Session, key: str) -> Work:
    return session.exec(select(Work).where(Work.key == key)).one()


def parent(session: Session) -> Engagement:
    return session.exec(select(Engagement)).one()


def planned(session: Session) -> dict[str, tuple[str | None, str | None]]:
    return {w.key: (w.start_on, w.finish_on) for w in session.exec(select(Work))}


def committed(session: Session) -> dict[str, tuple[str | None, str | None]]:
    found = session.exec(select(Work))
    return {w.key: (w.committed_start_on, w.committed_finish_on) for w in found}


def said(session: Session) -> list[str]:
    return [talk.sentence.format(**talk.facts) for talk in session.info["talk"]]


def decide(session: Session, key: str, decision: str) -> None:
    approvals.ask(session, key, None)
    approvals.record(session, key, decision, Decided(by="marie", via="mail"), None, None)
    session.flush()


PLAN = {
    "T-1": ("2027-03-01", "2027-03-02"),
    "T-2": ("2027-03-03", "2027-03-05"),
    "T-3": ("2027-03-01", "2027-03-01"),
    "MS-1": ("2027-03-05", "2027-03-05"),
}


def test_planning_twice_moves_nothing_and_says_nothing(acme: Path) -> None:
    with session_on(acme) as session:
        assert planned(session) == PLAN
        actions.replan(session, parent(session))
        assert planned(session) == PLAN
        assert said(session) == []


def test_the_plan_is_told_milestones_first_and_at_most_eight_of_it(acme: Path) -> None:
    with session_on(acme) as session:
        one = work(session, "T-1")
        for number in range(4, 14):
            session.add(
                Work(key=f"T-{number}", engagement_id=one.engagement_id, title="x",
                     created_on=DAY, start_on="2027-02-01", finish_on="2027-02-01",
                     not_before_on="2027-03-08")
            )  # fmt: skip
        one.duration_days = 3
        actions.replan(session, parent(session))
        told = said(session)
    assert told[0].startswith("MS-1 Go-live")
    assert len(told) == 9
    assert told[-1] == "… and 5 more moved"


def test_a_hold_moves_asked_and_planned_days_of_unfinished_work(acme: Path) -> None:
    with session_on(acme) as session:
        first, other = work(session, "T-1"), work(session, "T-3")
        first.state, first.actual_start_on, first.actual_finish_on = "finished", DAY, DAY
        other.not_before_on, other.not_after_on = "2027-03-08", "2027-03-12"
        actions.replan(session, parent(session))
        assert planned(session)["T-2"] == ("2027-03-02", "2027-03-04")
    with session_on(acme, "2027-03-08") as session:
        held = Hold(engagement_id=parent(session).id, from_on="2027-03-01", until_on="2027-03-05",
                    reason="unpaid")  # fmt: skip
        session.add(held)
        actions.shift_unfinished(session, parent(session), "2027-03-01", 5)
        assert planned(session)["T-1"] == (DAY, DAY)
        assert planned(session)["T-2"][0] == "2027-03-08"
        assert (work(session, "T-3").not_before_on, work(session, "T-3").not_after_on) == (
            "2027-03-15",
            "2027-03-19",
        )
        assert planned(session)["T-3"] == ("2027-03-15", "2027-03-15")


@pytest.mark.parametrize("has_begun", [False, True])
@pytest.mark.parametrize(
    ("from_on", "until_on"), [("2027-03-02", "2027-03-03"), ("2027-03-03",) * 2]
)
def test_work_that_a_hold_falls_into_ends_later_by_the_days_held(
    acme: Path, has_begun: bool, from_on: str, until_on: str
) -> None:
    with session_on(acme) as session:
        long = work(session, "T-1")
        long.duration_days = 10
        if has_begun:
            long.state, long.actual_start_on = "started", DAY
        actions.replan(session, parent(session))
        assert planned(session)["T-1"] == (DAY, "2027-03-12")
    with session_on(acme, "2027-03-04") as session:
        held = Hold(engagement_id=parent(session).id, from_on=from_on, until_on=until_on,
                    reason="unpaid")  # fmt: skip
        session.add(held)
        days = 1 + (from_on != until_on)
        actions.shift_unfinished(session, parent(session), from_on, days)
        assert planned(session)["T-1"] == (DAY, f"2027-03-{14 + days}")


def test_what_is_moved_by_days_moves_by_these_days(acme: Path) -> None:
    with session_on(acme) as session:
        actions.apply_move(session, work(session, "T-2"), 3)
        actions.replan(session, parent(session))
        assert planned(session)["T-2"] == ("2027-03-08", "2027-03-10")
        actions.apply_move(session, work(session, "T-2"), -1)
        actions.replan(session, parent(session))
        assert planned(session)["T-2"] == ("2027-03-05", "2027-03-09")
        assert planned(session)["MS-1"] == ("2027-03-09", "2027-03-09")


def test_a_pinned_milestone_moves_with_its_pin(acme: Path) -> None:
    with session_on(acme) as session:
        work(session, "MS-1").must_start_on = "2027-03-15"
        actions.replan(session, parent(session))
        actions.apply_move(session, work(session, "MS-1"), 3)
        actions.replan(session, parent(session))
        assert planned(session)["MS-1"] == ("2027-03-18", "2027-03-18")


def test_what_has_begun_ends_later_and_what_is_over_stays(acme: Path) -> None:
    with session_on(acme) as session:
        work(session, "T-1").state, work(session, "T-1").actual_start_on = "started", DAY
        actions.apply_move(session, work(session, "T-1"), 2)
        actions.replan(session, parent(session))
        assert planned(session)["T-1"] == (DAY, "2027-03-04")
        work(session, "T-3").state = "cancelled"
        with pytest.raises(RuleBroken):
            actions.apply_move(session, work(session, "T-3"), 1)
        with pytest.raises(RuleBroken):
            actions.set_duration(session, work(session, "MS-1"), 2)


def test_late_work_is_late_until_a_person_gives_it_days(acme: Path) -> None:
    with session_on(acme, "2027-03-04") as session:
        actions.replan(session, parent(session))
        assert planned(session)["T-1"] == PLAN["T-1"]
        assert planned(session)["T-2"] == ("2027-03-05", "2027-03-09")
        actions.set_duration(session, work(session, "T-1"), 5)
        actions.replan(session, parent(session))
        assert planned(session)["T-1"] == ("2027-03-01", "2027-03-05")
        assert planned(session)["T-2"] == ("2027-03-08", "2027-03-10")


def test_an_approved_baseline_is_the_commitment_and_planning_leaves_it(acme: Path) -> None:
    with session_on(acme) as session:
        baselines.take(session, "ACME", "As agreed")
        assert committed(session)["T-1"] == (None, None)
        decide(session, "BL-1", "approved")
        assert committed(session) == PLAN
        actions.set_duration(session, work(session, "T-1"), 4)
        actions.replan(session, parent(session))
        assert committed(session) == PLAN
        assert planned(session)["T-2"] != PLAN["T-2"]
        baseline = baselines.find(session, "BL-1")
        assert baseline.state == "committed"
        assert approvals.standing(session, baseline.id) is not None


def test_a_newer_baseline_takes_the_place_of_the_one_before(acme: Path) -> None:
    with session_on(acme) as session:
        baselines.take(session, "ACME", None)
        decide(session, "BL-1", "approved")
        actions.apply_move(session, work(session, "T-2"), 3)
        actions.replan(session, parent(session))
        work(session, "T-3").state = "cancelled"
        session.flush()
        baselines.take(session, "ACME", None)
        decide(session, "BL-2", "approved")
        assert committed(session)["T-2"] == ("2027-03-08", "2027-03-10")
        assert committed(session)["T-3"] == (None, None)
        older = baselines.find(session, "BL-1")
        assert older.state == "superseded"
        assert approvals.standing(session, older.id) is None
        with pytest.raises(RuleBroken):
            approvals.ask(session, "BL-1", None)


def test_a_rejected_baseline_commits_to_nothing(acme: Path) -> None:
    with session_on(acme) as session:
        baselines.take(session, "ACME", None)
        decide(session, "BL-1", "rejected")
        assert baselines.find(session, "BL-1").state == "draft"
        assert set(committed(session).values()) == {(None, None)}


def test_a_snapshot_is_of_what_is_not_cancelled(acme: Path) -> None:
    with session_on(acme) as session:
        work(session, "T-3").state = "cancelled"
        session.flush()
        baselines.take(session, "ACME", None)
        kept = session.exec(select(Baseline)).one()
        assert [row[1] for row in json.loads(kept.snapshot)] == ["T-1", "T-2", "MS-1"]
        assert (kept.item_count, kept.finish_on) == (3, "2027-03-05")


def test_a_change_moves_commitments_by_what_it_moved_and_drift_stays(acme: Path) -> None:
    with session_on(acme) as session:
        baselines.take(session, "ACME", None)
        decide(session, "BL-1", "approved")
    with session_on(acme, "2027-03-04") as session:  # T-1 is late: what follows has drifted 2 days
        before = actions.replan(session, parent(session))
        assert planned(session)["MS-1"] == ("2027-03-09", "2027-03-09")
        actions.set_duration(session, work(session, "T-2"), 4)
        after = actions.replan(session, parent(session))
        actions.move_committed(session, before, after)
        session.flush()
        assert committed(session)["T-2"] == ("2027-03-03", "2027-03-08")
        assert committed(session)["MS-1"] == ("2027-03-08", "2027-03-08")
        assert committed(session)["T-1"] == PLAN["T-1"]
        assert committed(session)["T-3"] == PLAN["T-3"]
        assert planned(session)["MS-1"] == ("2027-03-10", "2027-03-10")
