"""The grammar of dates: what is accepted means one day in both languages, all else is refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engtrack.cli.dates import parse_day, parse_past_day, parse_range, spoken_day, written_day
from engtrack.errors import Misused
from engtrack.workdays import Calendar

TODAY = "2027-03-03"  # a Wednesday
CALENDAR = Calendar(["2027-03-05"])  # the Friday after it is off
FEW = settings(derandomize=True, max_examples=200, deadline=None)

MEANINGS = {
    "2027-03-31": ["2027-03-31", " 2027-03-31 "],
    "2027-01-18": ["2027-W03", "2027-w03"],
    "2027-01-04": ["2027-W01"],
    "2027-03-03": ["today", "TODAY", "aujourd'hui", "Aujourd’hui", "aujourdhui", "+0d"],
    "2027-03-04": ["tomorrow", "demain", "+1d", "+1j", "+1J", "thu", "Thursday", "jeu", "jeudi"],
    "2027-03-02": ["yesterday", "hier", "-1d", "-1j"],
    "2027-03-10": ["wed", "mercredi", "MER", "mer.", "+1w", "+1s", "+7d"],  # never today
    "2027-03-08": ["mon", "lundi", "lun.", "+2bd", "+2jo"],  # over the Friday off
    "2027-03-09": ["tue", "tues", "mar", "mardi"],
    "2027-03-06": ["sat", "samedi"],
    "2027-03-07": ["sun", "dim", "dimanche"],
    "2027-02-17": ["-2w", "-2s"],
    "2027-02-24": ["-5bd", "-5jo"],
    "2027-03-05": ["fri", "ven", "eow", "end of week", "end-of-week", "fin de semaine",
                   "fin-de-semaine", "Fin  de\u00a0la semaine", "end of the week"],
    "2027-03-05 ": ["day after tomorrow", "après-demain", "apres demain", "5 mars", "le 5 mars"],
    "2027-03-01": ["avant-hier", "day before yesterday", "1er mars 2027", "1 March 2027"],
    "2027-12-31": ["31 décembre", "31 decembre", "31 December", "31st december", "31 Décembre"],
    "2028-03-01": ["1er mars", "1 march"],  # a day that is past, and no year: the next
    "2028-02-29": ["29 février", "29 February"],
    "2027-03-03 ": ["3 mars"],
    "2027-03-31 ": ["eom", "end of month", "end-of-month", "fin de mois", "fin du mois"],
    "2027-03-31  ": ["eoq", "end of quarter", "fin de trimestre", "fin-du-trimestre"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "day"), [(text, day.strip()) for day, texts in MEANINGS.items() for text in texts]
)
def test_each_way_of_writing_means_one_day(text: str, day: str) -> None:
    assert parse_day(text, TODAY, CALENDAR) == day


@pytest.mark.parametrize(
    ("today", "text", "day"),
    [
        ("2027-03-05", "eow", "2027-03-05"),  # a Friday is the end of its own week
        ("2027-03-06", "eow", "2027-03-12"),  # never a day gone by
        ("2028-02-01", "eom", "2028-02-29"),
        ("2027-02-28", "eom", "2027-02-28"),
        ("2027-04-01", "eoq", "2027-06-30"),
        ("2027-11-15", "eoq", "2027-12-31"),
        ("9999-12-31", "eom", "9999-12-31"),
    ],
)
def test_ends_lie_on_today_or_after_it(today: str, text: str, day: str) -> None:
    assert parse_day(text, today, CALENDAR) == day


@pytest.mark.parametrize("text", ["none", "aucun", "Aucune", " NONE "])
def test_none_clears_where_it_may_and_is_refused_elsewhere(text: str) -> None:
    assert parse_day(text, TODAY, CALENDAR, allow_none=True) is None
    with pytest.raises(Misused, match="needed here"):
        parse_day(text, TODAY, CALENDAR)


@pytest.mark.parametrize(
    "text",
    ["", " ", "0", "5", "3d", "+3", "+3m", "+3y", "+ 3d", "3/4", "next friday", "vendredi prochain",
     "march", "31 mars 27", "2027", "2027-03", "20270331", "2027-W3", "2027-W03-2", "2027-062",
     "2027-03-31T10:00", "12:30", "t\0day", "today\0", "\ud800", "２０２７-０３-３１", "٢٠٢٧-٠٣-٣١",
     "wed..fri", "+9999999d", "x" * 70_000, "03/04/26", "2027-03-31\u202e", "lundi en huit",
     "31/02/2027", "wed,", "eoy", "now"],
)  # fmt: skip
def test_all_else_is_refused_never_guessed(text: str) -> None:
    with pytest.raises(Misused) as refused:
        parse_day(text, TODAY, CALENDAR, allow_none=True)
    assert len(str(refused.value)) < 250


def test_a_day_and_month_in_doubt_are_refused_with_both_readings() -> None:
    with pytest.raises(Misused) as refused:
        parse_day("03/04/2026", TODAY, CALENDAR)
    assert str(refused.value) == "03/04/2026 may be 2026-04-03 or 2026-03-04; say which"


@pytest.mark.parametrize("text", ["31/12/2026", "12/31/2026", "31.12.2026", "2026/12/31"])
def test_another_order_is_refused_even_where_only_one_reading_is_left(text: str) -> None:
    with pytest.raises(Misused, match=r"is .* 2026-12-31\?"):
        parse_day(text, TODAY, CALENDAR)


@pytest.mark.parametrize(
    "text", ["2027-02-30", "2027-13-01", "2027-00-10", "0000-01-01", "2027-W53", "2027-W00"]
)
def test_a_day_that_does_not_exist_is_said_not_to_exist(text: str) -> None:
    with pytest.raises(Misused, match=f"there is no {text}"):
        parse_day(text, TODAY, CALENDAR)


@pytest.mark.parametrize("text", ["+999999w", "-999999d", "+999999d", "-999999bd"])
def test_a_step_out_of_all_calendars_is_refused(text: str) -> None:
    today = "2027-03-03" if text[-1] != "d" or text[0] == "-" else "9000-01-01"
    with pytest.raises(Misused, match="between the years"):
        parse_day(text, today, CALENDAR)


@pytest.mark.parametrize(
    ("text", "day"),
    [("fri", "2027-02-26"), ("wed", "2027-02-24"), ("mardi", "2027-03-02"), ("today", TODAY),
     ("hier", "2027-03-02"), ("2027-03-03", TODAY), ("-2bd", "2027-03-01")],
)  # fmt: skip
def test_a_weekday_on_which_something_was_done_is_the_last_one(text: str, day: str) -> None:
    assert parse_past_day(text, TODAY, CALENDAR) == day


@pytest.mark.parametrize("text", ["tomorrow", "2027-03-04", "+1d", "eow", "none"])
def test_nothing_was_done_on_a_day_to_come(text: str) -> None:
    with pytest.raises(Misused):
        parse_past_day(text, TODAY, CALENDAR)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("thu..sat", ("2027-03-04", "2027-03-06")),
        ("wed..fri", ("2027-03-10", "2027-03-12")),  # Friday after that Wednesday
        ("mer .. mer", ("2027-03-10", "2027-03-10")),
        ("today..+2w", ("2027-03-03", "2027-03-17")),
        ("2027-07-18..2027-07-31", ("2027-07-18", "2027-07-31")),
        ("demain", ("2027-03-04", "2027-03-04")),
    ],
)
def test_a_range_has_a_first_and_a_last_day(text: str, days: tuple[str, str]) -> None:
    assert parse_range(text, TODAY, CALENDAR) == days


@pytest.mark.parametrize("text", ["..fri", "wed..", "..", "wed...fri", "a..b", "+3d..today",
                                  "none..fri", "2027-03-04..2027-03-03..2027-03-09"])  # fmt: skip
def test_a_range_without_an_end_or_backwards_is_refused(text: str) -> None:
    with pytest.raises(Misused):
        parse_range(text, TODAY, CALENDAR)


def test_a_day_is_said_back_with_its_weekday() -> None:
    assert spoken_day("2027-03-03", "en") == "Wed 2027-03-03"
    assert spoken_day("2027-03-03", "fr") == "mer. 2027-03-03"


DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@given(DAYS, DAYS)
@FEW
def test_every_iso_day_and_every_step_comes_back(day: date, today: date) -> None:
    def read(text: str) -> str:
        return parse_day(text, today.isoformat(), CALENDAR)

    year, week, _ = day.isocalendar()
    assert read(day.isoformat()) == day.isoformat()
    assert read(f"{year}-W{week:02}") == (day - timedelta(day.weekday())).isoformat()
    assert read(f"{(day - today).days:+}d") == day.isoformat()
    for lang in ("en", "fr"):
        weekday = spoken_day(day.isoformat(), lang).split()[0]
        named = date.fromisoformat(read(weekday))
        assert named.weekday() == day.weekday()
        assert 1 <= (named - today).days <= 7


@given(st.text(max_size=20))
@FEW
def test_any_text_gives_a_day_or_a_refusal(text: str) -> None:
    try:
        day = parse_day(text, TODAY, CALENDAR, allow_none=True)
    except Misused:
        return
    assert day is None or date.fromisoformat(day)


@pytest.mark.parametrize(("day", "english", "french"), [
    ("2026-12-01", "Tuesday 1 December 2026", "mardi 1er décembre 2026"),
    ("2027-08-22", "Sunday 22 August 2027", "dimanche 22 août 2027"),
])  # fmt: skip
def test_a_day_in_a_letter_is_written_out(day: str, english: str, french: str) -> None:
    assert (written_day(day, "en"), written_day(day, "fr")) == (english, french)


@pytest.mark.parametrize("text", ["32 décembre", "0 mars", "3 mai 2027 2028", "3 smarch", "31 feb"])
def test_a_day_that_no_month_has_is_refused(text: str) -> None:
    with pytest.raises(Misused):
        parse_day(text, TODAY, CALENDAR)
