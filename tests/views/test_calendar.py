"""The days off of a calendar as rows: when they come, what they replace, what is planned by them."""

import json
import shlex
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from ..conftest import Done, Runner

CARLA = 'person add "Carla Roy" --side vendor'


@pytest.fixture
def say(engtrack: Runner) -> Runner:
    """Runs a line that must be done."""

    def run(line: str, stdin: str = "") -> Done:
        done = engtrack(*shlex.split(line), stdin=stdin)
        assert done.status == 0, done.err
        return done

    run(CARLA)
    return run


def rows(db: Path, key: str = "ACME") -> dict[str, str | None]:
    """The days off of an engagement, and what brought each."""
    with closing(sqlite3.connect(db)) as file:
        found = file.execute(
            """SELECT d.off_on, d.source FROM day_off d JOIN engagement e ON e.id = d.engagement_id
                WHERE e.key = ? ORDER BY d.off_on, d.source""",
            [key],
        ).fetchall()
    return dict(found)


def years(db: Path, key: str = "ACME") -> set[str]:
    return {day[:4] for day in rows(db, key)}


def planned(say: Runner, key: str) -> tuple[str, str]:
    row = json.loads(say(f"task show {key} --json").out)
    return row["start_on"], row["finish_on"]


def test_the_days_off_are_there_for_the_years_touched_and_one_more(say: Runner, db: Path) -> None:
    say("engagement create ACME --name A --client A --start 2027-06-01 --calendar CA-QC")
    assert years(db) == {"2027", "2028"}
    assert set(rows(db).values()) == {"CA-QC"}
    say('task add "Later" --not-before 2028-06-05')
    assert years(db) == {"2027", "2028", "2029"}
    say("task edit T-1 --not-after 2030-01-04")  # a day asked is touched too
    assert years(db) == {"2027", "2028", "2029", "2030", "2031"}


def test_an_earlier_start_brings_earlier_years_while_it_is_planned(say: Runner, db: Path) -> None:
    say("engagement create ACME --name A --client A --start 2027-06-01 --calendar CA-QC")
    say("engagement edit ACME --start 2026-11-02")
    assert years(db) == {"2026", "2027", "2028"}
    say("engagement start ACME --on 2025-12-01 --tracked-from today")
    assert years(db) == {"2025", "2026", "2027", "2028"}
    assert rows(db)["2025-12-25"] == "CA-QC"


def test_work_over_the_new_year_is_planned_with_its_holidays(say: Runner, db: Path) -> None:
    say("engagement create ACME --name A --client A --start 2027-12-20 --calendar CA-QC")
    say('task add "Move" --duration 10d')
    # 20 to 24, 28 to 31 (Christmas is observed on the 27th), 4 (New Year on the 3rd)
    assert planned(say, "T-1") == ("2027-12-20", "2028-01-04")


def test_a_plan_into_a_new_year_has_its_holidays_in_the_same_write(say: Runner, db: Path) -> None:
    """Each year that is reached moves the plan on, into another one in the end."""
    say("engagement create ACME --name A --client A --start 2027-03-01 --calendar CA-QC")
    say('task add "Long" --duration 1000d')
    start, finish = map(date.fromisoformat, planned(say, "T-1"))
    span = [start + timedelta(days) for days in range((finish - start).days + 1)]
    off = rows(db)
    worked = [day for day in span if day.weekday() < 5 and day.isoformat() not in off]
    assert len(worked) == 1000
    assert worked[-1] == finish
    assert {"2028-12-25", "2029-12-25", "2030-12-25"} <= off.keys()
    assert years(db) == {"2027", "2028", "2029", "2030", "2031", "2032"}


