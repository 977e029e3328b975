"""Which evidence and which findings the register of documents gives."""

from pathlib import Path

import pytest

from ..conftest import DAY, Runner
from .telling import PEOPLE, Told

APPROVED = "approval record {0} approved --by marie --via mail"


@pytest.fixture
def told(engtrack: Runner, db: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    told = Told(engtrack, db, monkeypatch)
    told(PEOPLE)
    return told


def approve(told: Told, key: str) -> None:
    told(f"approval ask {key}\n{APPROVED.format(key)}")


def test_nothing_is_missing_on_the_first_day_nor_for_ten_working_days(told: Told) -> None:
    told("engagement start ACME --by carla")
    assert told.findings("sponsor-4") == []
    told.on("2027-03-15")
    assert told.findings("sponsor-4") == []


def test_contract_plan_and_status_report_are_missing_after_ten_working_days(told: Told) -> None:
    told("engagement start ACME --by carla")
    told.on("2027-03-16")
    assert told.findings("sponsor-4") == [
        (
            f"{kind}-missing:ACME",
            None,
            "2027-03-16",
            f"engtrack document add {typed} -e ACME",
        )
        for kind, typed in (
            ("contract", "contract Contract"),
            ("engagement-plan", 'engagement-plan "Engagement plan"'),
            ("status-report", 'status-report "Status report"'),
        )
    ]
    told("\n".join(step.removeprefix("engtrack ") for *_, step in told.findings("sponsor-4")))
    assert [key for key, *_ in told.findings("sponsor-4")] == ["engagement-plan-undecided:DOC-2"]


def test_what_is_there_is_not_missing_and_a_draft_of_the_plan_waits_for_its_decision(
    told: Told,
) -> None:
    told("""
engagement start ACME --by carla
document add contract Contract -e ACME
document add engagement-plan Plan -e ACME
document add status-report "First report" -e ACME""")
    told.on("2027-03-16")
    undecided = (
        "engagement-plan-undecided:DOC-2",
        None,
        "2027-03-16",
        "engtrack approval ask DOC-2",
    )
    stale = ("status-report-stale:DOC-3", None, "2027-03-16",
             'engtrack document add status-report "Status report" -e ACME')  # fmt: skip
    assert told.findings("sponsor-4") == [undecided, stale]
    told("document add status-report 'Second report' -e ACME\napproval ask DOC-2")
    assert told.findings("sponsor-4") == [(*undecided[:3], "engtrack approval show APR-2")]
    told(APPROVED.format("DOC-2"))
    assert told.findings("sponsor-4") == []


def test_a_document_is_missing_ten_working_days_after_its_phase_began(told: Told) -> None:
    told("""
task add Train -e ACME --phase train --assignee luc
task add Test -e ACME --phase test --assignee luc --not-before 2027-03-08
milestone add Live -e ACME --phase go-live --must-start 2027-03-15 --assignee luc
engagement start ACME --by carla""")
    told.on("2027-03-30")
    since = {str(key).partition(":")[0]: on for key, _, on, _ in told.findings("sponsor-4")}
    assert since["training-material-missing"] == "2027-03-16"
    assert since["test-plan-missing"] == "2027-03-23"
    assert since["backup-procedure-missing"] == "2027-03-30"
    told("document add training-material Slides -e ACME\ndocument add test-plan Tests -e ACME\n"
         "document add backup-procedure Backups -e ACME")  # fmt: skip
    kinds = {str(key).partition(":")[0] for key, *_ in told.findings("sponsor-4")}
    assert kinds == {"contract-missing", "engagement-plan-missing", "status-report-missing"}


def test_the_records_are_in_order_once_every_required_document_is_there(told: Told) -> None:
    told("""
engagement start ACME --by carla
document add contract Contract -e ACME --dated 2027-02-26
document add engagement-plan Plan -e ACME""")
    assert told.evidence("sponsor-4") == []
    approve(told, "DOC-2")
    assert told.evidence("sponsor-4") == [
        (None, "DOC-1", "2027-02-26", 1),
        (None, "DOC-2", DAY, 1),
    ]
    told("document revise DOC-2")  # the version before is still approved
    assert len(told.evidence("sponsor-4")) == 2
    told("document retire DOC-1")
    assert told.evidence("sponsor-4") == []


def test_no_status_report_is_asked_for_once_the_engagement_is_completed(told: Told) -> None:
    told("engagement start ACME --by carla")
    told.on("2027-03-16")
    told("engagement complete ACME --by carla")
    codes = {str(key).partition(":")[0] for key, *_ in told.findings("sponsor-4")}
    assert "status-report-missing" not in codes


def test_a_status_report_that_was_sent_to_the_sponsor_proves_three_duties(told: Told) -> None:
    told("""
engagement start ACME --by carla
document add contract Contract -e ACME
document add engagement-plan Plan -e ACME
document add status-report Report -e ACME
message log note Report -e ACME --to marie --by paul --cites DOC-3""")
    assert told.evidence("sponsor-4") == []  # the plan is not approved: records are not in order
    approve(told, "DOC-2")
    assert (None, "MSG-1", DAY, 1) in told.evidence("sponsor-4")
    assert told.evidence("account-manager-4") == [(None, "MSG-1", DAY, 1)]
    assert told.evidence("coordinator-1") == [(None, "MSG-1", DAY, 1)]
    told("message log note Report -e ACME --to luc --by paul --cites DOC-3")
    assert len(told.evidence("coordinator-1")) == 1


def test_a_strategy_is_set_once_it_is_approved_and_a_task_carries_it_out(told: Told) -> None:
    told("engagement start ACME --by carla\ndocument add strategy Strategy -e ACME")
    assert told.evidence("sponsor-5") == [(None, "DOC-1", DAY, 0)]
    approve(told, "DOC-1")
    assert told.evidence("sponsor-5") == [(None, "DOC-1", DAY, 0)]
    told.on("2027-03-03")
    told("task add Measure -e ACME --strategy DOC-1 --assignee luc")
    assert told.evidence("sponsor-5") == [(None, "DOC-1", "2027-03-03", 1)]
    told("task cancel T-1 --yes")
    assert told.evidence("sponsor-5") == [(None, "DOC-1", DAY, 0)]


def test_a_methodology_is_recommended_once_approved_with_its_fit(told: Told) -> None:
    told("document add methodology 'Our way' -e ACME --author ana")
    approve(told, "DOC-1")
    assert told.evidence("account-manager-2") == [("ana", "DOC-1", DAY, 0)]
    told("document edit DOC-1 --fit 'Fits the dates'")
    approve(told, "DOC-1")
    assert told.evidence("account-manager-2") == [("ana", "DOC-1", DAY, 1)]


def test_a_methodology_that_was_rejected_waits_for_its_revision(told: Told) -> None:
    told("""
engagement start ACME --by carla
document add methodology 'Our way' -e ACME --author ana
approval ask DOC-1
approval record DOC-1 rejected --by marie --via mail""")
    assert told.findings("account-manager-2") == []
    told.on("2027-03-02")
    assert told.findings("account-manager-2") == [
        ("methodology-rejected:DOC-1", None, "2027-03-02", "engtrack document show DOC-1")
    ]
    told("document revise DOC-1 --fit Better")
    assert told.findings("account-manager-2") == []


def test_expectations_are_to_be_agreed_when_the_installation_begins(told: Told) -> None:
    told("""
task add Install -e ACME --phase install --not-before 2027-03-08 --assignee paul
document add expectations Expectations -e ACME
engagement start ACME --by carla""")
    told.on("2027-03-05")
    assert told.findings("account-manager-5") == []
    told.on("2027-03-08")
    assert told.findings("account-manager-5") == [
        ("expectations-not-agreed:DOC-1", None, "2027-03-08", "engtrack approval ask DOC-1")
    ]
    approve(told, "DOC-1")
    assert told.findings("account-manager-5") == []
    assert told.evidence("account-manager-5") == [(None, "DOC-1", "2027-03-08", 1)]


def test_an_engagement_taken_over_after_its_installation_is_not_late(told: Told) -> None:
    told("task add Install -e ACME --phase install --assignee paul --not-before 2027-03-01")
    told.on("2027-03-10")
    told("engagement start ACME --by carla --on 2027-03-01 --tracked-from today")
    assert told.findings("account-manager-5") == told.findings("coordinator-5") == []
    told.on("2027-03-24")
    assert told.findings("account-manager-5") == told.findings("coordinator-5") == []
    assert told.findings("sponsor-4") == []  # ten working days from the day of tracking
    told.on("2027-03-25")
    assert len(told.findings("sponsor-4")) == 3


def test_procedures_count_for_the_leads_and_providers_who_wrote_them(told: Told) -> None:
    told("""
document add procedure Labels -e ACME --author luc --contributor paul --dated 2027-02-26
document add procedure Stock -e ACME --author fay
document add best-practice Practice -e ACME --author fay
document add best-practice Another -e ACME --author paul""")
    assert told.evidence("lead-5") == [("luc", "DOC-1", "2027-02-26", 1)]
    assert told.evidence("provider-10") == [
        ("paul", "DOC-1", "2027-02-26", 1),
        (None, "DOC-3", DAY, 1),
        ("paul", "DOC-4", DAY, 1),
    ]


def test_a_procedure_past_its_review_date_concerns_the_lead_who_wrote_it(told: Told) -> None:
    told("""
task add Configure -e ACME --phase configure --assignee paul
document add procedure Labels -e ACME --author luc --review 2027-03-05
document add procedure Stock -e ACME --author fay --review 2027-03-05
engagement start ACME --by carla""")
    told.on("2027-03-05")
    assert told.findings("lead-5") == []
    told.on("2027-03-08")
    assert told.findings("lead-5") == [
        (f"review-overdue:{key}", who, "2027-03-08", f"engtrack document edit {key} --review +120d")
        for key, who in (("DOC-1", "luc"), ("DOC-2", None))
    ]
    told("document edit DOC-1 --review +120d\ndocument retire DOC-2")
    assert told.findings("lead-5") == []
    assert told.evidence("lead-5") == [("luc", "DOC-1", "2027-03-08", 1)]


def test_a_review_date_before_tracking_is_never_late(told: Told) -> None:
    told("""
task add Configure -e ACME --phase configure --assignee paul
document add procedure Labels -e ACME --author luc --review 2027-03-05""")
    told.on("2027-03-10")
    told("engagement start ACME --by carla --on 2027-03-01 --tracked-from today")
    told.on("2027-03-12")
    assert told.findings("lead-5") == []


def test_a_record_past_its_review_date_is_not_current_whatever_its_kind(told: Told) -> None:
    told("""
document add memo Rules -e ACME --review 2027-03-05
document add procedure Labels -e ACME --author luc --review 2027-03-05
engagement start ACME --by carla""")  # nothing is planned in configure: no lead answers for it
    told.on("2027-03-08")
    reviews = [row[0] for row in told.findings("sponsor-4") if "review" in str(row[0])]
    assert reviews == ["review-overdue:DOC-1", "review-overdue:DOC-2"]


def test_without_a_best_practice_at_the_close_it_is_too_late(told: Told) -> None:
    told("""
task add Configure -e ACME --phase configure --assignee paul
engagement start ACME --by carla
engagement complete ACME --by carla
engagement close ACME --by carla --reason Enough""")
    told.on("2027-06-01")
    state = "SELECT state, why_code, next FROM duty_show WHERE duty = 'provider-10'"
    assert told.rows(state, everything=True) == [
        ("attention", "best-practice-missing", "engtrack engagement reopen ACME")
    ]


def test_best_practices_are_missed_once_the_work_is_completed(told: Told) -> None:
    told("""
task add Configure -e ACME --phase configure --assignee paul
engagement start ACME --by carla
engagement complete ACME --by carla""")
    assert told.findings("provider-10") == []
    told.on("2027-03-02")
    assert told.findings("provider-10") == [
        ("best-practice-missing:ACME", None, "2027-03-02",
         'engtrack document add best-practice "Best practice" -e ACME')
    ]  # fmt: skip
    told("document add procedure Labels -e ACME --author paul")
    assert told.findings("provider-10") == []


def test_verify_tells_what_changed_from_what_vanished_and_what_is_out_of_reach(
    told: Told, tmp_path: Path
) -> None:
    for name in ("kept", "changed", "vanished", "away/reached"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
        told(f"document add memo {name} -e ACME --path {name}")
    told("document add memo Address -e ACME --path https://example.com/memo.pdf")
    (tmp_path / "changed").write_text("otherwise")
    (tmp_path / "vanished").unlink()
    (tmp_path / "away").rename(tmp_path / "gone")
    before = told.db.read_bytes()
    done = told.run("document", "verify", "--csv", "--columns", "key,found")
    assert done.lines == [
        "key,found", "DOC-2,changed", "DOC-3,vanished", "DOC-4,unreachable", "DOC-1,unchanged",
    ]  # fmt: skip
    assert done.status == 10
    assert told.run("document", "verify", "DOC-4").status == 0
    assert told.run("document", "verify", "DOC-3").status == 10
    assert told.db.read_bytes() == before


def test_a_process_defined_anew_is_an_occasion_for_a_procedure_until_a_lead_wrote_one(
    told: Told,
) -> None:
    told("""
process add Order -e ACME --existing "On paper" --by paul
process add Cut -e ACME --existing "By hand" --defined "In the application" --by paul
document add procedure Cut -e ACME --author paul""")
    assert told.evidence("lead-5") == [(None, "PRC-2", DAY, 0)]
    told("document edit DOC-1 --contributor luc")
    assert told.evidence("lead-5") == [("luc", "DOC-1", DAY, 1)]


def test_a_procedure_is_an_occasion_for_the_providers_part_until_there_is_one(told: Told) -> None:
    told("document add procedure Cut -e ACME --author luc")
    assert told.evidence("provider-10") == [(None, "DOC-1", DAY, 0)]
    told("document add best-practice Names -e ACME --author carla")
    assert told.evidence("provider-10") == [(None, "DOC-2", DAY, 1)]
