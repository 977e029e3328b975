"""Bringing in rows: all or none, through the noun's own verbs, twice the same as once."""

import hashlib
import json
import shlex
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from engtrack.store import many

from ..conftest import Runner, run

TRACKER = """\
Clé;Nom;Client;Promoteur;Gestionnaire de compte;Coordonnateur;Début;Mise en service;État
NORD;Atelier Nord;Ébénisterie Nord;Marie Tremblay <marie@example.com>;Ana Ruiz;carla;2026-11-02;2027-06-01;en cours
SUD;Sud;Sud inc.;Luc Roy;Ana Ruiz;Denis Roy;2027-04-05;2027-09-01;prévu
EST;Est;Est inc.;Luc Côté;Ana Ruiz;Denis Roy;2027-01-05;;suspendu
OUEST;Ouest;Ouest inc.;Marie;;;;2026-12-01;clos
"""


@pytest.fixture
def tracker(engtrack: Runner) -> str:
    assert engtrack("person", "add", "Carla Roy", "--side", "vendor").status == 0
    Path("tracker.csv").write_text(TRACKER, "utf-8")
    return "tracker.csv"


def rows(*argv: str) -> list[dict[str, object]]:
    done = run(*argv, "--json")
    assert done.status == 0, done.err
    read: list[dict[str, object]] = json.loads(done.out)
    return read


def test_a_coordinators_list_comes_in_as_planned_engagements(tracker: str) -> None:
    assert [row["result"] for row in rows("import", "engagement", tracker)] == ["created"] * 4
    assert {row["state"] for row in rows("engagement", "list")} == {"planned"}
    held = {(r["engagement"], r["role"]): (r["person"], r["from_on"]) for r in rows("role", "list")}
    assert held[("NORD", "sponsor")] == ("marie", "2026-11-02")
    assert held[("NORD", "coordinator")] == ("carla", "2026-11-02")
    assert held[("SUD", "account-manager")] == ("ana", "2027-03-01")  # not before it is recorded
    assert held[("OUEST", "sponsor")][0] == "marie"  # one word that is a handle
    people = {row["key"]: row for row in rows("person", "list")}
    assert people["marie"]["organisation"] == "Ébénisterie Nord"
    assert people["ana"]["organisation"] is None
    assert (people["ana"]["side"], people["luc"]["side"]) == ("vendor", "client")


def test_go_live_is_a_milestone_that_must_fall_on_that_day(tracker: str) -> None:
    rows("import", "engagement", tracker)
    found = {row["engagement"]: row for row in rows("milestone", "list")}
    assert set(found) == {"NORD", "SUD", "OUEST"}
    nord = found["NORD"]
    assert (nord["title"], nord["phase"], nord["must_start_on"], nord["finish_on"]) == (
        "Mise en service", "go-live", "2027-06-01", "2027-06-01",
    )  # fmt: skip


def test_the_printed_command_adopts_what_is_under_way_without_one_alarm(tracker: str) -> None:
    commands = [row["next"] for row in rows("import", "engagement", tracker) if row["next"]]
    assert commands == [
        "engtrack engagement start NORD --on 2026-11-02 --tracked-from today",
        "engtrack engagement start EST --on 2027-01-05 --tracked-from today --by ana --via meeting",
    ]
    for command in commands:
        done = run(*shlex.split(str(command))[1:])
        assert done.status == 0, done.err
    states = {row["key"]: row["state"] for row in rows("engagement", "list")}
    assert states == {"NORD": "active", "EST": "active", "SUD": "planned", "OUEST": "planned"}
    assert rows("finding", "list") == []
    assert {row["attention"] for row in rows("engagement", "list")} == {0}


def test_what_is_on_hold_or_completed_is_led_there_step_by_step(tracker: str) -> None:
    Path(tracker).write_text(TRACKER.replace("en cours", "achevé"), "utf-8")
    talk = run("import", "engagement", tracker).err.splitlines()
    steps = [shlex.split(line)[1:] for line in talk if line.startswith("engtrack engagement ")]
    assert [step[1:3] for step in steps] == [
        ["start", "NORD"], ["complete", "NORD"], ["start", "EST"], ["hold", "EST"],
    ]  # fmt: skip
    for step in steps:
        assert run(*step).status == 0, step
    states = {row["key"]: row["state"] for row in rows("engagement", "list")}
    assert (states["NORD"], states["EST"]) == ("completed", "on-hold")


def test_a_go_live_before_the_start_is_refused_with_its_line(tracker: str) -> None:
    Path(tracker).write_text(TRACKER.replace("2027-06-01", "2026-10-01"), "utf-8")
    done = run("import", "engagement", tracker)
    assert done.status == 2
    assert "line 2: the go-live (2026-10-01) is before the start (2026-11-02)" in done.err


