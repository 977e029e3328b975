"""What the issue log and the processes prove and disturb, each by the commands that bring it about.

The engagement starts on Monday 1 March 2027; its roles are held from that day.
"""

from pathlib import Path

import pytest

from ..conftest import Runner
from .test_schedule import Told

BEGIN = """
person add "Carla Roy" --side vendor
person add "Ana Diaz" --side vendor
person add "Paul Gagnon" --side vendor
person add "Marie Tremblay"
person add "Luc Caron"
person add "Lea Roux"
person add "Sam Lee"
engagement create ACME --name Acme --client Acme --start 2027-03-01
role assign coordinator carla -e ACME
role assign account-manager ana -e ACME
role assign provider paul -e ACME
role assign sponsor marie -e ACME
role assign lead luc -e ACME
role assign lead lea -e ACME
role assign support sam -e ACME
task add "Configure" -e ACME --phase configure --duration 3d --not-before 2027-03-01 --assignee luc
engagement start ACME
"""
Rows = list[tuple[object, ...]]


@pytest.fixture
def told(engtrack: Runner, db: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    told = Told(engtrack, db, monkeypatch)
    told(BEGIN)
    return told


def evidence(told: Told, duty: str) -> Rows:
    return told.rows(
        f"""SELECT p.handle, v.ref, v.shown_on, v.is_complete FROM evidence v
              LEFT JOIN person p ON p.id = v.person_id WHERE v.duty = '{duty}' ORDER BY 2, 1, 3"""
    )


def late(told: Told, day: str) -> Rows:
    """The findings of the issue log and of processes on a day."""
    told.on(day)
    return told.rows(
        """SELECT f.key, f.duty, p.handle, f.since_on FROM finding f
             LEFT JOIN person p ON p.id = f.person_id
            WHERE f.ref LIKE 'ISS-%' OR f.ref LIKE 'PRC-%' ORDER BY 1, 2, 3"""
    )


def states(told: Told, duty: str) -> dict[object, object]:
    return dict(told.rows(f"SELECT person, state FROM duty_state WHERE duty = '{duty}' ORDER BY 1"))  # type: ignore[arg-type]


def test_on_the_first_day_entries_disturb_nothing(told: Told) -> None:
    told("""
        issue log problem "Broken" -e ACME --area hardware --severity serious --due today
        issue log deviation "No plan" -e ACME --area methodology
        issue log question "Why" -e ACME --area report --of lead --due today
        process add "Order" -e ACME --existing "On paper"
        """)
    assert late(told, "2027-03-01") == []


@pytest.mark.parametrize(
    ("area", "duty", "owner"),
    [
        ("resource", "sponsor-9", "marie"),
        ("schedule", "sponsor-9", "marie"),
        ("scope", "sponsor-9", "marie"),
        ("budget", "sponsor-9", "marie"),
        ("application", "lead-7", "luc"),
        ("data", "lead-7", "luc"),
        ("hardware", "support-1", "sam"),
    ],
)
def test_an_entry_of_its_area_proves_the_duty_once_resolved_and_disturbs_it_past_due(
    told: Told, area: str, duty: str, owner: str
) -> None:
    told(f'issue log problem "Broken" -e ACME --area {area} --owner {owner} --due 2027-03-04')
    assert evidence(told, duty) == [(owner, "ISS-1", "2027-03-01", 0)]
    assert states(told, duty)[owner] == "todo"
    assert late(told, "2027-03-04") == []
    assert late(told, "2027-03-05") == [("issue-overdue:ISS-1", duty, owner, "2027-03-05")]
    assert states(told, duty)[owner] == "attention"
    told(f'issue resolve ISS-1 "Mended" --by {owner}')
    assert late(told, "2027-03-08") == []
    assert evidence(told, duty) == [(owner, "ISS-1", "2027-03-05", 1)]
    assert states(told, duty)[owner] == "active"


@pytest.mark.parametrize(
    ("area", "duty", "owner"),
    [
        ("printer", "support-1", "sam"),
        ("third-party", "support-1", "sam"),
        ("workflow", "provider-3", "paul"),
        ("allocation", "coordinator-1", "carla"),
        ("methodology", "coordinator-1", "carla"),
        ("billing", "account-manager-6", "ana"),
        ("relationship", "account-manager-6", "ana"),
    ],
)
def test_an_entry_of_another_area_past_due_disturbs_a_duty_of_its_owner_and_proves_none(
    told: Told, area: str, duty: str, owner: str
) -> None:
    told(f'issue log improvement "Nicer" -e ACME --area {area} --owner {owner} --due 2027-03-02')
    assert late(told, "2027-03-02") == []
    assert evidence(told, duty) == []
    assert late(told, "2027-03-03") == [("issue-overdue:ISS-1", duty, owner, "2027-03-03")]
    assert states(told, duty)[owner] == "attention"
    told(f'issue resolve ISS-1 "Nicer" --by {owner}')
    assert late(told, "2027-03-09") == []


@pytest.mark.parametrize(
    ("line", "area", "duty"),
    [
        ("task cancel T-1", "data", "sponsor-2"),  # nothing is planned in configure: no lead-7 yet
        ('duty waive support-1 --reason "Leased" --by marie --via mail', "printer", "sponsor-2"),
        ('duty waive provider-3 --reason "Clear" --by ana --via mail', "report", "coordinator-1"),
    ],
)
def test_where_the_owners_duty_is_not_asked_an_entry_past_due_falls_to_the_next_rung(
    told: Told, line: str, area: str, duty: str
) -> None:
    told(f'{line}\nissue log problem "Bad" -e ACME --area {area} --due 2027-03-02')
    assert late(told, "2027-03-03") == [("issue-overdue:ISS-1", duty, None, "2027-03-03")]


def test_before_the_start_only_what_is_asked_from_the_opening_is_late(told: Told) -> None:
    told("engagement create NEW --name New --client New --start 2027-06-01")
    told('issue log problem "Bad" -e NEW --area printer --due 2027-03-02')
    assert late(told, "2027-03-09") == []


def test_what_was_wrong_at_the_close_is_no_duty_done(told: Told) -> None:
    told('issue log problem "Bad" -e ACME --area hardware --severity serious --due 2027-03-03')
    told.on("2027-03-08")
    told("engagement complete ACME\nengagement close ACME --reason Enough")
    with_closed = "SELECT f.key, f.duty, f.next FROM finding f WHERE f.ref = 'ISS-1' ORDER BY 2"
    for day in ("2027-03-08", "2027-03-09", "2027-09-01"):
        told.on(day)
        assert told.rows(with_closed, everything=True) == [
            ("issue-unreported:ISS-1", "coordinator-6", "engtrack engagement reopen ACME"),
            ("issue-overdue:ISS-1", "support-1", "engtrack engagement reopen ACME"),
        ]
    state = "SELECT state, next FROM duty_show WHERE duty = 'support-1'"
    assert told.rows(state, everything=True) == [("attention", "engtrack engagement reopen ACME")]
    told("engagement reopen ACME")
    assert ("issue-overdue:ISS-1", "support-1", "sam", "2027-03-04") in late(told, "2027-09-01")


def test_what_is_given_to_a_role_concerns_all_its_holders(told: Told) -> None:
    told('issue log problem "Slow" -e ACME --area data --owner role:lead --due 2027-03-02')
    assert late(told, "2027-03-03") == [("issue-overdue:ISS-1", "lead-7", None, "2027-03-03")]
    assert states(told, "lead-7") == {"lea": "attention", "luc": "attention"}


def test_closing_an_entry_unresolved_ends_the_disturbance_and_proves_nothing(told: Told) -> None:
    told('issue log problem "Broken" -e ACME --area hardware --due 2027-03-02')
    told.on("2027-03-08")
    told('issue close ISS-1 --reason "Logged twice"')
    assert late(told, "2027-03-09") == []
    assert evidence(told, "support-1") == []


def test_what_waits_is_not_past_due_and_the_days_waited_do_not_count(told: Told) -> None:
    told('issue log problem "Broken" -e ACME --area hardware --due 2027-03-04')
    told.on("2027-03-03")
    told("issue wait ISS-1 --side third-party")
    assert late(told, "2027-03-12") == []
    told("issue resume ISS-1")  # seven working days later: due on the 15th
    assert late(told, "2027-03-15") == []
    assert late(told, "2027-03-16") == [("issue-overdue:ISS-1", "support-1", "sam", "2027-03-16")]


def test_an_entry_that_is_late_already_is_not_past_due_while_it_waits(told: Told) -> None:
    told('issue log problem "Broken" -e ACME --area hardware --due 2027-03-03')
    assert len(late(told, "2027-03-05")) == 1
    told("issue wait ISS-1 --side client")
    assert late(told, "2027-03-05") == []
    assert late(told, "2027-03-12") == []
    told.on("2027-03-09")
    told("issue resume ISS-1")  # it was late, and is again; the two days waited apart
    assert [row[3] for row in late(told, "2027-03-09")] == ["2027-03-08"]


def test_of_a_wait_only_the_days_after_the_due_day_was_given_count(told: Told) -> None:
    told('issue log problem "Broken" -e ACME --area hardware --due 2027-03-10')
    told("issue wait ISS-1 --side client")
    told.on("2027-03-04")
    told("issue edit ISS-1 --due 2027-03-08")
    told.on("2027-03-05")
    told("issue resume ISS-1")  # one day waited since: due on the 9th
    assert late(told, "2027-03-09") == []
    assert [row[3] for row in late(told, "2027-03-10")] == ["2027-03-10"]


def test_a_wait_before_the_due_day_was_given_does_not_move_it(told: Told) -> None:
    told('issue log problem "Broken" -e ACME --area hardware --due 2027-03-10')
    told("issue wait ISS-1 --side client")
    told.on("2027-03-03")
    told("issue resume ISS-1")
    told.on("2027-03-05")
    told("issue edit ISS-1 --due 2027-03-08")
    assert late(told, "2027-03-08") == []
    assert [row[3] for row in late(told, "2027-03-09")] == ["2027-03-09"]


def test_days_on_hold_do_not_count(told: Told) -> None:
    told('issue log problem "Broken" -e ACME --area hardware --due 2027-03-04')
    told.on("2027-03-03")
    told('engagement hold ACME --reason "Unpaid"')
    assert late(told, "2027-03-09") == []
    told.on("2027-03-10")
    told("engagement resume ACME")  # five working days later: due on the 11th
    assert late(told, "2027-03-11") == []
    assert [row[3] for row in late(told, "2027-03-12")] == ["2027-03-12"]


def test_what_was_due_before_tracking_is_never_late(told: Told) -> None:
    told("engagement create OLD --name Old --client Old --start 2027-01-04")
    told("role assign support sam -e OLD --from 2027-01-04")
    told('issue log problem "Broken" -e OLD --area hardware --on 2027-01-11 --due 2027-01-15')
    told("engagement start OLD --on 2027-01-04 --tracked-from 2027-03-01")
    assert late(told, "2027-04-01") == []


@pytest.mark.parametrize(
    "line",
    [
        'issue log deviation "No plan" -e OLD --area methodology --on 2027-01-12 --due none',
        'issue log gap "No colours" -e OLD --area report --on 2027-01-13 --due none',
        'process add "Cut" -e OLD --existing "By hand" --on 2027-01-12\n'
        "process assess PRC-1 gap --on 2027-01-13",
    ],
)
def test_what_was_to_be_reported_before_tracking_is_never_late(told: Told, line: str) -> None:
    told("engagement create OLD --name Old --client Old --start 2027-01-04")
    told("role assign coordinator carla -e OLD\nrole assign provider paul -e OLD")
    told(f"engagement start OLD --on 2027-01-04 --tracked-from 2027-03-01\n{line}")
    codes = {str(row[0]).partition(":")[0] for row in late(told, "2027-04-01")}
    assert not codes & {"issue-unreported", "gap-unreported"}


@pytest.mark.parametrize(
    ("of", "duty", "who", "by"),
    [
        ("luc", "lead-4", "luc", "luc"),
        ("role:lead", "lead-4", None, "lea"),
        ("ana", "account-manager-6", "ana", "ana"),
        ("role:account-manager", "account-manager-6", None, "ana"),
    ],
)
def test_a_question_is_a_matter_of_whom_it_was_asked_of(
    told: Told, of: str, duty: str, who: str | None, by: str
) -> None:
    told(f'issue log question "Why?" -e ACME --area methodology --of {of} --due 2027-03-03')
    assert evidence(told, duty) == [(who, "ISS-1", "2027-03-01", 0)]
    assert late(told, "2027-03-03") == []
    assert late(told, "2027-03-04") == [("question-overdue:ISS-1", duty, who, "2027-03-04")]
    told(f'issue answer ISS-1 "Because" --as {by}')
    assert late(told, "2027-03-05") == []
    assert evidence(told, duty) == [(by, "ISS-1", "2027-03-04", 1)]


def test_a_question_to_the_sponsor_past_due_disturbs_her_responsibility(told: Told) -> None:
    told('issue log question "May we?" -e ACME --area methodology --of marie --due 2027-03-03')
    assert late(told, "2027-03-04") == [
        ("question-overdue:ISS-1", "sponsor-2", "marie", "2027-03-04")
    ]
    assert [ref for _, ref, _, _ in evidence(told, "sponsor-2") if ref == "ISS-1"] == []


def test_a_question_falls_under_its_area_only_where_that_role_was_asked(told: Told) -> None:
    told('issue log question "How much?" -e ACME --area budget --of ana --due 2027-03-03')
    told('issue log question "How many?" -e ACME --area budget --of marie --due 2027-03-03')
    assert [row[:2] for row in late(told, "2027-03-04")] == [
        ("question-overdue:ISS-1", "account-manager-6"),
        ("question-overdue:ISS-2", "sponsor-2"),
        ("question-overdue:ISS-2", "sponsor-9"),
    ]


@pytest.mark.parametrize("area", ["capability", "library", "report", "machine-link", "workflow"])
def test_questions_about_the_service_prove_that_the_provider_gets_clear(
    told: Told, area: str
) -> None:
    told(f'issue log question "Which?" -e ACME --area {area} --of sam --by paul')
    assert evidence(told, "provider-3") == [("paul", "ISS-1", "2027-03-01", 0)]
    told.on("2027-03-03")
    told('issue answer ISS-1 "This" --as sam')
    assert evidence(told, "provider-3") == [("paul", "ISS-1", "2027-03-03", 1)]


def test_a_question_past_due_wants_chasing_by_its_asker_after_that_day(told: Told) -> None:
    told('issue log question "Which?" -e ACME --area report --of sam --by paul --due 2027-03-03')
    unchased = [("question-unchased:ISS-1", "provider-3", "paul", "2027-03-04")]
    unanswered = [("question-overdue:ISS-1", "support-1", "sam", "2027-03-04")]
    told.on("2027-03-03")
    told('issue comment ISS-1 "Soon?" --by paul')
    assert late(told, "2027-03-04") == unanswered + unchased
    told('issue comment ISS-1 "I do not know" --by sam')
    assert late(told, "2027-03-05") == unanswered + unchased
    told('issue comment ISS-1 "Sam?" --by paul')
    assert late(told, "2027-03-05") == unanswered
    told('issue answer ISS-1 "This" --as sam')
    assert late(told, "2027-03-05") == []


@pytest.mark.parametrize(
    ("of", "duty"),
    [
        ("role:support", "support-1"),
        ("role:provider", "coordinator-1"),
        ("carla", "coordinator-1"),
        ("role:end-user", "sponsor-2"),
    ],
)
def test_a_question_past_due_falls_to_whom_it_was_asked_of_whatever_its_area(
    told: Told, of: str, duty: str
) -> None:
    told(f'issue log question "Which?" -e ACME --area methodology --of {of} --due 2027-03-03')
    assert late(told, "2027-03-03") == []
    assert late(told, "2027-03-04") == [("question-overdue:ISS-1", duty, None, "2027-03-04")]


def test_what_was_handed_up_to_the_sponsor_is_to_be_settled_in_three_days(told: Told) -> None:
    told('issue log problem "Broken" -e ACME --area printer --due none')
    told("issue escalate ISS-1 --to marie --by sam")
    assert late(told, "2027-03-04") == []
    assert late(told, "2027-03-05") == [
        ("escalation-unsettled:ISS-1", "sponsor-9", "marie", "2027-03-05")
    ]
    told("issue wait ISS-1 --side vendor --from 2027-03-02 --until 2027-03-04")
    assert late(told, "2027-03-08") == []
    assert [row[3] for row in late(told, "2027-03-09")] == ["2027-03-09"]
    told('issue resolve ISS-1 "Mended"')
    assert late(told, "2027-03-10") == []


def test_a_request_to_the_account_manager_is_answered_by_a_word_of_theirs(told: Told) -> None:
    told('issue log problem "Dear" -e ACME --area printer --due 2027-03-03')
    told("issue escalate ISS-1 --to account-manager --by sam")
    assert evidence(told, "account-manager-6") == [(None, "ISS-1", "2027-03-01", 0)]
    overdue = [("issue-overdue:ISS-1", "support-1", "sam", "2027-03-04")]
    assert late(told, "2027-03-08") == overdue
    assert late(told, "2027-03-09") == [
        *overdue, ("request-unanswered:ISS-1", "account-manager-6", None, "2027-03-09")
    ]  # fmt: skip
    told('issue comment ISS-1 "I see to it" --by ana')
    assert late(told, "2027-03-10") == overdue
    assert evidence(told, "account-manager-6") == [(None, "ISS-1", "2027-03-09", 1)]


@pytest.mark.parametrize(
    "entry",
    [
        "problem --severity serious",
        "risk --severity serious --likelihood 3 --impact 3",
        "deviation --severity minor",
        "question --severity serious --of carla",
        "gap --severity serious",
        "improvement --severity serious",
    ],
)
def test_what_is_serious_and_every_deviation_is_reported_in_two_days(
    told: Told, entry: str
) -> None:
    kind, _, options = entry.partition(" ")
    told(f'issue log {kind} "Bad" -e ACME --area methodology --due none {options}')
    assert evidence(told, "coordinator-6") == [(None, "ISS-1", "2027-03-01", 0)]

    def reports(day: str) -> Rows:
        return [row for row in late(told, day) if row[1] == "coordinator-6"]

    assert reports("2027-03-03") == []
    unreported = [("issue-unreported:ISS-1", "coordinator-6", None, "2027-03-04")]
    assert reports("2027-03-04") == unreported
    told("issue escalate ISS-1 --to coordinator")
    assert reports("2027-03-04") == unreported
    (command,) = told.rows("SELECT next FROM finding WHERE code = 'issue-unreported'")[0]
    told(str(command).removeprefix("engtrack "))
    assert reports("2027-03-05") == []
    assert evidence(told, "coordinator-6") == [("carla", "ISS-1", "2027-03-04", 1)]


@pytest.mark.parametrize("entry", ["problem", "question --severity minor", "gap"])
def test_what_is_not_serious_need_not_be_reported(told: Told, entry: str) -> None:
    kind, _, options = entry.partition(" ")
    told(f'issue log {kind} "Bad" -e ACME --area methodology --due none {options}')
    assert [row for row in late(told, "2027-03-10") if row[1] == "coordinator-6"] == []


def test_what_becomes_serious_is_reported_two_days_after_that(told: Told) -> None:
    told('issue log problem "Bad" -e ACME --area methodology --due none')
    told.on("2027-03-08")
    told("issue edit ISS-1 --severity serious")
    assert late(told, "2027-03-10") == []
    assert [row[3] for row in late(told, "2027-03-11")] == ["2027-03-11"]


def test_an_escalation_by_somebody_else_is_no_proof_of_the_coordinators(told: Told) -> None:
    told('issue log problem "Bad" -e ACME --area billing')
    told("issue escalate ISS-1 --to account-manager --by paul")
    assert evidence(told, "coordinator-6") == []


def test_processes_are_found_out_once_described_as_they_are(told: Told) -> None:
    told('process add "Order" -e ACME --by paul')
    told('process add "Cut" -e ACME --existing "By hand"')
    assert evidence(told, "provider-1") == [(None, "PRC-1", "2027-03-01", 0)]
    assert states(told, "provider-1") == {"paul": "active"}
    told.on("2027-03-02")
    assert states(told, "provider-1") == {"paul": "attention"}  # configuration began on the 1st
    told('process edit PRC-1 --existing "On paper" --as paul')
    assert evidence(told, "provider-1") == [(None, "PRC-1", "2027-03-02", 1)]
    assert states(told, "provider-1") == {"paul": "done"}


def test_gaps_are_weighed_once_all_are_assessed_reported_and_acknowledged(told: Told) -> None:
    told('process add "Order" -e ACME --existing "On paper"')
    told('process add "Cut" -e ACME --existing "By hand"')
    assert evidence(told, "provider-2") == []
    steps = (
        ("process assess PRC-1 fit", "PRC-2", 0),
        ("process assess PRC-2 gap --by paul", "PRC-2", 0),
        ("process report PRC-2", "PRC-2", 0),
        ("issue acknowledge ISS-1", "PRC-1", 1),
        ('issue log gap "No colours" -e ACME --area report --by paul', "ISS-2", 0),
        ("issue escalate ISS-2 --to coordinator", "ISS-2", 0),
        ("issue acknowledge ISS-2", "PRC-1", 1),
    )
    for command, ref, is_complete in steps:
        told(command)
        assert evidence(told, "provider-2") == [(None, ref, "2027-03-01", is_complete)]
    assert states(told, "provider-2") == {"paul": "done"}


def test_a_gap_is_reported_in_three_days(told: Told) -> None:
    told('process add "Order" -e ACME --existing "On paper"')
    told("process assess PRC-1 gap --by paul")
    told('issue log gap "No colours" -e ACME --area report --by paul')
    assert late(told, "2027-03-04") == []
    assert late(told, "2027-03-05") == [
        ("gap-unreported:ISS-2", "provider-2", "paul", "2027-03-05"),
        ("gap-unreported:PRC-1", "provider-2", "paul", "2027-03-05"),
    ]
    for (command,) in told.rows("SELECT next FROM finding WHERE code = 'gap-unreported'"):
        told(str(command).removeprefix("engtrack "))
    assert late(told, "2027-03-05") == []


def test_a_process_is_assessed_ten_days_after_configuration_began(told: Told) -> None:
    told('process add "Order" -e ACME --existing "On paper"')
    assert late(told, "2027-03-15") == []
    assert late(told, "2027-03-16") == [
        ("process-unassessed:PRC-1", "provider-2", None, "2027-03-16")
    ]
    told("process assess PRC-1 fit")
    assert late(told, "2027-03-16") == []


def test_without_a_day_for_configuration_no_process_is_late(told: Told) -> None:
    told("task cancel T-1")
    told('process add "Order" -e ACME --existing "On paper"')
    assert late(told, "2027-06-01") == []
