"""Which evidence and which findings the work gives, each by the command that brings it about."""

from pathlib import Path

import pytest

from ..conftest import DAY, Runner
from .telling import Teller

BEGIN = """
person add "Carla Roy" --side vendor
person add "Paul Gagnon" --side vendor
person add "Pia Roy" --side vendor
person add "Marie Tremblay"
person add "Luc Caron"
engagement create ACME --name Acme --client Acme --start 2027-03-01
role assign sponsor marie -e ACME
role assign lead luc -e ACME
role assign support luc -e ACME
role assign account-manager carla -e ACME
role assign coordinator carla -e ACME
role assign provider paul -e ACME
milestone add "Go-live" -e ACME --phase go-live --must-start 2027-04-30
"""


class Told(Teller):
    """What the views say of the work on a day."""

    def evidence(self) -> list[tuple[object, ...]]:
        return self.rows(
            """SELECT v.duty, p.handle, v.ref, v.shown_on, v.is_complete
                 FROM schedule_evidence v LEFT JOIN person p ON p.id = v.person_id
                ORDER BY 1, 4, 2"""
        )

    def findings(self, duty: str = "%") -> list[tuple[object, ...]]:
        return self.rows(
            f"""SELECT f.key, f.duty, p.handle, f.since_on FROM finding f
                  LEFT JOIN person p ON p.id = f.person_id
                 WHERE f.duty LIKE '{duty}' ORDER BY 1, 2, 3"""
        )

    def codes(self) -> set[str]:
        own = {row[0] for row in self.rows("SELECT DISTINCT code FROM schedule_finding")}
        return {str(f[0]) for f in self.findings() if str(f[0]).partition(":")[0] in own}


