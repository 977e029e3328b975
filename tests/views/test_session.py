"""Which evidence and which findings sessions give, and where else they count."""

from pathlib import Path

import pytest

from ..conftest import DAY, Runner
from .telling import PEOPLE, Told

BOOK = "session book {kind} Meeting -e ACME --on {on} --zone America/Toronto {more}"


@pytest.fixture
def told(engtrack: Runner, db: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    told = Told(engtrack, db, monkeypatch)
    told(PEOPLE + "engagement start ACME --by carla")
    return told


def book(told: Told, kind: str, on: str, more: str) -> None:
    told(BOOK.format(kind=kind, on=on, more=more))


@pytest.mark.parametrize(
    ("kind", "who", "shown"),
    [
        ("steering", "marie ana", {("sponsor-10", "marie"), ("account-manager-1", "ana"),
                                   ("account-manager-4", "ana")}),
        ("steering", "marie paul", {("sponsor-10", "marie"), ("account-manager-1", None),
                                    ("account-manager-4", None)}),
        ("steering", "ana paul", set()),  # one side alone
        ("check-in", "luc ana", {("account-manager-1", "ana")}),
        ("check-in", "luc paul", set()),
        ("training", "luc paul", {("lead-1", "luc"), ("provider-5", "paul")}),
        ("training --topic backup", "luc paul", set()),
        ("training --topic end-users", "luc paul", {("lead-6", "luc")}),
        ("training --topic end-users", "paul", {("lead-6", None)}),
        ("training --topic library --topic end-users", "luc",
         {("lead-1", "luc"), ("lead-6", "luc")}),
        ("demo", "marie ana", {("sponsor-1", None)}),
        ("visit", "luc paul", set()),
    ],
)  # fmt: skip
def test_a_session_that_was_held_proves_for_those_who_were_there(
    told: Told, kind: str, who: str, shown: set[tuple[str, str | None]]
) -> None:
    first, _, topics = kind.partition(" ")
    book(told, first, DAY, topics + "".join(f" --with {one}" for one in who.split()))
    assert told.rows("SELECT 1 FROM session_evidence WHERE is_complete = 1") == []
    told("session hold SES-1")
    found = told.rows("""SELECT v.duty, p.handle FROM session_evidence v
                           LEFT JOIN person p ON p.id = v.person_id WHERE v.is_complete = 1""")
    assert set(found) == shown


def test_who_was_absent_proves_nothing(told: Told) -> None:
    book(told, "training", DAY, "--with luc --with paul")
    told("session hold SES-1 --absent luc")
    assert told.evidence("lead-1") == []
    assert told.evidence("provider-5") == [("paul", "SES-1", DAY, 1)]


def test_a_role_counts_on_the_day_of_the_session(told: Told) -> None:
    book(told, "training", DAY, "--topic end-users --with luc --with fay")
    told("session hold SES-1")
    told.on("2027-03-02")
    told("role assign lead fay -e ACME --by marie --via mail")
    assert told.evidence("lead-6") == [("luc", "SES-1", DAY, 1)]


def test_who_attended_before_they_led_has_attended(told: Told) -> None:
    told("""
task add Train -e ACME --phase train --duration 1d --assignee paul
milestone add Go-live -e ACME --phase go-live --after T-1""")
    book(told, "training", DAY, "--with luc --with fay --with marie")
    told("session hold SES-1")
    told.on("2027-03-02")
    told("role assign lead fay -e ACME --by marie --via mail")
    assert told.evidence("lead-1") == [("fay", "SES-1", DAY, 1), ("luc", "SES-1", DAY, 1)]
    told.on("2027-03-03")
    assert told.findings("lead-1") == []


def test_a_session_at_short_notice_has_a_day_to_be_confirmed(told: Told) -> None:
    book(told, "visit", "2027-03-03", "--with luc")
    assert told.findings("coordinator-1") == []
    told.on("2027-03-02")
    assert told.findings("coordinator-1") == [
        ("session-unconfirmed:SES-1", None, "2027-03-02", "engtrack session confirm SES-1")
    ]
    told.on("2027-03-04")  # its day has passed: nothing is left to confirm
    assert told.findings("coordinator-1") == []


def test_days_on_hold_raise_nothing(told: Told) -> None:
    book(told, "visit", "2027-03-05", "--with luc")
    told('engagement hold ACME --reason "No room" --by carla')
    told.on("2027-03-04")
    assert [key for key, *_ in told.findings("coordinator-1")] == ["on-hold:ACME"]


def test_what_was_before_tracking_is_never_late(
    engtrack: Runner, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Told(engtrack, db, monkeypatch)
    told(PEOPLE)
    told("""
task add Train -e ACME --phase train --duration 2d --kind training --assignee paul
milestone add Go-live -e ACME --phase go-live --after T-1""")
    book(told, "training", "2027-02-10", "--with luc --with paul")
    book(told, "training", "2027-02-11", "--with luc --with paul")
    told("session hold SES-2 --absent luc")
    told("engagement start ACME --by carla --on 2027-02-01 --tracked-from 2027-03-01")
    told.on("2027-03-02")
    assert (
        told.rows(
            "SELECT code, ref FROM session_finding WHERE code IN ('session-unheld', 'lead-absent')"
        )
        == []
    )


def test_what_has_passed_unheld_disturbs_the_provider_who_was_to_be_there(told: Told) -> None:
    told("""
task add Train -e ACME --phase train --duration 5d --assignee paul
person add "Pia Roy" --side vendor
role assign provider pia -e ACME --by carla""")
    book(told, "training", DAY, "--with luc --with pia")
    told.on("2027-03-02")
    assert told.findings("provider-5") == [
        ("session-unheld:SES-1", "pia", "2027-03-02", "engtrack session hold SES-1")
    ]


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("--with luc --with fay", [("lead-6", "luc")]),
        ("--with fay", [("lead-6", None)]),
        ("--with luc --with paul", [("provider-5", "paul")]),
    ],
)
def test_end_users_whom_no_provider_was_to_train_are_the_leads(
    told: Told, more: str, found: list[tuple[str, str | None]]
) -> None:
    told("task add Train -e ACME --phase train --duration 5d --assignee paul")
    book(told, "training", DAY, f"--topic end-users {more}")
    told.on("2027-03-02")
    seen = told.rows("""SELECT f.duty, p.handle FROM finding f
                          LEFT JOIN person p ON p.id = f.person_id
                         WHERE f.code = 'session-unheld'""")
    assert seen == found


