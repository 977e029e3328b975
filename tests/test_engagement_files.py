"""An engagement file is all or nothing, changes nothing twice, and comes back as it went.

It grants no decision.
"""

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from engtrack.cli import settings as shared_settings
from engtrack.cli.parse import parse_minutes
from engtrack.nouns.demo import rehearsing
from engtrack.nouns.engagement.files.values import (
    parse_days_off,
    written_days_off,
    written_minutes,
)
from engtrack.store import schema

from .conftest import DAY, Runner, run

ACME = """
[engagement]
key = "ACME"
name = "Acme go-live"
client = "Acme"
start_on = 2027-03-15
days_off = ["2027-03-26", "2027-07-18..2027-07-31"]
budget = "9600.00"

[[person]]
handle = "carla"
name = "Carla Roy"
side = "vendor"
roles = [{role = "coordinator", from_on = 2027-02-01}]

[[person]]
handle = "marie"
name = "Marie Tremblay"
side = "client"
roles = ["sponsor"]

[[person]]
handle = "luc"
name = "Luc Bergeron"
side = "client"

[[role]]
role = "lead"
person = "luc"
from_on = 2027-02-15
until_on = 2027-12-31
domains = ["data", "library"]

[[service]]
id = "training"
title = "Training"
effort = "3d"
price = "3600.00"

[[milestone]]
id = "go-live"
title = "Go-live"
phase = "go-live"
after = [{task = "train"}]

[[task]]
id = "install"
title = "Install"
phase = "install"
duration_days = 2
actual_start_on = 2027-02-22
actual_finish_on = 2027-02-23
state = "finished"

[[task]]
id = "train"
title = "Train"
phase = "train"
duration_days = 3
assignees = ["luc", "role:lead"]
after = [{task = "install", type = "FS", lag_days = 2}]

[[issue]]
id = "labels"
kind = "question"
area = "data"
title = "Which labels?"
raised_by = "carla"
raised_on = 2027-02-22
owner = "role:lead"
resolution = "Of 60 by 40"
resolved_on = 2027-02-24
resolved_by = "luc"
resolved_via = "phone"

[[duty]]
key = "sponsor-3"
every = 5
notes = [{by = "carla", noted_on = 2027-02-24, text = "Marie reads it on Fridays"}]

[[duty]]
key = "lead-5"
every = "none"

[[session]]
id = "basics"
kind = "training"
title = "Library basics"
day_on = 2027-02-24
start_time = "9h"
end_time = "12:00"
zone = "America/Toronto"
location = "Room 2"
task = "train"
topics = ["library", "end-users"]
booked_by = "carla"
booked_on = 2027-02-16
state = "held"
confirmed_by = "carla"
confirmed_on = 2027-02-22
people = [
    {person = "carla", presence = "present"},
    {person = "luc", presence = "absent", made_up_by = "again"},
]
material = [{document = "guide"}]

[[session]]
id = "again"
kind = "training"
title = "Library basics, again"
day_on = 2027-03-16
start_time = "09:00"
end_time = "12:00"
zone = "America/Toronto"
people = [{person = "luc"}]

[[document]]
id = "guide"
kind = "training-material"
title = "The library in ten pages"
dated_on = 2027-02-22
author = "luc"
"""
LISTS = (
    "service list",
    "person list",
    "role list",
    "milestone list",
    "task list",
    "schedule show",
    "deliverable list",
    "issue list",
    "change list",
    "document list",
    "message list",
    "process list",
    "session list",
    "asset list",
    "backup list",
    "party list",
    "test list",
)
# Decisions, and the day and the hand by which something was typed into this file.
APART = {
    "committed_start_on",
    "committed_finish_on",
    "slip_days",
    "approval",
    "approved_on",
    "approved_version",
    "acknowledged_on",
    "acknowledged_by",
    "since_change",
    "edited_on",
    "revision",
    "created_on",
    "recorded_on",
    "registered_on",
    "typed_by",
    "resolved_typed_by",
    "answer_typed_by",
    "roles",
}
BEFORE = {
    "approved": "draft",
    "accepted": "submitted",
    "acknowledged": "reported",
    "asked": "draft",
}


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    path = tmp_path / "acme.toml"
    path.write_text(ACME, "utf-8")
    return path


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An engagement in the midst of its life: that of the demo."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ENGTRACK_NOW", f"{DAY}T09:00:00-05:00")
        shared_settings.start([])
        yield rehearsing.make(tmp_path_factory.mktemp("lived"), rehearsing.PHASE).db