@pytest.fixture
def told(engtrack: Runner, db: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    told = Told(engtrack, db, monkeypatch)
    told(BEGIN)
    return told


def start(told: Told) -> None:
    told("engagement start ACME --by carla")


def test_a_well_made_engagement_has_nothing_against_it_on_its_first_day(told: Told) -> None:
    told("task add Configure -e ACME --phase configure --kind configuration --assignee role:lead "
         "--assignee role:provider")  # fmt: skip
    start(told)
    assert told.codes() == set()


def test_confirming_the_schedule_proves_that_it_is_kept(told: Told) -> None:
    start(told)
    told("schedule confirm --by marie --via phone")
    assert told.evidence() == [("sponsor-3", "marie", "APR-2", DAY, 1)]


@pytest.mark.parametrize(
    ("kind", "duty", "who", "person"),
    [
        ("change-management", "sponsor-6", "--assignee marie", "marie"),
        ("change-management", "sponsor-6", "--assignee luc", None),
        ("configuration", "lead-2", "--assignee luc --assignee paul", "luc"),
        ("configuration", "lead-2", "--assignee role:lead --assignee role:provider", None),
        ("report", "provider-6", "--assignee paul", "paul"),
        ("machine-link", "provider-6", "--assignee role:provider", None),
        ("solution", "provider-7", "--assignee pia", None),
    ],
)
def test_work_of_a_kind_proves_its_duty_on_the_days_it_was_done(
    told: Told, kind: str, duty: str, who: str, person: str | None
) -> None:
    told(f"task add Work -e ACME --kind {kind} --duration 5d {who}")
    is_needed = duty in ("provider-6", "provider-7")  # an occasion, as soon as it is there
    assert told.evidence() == ([(duty, person, "T-1", DAY, 0)] if is_needed else [])
    told("task start T-1")
    assert told.evidence() == [(duty, person, "T-1", DAY, 1)]
    told.on("2027-03-03")
    told("task finish T-1")
    assert told.evidence()[-1] == (duty, person, "T-1", "2027-03-03", 1)
    told("task reopen T-1\ntask cancel T-1")
    assert told.evidence() == []


@pytest.mark.parametrize("who", ["--assignee luc", "--assignee paul", ""])
def test_configuration_proves_nothing_without_a_lead_and_a_provider(told: Told, who: str) -> None:
    told(f"task add Work -e ACME --kind configuration {who}\ntask finish T-1")
    assert told.evidence() == []


def test_other_work_proves_no_duty(told: Told) -> None:
    told("task add Work -e ACME --kind training --assignee paul\ntask finish T-1")
    assert told.evidence() == []


def test_a_task_of_nobody_disturbs_until_it_is_given(told: Told) -> None:
    start(told)
    told("task add Work -e ACME")
    assert told.findings("sponsor-3") == [("task-unassigned:T-1", "sponsor-3", None, DAY)]
    told("task assign T-1 role:lead")
    assert told.findings("sponsor-3") == []


def test_overdue_work_is_late_from_the_day_after_its_planned_finish(told: Told) -> None:
    told("task add Work -e ACME --duration 3d --assignee luc")
    start(told)
    told.on("2027-03-03")
    assert told.codes() == set()
    told.on("2027-03-04")
    assert told.findings()[0] == ("task-overdue:T-1", "sponsor-3", None, "2027-03-04")
    told("task finish T-1")
    assert told.codes() == set()


@pytest.mark.parametrize(
    ("kind", "duty", "person"),
    [
        ("change-management", "sponsor-6", None),
        ("configuration", "lead-2", "luc"),
        ("report", "provider-6", "paul"),
        ("solution", "provider-7", "paul"),
    ],
)
def test_overdue_work_disturbs_the_duty_of_its_kind_too(
    told: Told, kind: str, duty: str, person: str | None
) -> None:
    told(f"task add Work -e ACME --kind {kind} --phase configure --assignee luc --assignee paul")
    start(told)
    told.on("2027-03-08")
    assert ("task-overdue:T-1", duty, person, "2027-03-02") in told.findings(duty)


def test_an_overdue_milestone_is_serious(told: Told) -> None:
    told("milestone add Installed -e ACME --must-start 2027-03-02")
    start(told)
    told.on("2027-03-03")
    assert told.rows("SELECT key, severity FROM finding WHERE ref = 'MS-2'") == [
        ("milestone-overdue:MS-2", 3)
    ]


def test_what_was_to_end_before_tracking_is_never_overdue_but_listed_once(told: Told) -> None:
    told("task add Work -e ACME --duration 2d\ntask add Other -e ACME --duration 9d --assignee luc")
    told.on("2027-03-08")
    told("engagement start ACME --on 2027-03-01 --tracked-from 2027-03-08 --by carla")
    told.on("2027-03-09")
    assert told.codes() == set()
    assert told.rows("SELECT key, why_code FROM schedule_check ORDER BY 2") == [
        ("T-1", "before-tracking-open"),
        ("T-1", "task-unassigned"),
    ]
    assert told.rows("SELECT is_overdue FROM task_list WHERE key = 'T-1'") == [(0,)]


def test_an_engagement_without_go_live_says_so_from_its_second_day(told: Told) -> None:
    told("milestone cancel MS-1")
    start(told)
    assert told.codes() == set()
    told.on("2027-03-02")
    assert told.findings() == [("no-go-live:ACME", "sponsor-3", None, "2027-03-02")]
    told("milestone reopen MS-1")
    assert told.codes() == set()


def test_the_day_by_which_it_was_asked_is_missed(told: Told) -> None:
    told("task add Work -e ACME --duration 3d --assignee luc --not-after 2027-03-02")
    start(told)
    assert told.findings() == [("not-after-missed:T-1", "sponsor-3", None, DAY)]


def test_what_follows_late_work_says_when_its_day_has_passed(told: Told) -> None:
    told(
        "task add Work -e ACME --assignee luc\n"
        "task add Next -e ACME --after T-1 --assignee luc --duration 5d"
    )
    start(told)
    told.on("2027-03-03")
    told("task edit T-1 --note late")  # planned as if T-1 ended today
    told.on("2027-03-04")  # the day on which T-2 was to begin
    assert told.codes() == {"task-overdue:T-1"}
    told.on("2027-03-05")
    assert told.codes() == {"task-overdue:T-1", "plan-passed:T-2"}


@pytest.mark.parametrize(
    ("who", "codes"),
    [
        ("--assignee luc --assignee paul", set()),
        ("--assignee role:lead --assignee role:provider", set()),
        ("--assignee luc", {"provider-missing:T-1"}),
        ("--assignee role:provider", {"lead-missing:T-1"}),
        ("--assignee pia --assignee luc", {"provider-missing:T-1"}),
    ],
)
def test_configuration_wants_a_lead_and_a_provider(told: Told, who: str, codes: set[str]) -> None:
    told(f"task add Work -e ACME --kind configuration --phase configure {who}")
    start(told)
    assert told.codes() == codes


def test_vendor_work_within_ten_days_wants_a_person(told: Told) -> None:
    told("role release ROL-6 --until 2027-03-01")
    told("task add Soon -e ACME --assignee role:provider --not-before 2027-03-15\n"
         "task add Later -e ACME --assignee role:provider --not-before 2027-03-17\n"
         "task add Ours -e ACME --assignee luc --not-before 2027-03-15\n"
         "task add Named -e ACME --assignee role:provider --assignee pia")  # fmt: skip
    start(told)
    told.on("2027-03-02")
    assert told.findings("coordinator-2") == [
        ("vendor-work-unstaffed:T-1", "coordinator-2", None, "2027-03-01")
    ]
    told.on("2027-03-03")
    assert ("vendor-work-unstaffed:T-2", "coordinator-2", None, "2027-03-03") in told.findings()


def test_what_delivers_wants_criteria(told: Told) -> None:
    told("task add Work -e ACME --kind report --phase configure --assignee paul")
    from sqlmodel import select

    from engtrack.nouns.deliverable.model import Deliverable
    from engtrack.nouns.schedule.model import Work
    from engtrack.store.write import writing

    with writing(told.db, instant=f"{DAY}T14:00:00.000+00:00", today=DAY, typed_by="carla",
                 command="test") as session:  # fmt: skip
        work = session.exec(select(Work).where(Work.key == "T-1")).one()
        session.add(Deliverable(key="DEL-1", engagement_id=work.engagement_id, title="Report",
                                work_id=work.id, created_on=DAY))  # fmt: skip
    start(told)
    assert told.findings("provider-6") == [("no-criteria:DEL-1", "provider-6", "paul", DAY)]


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ("task add Work -e ACME --assignee luc", []),
        ("task add Work -e ACME", [("T-1", "task-unassigned")]),
        ("task add Work -e ACME --assignee role:end-user", [("T-1", "role-unheld")]),
        ("task add Work -e ACME --assignee role:end-user --assignee luc", []),
        ("task add Work -e ACME --assignee luc --duration 3d --not-after 2027-03-02",
         [("T-1", "not-after-missed")]),
        ("task add Work -e ACME\ntask cancel T-1", []),
    ],
)  # fmt: skip
def test_checking_the_schedule_lists_what_it_lacks(
    told: Told, lines: str, codes: list[tuple[str, str]]
) -> None:
    told(lines)
    assert told.rows("SELECT key, why_code FROM schedule_check ORDER BY 1, 2") == codes


