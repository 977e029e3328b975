"""Times, zones, moves and guesses of sessions, by tables of cases."""

import pytest

from engtrack.errors import Misused, RuleBroken
from engtrack.nouns.session import guessing, rules, times
from engtrack.nouns.session.said import Spent, parse_spent
from engtrack.vocabulary import CHOICES

TORONTO = "America/Toronto"
STATES = tuple(CHOICES["session_state"])
ALLOWED = {
    ("booked", "confirmed"), ("booked", "held"), ("booked", "cancelled"),
    ("confirmed", "booked"), ("confirmed", "held"), ("confirmed", "cancelled"),
}  # fmt: skip


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("then", STATES)
def test_a_session_moves_as_the_table_says_and_no_other_way(state: str, then: str) -> None:
    if (state, then) in ALLOWED:
        rules.check_move("SES-1", state, then)
    else:
        with pytest.raises(RuleBroken):
            rules.check_move("SES-1", state, then)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("09:00", "09:00"), ("9:05", "09:05"), ("9h", "09:00"), ("16h30", "16:30"),
        ("16 h 30", "16:30"), ("9H00", "09:00"), ("9am", "09:00"), ("12am", "00:00"),
        ("12pm", "12:00"), ("4:30 pm", "16:30"), ("00:00", "00:00"), ("23:59", "23:59"),
    ],
)  # fmt: skip
def test_a_time_is_understood_as_people_write_it(text: str, time: str) -> None:
    assert times.parse_time(text) == time


