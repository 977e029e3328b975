"""The state of a duty by tables of cases over evidence, findings and days: nothing but the views."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlmodel import select

from engtrack.nouns.duty.duties import PROFILES, rows
from engtrack.nouns.duty.model import Interval, Waiver
from engtrack.nouns.engagement.model import Engagement, Hold
from engtrack.nouns.finding.model import Snooze
from engtrack.nouns.person.model import Person
from engtrack.nouns.role.model import Assignment
from engtrack.nouns.schedule.model import Work
from engtrack.store.read import Scope, connect, prepare, read
from engtrack.store.write import writing

# Mondays: 2027-01-04 it was created, 2027-01-11 it started, 2027-02-01 install begins, 2027-03-01 train.
CREATED, STARTED, INSTALL, TRAIN = "2027-01-04", "2027-01-11", "2027-02-01", "2027-03-01"


@dataclass(frozen=True)
class Proof:
    duty: str
    shown_on: str
    person: str | None = None
    is_complete: int = 1


@dataclass(frozen=True)
class Disturbance:
    duty: str
    since_on: str
    person: str | None = None
    severity: int = 2
    code: str = "no-sponsor"
    ref: str = "T-1"


@pytest.fixture
def file(db: Path, at_home: Path) -> Path:
    """An active engagement: marie and nadia sponsor, luc leads; work in two phases, ana holds no role."""
    with session(db) as s:
        people = {
            h: Person(handle=h, name=h.title(), side="client")
            for h in ("marie", "nadia", "luc", "ana")
        }
        acme = Engagement(key="ACME", name="Acme", client="Acme", created_on=CREATED, start_on=STARTED,
                          started_on=STARTED, state="active")  # fmt: skip
        s.add_all([*people.values(), acme])
        s.flush()
        for number, (role, who, day) in enumerate(
            [
                ("sponsor", "marie", STARTED),
                ("sponsor", "nadia", "2027-02-15"),
                ("lead", "luc", STARTED),
            ]
        ):
            s.add(Assignment(key=f"ROL-{number}", engagement_id=acme.id, person_id=people[who].id, role=role, from_on=day, recorded_on=day))  # fmt: skip
        for number, (phase, day) in enumerate([("install", INSTALL), ("train", TRAIN)]):
            s.add(Work(key=f"T-{number}", engagement_id=acme.id, title=phase, phase=phase, start_on=day, finish_on=day, created_on=CREATED))  # fmt: skip
    return db


def session(db: Path):  # type: ignore[no-untyped-def]
    return writing(
        db, instant=f"{CREATED}T14:00:00+00:00", today=CREATED, typed_by="carla", command="test"
    )


def the(s, model, **equal):  # type: ignore[no-untyped-def]
    return s.exec(select(model).filter_by(**equal)).one()


def states(
    file: Path, today: str, proofs: list[Proof] = [], findings: list[Disturbance] = []  # noqa: B006
) -> dict[tuple[str, str | None], tuple[str, str]]:  # fmt: skip
    """(duty, person) → (state, why_code), from these proofs and findings and no others."""
    with closing(connect(file)) as db:
        prepare(db, f"{today}T14:00:00+00:00", today, Scope(everything=True))
        pretend(db, proofs, findings)
        shown = read(db, "duty_show", "place", keep=True)
        return {
            (str(r["duty"]), r["person"]): (str(r["state"]), str(r["why_code"]))
            for r in shown.dicts()
        }  # type: ignore[misc]


def pretend(db: sqlite3.Connection, proofs: list[Proof], findings: list[Disturbance]) -> None:
    """The two unions are worked out from the nouns; here they are tables with the rows of the case."""
    for union in ("evidence", "finding_raw"):
        columns = [c[0] for c in db.execute(f"SELECT * FROM {union} LIMIT 0").description]
        db.execute(f"DROP TABLE temp.{union}")
        db.execute(f"CREATE TEMP TABLE {union} ({', '.join(columns)})")
    (acme,) = db.execute("SELECT id FROM engagement").fetchone()
    ids = dict(db.execute("SELECT handle, id FROM person"))
    for p in proofs:
        db.execute("INSERT INTO evidence (duty, engagement_id, person_id, ref, shown_on, is_complete) VALUES (?, ?, ?, 'X-1', ?, ?)",
                   [p.duty, acme, ids.get(p.person), p.shown_on, p.is_complete])  # fmt: skip
    for f in findings:
        db.execute("INSERT INTO finding_raw (code, severity, duty, engagement_id, person_id, ref, since_on, next) VALUES (?, ?, ?, ?, ?, ?, ?, 'engtrack today')",
                   [f.code, f.severity, f.duty, acme, ids.get(f.person), f.ref, f.since_on])  # fmt: skip


# The duty, the day, its proofs, its findings, then what marie's (luc's for lead) duty is and why.
CASES = [
    # once: todo, begun, done, late after its last moment; the last moment itself is not late
    ("sponsor-5", "2027-01-20", [], [], "todo", "missing"),
    ("sponsor-5", "2027-01-20", [Proof("sponsor-5", "2027-01-19", is_complete=0)], [], "active", "begun"),
    ("sponsor-5", "2027-01-20", [Proof("sponsor-5", "2027-01-19")], [], "done", "complete"),
    ("sponsor-5", INSTALL, [], [], "todo", "missing"),
    ("sponsor-5", "2027-02-02", [], [], "attention", "late"),
    ("sponsor-5", "2027-02-02", [Proof("sponsor-5", "2027-01-19", is_complete=0)], [], "attention", "late"),
    ("sponsor-5", "2027-02-02", [Proof("sponsor-5", "2027-01-19")], [], "done", "complete"),
    # a once duty is shared: another's proof counts
    ("sponsor-5", "2027-01-20", [Proof("sponsor-5", "2027-01-19", "nadia")], [], "done", "complete"),
    # ongoing with an interval of 10 working days, from the start
    ("sponsor-3", "2027-01-25", [], [], "todo", "missing"),
    ("sponsor-3", "2027-01-26", [], [], "attention", "late"),
    ("sponsor-3", "2027-02-08", [Proof("sponsor-3", "2027-01-25")], [], "active", "fresh"),
    ("sponsor-3", "2027-02-09", [Proof("sponsor-3", "2027-01-25")], [], "attention", "stale"),
    ("sponsor-3", "2027-02-09", [Proof("sponsor-3", "2027-01-25"), Proof("sponsor-3", "2027-01-27")], [], "active", "fresh"),
    # what names a holder counts for that person only; what names none, for all
    ("sponsor-3", "2027-02-01", [Proof("sponsor-3", "2027-01-29", "nadia")], [], "attention", "late"),
    ("sponsor-3", "2027-02-01", [Proof("sponsor-3", "2027-01-29", "marie")], [], "active", "fresh"),
    # ongoing without an interval is never late while it runs
    ("sponsor-7", "2027-02-26", [], [], "todo", "missing"),
    # needed: no occasion, an occasion that waits, done once
    ("sponsor-8", "2027-02-01", [], [], "later", "no-occasion"),
    ("sponsor-8", "2027-02-01", [Proof("sponsor-8", "2027-01-29", is_complete=0)], [], "todo", "waiting"),
    ("sponsor-8", "2027-02-01", [Proof("sponsor-8", "2027-01-29")], [], "active", "fresh"),
    # a finding disturbs, whatever proof there is; not before its day; another's not
    ("sponsor-8", "2027-02-01", [Proof("sponsor-8", "2027-01-29")], [Disturbance("sponsor-8", "2027-02-01")], "attention", "no-sponsor"),
    ("sponsor-8", "2027-02-01", [], [Disturbance("sponsor-8", "2027-02-01")], "attention", "no-sponsor"),
    ("sponsor-8", "2027-02-01", [], [Disturbance("sponsor-8", "2027-02-02")], "later", "no-occasion"),
    ("sponsor-8", "2027-02-22", [], [Disturbance("sponsor-8", "2027-02-19", "nadia")], "later", "no-occasion"),
    # one that names who does not hold the role today is for all who do
    ("sponsor-8", "2027-02-01", [], [Disturbance("sponsor-8", "2027-01-29", "nadia")], "attention", "no-sponsor"),
    ("sponsor-8", "2027-02-01", [], [Disturbance("sponsor-8", "2027-01-29", "ana")], "attention", "no-sponsor"),
    # as of a day before it, a proof is none
    ("sponsor-7", "2027-02-01", [Proof("sponsor-7", "2027-02-02")], [], "todo", "missing"),
    ("sponsor-8", "2027-02-01", [Proof("sponsor-8", "2027-02-02")], [], "later", "no-occasion"),
    ("sponsor-8", "2027-02-01", [], [Disturbance("sponsor-8", "2027-01-29", "marie")], "attention", "no-sponsor"),
    # the gravest finding is the reason, then the oldest
    ("sponsor-8", "2027-02-01", [], [Disturbance("sponsor-8", "2027-01-20"), Disturbance("sponsor-8", "2027-01-29", severity=3, code="rating-low")], "attention", "rating-low"),
    # later: its moment has not come, or its phase has no work
    ("lead-2", "2027-02-26", [], [], "later", "no-date"),
    ("lead-1", "2027-02-26", [], [], "later", "not-yet"),
    ("account-manager-7", "2027-01-29", [], [], "later", "not-yet"),
    # a finding of a duty whose moment has not come is nothing yet
    ("lead-2", "2027-02-26", [], [Disturbance("lead-2", "2027-02-20")], "later", "no-date"),
]  # fmt: skip


@pytest.mark.parametrize(("duty", "today", "proofs", "findings", "state", "why"), CASES)
def test_a_duty_stands_as_its_first_reason_says(
    file: Path, duty: str, today: str, proofs: list[Proof], findings: list[Disturbance], state: str, why: str
) -> None:  # fmt: skip
    person = {"sponsor": "marie", "lead": "luc"}.get(duty.partition("-")[0])
    assert states(file, today, proofs, findings)[duty, person] == (state, why)


def test_counts_run_from_the_first_day_in_the_role(file: Path) -> None:
    seen = states(file, "2027-02-26")
    assert seen["sponsor-3", "marie"] == ("attention", "late")
    assert seen["sponsor-3", "nadia"] == ("todo", "missing")  # sponsor since 2027-02-15
    assert states(file, "2027-03-02")["sponsor-3", "nadia"] == ("attention", "late")


def test_nobody_is_asked_for_what_was_over_before_their_first_day_in_the_role(file: Path) -> None:
    seen = states(file, "2027-02-16")
    assert seen["sponsor-5", "marie"] == ("attention", "late")
    assert seen["sponsor-5", "nadia"] == ("done", "over-before")  # sponsor since 2027-02-15
    begun = [Proof("sponsor-5", "2027-01-19", is_complete=0)]
    assert states(file, "2027-02-16", begun)["sponsor-5", "nadia"] == ("done", "over-before")
    shown = [Proof("sponsor-5", "2027-01-19")]
    assert states(file, "2027-02-16", shown)["sponsor-5", "nadia"] == ("done", "complete")
    found = [Disturbance("sponsor-5", "2027-02-15")]
    assert states(file, "2027-02-16", [], found)["sponsor-5", "nadia"][0] == "attention"


def test_where_nobody_holds_the_role_the_duty_is_nobodys(file: Path) -> None:
    assert ("coordinator-2", None) in states(file, "2027-02-01")
    assert ("sponsor-3", None) not in states(file, "2027-02-01")


def change(file: Path, **columns: object) -> None:
    with session(file) as s:
        the(s, Engagement).sqlmodel_update(columns)


def test_days_on_hold_count_in_no_interval(file: Path) -> None:
    with session(file) as s:
        acme = the(s, Engagement)
        s.add(
            Hold(
                engagement_id=acme.id, from_on="2027-01-18", until_on="2027-01-29", reason="unpaid"
            )
        )
    assert states(file, "2027-02-08")["sponsor-3", "marie"] == ("todo", "missing")
    assert states(file, "2027-02-09")["sponsor-3", "marie"] == ("attention", "late")


def test_on_hold_only_what_concerns_the_hold_is_raised(file: Path) -> None:
    change(file, state="on-hold")
    findings = [
        Disturbance("sponsor-8", "2027-01-20"),
        Disturbance("sponsor-7", "2027-01-20", code="on-hold"),
    ]
    seen = states(file, "2027-03-15", findings=findings)
    assert {why for state, why in seen.values() if state == "attention"} == {"on-hold"}


def test_while_planned_only_what_is_asked_from_the_opening_has_come(file: Path) -> None:
    change(file, state="planned", started_on=None)
    with session(file) as s:
        acme, ana = the(s, Engagement), the(s, Person, handle="ana")
        s.add(Assignment(key="ROL-9", engagement_id=acme.id, person_id=ana.id, role="account-manager", from_on=CREATED, recorded_on=CREATED))  # fmt: skip
    seen = states(file, "2027-03-01", findings=[Disturbance("sponsor-3", "2027-02-01")])
    assert seen["sponsor-3", "marie"] == ("later", "planned")
    assert seen["account-manager-5", "ana"] == ("todo", "missing")
    assert not any(state == "attention" for state, _why in seen.values())


def test_what_lay_before_tracking_is_unknown_and_never_late(file: Path) -> None:
    change(file, tracked_from_on="2027-02-15")
    assert states(file, "2027-02-16")["sponsor-5", "marie"] == ("unknown", "before-tracking")
    draft = [Proof("sponsor-5", "2027-01-19", is_complete=0)]
    assert states(file, "2027-02-16", draft)["sponsor-5", "marie"] == ("unknown", "before-tracking")
    shown = [Proof("sponsor-5", "2027-01-19")]
    assert states(file, "2027-02-16", shown)["sponsor-5", "marie"] == ("done", "complete")
    assert states(file, "2027-03-01")["sponsor-3", "marie"] == ("todo", "missing")
    assert states(file, "2027-03-02")["sponsor-3", "marie"] == ("attention", "late")


def test_expectations_are_due_by_the_installation_which_may_lie_before_tracking(file: Path) -> None:
    def seen(day: str, *proofs: Proof) -> tuple[str, str]:
        return states(file, day, list(proofs))["account-manager-5", None]

    assert seen("2027-02-16") == ("todo", "missing")
    change(file, tracked_from_on="2027-02-15")
    assert seen("2027-02-16") == ("unknown", "before-tracking")
    assert seen("2027-02-16", Proof("account-manager-5", "2027-01-20"))[0] == "active"
    change(file, state="closed", completed_on="2027-02-19", closed_on="2027-02-22")
    assert seen("2027-03-01") == ("unknown", "before-tracking")


def test_a_waived_duty_is_shown_as_waived_by_whom_or_by_the_profile(file: Path) -> None:
    with session(file) as s:
        acme, marie = the(s, Engagement), the(s, Person, handle="marie")
        s.add(Waiver(engagement_id=acme.id, duty="sponsor-7", reason="none", waived_on=STARTED, by_id=marie.id))  # fmt: skip
        acme.profile = "small"
    seen = states(file, "2027-02-01", findings=[Disturbance("sponsor-7", "2027-01-20")])
    assert seen["sponsor-7", "marie"] == ("waived", "waived")
    assert seen["sponsor-6", "marie"] == ("waived", "waived-profile")


def test_an_interval_of_ones_own_is_used_and_none_switches_it_off(file: Path) -> None:
    with session(file) as s:
        acme = the(s, Engagement)
        s.add(Interval(engagement_id=acme.id, duty="sponsor-3", every_days=20))
        s.add(Interval(engagement_id=acme.id, duty="sponsor-10", every_days=None))
    assert states(file, "2027-02-05")["sponsor-3", "marie"] == ("todo", "missing")
    assert states(file, "2027-02-09")["sponsor-3", "marie"] == ("attention", "late")
    assert states(file, "2027-05-31")["sponsor-10", "marie"] == ("todo", "missing")


def test_a_closed_engagement_leaves_duties_done_or_late(file: Path) -> None:
    change(file, state="closed", completed_on="2027-02-15", closed_on="2027-02-22")
    proofs = [Proof("sponsor-3", "2027-02-05")]
    seen = states(file, "2027-02-23", proofs)
    assert seen["sponsor-3", "marie"] == ("done", "over")
    assert seen["sponsor-8", "marie"] == ("done", "none-arose")
    assert seen["sponsor-7", "marie"] == ("attention", "late")


@pytest.mark.parametrize(
    ("proofs", "why"),
    [
        ([Proof("sponsor-3", "2027-02-01")], "over"),  # ten working days before the completion
        ([Proof("sponsor-3", "2027-01-29")], "stale-to-the-end"),
        ([Proof("sponsor-8", "2027-02-01")], "over"),
        ([Proof("sponsor-8", "2027-02-01"), Proof("sponsor-8", "2027-01-20", is_complete=0)], "left-open"),
        ([Proof("sponsor-7", "2027-02-01", is_complete=0)], "left-open"),
        ([Proof("sponsor-7", "2027-02-01"), Proof("sponsor-7", "2027-01-20", is_complete=0)], "over"),
    ],
)  # fmt: skip
def test_past_its_last_moment_a_duty_is_done_only_if_it_was_in_order(
    file: Path, proofs: list[Proof], why: str
) -> None:
    change(file, state="closed", completed_on="2027-02-15", closed_on="2027-02-22")
    state = "done" if why == "over" else "attention"
    assert states(file, "2027-06-01", proofs)[proofs[0].duty, "marie"] == (state, why)


def test_a_duty_that_ends_before_the_close_is_judged_on_its_last_day(file: Path) -> None:
    with session(file) as s:
        acme = the(s, Engagement)
        s.add(Work(key="T-9", engagement_id=acme.id, title="Live", phase="go-live", start_on="2027-02-22", finish_on="2027-02-22", created_on=CREATED))  # fmt: skip
    seen = [
        states(file, "2027-05-03", [Proof("sponsor-6", day)])["sponsor-6", "marie"]
        for day in ("2027-01-22", "2027-01-25")
    ]
    assert seen == [("attention", "stale-to-the-end"), ("done", "over")]


def test_what_disturbed_at_the_close_still_does_and_what_came_later_does_not(file: Path) -> None:
    change(file, state="closed", completed_on="2027-02-15", closed_on="2027-02-22")
    found = [Disturbance("sponsor-8", "2027-02-22"), Disturbance("sponsor-9", "2027-02-23")]
    seen = states(file, "2027-06-01", findings=found)
    assert seen["sponsor-8", "marie"] == ("attention", "no-sponsor")
    assert seen["sponsor-9", "marie"] == ("done", "none-arose")


def test_on_hold_nothing_past_its_last_moment_is_said_to_be_done(file: Path) -> None:
    change(file, state="on-hold")
    assert states(file, "2027-02-08")["sponsor-5", "marie"] == ("todo", "missing")


def test_from_completion_on_intervals_run_for_satisfaction_only(file: Path) -> None:
    change(file, state="completed", completed_on="2027-02-15")
    proofs = [Proof("sponsor-3", "2027-01-20"), Proof("account-manager-7", "2027-01-20")]
    seen = states(file, "2027-06-01", proofs)
    assert seen["sponsor-3", "marie"] == ("active", "fresh")
    assert seen["account-manager-7", None] == ("attention", "stale")


def test_a_snoozed_finding_leaves_its_duty_in_attention(file: Path) -> None:
    with session(file) as s:
        acme, marie = the(s, Engagement), the(s, Person, handle="marie")
        s.add(Snooze(engagement_id=acme.id, finding="no-sponsor:T-1", until_on="2027-02-05", reason="so", by_id=marie.id, snoozed_on="2027-01-29"))  # fmt: skip
    disturbed = [Disturbance("sponsor-8", "2027-01-20")]
    assert states(file, "2027-02-01", findings=disturbed)["sponsor-8", "marie"] == (
        "attention",
        "no-sponsor",
    )


def test_the_views_say_of_the_duties_what_the_data_says(file: Path) -> None:
    with closing(connect(file)) as db:
        prepare(db, f"{TRAIN}T14:00:00+00:00", TRAIN, Scope(everything=True))
        columns = "place, key, role, kind, opens, opens_lead, closes, closes_lead, every, is_kept, default_next"
        assert db.execute(f"SELECT {columns} FROM duty ORDER BY place").fetchall() == list(rows())
        waived = set(db.execute("SELECT profile, duty FROM profile_waiver"))
    assert waived == {(profile, duty) for profile, duties in PROFILES.items() for duty in duties}


def test_what_comes_up_after_the_last_moment_of_a_needed_duty_is_no_occasion(file: Path) -> None:
    with session(file) as s:
        acme = the(s, Engagement)
        ana = the(s, Person, handle="ana")
        ana.side = "vendor"
        s.add(Assignment(key="ROL-9", engagement_id=acme.id, person_id=ana.id, role="provider", from_on=STARTED, recorded_on=STARTED))  # fmt: skip
        s.add(Work(key="T-9", engagement_id=acme.id, title="Go-live", phase="go-live", start_on="2027-03-08", finish_on="2027-03-08", created_on=CREATED))  # fmt: skip
    before = Proof("provider-3", "2027-03-08", is_complete=0)
    after = Proof("provider-3", "2027-03-09", is_complete=0)
    answered = Proof("provider-3", "2027-03-01")
    for proofs, expected in (
        ([before], ("attention", "left-open")),
        ([after], ("done", "none-arose")),
        ([after, answered], ("done", "over")),
    ):
        assert states(file, "2027-03-15", proofs)["provider-3", "ana"] == expected
