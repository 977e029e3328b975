"""Every view can be read, in an empty file and in a full one, and reads its own engagement only."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from engtrack.nouns.duty.duties import DUTIES
from engtrack.store.read import Scope, read, reading
from engtrack.store.views import statements

DAY = "2027-03-01"
NOW = f"{DAY}T14:00:00.000+00:00"
# Rows of the program, not of the file.
FIXED = {"document_typed", "duty", "profile_waiver", "ready_check"}
VIEWS = [name for name in statements() if name not in FIXED]
# Tables with many rows an engagement; the others are small, or are looked up by their id.
BIG = (
    "work", "assignee", "link", "issue", "issue_comment", "issue_wait", "escalation", "approval",
    "approval_proof", "baseline", "change", "change_line", "document", "document_version",
    "document_contributor", "message", "message_recipient", "deliverable", "process", "service",
    "assignment", "snooze", "publication", "publication_reader", "journal_change",
    "handover", "handover_item",
    "session", "session_person", "session_topic", "session_material",
    "time_entry", "expense", "sheet", "sheet_point", "invoice", "invoice_line",
    "asset", "asset_item", "asset_check", "asset_version", "backup", "party",
    "test", "test_step", "test_version", "test_run",
)  # fmt: skip


def opened(path: Path, scope: Scope) -> Iterator[sqlite3.Connection]:
    with reading(path, NOW, DAY, scope) as db:
        yield db


@pytest.fixture(scope="module")
def full(filled: tuple[Path, list[str]]) -> Iterator[sqlite3.Connection]:
    yield from opened(filled[0], Scope())


@pytest.fixture(scope="module")
def one(filled: tuple[Path, list[str]]) -> Iterator[sqlite3.Connection]:
    """A connection whose scope is ACME."""
    yield from opened(filled[0], Scope(engagement="ACME"))


def test_there_are_views() -> None:
    assert {"engagement_list", "duty_show", "finding", "evidence", "today_list"} <= set(VIEWS)
    assert len(VIEWS) == len(set(VIEWS))


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_of_an_empty_file_is_empty(view: str, empty_file: Path) -> None:
    with reading(empty_file, NOW, DAY) as db:
        assert db.execute(f"SELECT * FROM {view}").fetchall() == []


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_can_be_read_in_a_full_file(view: str, full: sqlite3.Connection) -> None:
    rows = full.execute(f"SELECT * FROM {view}").fetchall()
    assert all(isinstance(value, str | int | None) for row in rows for value in row)


@pytest.mark.parametrize("view", [v for v in VIEWS if v.endswith("_list")])
def test_a_list_has_the_fields_scripts_count_on(view: str, full: sqlite3.Connection) -> None:
    columns = [c[0] for c in full.execute(f"SELECT * FROM {view} LIMIT 0").description]
    rows = full.execute(f"SELECT key FROM {view}").fetchall()
    assert "key" in columns
    if view != "today_list":
        assert len(rows) == len(set(rows))
    if view not in ("person_list", "engagement_list", "today_list"):
        assert "engagement" in columns
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", column) for column in columns)


@pytest.mark.parametrize("view", [v for v in VIEWS if v.endswith(("_evidence", "_finding"))])
def test_evidence_and_findings_speak_of_duties_that_there_are(
    view: str, full: sqlite3.Connection
) -> None:
    known = {duty.key for duty in DUTIES}
    said = {row[0] for row in full.execute(f"SELECT duty FROM {view}")}
    assert said - {None} <= known


@pytest.mark.parametrize("view", [v for v in VIEWS if v.endswith("_finding")])
def test_the_facts_of_a_finding_fit_its_sentence(view: str, full: sqlite3.Connection) -> None:
    from engtrack.cli.words import WHY

    for code, severity, step in full.execute(f"SELECT code, severity, next FROM {view}"):
        assert code in WHY
        assert severity in (1, 2, 3)
        assert step.startswith("engtrack ")


def test_the_findings_of_the_sample_are_of_many_kinds(full: sqlite3.Connection) -> None:
    """Codes that stand in a view, and those that it makes by CASE or by `||`."""
    seen = {code for (code,) in full.execute("SELECT code FROM finding_raw")}
    assert {"no-sponsor", "gap-unreported", "answer-owed"} <= seen
    assert {"task-overdue", "milestone-overdue", "lead-missing", "question-overdue"} <= seen
    assert {"contract-missing", "engagement-plan-undecided", "status-report-missing"} <= seen


def test_the_scope_narrows_every_view_that_names_an_engagement(one: sqlite3.Connection) -> None:
    seen = set()
    for view in [v for v in VIEWS if not v.startswith("person_")]:  # theirs are over all
        columns = [c[0] for c in one.execute(f"SELECT * FROM {view} LIMIT 0").description]
        if "engagement" in columns:
            seen |= {(view, row[0]) for row in one.execute(f"SELECT engagement FROM {view}")}
        if "engagement_id" in columns:
            keys = one.execute(
                f"SELECT e.key FROM {view} v JOIN engagement e ON e.id = v.engagement_id"
            )
            seen |= {(view, row[0]) for row in keys}
    assert {row for row in seen if row[1] not in ("ACME", None)} == set()
    assert len({view for view, _ in seen}) > 20


def scans_of(db: sqlite3.Connection, sql: str) -> set[str]:
    """The big tables that a query reads from end to end, by themselves or by an index of theirs."""
    tables = dict(
        db.execute("SELECT rootpage, tbl_name FROM main.sqlite_master WHERE rootpage > 0")
    )
    opened_as: dict[int, str] = {}
    found = set()
    for _, opcode, cursor, page, place, *_ in db.execute(f"EXPLAIN {sql}"):
        if opcode == "OpenRead" and place == 0:
            opened_as[cursor] = tables.get(page, "")
        elif opcode.startswith("Open"):
            opened_as.pop(cursor, None)  # the number is used again, for rows in memory
        elif opcode in ("Rewind", "Last"):
            found.add(opened_as.get(cursor, ""))
    return found & set(BIG)


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_of_one_engagement_reads_no_table_from_end_to_end(
    view: str, one: sqlite3.Connection
) -> None:
    if view.startswith("person_"):
        pytest.skip("a person's roles are those in all engagements")
    where = " WHERE of_key = 'T-1'" if view.endswith("_part") else ""
    where = " WHERE key = 'T-1'" if view.endswith("_card") else where
    assert scans_of(one, f"SELECT * FROM {view}{where}") == set()


def test_this_would_see_a_scan(one: sqlite3.Connection) -> None:
    assert scans_of(one, "SELECT * FROM work") == {"work"}
    assert scans_of(one, "SELECT * FROM work w JOIN issue i ON i.title = w.title") != set()


@pytest.mark.parametrize("view", ["duty_show", "finding_list", "task_list", "schedule_show"])
def test_the_heaviest_reads_stay_within_one_engagement(view: str, one: sqlite3.Connection) -> None:
    assert scans_of(one, f"SELECT * FROM {view}") == set()
    assert read(one, view, "1", keep=True).rows