@pytest.mark.parametrize(
    "text",
    ["", "9", "24:00", "9:60", "09:0", "9.30", "13pm", "0am", "9h30pm", "noon", "9:", "-9:00"],
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(Misused):
        times.parse_time(text)


@pytest.mark.parametrize("text", [TORONTO, "america/toronto", " America/Toronto "])
def test_a_zone_is_known_by_its_name(text: str) -> None:
    assert times.parse_zone(text) == TORONTO


@pytest.mark.parametrize("text", ["Toronto", "America/Torono", "torotno"])
def test_a_zone_that_is_not_there_names_the_nearest(text: str) -> None:
    with pytest.raises(Misused) as refused:
        times.parse_zone(text)
    assert "America/Toronto" in str(refused.value)


@pytest.mark.parametrize(
    ("day", "time", "at"),
    [
        ("2027-03-13", "09:00", "2027-03-13T14:00:00.000+00:00"),
        ("2027-03-15", "09:00", "2027-03-15T13:00:00.000+00:00"),
        ("2027-03-14", "01:59", "2027-03-14T06:59:00.000+00:00"),
        ("2027-03-14", "03:00", "2027-03-14T07:00:00.000+00:00"),
        ("2027-11-07", "01:30", "2027-11-07T05:30:00.000+00:00"),  # the first of the two
    ],
)
def test_an_instant_follows_from_the_clock_on_the_wall(day: str, time: str, at: str) -> None:
    assert times.instant(day, time, TORONTO) == at


@pytest.mark.parametrize("time", ["02:00", "02:30", "02:59"])
def test_an_hour_that_the_clocks_skip_is_refused(time: str) -> None:
    with pytest.raises(Misused) as refused:
        times.hours("2027-03-14", time, "09:00", TORONTO)
    assert "skip" in str(refused.value)


@pytest.mark.parametrize(
    ("day", "time", "twice"),
    [
        ("2027-11-07", "01:00", True), ("2027-11-07", "01:59", True),
        ("2027-11-07", "02:00", False), ("2027-11-07", "00:59", False),
        ("2027-11-08", "01:30", False),
    ],
)  # fmt: skip
def test_an_hour_that_comes_twice_is_told(day: str, time: str, twice: bool) -> None:
    assert times.comes_twice(day, time, TORONTO) is twice


def test_how_long_it_lasts_is_by_the_instants() -> None:
    night = times.hours("2027-03-14", "01:00", "04:00", TORONTO)
    assert times.minutes_between(night.start_at, night.end_at) == 120


@pytest.mark.parametrize(("start", "end"), [("12:00", "09:00"), ("09:00", "09:00")])
def test_a_session_ends_after_it_begins(start: str, end: str) -> None:
    with pytest.raises(Misused):
        times.hours("2027-03-15", start, end, TORONTO)


def test_both_times_are_said_or_the_whole_day_is_meant() -> None:
    assert rules.times_of(None, None) == ("09:00", "17:00")
    assert rules.times_of("10:00", "11:00") == ("10:00", "11:00")
    for start, end in (("10:00", None), (None, "11:00")):
        with pytest.raises(Misused):
            rules.times_of(start, end)


@pytest.mark.parametrize(
    ("said", "of_task", "day"),
    [
        ("2027-02-01", "2027-04-05", "2027-02-01"), (None, "2027-04-05", "2027-04-05"),
        (None, "2027-02-01", "2027-03-01"),
    ],
)  # fmt: skip
def test_the_day_is_the_one_said_else_that_of_the_task_but_never_past(
    said: str | None, of_task: str | None, day: str
) -> None:
    assert rules.planned_day(said, of_task, "2027-03-01") == day


def test_without_a_task_the_day_and_the_title_are_said() -> None:
    with pytest.raises(Misused):
        rules.planned_day(None, None, "2027-03-01")
    with pytest.raises(Misused):
        rules.title_of(None, None)
    assert rules.title_of(None, "Train") == "Train"


@pytest.mark.parametrize(
    ("other", "day", "state", "error"),
    [
        ("SES-2", "2027-03-10", "booked", None), ("SES-2", "2027-03-09", "held", None),
        ("SES-2", "2027-03-08", "held", RuleBroken),
        ("SES-2", "2027-03-10", "cancelled", RuleBroken),
        ("SES-1", "2027-03-09", "held", Misused),
    ],
)  # fmt: skip
def test_what_is_missed_is_made_up_for_later_by_another_that_stands(
    other: str, day: str, state: str, error: type[Exception] | None
) -> None:
    if error is None:
        rules.check_makes_up("SES-1", "2027-03-09", other, day, state)
    else:
        with pytest.raises(error):
            rules.check_makes_up("SES-1", "2027-03-09", other, day, state)


@pytest.mark.parametrize(
    ("text", "spent"),
    [
        ("T-7=3h30", Spent("T-7", 210)), ("t-07=1d", Spent("T-7", 480)),
        ("paul:T-7=45min", Spent("T-7", 45, "paul")), (" paul : SRV-2 = 2h ", Spent("SRV-2", 120, "paul")),
    ],
)  # fmt: skip
def test_hours_are_said_by_task_and_where_needed_by_person(text: str, spent: Spent) -> None:
    assert parse_spent(text) == spent


@pytest.mark.parametrize("text", ["3h", "T-7", "T-7=", "=3h", "a:b:T-7=3h", "T-7=soon"])
def test_hours_without_a_task_or_a_time_are_refused(text: str) -> None:
    with pytest.raises(Misused):
        parse_spent(text)


@pytest.mark.parametrize(
    ("line", "kind", "area"),
    [
        ("The saw does not start", "problem", "hardware"),
        ("La scie ne démarre pas", "problem", "hardware"),
        ("Which label size?", "question", "printer"),
        ("Les étiquettes sortent à l'envers", "problem", "printer"),
        ("The server might be too slow", "risk", "environment"),
        ("It would be nice to sort the cut list", "improvement", "report"),
        ("Nobody knows the password", "problem", "security"),
        ("La sauvegarde de mardi a échoué", "problem", "backup"),
        ("The hinges of the library are wrong", "problem", "library"),
        ("Seesaw", "problem", "application"),  # a word begins so, or it does not occur
        ("", "problem", "application"),
    ],
)
def test_kind_and_area_are_guessed_from_the_words(line: str, kind: str, area: str) -> None:
    assert (guessing.kind_of(line), guessing.area_of(line)) == (kind, area)


def test_what_is_guessed_is_in_the_vocabulary() -> None:
    assert {area for area, _ in guessing.AREAS} <= set(CHOICES["area"])
    assert {kind for kind, _ in guessing.KINDS} <= set(CHOICES["issue_kind"])
    assert guessing.entry_of("It might rain")["likelihood"] == 3
    assert "likelihood" not in guessing.entry_of("It rains")
