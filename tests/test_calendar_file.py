"""The calendar file is what RFC 5545 asks for, holds what the schedule holds, and is inert."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from engtrack.cli import paths
from engtrack.errors import FileTrouble
from engtrack.nouns.schedule.publishing.zones import declared
from engtrack.store import journal

from .conftest import Runner

BEGIN = """
person add|Carla Roy|--side|vendor
person add|Paul Gagnon|--side|vendor
engagement create|ACME|--name|Acme; go-live, one|--client|Acme Kitchens|--start|2027-03-01
role assign|coordinator|carla|-e|ACME
role assign|provider|paul|-e|ACME
task add|Set up the server|-e|ACME|--phase|install|--duration|3d|--assignee|paul
task add|Train|-e|ACME|--phase|train|--duration|1d|--after|T-1|--assignee|role:lead
milestone add|Go-live|-e|ACME|--phase|go-live|--after|T-2
"""


@pytest.fixture
def told(engtrack: Runner) -> Runner:
    for line in BEGIN.strip().splitlines():
        first, *rest = line.split("|")
        done = engtrack(*first.split(), *rest)
        assert done.status == 0, done.err
    return engtrack


def feed(run: Runner, *more: str) -> str:
    done = run("schedule", "export", "ics", "-e", "ACME", *more)
    assert done.status == 0, done.err
    return done.out


def events(text: str) -> dict[str, Event]:
    """By the key that their description begins with."""
    found = Calendar.from_ical(text).walk("VEVENT")
    return {str(one["DESCRIPTION"]).split(" ")[0]: one for one in found}


def test_each_task_and_milestone_is_an_event_of_whole_days(told: Runner) -> None:
    found = events(feed(told))
    days = {key: (one["DTSTART"].dt, one["DTEND"].dt) for key, one in found.items()}
    assert days == {
        "T-1": (date(2027, 3, 1), date(2027, 3, 4)),  # the end is the first day after
        "T-2": (date(2027, 3, 4), date(2027, 3, 5)),
        "MS-1": (date(2027, 3, 4), date(2027, 3, 5)),
    }
    assert str(found["T-1"]["SUMMARY"]) == "ACME: Set up the server"
    assert found["T-1"]["CATEGORIES"].cats == ["install"]
    assert "who: Paul Gagnon" in str(found["T-1"]["DESCRIPTION"])
    assert "who: lead" in str(found["T-2"]["DESCRIPTION"])


def test_the_whole_of_it_to_the_byte(told: Runner) -> None:
    told("task", "cancel", "T-2")
    told("milestone", "cancel", "MS-1")
    text = re.sub(r"[0-9a-f]{32}@", "ID@", feed(told))
    assert text.split("BEGIN:VEVENT")[0] == (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//engtrack//schedule//EN\r\nMETHOD:PUBLISH\r\n"
        "UID:ID@engtrack\r\nNAME:ACME · Acme\\; go-live\\, one\r\n"
        "X-WR-CALNAME:ACME · Acme\\; go-live\\, one\r\n"
    )
    assert text.split("BEGIN:VEVENT")[-1] == (
        "\r\nUID:ID@engtrack\r\nDTSTAMP:20270301T140000Z\r\nDTSTART;VALUE=DATE:20270304\r\n"
        "DTEND;VALUE=DATE:20270305\r\nSUMMARY:ACME: Train\r\n"
        "DESCRIPTION:T-2 · ACME · Acme\\; go-live\\, one\\nstate: cancelled\\nwho: le\r\n ad\r\n"
        "CATEGORIES:train\r\nSTATUS:CANCELLED\r\nTRANSP:TRANSPARENT\r\nSEQUENCE:1\r\n"
        "LAST-MODIFIED:20270301T140000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )


def test_one_state_gives_the_same_bytes_on_any_day(
    told: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = feed(told)
    monkeypatch.setenv("ENGTRACK_NOW", "2027-03-19T22:00:00-05:00")
    assert feed(told) == first


def test_an_event_keeps_its_identity_and_counts_its_changes(told: Runner) -> None:
    before = events(feed(told))
    assert {key: one["SEQUENCE"] for key, one in before.items()} == {"T-1": 0, "T-2": 0, "MS-1": 0}
    told("task", "edit", "T-1", "--duration", "4d")
    told("task", "edit", "T-2", "--note", "Room 2")  # not in the calendar
    told("task", "edit", "T-2", "--title", "Train the users")
    after = events(feed(told))
    assert {key: one["UID"] for key, one in after.items()} == {
        key: one["UID"] for key, one in before.items()
    }
    assert {key: one["SEQUENCE"] for key, one in after.items()} == {"T-1": 1, "T-2": 2, "MS-1": 1}
    assert all(str(one["UID"]).endswith("@engtrack") for one in after.values())


def at(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    monkeypatch.setenv("ENGTRACK_NOW", f"{day}T14:00:00+00:00")


def marks(run: Runner, key: str) -> tuple[int, str, str]:
    """How often it changed, the day of its last change, and of the last to any event."""
    one = events(feed(run))[key]
    return one["SEQUENCE"], *(str(one[name].dt.date()) for name in ("LAST-MODIFIED", "DTSTAMP"))


def test_who_does_it_counts_given_taken_away_and_given_back(
    told: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert marks(told, "T-1") == (0, "2027-03-01", "2027-03-01")
    at(monkeypatch, "2027-03-02")
    told("task", "assign", "T-1", "carla")
    assert marks(told, "T-1") == (1, "2027-03-02", "2027-03-02")
    assert marks(told, "T-2") == (0, "2027-03-01", "2027-03-02")
    at(monkeypatch, "2027-03-03")
    told("task", "unassign", "T-1", "paul")
    assert marks(told, "T-1") == (2, "2027-03-03", "2027-03-03")
    at(monkeypatch, "2027-03-04")
    told("task", "assign", "T-1", "paul")
    assert marks(told, "T-1") == (3, "2027-03-04", "2027-03-04")
    assert marks(told, "MS-1") == (0, "2027-03-01", "2027-03-04")


def test_a_name_that_it_shows_counts_too(told: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    told("person", "edit", "carla", "--name", "Carla Roy-Dubois")  # not in the calendar
    at(monkeypatch, "2027-03-02")
    told("person", "edit", "paul", "--name", "Paul Gagnon-Roy")
    told("person", "edit", "paul", "--phone", "555-0100")
    assert marks(told, "T-1") == (1, "2027-03-02", "2027-03-02")
    assert marks(told, "T-2")[0] == 0
    told("task", "unassign", "T-1", "paul")
    assert marks(told, "T-1")[0] == 2  # a count never falls
    at(monkeypatch, "2027-03-03")
    told("engagement", "edit", "ACME", "--name", "Acme, all of it")
    assert marks(told, "T-1") == (3, "2027-03-03", "2027-03-03")
    told("task", "add", "Print", "-e", "ACME")
    assert marks(told, "T-3")[0] == 0


def test_what_happens_elsewhere_changes_no_byte(
    told: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = feed(told)
    at(monkeypatch, "2027-03-02")
    told("engagement", "create", "NORD", "--name", "Nord", "--client", "Nord", "--start", "today")
    told("task", "add", "Print", "-e", "NORD", "--assignee", "paul")
    told("task", "unassign", "T-3", "paul")
    told("issue", "log", "problem", "No power", "-e", "ACME")
    assert feed(told) == before


def test_what_is_cancelled_stays_in_it_as_such_and_comes_back(told: Runner) -> None:
    told("task", "cancel", "T-2")
    cancelled = events(feed(told))["T-2"]
    assert (cancelled["STATUS"], cancelled["SEQUENCE"]) == ("CANCELLED", 1)
    told("task", "reopen", "T-2")
    again = events(feed(told))["T-2"]
    assert again["STATUS"] == "CONFIRMED"
    assert again["SEQUENCE"] > 1


def test_lines_are_folded_at_75_octets_between_whole_signs(told: Runner) -> None:
    told("task", "edit", "T-1", "--title", "é" * 200 + "、" * 100)
    text = feed(told)
    lines = text.encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    assert all(line.decode() for line in lines if line)
    assert str(events(text)["T-1"]["SUMMARY"]) == "ACME: " + "é" * 200 + "、" * 100


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("=HYPERLINK(1)", "=HYPERLINK(1)"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\u202eb", "a\\u202eb"),
        ("one\r\nEND:VEVENT\r\nBEGIN:VALARM", "one\\r\\nEND:VEVENT\\r\\nBEGIN:VALARM"),
        ("a;b,c:d\\n", "a;b,c:d\\n"),
    ],
)
def test_nothing_in_a_title_acts(told: Runner, title: str, shown: str) -> None:
    told("task", "edit", "T-1", "--title", title)
    text = feed(told)
    found = events(text)
    assert str(found["T-1"]["SUMMARY"]) == f"ACME: {shown}"
    assert len(found) == 3
    assert not re.search(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e]", text)
    assert not re.search(r"^ ?[=+@-]", text, re.MULTILINE)
    assert Calendar.from_ical(text).walk("VALARM") == []


def test_it_speaks_the_language_of_the_engagement_or_the_one_asked_for(told: Runner) -> None:
    assert events(feed(told, "--lang", "fr"))["MS-1"]["CATEGORIES"].cats == ["mise en service"]
    told("engagement", "edit", "ACME", "--language", "fr")
    assert "qui\xa0: Paul Gagnon" in str(events(feed(told))["T-1"]["DESCRIPTION"])
    assert events(feed(told, "--lang", "en"))["MS-1"]["CATEGORIES"].cats == ["go-live"]


def test_it_says_what_was_agreed_and_how_far_it_slipped(told: Runner) -> None:
    told("role", "assign", "sponsor", "Marie Tremblay", "-e", "ACME")
    told("schedule", "baseline", "-e", "ACME")
    told("approval", "ask", "BL-1")
    told("approval", "record", "BL-1", "approved", "--by", "marie", "--via", "mail")
    told("task", "edit", "T-1", "--duration", "4d")
    said = str(events(feed(told))["MS-1"]["DESCRIPTION"]).splitlines()
    assert said[-2:] == ["committed finish: Thu 2027-03-04", "slip: 1 d"]


def test_publishing_writes_what_exporting_prints_and_a_dry_run_nothing(
    told: Runner, tmp_path: Path
) -> None:
    file = tmp_path / "ACME.ics"
    assert told("schedule", "publish", "-e", "ACME", "--to", "paul", "-n").status == 0
    assert not file.exists()
    assert told("schedule", "publish", "-e", "ACME", "--to", "paul").status == 0
    assert file.read_bytes().decode() == feed(told)
    assert told("schedule", "publish", "-e", "ACME", "--to", "paul").status == 0  # its own again


def test_a_file_that_cannot_be_written_means_that_nothing_was_published(
    told: Runner, tmp_path: Path
) -> None:
    other = tmp_path / "notes.ics"
    other.write_text("mine\n")
    for path in (other, tmp_path, tmp_path / "missing" / "a.ics"):
        done = told("schedule", "publish", "-e", "ACME", "--to", "paul", "--ics", str(path))
        assert (done.status, done.out) == (2, ""), done
    assert other.read_text() == "mine\n"
    assert told("schedule", "publish", "--list", "--json").out == "[]\n"


def test_a_commit_that_fails_leaves_the_file_as_it_was(
    told: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise FileTrouble("no room left on the disk of {path}; nothing was done", path="x")

    file = tmp_path / "ACME.ics"
    assert told("schedule", "publish", "-e", "ACME", "--to", "paul").status == 0
    before = file.read_bytes()
    told("task", "edit", "T-1", "--duration", "4d")
    with monkeypatch.context() as broken:
        broken.setattr(journal, "seal", fail)
        assert told("schedule", "publish", "-e", "ACME", "--to", "paul").status == 5
    assert file.read_bytes() == before
    assert not list(tmp_path.glob("*.part")) + list(tmp_path.glob(".*.part"))
    assert told("schedule", "publish", "--list", "--csv").lines[-1].startswith("PUB-1,")


def test_a_file_that_cannot_take_its_place_after_the_commit_is_said_with_the_way_to_it(
    told: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(13, "Permission denied")

    with monkeypatch.context() as broken:
        broken.setattr(paths.os, "replace", fail)
        done = told("schedule", "publish", "-e", "ACME", "--to", "paul")
    assert (done.status, done.out) == (1, "")
    assert [line.strip() for line in done.err.splitlines()] == [
        "engtrack: it is done, but ACME.ics cannot be written: Permission denied",
        "engtrack schedule export ics -e ACME -o ACME.ics",
    ]
    assert told("schedule", "publish", "--list", "--csv").lines[-1].startswith("PUB-1,")
    assert list(tmp_path.glob("*.ics")) + list(tmp_path.glob(".*.part")) == []


def booked(told: Runner, *more: str) -> None:
    done = told(
        "session", "book", "training", "Doors; drawers", "-e", "ACME", "--on", "2027-03-15",
        "--start", "9h", "--end", "16h30", "--zone", "America/Toronto", "--with", "paul", *more,
    )  # fmt: skip
    assert done.status == 0, done.err


def test_a_session_is_an_event_with_hours_in_its_zone(told: Runner) -> None:
    booked(told, "--place", "Room 2", "--agenda", "Hinges, then slides")
    text = feed(told)
    assert "DTSTART;TZID=America/Toronto:20270315T090000\r\n" in text
    assert "DTEND;TZID=America/Toronto:20270315T163000\r\n" in text
    found = events(text)["SES-1"]
    assert found["DTSTART"].dt.astimezone(UTC) == datetime(2027, 3, 15, 13, tzinfo=UTC)
    assert (str(found["SUMMARY"]), str(found["LOCATION"])) == ("ACME: Doors; drawers", "Room 2")
    assert str(found["DESCRIPTION"]).splitlines()[1:] == [
        "state: booked", "who: Paul Gagnon", "agenda: Hinges, then slides",
    ]  # fmt: skip
    assert (found["STATUS"], found["SEQUENCE"], found["CATEGORIES"].cats) == (
        "TENTATIVE", 0, ["training"],
    )  # fmt: skip


def test_a_session_that_moves_or_is_cancelled_is_so_in_the_calendar(told: Runner) -> None:
    booked(told)
    first = events(feed(told))["SES-1"]
    told("session", "confirm", "SES-1")
    told("session", "edit", "SES-1", "--note", "Bring the key")  # not in the calendar
    confirmed = events(feed(told))["SES-1"]
    assert (confirmed["STATUS"], confirmed["SEQUENCE"]) == ("CONFIRMED", 1)
    told("session", "edit", "SES-1", "--on", "2027-03-16")
    moved = events(feed(told))["SES-1"]
    assert (moved["STATUS"], moved["SEQUENCE"]) == ("TENTATIVE", 2)
    assert moved["DTSTART"].dt.date() == date(2027, 3, 16)
    told("session", "cancel", "SES-1")
    gone = events(feed(told))["SES-1"]
    assert (gone["STATUS"], gone["SEQUENCE"], gone["UID"]) == ("CANCELLED", 3, first["UID"])


def test_who_is_expected_at_a_session_counts_too(told: Runner) -> None:
    booked(told)
    for done, who in ((("--with", "carla"), "Carla Roy, Paul Gagnon"),
                      (("--without", "paul"), "Carla Roy"),
                      (("--with", "paul"), "Carla Roy, Paul Gagnon")):  # fmt: skip
        told("session", "edit", "SES-1", *done)
        assert f"who: {who}" in str(events(feed(told))["SES-1"]["DESCRIPTION"])
    assert events(feed(told))["SES-1"]["SEQUENCE"] == 3
    told("person", "edit", "carla", "--name", "Carla Roy-Dubois")
    assert events(feed(told))["SES-1"]["SEQUENCE"] == 4
    told("session", "edit", "SES-1", "--without", "carla")
    told("person", "edit", "paul", "--phone", "555-0100")  # not in the calendar
    assert events(feed(told))["SES-1"]["SEQUENCE"] == 5  # a count never falls


def test_without_sessions_no_zone_is_declared(told: Runner) -> None:
    assert "VTIMEZONE" not in feed(told)


@pytest.mark.parametrize(
    "zone",
    ["America/Toronto", "Europe/Paris", "Australia/Sydney", "Asia/Kathmandu", "America/St_Johns",
     "Europe/Dublin", "America/Sao_Paulo"],
)  # fmt: skip
def test_a_zone_is_declared_as_its_clocks_go(zone: str) -> None:
    """Against the system's own knowledge, hour by hour: the last change before tells the offset."""
    told = declared(zone, date(2027, 1, 1), date(2028, 12, 31))
    onsets = sorted(
        (part["DTSTART"].dt - part["TZOFFSETFROM"].td, part["TZOFFSETTO"].td)
         for part in told.subcomponents
    )  # fmt: skip
    for hours in range(24 * 720):
        at = datetime(2027, 1, 2) + timedelta(hours=hours)
        offset = [to for since, to in onsets if since <= at][-1]
        assert offset == at.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).utcoffset(), at


def test_zones_stand_in_the_order_of_their_names(told: Runner) -> None:
    for zone in ("Europe/Paris", "America/Toronto"):
        told("session", "book", "visit", "Look", "-e", "ACME", "--on", "2027-03-15", "--zone", zone)
    assert re.findall("TZID:(.*)\r", feed(told)) == ["America/Toronto", "Europe/Paris"]