def effects(engtrack: Runner, path: Path | str, *more: str) -> set[str]:
    done = engtrack("engagement", "apply", str(path), "--json", *more)
    assert done.status == 0, done.err
    return {row["effect"] for row in json.loads(done.out)}


def changed(path: Path, before: str, after: str) -> Path:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    return path


def test_applied_twice_it_changes_nothing(engtrack: Runner, acme: Path) -> None:
    assert effects(engtrack, acme) == {"created"}
    head = engtrack("db", "head", "--json").out
    again = engtrack("engagement", "apply", str(acme))
    assert again.status == 0
    assert "nothing to change: ACME is as the file says" in again.err
    assert engtrack("db", "head", "--json").out == head


def test_a_dry_run_says_all_and_writes_nothing(engtrack: Runner, acme: Path) -> None:
    assert effects(engtrack, acme, "-n") == {"created"}
    assert engtrack("engagement", "show", "ACME").status == 3


def test_roles_come_with_their_dates_either_way(engtrack: Runner, acme: Path) -> None:
    effects(engtrack, acme)
    rows = json.loads(engtrack("role", "list", "-e", "ACME", "--json").out)
    found = {(r["person"], r["role"], r["from_on"], r["until_on"], r["domains"]) for r in rows}
    assert found == {
        ("carla", "coordinator", "2027-02-01", None, None),
        ("marie", "sponsor", DAY, None, None),
        ("luc", "lead", "2027-02-15", "2027-12-31", "data,library"),
    }


def test_what_differs_is_changed_and_what_is_not_named_stays(engtrack: Runner, acme: Path) -> None:
    effects(engtrack, acme)
    engtrack("task", "add", "Of ours", "-e", "ACME")
    engtrack("task", "edit", "T-2", "--note", "Of ours too")
    changed(acme, 'title = "Train"', 'title = "Train all"')
    changed(acme, 'assignees = ["luc", "role:lead"]', 'assignees = ["role:lead"]')
    done = engtrack("engagement", "apply", str(acme), "--json")
    rows = [row for row in json.loads(done.out) if row["effect"] != "left"]
    assert [(r["key"], r["effect"], r["fields"]) for r in rows] == [
        ("T-2", "changed", "title, assignees")
    ]
    shown = json.loads(engtrack("task", "show", "T-2", "--json").out)
    assert (shown["title"], shown["note"], shown["assignees"]) == (
        "Train all",
        "Of ours too",
        "role:lead",
    )
    assert engtrack("task", "show", "T-3").status == 0


def test_states_follow_by_the_moves_that_people_make(engtrack: Runner, acme: Path) -> None:
    effects(engtrack, acme)
    begun = 'assignees = ["luc", "role:lead"]\nstate = "started"\nactual_start_on = 2027-02-26'
    changed(acme, 'assignees = ["luc", "role:lead"]', begun)
    assert effects(engtrack, acme) == {"changed", "left"}
    changed(acme, 'state = "finished"', 'state = "cancelled"')
    assert effects(engtrack, acme) == {"changed", "left"}
    rows = json.loads(engtrack("task", "list", "-e", "ACME", "--json").out)
    assert {row["key"]: row["state"] for row in rows} == {"T-1": "cancelled", "T-2": "started"}


