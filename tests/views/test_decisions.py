"""Which evidence and findings decisions, changes and deliverables give, and what guards a decision."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from engtrack.store import triggers
from engtrack.store.verify import verify

from ..conftest import Runner
from .test_schedule import Told

BEGIN = """
person add "Carla Roy" --side vendor
person add "Marie Tremblay" --language fr
person add "Vera Lund"
engagement create ACME --name Acme --client Acme --start 2027-03-01 --budget 1000
role assign sponsor marie -e ACME
role assign senior-manager vera -e ACME
role assign coordinator carla -e ACME
role assign account-manager carla -e ACME
service add Training -e ACME --effort 8h --price 100
task add Install -e ACME --phase install --duration 2d --assignee carla
task add Train -e ACME --phase train --duration 2d --after T-1 --assignee carla
milestone add "Go-live" -e ACME --phase go-live --after T-2 --assignee carla
deliverable add Guide -e ACME --criteria Read --owner carla --due 2027-04-30
engagement start ACME
"""
MOVE = 'change request Later -e ACME --reason "The saw is late" --move T-1=+2d'
PRICE = 'change request Dearer -e ACME --reason "Paper" --price SRV-1=10'


@pytest.fixture
def told(engtrack: Runner, db: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    told = Told(engtrack, db, monkeypatch)
    told(BEGIN)
    return told


def evidence(told: Told, noun: str) -> list[tuple[object, ...]]:
    return told.rows(
        f"""SELECT v.duty, p.handle, v.ref, v.shown_on, v.is_complete
              FROM {noun}_evidence v LEFT JOIN person p ON p.id = v.person_id ORDER BY 1, 3"""
    )


def findings(told: Told, code: str) -> list[tuple[object, ...]]:
    return told.rows(
        f"""SELECT key, duty, since_on, next FROM finding WHERE code = '{code}' ORDER BY 1, 2"""
    )


def test_a_question_about_a_change_waits_and_its_answer_is_the_sponsors_work(told: Told) -> None:
    told(MOVE)
    assert evidence(told, "approval") == []
    told("approval ask CHG-1")
    assert evidence(told, "approval") == [("sponsor-8", None, "CHG-1", "2027-03-01", 0)]
    told.on("2027-03-03")
    told("approval record CHG-1 approved --by marie --via mail --on 2027-03-02")
    assert evidence(told, "approval") == [("sponsor-8", "marie", "CHG-1", "2027-03-02", 1)]


def test_no_decision_proves_that_changes_are_decided_while_one_waits(told: Told) -> None:
    told(f"{MOVE}\n{PRICE}\napproval ask CHG-1")
    told("approval record CHG-1 approved --by marie --via mail\napproval ask CHG-2")
    assert evidence(told, "approval") == [("sponsor-8", None, "CHG-2", "2027-03-01", 0)]
    state = "SELECT state, why_code, why_ref FROM duty_show WHERE duty = 'sponsor-8'"
    assert told.rows(state) == [("todo", "waiting", "CHG-2")]
    told("approval record CHG-2 rejected --by marie --via mail")
    assert [row[2:] for row in evidence(told, "approval")] == [
        ("CHG-1", "2027-03-01", 1),
        ("CHG-2", "2027-03-01", 1),
    ]


def test_a_deliverable_not_accepted_past_its_day_is_late(told: Told) -> None:
    told.on("2027-04-30")
    assert findings(told, "deliverable-overdue") == []
    told.on("2027-05-03")
    late = [("deliverable-overdue:DEL-1", "sponsor-7", "2027-05-03",
             "engtrack deliverable show DEL-1")]  # fmt: skip
    assert findings(told, "deliverable-overdue") == late
    told("deliverable submit DEL-1\napproval ask DEL-1")
    assert findings(told, "deliverable-overdue") == late
    told("approval record DEL-1 approved --by marie --via mail")
    assert findings(told, "deliverable-overdue") == []


def test_days_on_hold_make_neither_question_nor_deliverable_overdue(told: Told) -> None:
    told("deliverable edit DEL-1 --due 2027-03-03\napproval ask DEL-1 --due 2027-03-03")
    overdue = (
        "SELECT is_overdue FROM approval_list WHERE subject = 'DEL-1'"
        " UNION ALL SELECT is_overdue FROM deliverable_list"
    )
    told.on("2027-03-03")
    told("engagement hold ACME --reason Unpaid")
    told.on("2027-03-10")
    assert told.rows(overdue) == [(0,), (0,)]
    told("engagement resume ACME")
    due = "SELECT due_on FROM approval_list WHERE subject = 'DEL-1'"
    assert told.rows(due) == [("2027-03-10",)]
    told.on("2027-03-11")
    assert told.rows(overdue)[0] == (1,)


def test_what_is_due_moves_by_the_days_held(told: Told) -> None:
    told("""