def test_late_work_given_new_dates_has_the_holidays_of_the_year(
    say: Runner, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    say("engagement create ACME --name A --client A --start 2027-03-01 --calendar CA-QC")
    say('task add "Late" --duration 2d')
    monkeypatch.setenv("ENGTRACK_NOW", "2030-12-31T09:00:00")
    assert "2031" not in years(db)
    say("schedule plan --yes")
    assert planned(say, "T-1") == ("2030-12-31", "2031-01-02")
    assert {"2029", "2030", "2031", "2032"} <= years(db)


def test_an_import_of_tasks_over_the_new_year(say: Runner, db: Path) -> None:
    say("engagement create ACME --name A --client A --start 2028-12-20 --calendar CA-QC")
    say("import task -", stdin="title,duration\nFirst,8d\nSecond,400d\n")
    assert planned(say, "T-1") == ("2028-12-20", "2029-01-02")
    assert max(years(db)) == "2031"


def test_another_calendar_replaces_its_own_days_only(say: Runner, db: Path) -> None:
    say("engagement create ACME --name A --client A --calendar CA-QC --day-off 2027-03-26")
    say("engagement edit ACME --day-off 2027-08-02")
    say("engagement edit ACME --calendar FR")
    assert {day for day, source in rows(db).items() if source is None} == {
        "2027-03-26",
        "2027-08-02",
    }
    assert set(rows(db).values()) == {"FR", None}
    say("engagement edit ACME --calendar none")
    assert rows(db) == {"2027-03-26": None, "2027-08-02": None}


def test_once_it_has_started_days_gone_by_stay_as_they_were_counted(
    say: Runner, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    say("engagement create ACME --name A --client A --calendar CA-QC")
    say("engagement start ACME")
    monkeypatch.setenv("ENGTRACK_NOW", "2027-06-24T09:00:00")
    say("engagement edit ACME --calendar FR")
    found = rows(db)
    gone = {day: source for day, source in found.items() if day < "2027-06-24"}
    assert gone == {"2027-01-01": "CA-QC", "2027-03-26": "CA-QC", "2027-05-24": "CA-QC"}
    assert {found[day] for day in found.keys() - gone.keys()} == {"FR"}
    assert "2027-06-24" not in found  # today is still to come
    say("engagement edit ACME --calendar none")
    assert rows(db) == gone


def test_the_calendar_of_an_engagement_that_started_without_one_begins_today(
    say: Runner, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    say("engagement create ACME --name A --client A --start 2026-11-02")
    say("engagement start ACME --on 2026-11-02 --tracked-from today")
    monkeypatch.setenv("ENGTRACK_NOW", "2027-06-25T09:00:00")
    say("engagement edit ACME --calendar CA-QC")
    assert min(rows(db)) == "2027-07-01"
    say('task add "Print"')
    assert min(rows(db)) == "2027-07-01"


def test_the_same_calendar_again_changes_nothing(say: Runner, db: Path) -> None:
    say("engagement create ACME --name A --client A --calendar CA-QC")
    with closing(sqlite3.connect(db)) as file:
        before = file.execute("SELECT * FROM day_off").fetchall()
    say("engagement edit ACME --calendar ca-qc")
    with closing(sqlite3.connect(db)) as file:
        assert file.execute("SELECT * FROM day_off").fetchall() == before


def test_undoing_takes_the_days_off_away_again(say: Runner, db: Path) -> None:
    say("engagement create ACME --name A --client A --calendar CA-QC")
    before = rows(db)
    say('task add "Later" --not-before 2029-06-05')
    assert len(rows(db)) > len(before)
    say("db undo --yes")
    assert rows(db) == before
    assert say("db check").status == 0


def test_days_counted_are_days_worked_by_the_calendar(say: Runner) -> None:
    """What counts days, a date on the line too, reads the rows."""
    say("engagement create ACME --name A --client A --start 2027-03-22 --calendar CA-QC")
    done = say("task add Print -e ACME --not-before +20bd")
    assert "+20bd = Tue 2027-03-30" in done.err  # after Good Friday


def test_machines_get_all_days_off_and_english_names_unless_asked(say: Runner) -> None:
    say("engagement create ACME --name A --client A --calendar CA-QC+construction")
    say("config set lang fr")
    found = json.loads(say("engagement show ACME --json").out)["engagement_day_off_part"]
    assert found[0] == {"from_on": "2027-01-01", "until_on": "2027-01-01",
                        "name": "New Year's Day", "source": "CA-QC"}  # fmt: skip
    assert len(found) > 12
    assert {"from_on": "2027-07-19", "until_on": "2027-07-30", "name": "Construction holiday",
            "source": "construction"} in found  # fmt: skip
    french = json.loads(say("engagement show ACME --json --lang fr").out)
    assert "Vacances de la construction" in {
        run["name"] for run in french["engagement_day_off_part"]
    }


def test_typed_days_that_a_weekend_parts_are_one_run_and_what_is_off_twice_is_said_once(
    say: Runner,
) -> None:
    say("engagement create ACME --name A --client A --calendar CA-QC")
    say("engagement edit ACME --day-off 2027-06-23..2027-06-28 --day-off 2027-06-30")
    shown = json.loads(say("engagement show ACME --json").out)
    found = [
        (run["from_on"], run["until_on"], run["source"])
        for run in shown["engagement_day_off_part"]
        if run["from_on"].startswith("2027-06")
    ]
    assert found == [
        ("2027-06-23", "2027-06-23", "typed"),
        ("2027-06-24", "2027-06-24", "CA-QC"),
        ("2027-06-25", "2027-06-28", "typed"),
        ("2027-06-30", "2027-06-30", "typed"),
    ]


FILE = """
[engagement]
key = "ACME"
name = "Acme"
client = "Acme"
start_on = 2027-12-20
calendar = "{calendar}"

[[task]]
id = "move"
title = "Move"
duration = "10d"
"""


def test_a_file_says_the_calendar_and_the_typed_days_only(say: Runner, db: Path) -> None:
    say("engagement apply -", stdin=FILE.format(calendar="ca-qc"))
    assert planned(say, "T-1") == ("2027-12-20", "2028-01-04")
    say("engagement edit ACME --day-off 2027-12-28")
    text = say("engagement export ACME").out
    assert 'calendar = "CA-QC"\ndays_off = [\n    "2027-12-28",\n]' in text
    before = rows(db)
    again = say("engagement apply -", stdin=text)
    assert "nothing to change" in again.err
    say("engagement apply -", stdin=text.replace("CA-QC", "FR"))
    assert set(rows(db).values()) == {"FR", None}
    say("engagement apply -", stdin=text)
    assert rows(db) == before


def test_a_file_with_a_calendar_that_is_not_there_is_refused_whole(
    say: Runner, engtrack: Runner
) -> None:
    done = engtrack("engagement", "apply", "-", stdin=FILE.format(calendar="CA-QB"))
    assert done.status == 2
    assert "calendar: there is no calendar CA-QB; did you mean CA-QC?" in done.err
    assert engtrack("engagement", "show", "ACME").status == 3


def test_a_template_is_moved_over_the_days_off_of_the_calendar(
    say: Runner, db: Path, tmp_path: Path
) -> None:
    text = FILE.format(calendar="CA-QC").replace("2027-12-20", "2027-03-22")
    tmp_path.joinpath("model.toml").write_text(text + "not_before_on = 2027-03-25\n", "utf-8")
    say("engagement create NORD --from model.toml --start 2027-12-23")
    assert planned(say, "T-1")[0] == "2027-12-29"  # the 27th is off
    assert set(rows(db, "NORD").values()) == {"CA-QC"}
    say("engagement create SUD --from model.toml --start 2027-12-23 --calendar none")
    assert planned(say, "T-2")[0] == "2027-12-28"


def test_a_calendar_said_stands_in_place_of_the_days_off_of_a_template(
    say: Runner, db: Path
) -> None:
    say("engagement create NORD --from small-shop --start 2027-03-01 --calendar FR")
    assert set(rows(db, "NORD").values()) == {"FR"}