def test_exported_and_applied_to_itself_it_changes_nothing(
    lived: Path, at_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENGTRACK_DB", str(lived))
    monkeypatch.setenv("ENGTRACK_AS", "sophie")
    assert run("engagement", "export", "LAURIER", "-o", "l.toml").status == 0
    done = run("engagement", "apply", "l.toml", "-n", "--json")
    assert {row["effect"] for row in json.loads(done.out)} == {"left"}


def test_exported_and_applied_elsewhere_it_is_the_same_but_for_decisions(
    lived: Path, at_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENGTRACK_AS", "sophie")
    other = tmp_path / "other.db"
    schema.create(other, instant=f"{DAY}T14:00:00.000+00:00", is_rehearsal=True)
    text = run("engagement", "export", "LAURIER", "--db", str(lived)).out
    done = run("engagement", "apply", "-", "--db", str(other), stdin=text)
    assert done.status == 0, done.err
    assert "[record] is skipped" in done.err
    for words in LISTS:
        here, there = (
            {
                named(row): row
                for row in json.loads(run(*words.split(), "--json", "--db", str(db)).out)
                if is_told(row)
            }
            for db in (lived, other)
        )
        assert there == {key: as_before(row, there.get(key, {})) for key, row in here.items()}
    again = run("engagement", "export", "LAURIER", "--db", str(other)).out
    assert tomllib.loads(again) == without_record(text)


def named(row: dict[str, Any]) -> str:
    """As the file calls it; the key of a change is another where one before it was applied."""
    return str(row.get("local_id") or row["key"])


def test_what_was_planned_comes_back_as_it_went(engtrack: Runner, acme: Path) -> None:
    effects(engtrack, acme)
    text = engtrack("engagement", "export", "ACME").out
    other = Path("other.db")
    schema.create(other, instant=f"{DAY}T14:00:00.000+00:00", is_rehearsal=True)
    assert engtrack("engagement", "apply", "-", "--db", str(other), stdin=text).status == 0
    assert engtrack("engagement", "export", "ACME", "--db", str(other)).out == text
    found = tomllib.loads(text)
    assert {one["key"]: one.get("every_days") for one in found["duty"]} == {
        "sponsor-3": 5,
        "lead-5": "none",
    }
    assert found["engagement"]["days_off"] == ["2027-03-26", "2027-07-18..2027-07-31"]
    assert [one["effort"] for one in found["service"]] == ["3d"]


def is_told(row: dict[str, Any]) -> bool:
    """A change that was applied is a decision: it is in the record, and its effects are the scope."""
    return not (row["key"].startswith("CHG-") and row["state"] == "applied")


def as_before(row: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """The row as it stood before it was decided; what is apart is taken from the other one."""
    expected = {name: other.get(name) if name in APART else value for name, value in row.items()}
    if "state" in row and not row["key"].startswith("BL-"):
        expected["state"] = BEFORE.get(row["state"], row["state"])
    if row.get("cites") == "CHG-1":
        expected["cites"] = None
    if row["key"].startswith("CHG-"):
        expected |= {"key": other.get("key"), "due_on": None, "asked_on": None}
    expected["local_id"] = row.get("local_id") or other.get("local_id")
    return {name: value for name, value in expected.items() if name in other}


def without_record(text: str) -> dict[str, Any]:
    found = tomllib.loads(text)
    del found["record"]
    return found


def test_what_was_decided_is_under_record(
    lived: Path, at_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = tomllib.loads(run("engagement", "export", "LAURIER", "--db", str(lived)).out)
    record = found["record"]
    assert record["life"]["state"] == "active"
    assert {"approval", "committed", "change", "waiver"} <= record.keys()
    assert "state" not in next(one for one in found["document"] if one["id"] == "plan")
    assert not any("committed_finish_on" in one for one in found["task"])


BAD = {
    'nam = "x"': "engagement ACME, nam: there is no nam; did you mean name?",
    'state = "active"': "engagement ACME, state: a file does not set it; `engtrack engagement start` does",
    '[[person]]\nhandle = "zoe"\nname = "Zoe"\nside = "cliant"': "person zoe, side: cliant is not one of",
    '[[person]]\nhandle = "zoe"\nside = "client"': "person zoe, name: it is missing",
    '[[tasc]]\nid = "x"': "tasc: there is no tasc; did you mean task?",
    '[process]\nid = "x"': "process: entries are written [[process]]",
    '[[approval]]\nkey = "APR-1"': "approval: a file grants no decision",
    '[[task]]\nid = "x"\ntitle = "X"\nafter = [{task = "trian"}]': "task x, task: there is no task:trian",
    '[[task]]\nid = "x"\ntitle = "X"\nassignees = ["luk"]': "task x, assignees: there is no luk; did you mean luc?",
    '[[task]]\nid = "x"\ntitle = "X"\neffort = "long"': "task x, effort: long is not a duration",
    '[[task]]\nid = "x"\ntitle = "X"\neffort = "2d"\neffort_minutes = 9': "task x, effort_minutes: it is said twice",
    '[[task]]\nid = "x"\ntitle = "X"\nstate = "finished"': "task x, state: say actual_finish_on",
    '[[task]]\nid = "x"\ntitle = "X"\nactual_start_on = 2099-01-01': "task x, actual_start_on: 2099-01-01 is still to come",
    '[[task]]\nid = "x"\ntitle = "X"\nnot_before = "tomorrow"': "task x, not_before: tomorrow is no day",
    '[[task]]\nid = "x"\ntitle = "X"\n[[task]]\nid = "x"\ntitle = "X"': "task x: it stands there twice",
    '[[deliverable]]\nid = "d"\ntitle = "D"\nstate = "accepted"': "deliverable d, state: a file grants no decision",
    '[[document]]\nid = "d"\ntitle = "D"\nkind = "strategy"\nstate = "approved"': "document d, state: a file grants no decision",
    '[[document]]\nid = "d"\ntitle = "D"\nkind = "strategy"\nstate = "current"': "document d, state: such a document is draft",
    '[[task]]\nid = "x"\ntitle = "X"\nnot_before = "2027-02-30"': "task x, not_before: there is no 2027-02-30",
    '[[task]]\nid = "x"\ntitle = "X"\nduration_days = 1000000000': "task x, duration_days: 1000000000 is too large",
    '[[duty]]\nkey = "sponsor-99"': "duty sponsor-99, key: no duty sponsor-99",
    '[[change]]\nid = "c"\ntitle = "C"\nstate = "applied"': "change c, state: a file grants no decision",
    '[[issue]]\nid = "i"\nkind = "gap"\narea = "data"\ntitle = "I"\nacknowledged_on = 2027-02-02': "issue i, acknowledged_on: a file does not set it",
}


@pytest.mark.parametrize("wrong", BAD)
def test_bad_input_names_entry_and_field_and_writes_nothing(
    engtrack: Runner, tmp_path: Path, wrong: str
) -> None:
    path = tmp_path / "bad.toml"
    head, *rest = ACME.split("\n\n")
    path.write_text(
        "\n\n".join([f"{head}\n{wrong}", *rest]) if wrong[0] != "[" else f"{ACME}\n{wrong}\n"
    )
    done = engtrack("engagement", "apply", str(path))
    assert done.status == 2
    assert BAD[wrong] in done.err
    assert done.out == ""
    assert engtrack("engagement", "list", "--json").out.strip() == "[]"


def test_all_that_is_wrong_is_said_at_once_up_to_twenty(engtrack: Runner, tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(ACME + "".join(f'[[task]]\nid = "t{n}"\n' for n in range(23)))
    done = engtrack("engagement", "apply", str(path))
    assert done.status == 2
    assert done.err.splitlines()[0] == f"engtrack: {path}: 23 to mend, nothing was written"
    assert len(done.err.splitlines()) == 22
    assert "3 more" in done.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[engagement", "is no TOML"),
        (None, "cannot be read"),
        ("", "there is no table [engagement]"),
    ],
)
def test_a_file_that_is_none_is_refused(
    engtrack: Runner, tmp_path: Path, text: str | None, said: str
) -> None:
    path = tmp_path / "bad.toml"
    if text is not None:
        path.write_text(text)
    done = engtrack("engagement", "apply", str(path))
    assert (done.status, done.out) == (2, "")
    assert said in done.err


AGREED = {
    ('price = "3600.00"', 'price = "3500.00"'): "engtrack change request --help",
    ('budget = "9600.00"', 'budget = "9000.00"'): "engtrack change request --help",
    (
        "[[milestone]]",
        '[[service]]\nid = "more"\ntitle = "More"\n\n[[milestone]]',
    ): "engtrack change request --help",
    (
        'roles = ["sponsor"]',
        'roles = ["sponsor", "support"]',
    ): "engtrack role assign support marie -e ACME",
    ("until_on = 2027-12-31", "until_on = 2027-11-30"): "engtrack role release ROL-1",
    (
        "duration_days = 3",
        "duration_days = 3\ncommitted_finish_on = 2027-04-01",
    ): "engtrack schedule baseline -e ACME",
}


@pytest.mark.parametrize("edit", AGREED)
def test_from_its_start_on_what_was_agreed_is_refused_naming_the_command(
    engtrack: Runner, acme: Path, edit: tuple[str, str]
) -> None:
    effects(engtrack, acme)
    assert engtrack("engagement", "start", "ACME").status == 0
    assert effects(engtrack, acme) == {"left"}
    done = engtrack("engagement", "apply", str(changed(acme, *edit)))
    assert done.status == 4
    assert f"`{AGREED[edit]}`" in done.err


def test_committed_dates_are_refused_while_planned_too(engtrack: Runner, acme: Path) -> None:
    changed(acme, "duration_days = 3", "duration_days = 3\ncommitted_finish_on = 2027-04-01")
    assert engtrack("engagement", "apply", str(acme)).status == 4


def test_a_share_of_a_clients_time_is_refused_while_planned_too(
    engtrack: Runner, acme: Path
) -> None:
    effects(engtrack, acme)
    changed(acme, 'person = "luc"\nfrom_on', 'person = "luc"\nshare = "40%"\nfrom_on')
    done = engtrack("engagement", "apply", str(acme))
    assert done.status == 4
    assert "share_percent: a share is of the vendor's people's time" in done.err


def test_who_exists_is_never_altered(engtrack: Runner, acme: Path) -> None:
    engtrack("person", "add", "Carla Roy", "--side", "vendor")
    engtrack("person", "add", "Marie Curie", "--handle", "marie")
    refused = engtrack("engagement", "apply", str(acme))
    assert refused.status == 4
    assert "marie is somebody else here (Marie Curie)" in refused.err
    assert effects(engtrack, acme, "--map", "marie=marie-t") == {"created", "left"}
    names = {r["key"]: r["name"] for r in json.loads(engtrack("person", "list", "--json").out)}
    assert names == {
        "carla": "Carla Roy",
        "luc": "Luc Bergeron",
        "marie": "Marie Curie",
        "marie-t": "Marie Tremblay",
    }
    assert effects(engtrack, acme, "--map", "marie=marie-t") == {"left"}
    assert engtrack("engagement", "apply", str(acme), "--map", "zoe=marie").status == 2


def test_only_who_was_asked_answers_through_a_file_too(engtrack: Runner, acme: Path) -> None:
    changed(acme, 'resolved_by = "luc"', 'resolved_by = "marie"')
    done = engtrack("engagement", "apply", str(acme))
    assert done.status == 4
    assert "issue labels: ISS-1 was asked of the role lead; marie cannot answer it" in done.err
    assert engtrack("engagement", "show", "ACME").status == 3


def test_work_that_would_follow_itself_is_refused(engtrack: Runner, acme: Path) -> None:
    changed(
        acme,
        "actual_start_on = 2027-02-22",
        'after = [{task = "train"}]\nactual_start_on = 2027-02-22',
    )
    assert engtrack("engagement", "apply", str(acme)).status == 4


def test_what_was_late_stays_late_elsewhere(
    engtrack: Runner, acme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    effects(engtrack, acme)
    monkeypatch.setenv("ENGTRACK_NOW", "2027-04-30T09:00:00-04:00")
    text = engtrack("engagement", "export", "ACME").out
    other = Path("other.db")
    schema.create(other, instant="2027-04-30T09:00:00.000+00:00", is_rehearsal=True)
    assert engtrack("engagement", "apply", "-", "--db", str(other), stdin=text).status == 0
    here, there = (
        json.loads(engtrack("schedule", "show", "-e", "ACME", "--json", *db).out)
        for db in ((), ("--db", str(other)))
    )
    assert [row["key"] for row in here if row["is_overdue"]] == ["T-2", "MS-1"]
    assert [(r["key"], r["finish_on"], r["is_overdue"]) for r in there] == [
        (r["key"], r["finish_on"], r["is_overdue"]) for r in here
    ]


def test_a_template_brings_the_work_and_leaves_its_people(engtrack: Runner) -> None:
    engtrack("person", "add", "Carla Roy", "--side", "vendor")
    done = engtrack(
        "engagement",
        "create",
        "NORD",
        "--from",
        "cabinet-shop",
        "--client",
        "Nord",
        "--start",
        "2027-05-03",
    )
    assert done.status == 0, done.err
    shown = json.loads(engtrack("engagement", "show", "NORD", "--json").out)
    assert (shown["client"], shown["name"], shown["start_on"], shown["aim"]) == (
        "Nord",
        "NORD",
        "2027-05-03",
        None,
    )
    assert [r["key"] for r in json.loads(engtrack("person", "list", "--json").out)] == ["carla"]
    tasks = {
        r["local_id"]: r for r in json.loads(engtrack("task", "list", "-e", "NORD", "--json").out)
    }
    assert len(tasks) == 36
    assert tasks["reunion"]["assignees"] == "role:coordinator, role:lead, role:sponsor"
    assert tasks["preparer-reunion"]["start_on"] == "2027-05-03"


def test_a_template_moves_what_was_asked_by_working_days(engtrack: Runner) -> None:
    engtrack("engagement", "create", "LATER", "--from", "small-shop", "--start", "2027-04-12")
    rows = json.loads(engtrack("milestone", "list", "-e", "LATER", "--json").out)
    go_live = next(row for row in rows if row["local_id"] == "go-live")
    assert go_live["not_after_on"] == "2027-06-04"  # five working days after the template's 28 May


def test_an_unknown_template_lists_those_there_are(engtrack: Runner) -> None:
    done = engtrack("engagement", "create", "NORD", "--from", "cabinet-chop")
    assert done.status == 2
    assert "cabinet-shop, small-shop" in done.err


@given(some.integers(0, 10**6))
def test_written_time_is_read_again(minutes: int) -> None:
    assert parse_minutes(written_minutes(minutes)) == minutes


@given(some.sets(some.dates(min_value=date(2020, 1, 1), max_value=date(2021, 12, 31))))
def test_written_days_off_are_read_again(days: set[Any]) -> None:
    texts = sorted(day.isoformat() for day in days)
    assert parse_days_off(written_days_off(texts)) == texts


def test_an_export_loads_no_model(lived: Path, at_home: Path) -> None:
    code = (
        "import sys; from engtrack import app;"
        f"app.run(['engagement', 'export', 'LAURIER', '--db', {str(lived)!r}, '-o', 'x.toml', '-q']);"
        "print(sorted({'sqlmodel', 'sqlalchemy', 'pydantic'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert Path("x.toml").exists()
