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
message log note News -e ACME --to ana --by marie
message log note News -e ACME --to account-manager --by marie
message log note News -e ACME --to ana --by luc
message log note News -e ACME --to ana --by marie --answer-due 2027-03-05""")
    assert told.evidence("account-manager-4") == [
        ("ana", "MSG-1", DAY, 1),
        ("ana", "MSG-2", DAY, 1),
        ("ana", "MSG-4", DAY, 1),
        (None, "MSG-5", DAY, 1),
    ]
    told.on("2027-03-04")
    told("message answer MSG-7 Yes --by ana --via mail")
    assert ("ana", "MSG-7", "2027-03-04", 1) in told.evidence("account-manager-4")


def test_what_management_and_the_client_write_is_a_word_with_them(told: Told) -> None:
    told("""
message log note Direction -e ACME --to marie --by fay
message log note Direction -e ACME --to luc --by fay
message log check-in Visit -e ACME --to ana --by luc
message log check-in Visit -e ACME --to ana --by paul""")
    assert told.evidence("sponsor-10") == [("marie", "MSG-1", DAY, 1)]
    assert told.evidence("account-manager-1") == [("ana", "MSG-3", DAY, 1)]


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


@pytest.mark.parametrize(
    ("line", "sponsor", "account_manager"),
    [
        ("--to marie --by ana", "marie", "ana"),
        ("--to marie --to ana --by carla", "marie", "ana"),
        ("--to luc --by carla", None, None),
        ("--to account-manager --by marie", "marie", None),
    ],
)
def test_a_steering_session_with_both_sides_proves_three_duties(
    told: Told, line: str, sponsor: str | None, account_manager: str | None
) -> None:
    told(f"message log minutes Steering -e ACME --to steering-committee {line}")
    for duty, who in {
        "sponsor-10": sponsor,
        "account-manager-1": account_manager,
        "account-manager-4": account_manager,
    }.items():
        assert set(told.evidence(duty)) == {(who, "MSG-1", DAY, 1)}


def test_minutes_of_one_side_alone_are_no_steering_session_of_both(told: Told) -> None:
    told("message log minutes Steering -e ACME --to steering-committee --to luc --by luc")
    assert told.evidence("sponsor-10") == []
    assert told.evidence("account-manager-4") == []


@pytest.mark.parametrize(
    ("to", "duty", "who", "by"),
    [
        ("marie", "sponsor-2", "marie", "marie"),
        ("sponsor", "sponsor-2", None, "marie"),
        ("ana", "account-manager-6", "ana", "ana"),
        ("account-manager", "account-manager-6", None, "ana"),
    ],
)
def test_an_answer_owed_by_sponsor_or_account_manager_disturbs_their_own_duty_too(
    told: Told, to: str, duty: str, who: str | None, by: str
) -> None:
    told(f"message log note 'On the 12th?' -e ACME --to {to} --by paul --answer-due 2027-03-05")
    told.on("2027-03-05")
    assert told.findings(duty) == []
    told.on("2027-03-08")
    owed = ("answer-owed:MSG-1", who, "2027-03-08", "engtrack message show MSG-1")
    assert told.findings(duty) == [owed]
    told(f"message answer MSG-1 Yes --by {by} --via mail")
    assert told.findings(duty) == []


def test_what_the_account_manager_was_asked_by_message_is_a_request_to_the_role(told: Told) -> None:
    told("message log note 'How much?' -e ACME --to ana --by marie --answer-due 2027-03-05")
    told("message log note 'For you' -e ACME --to ana --by marie")
    assert told.evidence("account-manager-6") == [("ana", "MSG-1", DAY, 0)]
    told.on("2027-03-03")
    told("message answer MSG-1 Yes --by ana --via mail")
    assert told.evidence("account-manager-6") == [("ana", "MSG-1", "2027-03-03", 1)]


def test_what_was_to_be_passed_on_before_tracking_is_never_late(
    engtrack: Runner, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Told(engtrack, db, monkeypatch)
    told(PEOPLE + "engagement start ACME --by carla --on 2027-01-04 --tracked-from today")
    for day in ("2027-01-20", "2027-02-19", "2027-02-22"):
        told("message log strategy-change 'One plant less' -e ACME --to ana --by marie "
             f"--on {day}")  # fmt: skip
    told.on("2027-03-31")
    keys = [row[0] for row in told.findings("sponsor-10")]
    assert keys == ["strategy-not-passed-on:MSG-3"]  # due on the first day of tracking


RATED = """
task add Install -e ACME --phase install --not-before 2027-03-01 --assignee luc
engagement rate 2 -e ACME --by marie --via mail
engagement rate 3 -e ACME --by luc --via mail"""


def test_each_low_rating_is_a_finding_that_can_be_named(told: Told) -> None:
    told(RATED)
    told.on("2027-03-09")
    next = 'engtrack message log check-in "About your rating" --to {} -e ACME --by ana'
    late = [
        ("rating-low:ACME/2027-03-01/LUC", None, "2027-03-09", next.format("luc")),
        ("rating-low:ACME/2027-03-01/MARIE", None, "2027-03-09", next.format("marie")),
    ]
    assert told.findings("account-manager-7") == late
    told("finding show rating-low:acme/2027-03-01/marie")
    told("finding snooze rating-low:ACME/2027-03-01/LUC --until 2027-03-12 --reason Ill")
    resting = "SELECT key FROM finding WHERE code = 'rating-low' AND snoozed_until_on IS NOT NULL"
    assert told.rows(resting) == [("rating-low:ACME/2027-03-01/LUC",)]


def test_a_low_rating_is_followed_up_after_the_close_too(told: Told) -> None:
    told("engagement complete ACME --by carla\nengagement close ACME --by carla")
    told(RATED.strip().partition("\n")[2].replace("rate 3", "rate 4"))
    told.on("2027-03-09")
    told("finding list -e ACME")
    for line in (
        "message log check-in Sorry -e ACME --to marie --by carla",
        "message log note Sorry -e ACME --to marie --by ana",
        "message log check-in Sorry -e ACME --to marie --by ana --answer-due 2027-03-12",
    ):
        assert told.run(*line.split()).status == 4
    told("message log check-in Sorry -e ACME --to marie --by ana")
    low = "SELECT 1 FROM finding_raw WHERE code = 'rating-low'"
    assert told.rows(low, everything=True) == []


@pytest.mark.parametrize(("day", "count"), [("2027-02-19", 0), ("2027-02-22", 1)])
def test_a_rating_to_be_followed_up_before_tracking_is_never_late(
    engtrack: Runner, db: Path, monkeypatch: pytest.MonkeyPatch, day: str, count: int
) -> None:
    told = Told(engtrack, db, monkeypatch)
    told(PEOPLE + "engagement start ACME --by carla --on 2027-01-04 --tracked-from today")
    told(RATED.strip().partition("\n")[0])
    told(f"engagement rate 2 -e ACME --by marie --via mail --on {day}")
    told.on("2027-03-31")
    assert len(told.findings("account-manager-7")) == count


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


def test_a_phase_that_was_over_within_five_working_days_is_not_reviewed(told: Told) -> None:
    told("""
task add Prepare -e ACME --phase prepare --assignee luc --duration 5d
task start T-1""")
    told.on("2027-03-05")
    told("task finish T-1")
    told.on("2027-03-12")
    assert told.findings("coordinator-5") == []
    told("task reopen T-1")
    assert [since for _, _, since, _ in told.findings("coordinator-5")] == ["2027-03-09"]


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