def test_what_a_lead_missed_is_made_up_for_by_a_training_on_the_application(told: Told) -> None:
    told("task add Train -e ACME --phase train --duration 5d --assignee paul")
    book(told, "training", DAY, "--with luc --with paul")
    told("session hold SES-1 --absent luc")
    for kind in ("workshop", "training --topic backup", "training --topic library"):
        first, _, more = kind.partition(" ")
        book(told, first, "2027-03-08", f"{more} --with paul")
    told.on("2027-03-02")
    attend = "engtrack session attend SES-1 --absent luc --made-up-by"
    for other in ("SES-2", "SES-3"):
        done = told.run(*f"{attend} {other}".split()[1:])
        assert done.status == 4
        assert "no training on the application" in done.err
    assert told.findings("lead-1") == [
        ("lead-absent:SES-1", "luc", "2027-03-02", f"{attend} SES-4")
    ]
    told(f"{attend} SES-4".removeprefix("engtrack "))
    assert told.findings("lead-1") == []


def minutes(told: Told, person: str = "paul") -> int:
    import json

    done = told.run("schedule", "board", "--person", person, "--weeks", "1", "--json")
    assert done.status == 0, done.err
    return int(json.loads(done.out)[0]["planned_minutes"])


def test_a_session_takes_the_time_of_who_is_expected(told: Told) -> None:
    book(told, "visit", "2027-03-03", "--with paul --with luc --start 9h --end 12h")
    assert (minutes(told), minutes(told, "luc"), minutes(told, "ana")) == (180, 180, 0)
    told("session cancel SES-1")
    assert minutes(told) == 0


def test_a_session_of_a_task_counts_within_it_for_who_does_the_task(told: Told) -> None:
    told("task add Train -e ACME --duration 1d --effort 8h --assignee paul")
    told("session book training --task T-1 --with ana --start 9h --end 12h --zone America/Toronto")
    assert (minutes(told), minutes(told, "ana")) == (480, 180)


def test_a_week_that_sessions_overfill_leads_to_the_session(told: Told) -> None:
    told("person edit paul --capacity 2h")
    book(told, "visit", "2027-03-03", "--with paul")
    found = [row for row in told.findings("coordinator-2") if "PAUL" in str(row[0])]
    assert found[0][0] == "week-over-capacity:ACME/PAUL/2027-W09"
    done = told.run("schedule", "board", "--person", "paul", "--weeks", "1")
    assert "engtrack session show SES-1" in done.out


def test_today_shows_the_sessions_of_the_next_days_and_what_passed_unheld(told: Told) -> None:
    book(told, "visit", "2027-03-03", "--with paul --with luc")
    book(told, "visit", "2027-03-09", "--with paul")
    sections = "SELECT section, key, person FROM today_list WHERE why_code = 'session-on'"
    assert set(told.rows(sections)) == {("sessions", "SES-1", "paul"), ("sessions", "SES-1", "luc")}
    told.on("2027-03-04")
    assert set(told.rows(sections)) == {("overdue", "SES-1", "paul"), ("sessions", "SES-2", "paul")}


def test_a_training_task_wants_a_session_from_five_working_days_before_it(told: Told) -> None:
    told("""
task add First -e ACME --phase train --duration 1d --assignee paul
task add Later -e ACME --phase train --duration 2d --kind training --after T-1=+8d""")
    assert told.findings("provider-5") == []
    told.on("2027-03-08")
    assert told.findings("provider-5") == [
        ("training-unbooked:T-2", None, "2027-03-05", "engtrack session book training --task T-2")
    ]
    told("session book training --task T-2 --zone America/Toronto")
    assert told.findings("provider-5") == []