deliverable edit DEL-1 --due 2027-03-02
deliverable add Library -e ACME --due 2027-03-05
message log note "Prices" -e ACME --to carla --answer-due 2027-03-04
asset add printer "Labels" -e ACME --due 2027-03-05
""")
    told.on("2027-03-03")
    told("engagement hold ACME --reason Unpaid")
    told.on("2027-03-10")
    told("engagement resume ACME")
    due = (
        "SELECT key, due_on FROM deliverable UNION ALL SELECT key, answer_due_on FROM message"
        " UNION ALL SELECT key, due_on FROM asset"
    )
    assert told.rows(due) == [
        ("DEL-1", "2027-03-02"),  # was due before the hold
        ("DEL-2", "2027-03-12"),
        ("MSG-1", "2027-03-11"),
        ("AST-1", "2027-03-12"),
    ]


def test_a_question_that_was_withdrawn_proves_nothing(told: Told) -> None:
    told(MOVE)
    told("approval ask CHG-1")
    told("approval withdraw CHG-1")
    assert evidence(told, "approval") == []


def test_a_decision_by_a_stand_in_counts_for_every_sponsor(told: Told, tmp_path: Path) -> None:
    (tmp_path / "minutes.txt").write_text("so decided")
    told(MOVE)
    told("approval ask CHG-1")
    told("approval record CHG-1 approved --by vera --via meeting --proof minutes.txt")
    assert evidence(told, "approval") == [("sponsor-8", None, "CHG-1", "2027-03-01", 1)]


def test_only_a_decided_change_to_the_schedule_shows_that_it_is_kept(told: Told) -> None:
    told(f"{MOVE}\n{PRICE}")
    told("approval ask CHG-1 CHG-2")
    assert evidence(told, "change") == []
    told("approval record CHG-2 approved --by marie --via mail")
    told("approval record CHG-1 rejected --by marie --via mail")
    assert evidence(told, "change") == [("sponsor-3", "marie", "CHG-1", "2027-03-01", 1)]


def test_a_question_past_its_due_day_disturbs_from_the_day_after(told: Told) -> None:
    told(f"{MOVE}\napproval ask CHG-1 --due 2027-03-03\napproval ask DEL-1 --due 2027-03-03")
    told.on("2027-03-03")
    assert findings(told, "decision-overdue") == []
    told.on("2027-03-04")
    assert findings(told, "decision-overdue") == [
        ("decision-overdue:CHG-1", "sponsor-2", "2027-03-04", "engtrack approval show APR-2"),
        ("decision-overdue:CHG-1", "sponsor-8", "2027-03-04", "engtrack approval show APR-2"),
        ("decision-overdue:DEL-1", "sponsor-2", "2027-03-04", "engtrack approval show APR-3"),
    ]
    told("approval record CHG-1 rejected --by marie --via mail\napproval withdraw DEL-1")
    assert findings(told, "decision-overdue") == []


def test_days_on_hold_are_not_late(told: Told) -> None:
    told(f"{MOVE}\napproval ask CHG-1 --due 2027-03-03\nengagement hold ACME --reason Unpaid")
    told.on("2027-03-08")
    assert findings(told, "decision-overdue") == []


def test_what_was_due_before_tracking_is_never_late(told: Told) -> None:
    told("engagement create NORD --name Nord --client Nord --start 2027-03-01")
    told("role assign sponsor marie -e NORD\nrole assign coordinator carla -e NORD")
    told("deliverable add Guide -e NORD --criteria Read --owner carla --due 2027-04-30")
    told("approval ask DEL-2 --due 2027-03-02")
    told.on("2027-03-08")
    told("engagement start NORD --on 2027-03-01 --tracked-from today")
    assert findings(told, "decision-overdue") == []


def test_a_change_that_was_edited_since_it_was_asked_is_asked_again(told: Told) -> None:
    told(MOVE)
    told("change edit CHG-1 --reason Rain")
    assert findings(told, "change-edited") == []  # nobody had been asked
    told("approval ask CHG-1")
    told.on("2027-03-02")
    told("change edit CHG-1 --move T-1=+3d")
    found = [("change-edited:CHG-1", "sponsor-8", "2027-03-02", "engtrack approval ask CHG-1")]
    assert findings(told, "change-edited") == found
    told("change edit CHG-1 --move T-1=+2d")
    assert findings(told, "change-edited") == []  # it is again what was asked
    told("change edit CHG-1 --move T-1=+3d\napproval withdraw CHG-1")
    assert findings(told, "change-edited") == found
    told("approval ask CHG-1")
    assert findings(told, "change-edited") == []


def test_a_change_that_is_withdrawn_disturbs_nobody(told: Told) -> None:
    told(f"{MOVE}\napproval ask CHG-1\nchange edit CHG-1 --reason Rain\nchange withdraw CHG-1")
    told.on("2027-03-12")
    assert findings(told, "change-edited") == []
    assert findings(told, "decision-overdue") == []


@pytest.mark.parametrize("lacks", ["--criteria Read", "--owner carla", "--due 2027-04-30"])
def test_a_deliverable_is_clear_with_criteria_owner_and_day(told: Told, lacks: str) -> None:
    given = "--criteria Read --owner carla --due 2027-04-30".replace(lacks, "")
    told(f"deliverable add Vague -e ACME {given}")
    assert evidence(told, "deliverable")[1] == ("sponsor-7", None, "DEL-2", "2027-03-01", 0)
    assert findings(told, "deliverable-unclear") == []
    told.on("2027-03-02")
    assert [row[0] for row in findings(told, "deliverable-unclear")] == [
        "deliverable-unclear:DEL-2"
    ]
    told(f"deliverable edit DEL-2 {lacks}")
    assert findings(told, "deliverable-unclear") == []


def test_without_any_deliverable_the_installation_does_not_begin_unseen(told: Told) -> None:
    told("task edit T-1 --not-before 2027-03-08\ndeliverable cancel DEL-1")
    told.on("2027-03-05")
    assert findings(told, "no-deliverable") == []
    told.on("2027-03-08")
    assert [row[2] for row in findings(told, "no-deliverable")] == ["2027-03-08"]
    told("deliverable add Other -e ACME")
    assert findings(told, "no-deliverable") == []


def test_taking_over_an_engagement_raises_no_alarm_about_deliverables_that_day(told: Told) -> None:
    told("engagement create NORD --name Nord --client Nord --start 2027-02-01")
    told("task add Install -e NORD --phase install --assignee carla")
    told("role assign sponsor marie -e NORD\nrole assign coordinator carla -e NORD")
    told("engagement start NORD --on 2027-02-01 --tracked-from today")
    assert findings(told, "no-deliverable") == []


def test_a_mail_has_at_most_fifteen_lines_of_sixty_signs(told: Told) -> None:
    long = "many words that go on and on " * 12
    told(f'change request "{long}" -e ACME --reason "{long}" --without "{long}" --move T-1=+2d '
         '--price SRV-1=123456.78 --budget=-98765.43 --effort SRV-1=+8h')  # fmt: skip
    done = told.run("approval", "ask", "CHG-1", "DEL-1", "--mail")
    mails = done.out.split("\nACME\N{NO-BREAK SPACE}: ")  # in French, as Marie speaks it
    assert len(mails) == 2
    for mail in mails:
        assert len(mail.splitlines()) <= 15
        assert max(map(len, mail.splitlines())) <= 60
    code = told.rows("SELECT code FROM approval WHERE subject = 'CHG-1'")[0][0]
    for part in ("CHG-1", "many words", "+2 j", "lundi 8 mars 2027", str(code)):
        assert part in mails[0]


def test_the_preview_is_what_approving_does(told: Told) -> None:
    told("change request All -e ACME --reason All --move T-1=+2d --duration T-2=+1d")
    preview = json.loads(told.run("change", "impact", "CHG-1", "--json").out)
    told("approval ask CHG-1\napproval record CHG-1 approved --by marie --via mail")
    planned = dict(told.rows("SELECT key, finish_on FROM work"))
    foreseen = {row["item"]: row["after"] for row in preview if row["field"] == "finish"}
    assert foreseen == {key: planned[key] for key in ("T-1", "T-2", "MS-1")}


def test_a_card_shows_the_content_as_asked_and_as_it_is_now(told: Told) -> None:
    told(f"{PRICE}\napproval ask CHG-1\nchange edit CHG-1 --price SRV-1=20 --without Nothing")
    card = told.run("approval", "show", "APR-2").out
    assert "price    SRV-1  +10.00" in " ".join(card.split("\n")) or "+10.00" in card
    assert "+20.00" in card
    assert "Nothing" in card


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE approval SET reason = 'another' WHERE key = 'APR-2'",
        "UPDATE approval SET content = '{}' WHERE key = 'APR-2'",
        "UPDATE approval SET decision = NULL, by_id = NULL, decided_on = NULL WHERE key = 'APR-2'",
        "DELETE FROM approval WHERE key = 'APR-2'",
        "UPDATE approval SET voided_on = NULL WHERE key = 'APR-3'",
    ],
)
def test_a_decision_is_final_in_the_file_itself(told: Told, db: Path, statement: str) -> None:
    decide_two(told)
    with closing(sqlite3.connect(db, isolation_level=None)) as file:
        file.execute(
            """INSERT INTO journal_entry (place, at, typed_by, command, parents, hash)
               VALUES (99, '2027-03-01', 'mallory', 'by hand', '[]', 'open')"""
        )
        with pytest.raises(sqlite3.IntegrityError, match="a decision never changes"):
            file.execute(statement)


def test_the_guards_of_decisions_are_among_those_that_are_checked(told: Told, db: Path) -> None:
    decide_two(told)
    assert verify(db) == []
    names = triggers.guards_of(__import__("engtrack.store.schema", fromlist=["x"]).metadata())
    assert {"guard_approval_final", "guard_approval_kept"} <= names.keys()
    with closing(sqlite3.connect(db)) as file:
        file.execute("DROP TRIGGER guard_approval_final")
    assert [fault.code for fault in verify(db)] == ["guard-missing"]


def decide_two(told: Told) -> None:
    """One decision that stands, and one that an edit has voided."""
    told(f"{PRICE}\napproval ask CHG-1\napproval record CHG-1 approved --by marie --via mail")
    told("approval ask DEL-1\napproval record DEL-1 approved --by marie --via mail")
    told("deliverable edit DEL-1 --criteria Signed")


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE approval SET code = 'AAAA' WHERE key = 'APR-2'", ("APR-2", "code-wrong")),
        ("UPDATE change SET reason = 'Gold' WHERE key = 'CHG-1'", ("APR-2", "content-changed")),
        ("UPDATE change_line SET cents = 1", ("APR-2", "content-changed")),
        ("UPDATE deliverable SET title = 'Song'", None),  # its approval is void already
    ],
)
def test_verifying_computes_every_binding_anew(
    told: Told, db: Path, statement: str, fault: tuple[str, str] | None
) -> None:
    decide_two(told)
    assert told.run("approval", "verify").status == 0
    with closing(sqlite3.connect(db, isolation_level=None)) as file:
        for (name,) in file.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            file.execute(f"DROP TRIGGER {name}")
        file.execute(statement)
    done = told.run("approval", "verify", "--json")
    found = [(row["key"], row["what"]) for row in json.loads(done.out)]
    assert found == ([fault] if fault else [])
    assert done.status == (10 if fault else 0)


def test_a_proof_in_a_folder_that_is_away_is_neither_changed_nor_missing(
    told: Told, tmp_path: Path
) -> None:
    there, away = tmp_path / "there", tmp_path / "away"
    for folder in (there, away):
        folder.mkdir()
        (folder / "mail.eml").write_text(folder.name)
    decide_two(told)
    told(f"approval prove APR-2 {there}/mail.eml\napproval prove APR-2 {away}/mail.eml")
    (there / "mail.eml").unlink()
    (away / "mail.eml").unlink()
    away.rmdir()
    done = told.run("approval", "verify", "--json")
    assert [(row["what"], row["detail"]) for row in json.loads(done.out)] == [
        ("proof-missing", str(there / "mail.eml"))
    ]