def test_a_noun_in_the_plural_is_asked_back(engtrack: Runner) -> None:
    refused = engtrack("import", "engagements", "x.csv")
    assert "no import of engagements; did you mean engagement?" in refused.err


def test_the_same_list_again_changes_nothing(tracker: str, db: Path) -> None:
    rows("import", "engagement", tracker)
    before = hashlib.sha256(db.read_bytes()).digest()
    again = rows("import", "engagement", tracker)
    assert [row["result"] for row in again] == ["left"] * 4
    assert hashlib.sha256(db.read_bytes()).digest() == before


def test_a_preview_writes_nothing(tracker: str, db: Path) -> None:
    before = hashlib.sha256(db.read_bytes()).digest()
    assert len(rows("import", "engagement", tracker, "-n")) == 4
    assert hashlib.sha256(db.read_bytes()).digest() == before
    assert rows("engagement", "list") == []


def test_one_bad_line_and_nothing_is_written(tracker: str, db: Path) -> None:
    Path(tracker).write_text(TRACKER.replace("2027-09-01", "03/04/2026"), "utf-8")
    before = hashlib.sha256(db.read_bytes()).digest()
    done = run("import", "engagement", tracker)
    assert (done.status, done.out) == (2, "")
    assert done.err.splitlines() == [
        "engtrack: tracker.csv: 1 to mend, nothing was written",
        "    line 3, Mise en service: 03/04/2026 may be 2026-04-03 or 2026-03-04; say which",
    ]
    assert hashlib.sha256(db.read_bytes()).digest() == before


def test_a_line_that_differs_from_what_is_there_is_refused(tracker: str) -> None:
    rows("import", "engagement", tracker)
    Path(tracker).write_text(TRACKER.replace("Sud inc.", "Sud ltée"), "utf-8")
    done = run("import", "engagement", tracker)
    assert done.status == 2
    assert "line 3: SUD is there with another client (Sud inc.)" in done.err


def test_two_lines_of_one_key_are_refused(tracker: str) -> None:
    Path(tracker).write_text(TRACKER.replace("SUD;", "NORD;"), "utf-8")
    done = run("import", "engagement", tracker)
    assert done.status == 2
    assert "line 3: NORD stands on line 2 too" in done.err


def test_a_rule_that_is_broken_names_the_line_and_the_others_are_tried(engtrack: Runner) -> None:
    engtrack("person", "add", "Carla Roy", "--side", "vendor")
    engtrack("engagement", "create", "ACME", "--name", "Acme", "--client", "Acme")
    text = "role,person,engagement\nsponsor,Luc Caron,ACME\nsponsor,carla,ACME\nlead,nobody,ACME\n"
    done = run("import", "role", "-", stdin=text)
    assert done.status == 2
    assert "line 3: sponsor is a role of the client; carla is of the vendor" in done.err
    assert "line 4: no person nobody" in done.err
    assert rows("role", "list") == []
    assert [row["key"] for row in rows("person", "list")] == ["carla"]


def test_at_most_twenty_errors_are_told(engtrack: Runner) -> None:
    engtrack("person", "add", "Carla Roy", "--side", "vendor")
    text = "title,price\n" + "A,x\n" * 30
    done = run("import", "service", "-", stdin=text)
    assert done.status == 2
    assert "stdin: 30 to mend" in done.err
    assert done.err.count("is not an amount") == 20
    assert "10 more" in done.err


def test_a_ref_is_brought_in_once(engtrack: Runner) -> None:
    engtrack("person", "add", "Carla Roy", "--side", "vendor")
    engtrack("engagement", "create", "ACME", "--name", "Acme", "--client", "Acme")
    text = "title;durée;effort;après;ref\nInstall;2 j;3h30;;a\nTrain;3;1d;T-1;b\n"
    first = run("import", "task", "-", "--columns", "key,result", stdin=text)
    assert first.lines == ["key  result", "T-1  created", "T-2  created"], first.err
    again = run("import", "task", "-", "--columns", "key,result", stdin=text)
    assert again.lines == ["key  result", "T-1  left", "T-2  left"]
    (train,) = (rows("task", "show", "T-2", "--columns", "duration_days,effort_minutes,after"),)
    assert train == {"duration_days": 3, "effort_minutes": 480, "after": "T-1"}


def test_from_the_start_on_an_import_reaches_nothing_that_needs_a_decision(tracker: str) -> None:
    rows("import", "engagement", tracker)
    run("engagement", "start", "NORD")
    done = run("import", "service", "-", "-e", "NORD", stdin="title,price\nMore,1200\n")
    assert done.status == 2
    assert "line 2: NORD has started" in done.err
    done = run("import", "role", "-", "-e", "NORD", stdin="role,person\nlead,Zoe Roy\n")
    assert done.status == 2
    assert "line 2: " in done.err
    assert rows("service", "list") == []