@pytest.mark.parametrize(
    ("set_to", "code"),
    [
        ("start_on = NULL, finish_on = NULL", "undated"),
        ("state = 'finished', actual_start_on = '2027-03-02', actual_finish_on = '2027-03-01'",
         "finish-before-start"),
        ("state = 'cancelled', committed_finish_on = '2027-03-02'", "committed-cancelled"),
    ],
)  # fmt: skip
def test_what_no_command_leaves_behind_is_found_too(told: Told, set_to: str, code: str) -> None:
    from sqlmodel import text

    from engtrack.store.write import writing

    told("task add Work -e ACME --assignee luc")
    with writing(told.db, instant=f"{DAY}T14:00:00.000+00:00", today=DAY, typed_by="carla",
                 command="test") as session:  # fmt: skip
        session.connection().execute(text(f"UPDATE work SET {set_to} WHERE key = 'T-1'"))
    assert told.rows("SELECT key, why_code FROM schedule_check") == [("T-1", code)]


def test_on_hold_checking_the_schedule_raises_nothing_and_the_days_held_make_nothing_late(
    told: Told,
) -> None:
    told("task add Late -e ACME --assignee luc --duration 3d\n"
         "task add Held -e ACME --assignee luc --duration 10d\ntask add Nobody -e ACME")  # fmt: skip
    start(told)
    overdue = "SELECT key, is_overdue FROM task_list ORDER BY key"
    told.on("2027-03-08")
    told("engagement hold ACME --reason Unpaid")
    told.on("2027-03-19")
    assert told.rows(overdue) == [("T-1", 1), ("T-2", 0), ("T-3", 1)]  # due on the 3rd, 12th, 1st
    assert told.rows("SELECT key FROM schedule_check") == []
    assert told.run("schedule", "check", "-e", "ACME").status == 0
    told("engagement resume ACME")
    assert told.run("schedule", "check", "-e", "ACME").status == 10


def test_slip_is_counted_in_working_days_against_what_was_committed(told: Told) -> None:
    from sqlmodel import text

    from engtrack.store.write import writing

    told("task add Work -e ACME --assignee luc --duration 2d")
    with writing(told.db, instant=f"{DAY}T14:00:00.000+00:00", today=DAY, typed_by="carla",
                 command="test") as session:  # fmt: skip
        session.connection().execute(
            text("UPDATE work SET committed_finish_on = '2027-02-26' WHERE key = 'T-1'")
        )
    assert told.rows("SELECT slip_days FROM schedule_show WHERE key = 'T-1'") == [(2,)]
    told("task finish T-1")
    assert told.rows("SELECT slip_days FROM schedule_show WHERE key = 'T-1'") == [(1,)]


@pytest.mark.parametrize(
    "view",
    [
        "schedule_show",
        "task_list",
        "milestone_list",
        "schedule_check",
        "schedule_finding",
        "schedule_evidence",
        "work_before_part",
        "work_after_part",
    ],
)
def test_one_schedule_is_read_by_indexes(told: Told, view: str) -> None:
    """Neither read whole, nor read whole to make an index for one question."""
    plan = [str(row[3]) for row in told.rows(f"EXPLAIN QUERY PLAN SELECT * FROM {view}")]
    whole = {step.split()[1] for step in plan if step.startswith("SCAN") or "AUTOMATIC" in step}
    tables = {"w", "a", "l", "b", "s", "v", "work", "assignee", "link", "deliverable"}
    assert not whole & tables
