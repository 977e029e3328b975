"""Which evidence and which findings messages give."""

from pathlib import Path

import pytest

from ..conftest import DAY, Runner
from .telling import PEOPLE, Told


@pytest.fixture
def told(engtrack: Runner, db: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    told = Told(engtrack, db, monkeypatch)
    told(PEOPLE + "engagement start ACME --by carla")
    return told


def test_what_the_sponsor_tells_management_links_it_to_the_vendor(told: Told) -> None:
    told("""
message log note Direction -e ACME --to steering-committee --by marie
message log note Direction -e ACME --to fay --by marie
message log note Direction -e ACME --to luc --by marie
message log note Direction -e ACME --to senior-manager --by luc""")
    assert told.evidence("sponsor-10") == [("marie", "MSG-1", DAY, 1), ("marie", "MSG-2", DAY, 1)]


def test_what_the_account_manager_tells_sponsor_or_stakeholders_is_coordination(told: Told) -> None:
    told("""
message log note News -e ACME --to marie --by ana
message log note News -e ACME --to stakeholder --by ana
message log note News -e ACME --to luc --by ana
message log note News -e ACME --to ana --by marie""")
    assert told.evidence("account-manager-4") == [
        ("ana", "MSG-1", DAY, 1),
        ("ana", "MSG-2", DAY, 1),
    ]


def test_check_ins_and_steering_minutes_with_both_sides_steer_the_team(told: Told) -> None:
    told("""
message log check-in News -e ACME --to luc --by ana
message log check-in News -e ACME --to marie --by carla
message log minutes Steering -e ACME --to steering-committee --by ana
message log minutes Steering -e ACME --to steering-committee --to provider --by marie
message log minutes Steering -e ACME --to steering-committee --by marie
message log minutes Work -e ACME --to luc --by paul""")
    assert told.evidence("account-manager-1") == [
        ("ana", "MSG-1", DAY, 1),
        ("ana", "MSG-3", DAY, 1),
        (None, "MSG-4", DAY, 1),
    ]


def test_the_clients_own_announcements_lead_the_change(told: Told) -> None:
    told("""
message log announcement Start -e ACME --to end-user --by marie
message log announcement Start -e ACME --to luc --by fay
message log announcement Start -e ACME --to ana --by marie
message log announcement Start -e ACME --to end-user --by carla""")
    assert told.evidence("sponsor-6") == [("marie", "MSG-1", DAY, 1), (None, "MSG-2", DAY, 1)]


def test_whatever_the_coordinator_sends_is_coordination(told: Told) -> None:
    told("""
message log note News -e ACME --to luc --on 2027-03-01
message log note News -e ACME --to luc --by paul""")
    assert told.evidence("coordinator-1") == [("carla", "MSG-1", DAY, 1)]


def test_a_message_counts_by_the_role_held_on_the_day_it_was_sent(told: Told) -> None:
    told.on("2027-03-03")
    told("role assign coordinator ana -e ACME --by ana --via mail")
    told("message log note News -e ACME --to luc --by ana --on 2027-03-02")
    assert told.evidence("coordinator-1") == []
    told("message log note News -e ACME --to luc --by ana --via mail")
    assert told.evidence("coordinator-1") == [("ana", "MSG-2", "2027-03-03", 1)]


def test_a_change_of_strategy_is_to_be_passed_on_within_five_working_days(told: Told) -> None:
    told("message log strategy-change 'One plant less' -e ACME --to ana --by marie")
    told.on("2027-03-08")
    assert told.findings("sponsor-10") == []
    told.on("2027-03-09")
    late = [("strategy-not-passed-on:MSG-1", None, "2027-03-09", "engtrack message show MSG-1")]
    assert told.findings("sponsor-10") == late
    told("message log note 'One plant less' -e ACME --to fay --by marie --cites MSG-1")
    told("message log strategy-change 'One plant less' -e ACME --to fay --by marie")
    told("message log strategy-change 'One plant less' -e ACME --to luc --by marie --cites MSG-1")
    told.on("2027-03-10")
    assert told.findings("sponsor-10") == late  # none of these is a passing on of it
    told("message log strategy-change 'One plant less' -e ACME --to fay --by marie --cites MSG-1")
    assert told.findings("sponsor-10") == []


def test_an_owed_answer_disturbs_from_the_working_day_after_it_was_due(told: Told) -> None:
    told("message log note 'On the 12th?' -e ACME --to marie --by paul --answer-due 2027-03-05")
    told.on("2027-03-05")
    assert told.findings("account-manager-4") == []
    told.on("2027-03-08")
    owed = ("answer-owed:MSG-1", None, "2027-03-08", "engtrack message show MSG-1")
    assert owed in told.findings("account-manager-4")
    told("message answer MSG-1 Yes --by marie --via mail")
    assert told.findings("account-manager-4") == []


def test_an_answer_due_before_tracking_is_never_late(
    engtrack: Runner, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Told(engtrack, db, monkeypatch)
    told(PEOPLE)
    told("message log note 'On the 12th?' -e ACME --to marie --by paul --answer-due 2027-03-05")
    told.on("2027-03-10")
    told("engagement start ACME --by carla --on 2027-03-01 --tracked-from today")
    told.on("2027-03-12")
    assert told.findings("account-manager-4") == []


def test_a_phase_is_to_be_reviewed_within_five_working_days(told: Told) -> None:
    told("""
task add Prepare -e ACME --phase prepare --assignee luc
task add Install -e ACME --phase install --not-before 2027-03-10 --assignee luc""")
    told.on("2027-03-08")
    assert told.findings("coordinator-5") == []
    told.on("2027-03-09")
    assert told.findings("coordinator-5") == [
        (
            "phase-unreviewed:ACME",
            None,
            "2027-03-09",
            'engtrack message log review "Review of the methodology" --to account-manager '
            "--verdict fits -e ACME",
        )
    ]
    told(told.findings("coordinator-5")[0][3].removeprefix("engtrack "))
    assert told.findings("coordinator-5") == []
    assert told.evidence("coordinator-5") == [("carla", "MSG-1", "2027-03-09", 1)]
    told.on("2027-03-18")  # the next phase began on the 10th
    assert [(key, since) for key, _, since, _ in told.findings("coordinator-5")] == [
        ("phase-unreviewed:ACME", "2027-03-18")
    ]


def test_a_review_by_the_client_is_none(told: Told) -> None:
    told("message log review 'It fits' -e ACME --to ana --verdict fits --by luc")
    assert told.evidence("coordinator-5") == []


def test_on_the_first_day_nothing_of_all_this_asks_for_attention(told: Told) -> None:
    told(
        "message log strategy-change 'One plant less' -e ACME --to ana --by marie --answer-due today"
    )
    codes = told.rows("SELECT key FROM finding WHERE since_on <= '2027-03-01'")
    assert [key for (key,) in codes if str(key).split(":")[0] in (
        "answer-owed", "strategy-not-passed-on", "phase-unreviewed")] == []  # fmt: skip