def test_a_row_of_another_engagement_than_the_line_names_is_refused(tracker: str) -> None:
    rows("import", "engagement", tracker)
    done = run("import", "service", "-", "-e", "SUD", stdin="title,engagement\nA,NORD\n")
    assert done.status == 2
    assert "line 2: the row is of NORD, not of SUD" in done.err


def test_what_was_exported_comes_back_identical(tracker: str) -> None:
    rows("import", "engagement", tracker)
    nasty = ["=1+1", "'quoted", "a;=b", "01234", 'with "quotes"', "two\nlines", "@é, 日本"]
    for title in nasty:
        assert run("issue", "log", "problem", title, "-e", "SUD", "--area", "data").status == 0
    run("export", "issue", "-e", "SUD", "-o", "issues.csv", "--columns", "title,kind,area")
    assert run("import", "issue", "issues.csv", "-e", "EST").status == 0
    found = {e: [r["title"] for r in rows("issue", "list", "-e", e)] for e in ("SUD", "EST")}
    assert found["EST"] == found["SUD"] == nasty


def test_an_import_is_one_entry_of_the_journal(tracker: str) -> None:
    before = len(rows("db", "history"))
    rows("import", "engagement", tracker)
    assert len(rows("db", "history")) == before + 1
    assert run("db", "check").status == 0
    assert run("db", "undo", "--yes").status == 0
    assert rows("engagement", "list") == []


def test_windows_text_is_read_and_said(tracker: str) -> None:
    Path(tracker).write_bytes(TRACKER.encode("cp1252"))
    done = run("import", "engagement", tracker)
    assert done.status == 0
    assert "tracker.csv was read as cp1252" in done.err
    assert rows("engagement", "list")[1]["client"] == "Ébénisterie Nord"


def tasks(*lines: str) -> str:
    head = "title,phase,duration,assignee,after"
    Path("tasks.csv").write_text("\n".join([head, *lines]) + "\n", "utf-8")
    return "tasks.csv"


def test_many_rows_ask_the_file_no_more_often_than_few(tracker: str) -> None:
    seen: list[str] = []

    def see(*told: object) -> None:
        seen.append(str(told[2]))

    def statements(count: int) -> int:
        seen.clear()
        path = tasks(*(f"Set up {number},train,3d,," for number in range(count)))
        assert run("import", "task", path, "-e", "NORD").status == 0
        return len(seen)

    run("import", "engagement", tracker)
    event.listen(Engine, "before_cursor_execute", see)
    try:
        assert statements(400) - statements(20) < 20
    finally:
        event.remove(Engine, "before_cursor_execute", see)


@pytest.mark.parametrize("together", [1, 3, 1000])
def test_rows_that_go_together_are_those_that_went_alone(
    tracker: str, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    monkeypatch.setattr(many, "TOGETHER", together)
    run("import", "engagement", tracker)
    path = tasks("Set up,install,2d,,", "Install,install,3d,ana,", "Train,train,1d,role:lead;ana,",
                 *(f"Cell {n},test,1d,," for n in range(5)))  # fmt: skip
    assert run("import", "task", path, "-e", "NORD").status == 0
    again = tasks("Look,test,1d,,T-8;T-1", "Look again,test,1d,,T-9")
    assert run("import", "task", again, "-e", "NORD").status == 0
    found = {row["key"]: (row["assignees"], row["after"]) for row in rows("task", "list")}
    assert (found["T-2"][0], found["T-3"][0]) == ("ana", "ana, role:lead")
    assert (found["T-9"][1], found["T-10"][1]) == ("T-1, T-8", "T-9")
    assert rows("task", "add", "One more", "-e", "NORD")["key"] == "T-11"
    assert run("db", "check").status == 0


def test_a_broken_rule_at_the_end_leaves_nothing_and_no_key_is_lost(tracker: str, db: Path) -> None:
    run("import", "engagement", tracker)
    before = hashlib.sha256(db.read_bytes()).hexdigest()
    done = run(
        "import",
        "task",
        tasks("One,train,1d,,", "Two,train,1d,nobody,", "Three,train,1d,,T-99"),
        "-e",
        "NORD",
    )
    assert done.status == 2
    assert "line 3: no person nobody" in done.err
    assert "line 4: no task T-99" in done.err
    assert hashlib.sha256(db.read_bytes()).hexdigest() == before
    run("import", "task", tasks("One,train,1d,,"), "-e", "NORD")
    assert [row["key"] for row in rows("task", "list")] == ["T-1"]
