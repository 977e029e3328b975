"""Amounts as people type them: durations, working days, money, percentages, in both languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engtrack.cli import amounts
from engtrack.errors import Misused

FEW = settings(derandomize=True, max_examples=150, deadline=None)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("2d", 960), ("2j", 960), ("2 J", 960), ("3 jours", 1440), ("3h30", 210), ("3 h 30", 210),
     ("3h30m", 210), ("3\u00a0h\u202f30 min", 210), ("3h05", 185), ("8h", 480), ("90m", 90),
     ("90min", 90), ("1d4h", 720), ("1j 4h30", 750), ("0", 0), ("0h", 0), ("1.5h", 90),
     ("1,5h", 90), ("0,5j", 240), ("1.25h", 75), ("2 heures", 120), ("1 day 30 min", 510)],
)  # fmt: skip
def test_a_duration_is_minutes_and_a_day_has_eight_hours(text: str, minutes: int) -> None:
    assert amounts.parse_minutes(text) == minutes


@pytest.mark.parametrize(
    "text",
    ["", "8", "30", "-2d", "+2d", "3h5", "3h75", "2d30", "1.5d4h", "1.5h30", "1.333h", "1,500h",
     "2w", "3:30", "h", "d", "1h2h", "4h1d", "3 x", "0.01h", "9999999h", "2\0d", "٢h", "nan",
     "1e3h"],
)  # fmt: skip
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(Misused):
        amounts.parse_minutes(text)


@pytest.mark.parametrize(
    ("text", "minutes"), [("+8h", 480), ("-2d", -960), ("−2j", -960), ("8h", 480), ("-0", 0)]
)
def test_a_change_of_effort_has_a_sign(text: str, minutes: int) -> None:
    assert amounts.parse_signed_minutes(text) == minutes


@pytest.mark.parametrize(
    ("text", "days"),
    [("3d", 3), ("3j", 3), ("3", 3), ("3bd", 3), ("3jo", 3), ("2w", 10), ("2s", 10), ("1w2d", 7),
     ("0", 0), ("0d", 0), ("10 jours", 10), ("1 semaine", 5)],
)  # fmt: skip
def test_a_length_is_whole_working_days(text: str, days: int) -> None:
    assert amounts.parse_days(text) == days


@pytest.mark.parametrize(
    "text", ["", "-3d", "+3d", "1.5d", "1,5j", "4h", "2w3", "d", "999999", "³"]
)
def test_what_is_no_number_of_working_days_is_refused(text: str) -> None:
    with pytest.raises(Misused):
        amounts.parse_days(text)


@pytest.mark.parametrize(
    ("text", "days"), [("+3bd", 3), ("-2d", -2), ("+1w", 5), ("-1s", -5), ("4", 4)]
)
def test_a_move_has_a_sign(text: str, days: int) -> None:
    assert amounts.parse_signed_days(text) == days
    for doubled in ("--2d", "+-2d", "- -2d"):
        with pytest.raises(Misused):
            amounts.parse_signed_days(doubled)


@pytest.mark.parametrize(
    ("text", "cents"),
    [("2400", 240000), ("2 400,00", 240000), ("2\u202f400,00\u00a0$", 240000), ("2,400.00", 240000),
     ("2.400,00", 240000), ("2400.5", 240050), ("2400,5", 240050), ("-300", -30000),
     ("−300", -30000), ("+300", 30000), ("- 300", -30000), ("-$300", -30000), ("$-300", -30000),
     ("$2,400.00 CAD", 240000), ("2400 EUR", 240000), ("2 400", 240000), ("2 400 CA$", 240000),
     ("1,234,567", 123456700), ("1.234.567", 123456700), ("1'234.50", 123450), ("0", 0),
     ("0.07", 7), ("0,99", 99), ("12.34", 1234), ("€12", 1200), ("1 234 567,89 €", 123456789)],
)  # fmt: skip
def test_money_is_cents_in_the_forms_of_both_languages(text: str, cents: int) -> None:
    assert amounts.parse_cents(text) == cents


@pytest.mark.parametrize(
    ("text", "readings"),
    [("2,400", ["2400", "2.400"]), ("2.400", ["2400", "2.400"]),
     ("-12,345 $", ["12345", "12.345"])],
)  # fmt: skip
def test_money_with_two_readings_is_refused_with_both(text: str, readings: list[str]) -> None:
    with pytest.raises(Misused) as refused:
        amounts.parse_cents(text)
    assert [refused.value.facts["first"], refused.value.facts["second"]] == readings


@pytest.mark.parametrize(
    "text",
    ["", "$", "abc", "2400.555", "0,400", "1234,567", "2 400,000", "2,400,00", "2.400.00", ".5",
     "5.", "2 40", "24 00", "2,40.00", "1,234.567", "--3", "3-", "(300)", "1e3", "NaN", "٣",
     "2400\0", "9" * 13, "9" * 5000, "1 2400", "2400 CADD"],
)  # fmt: skip
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(Misused):
        amounts.parse_cents(text)


@pytest.mark.parametrize(
    ("text", "currency", "is_taken"),
    [("5 CAD", "CAD", True), ("$5", "CAD", True), ("5 $ CA", "CAD", True), ("5 €", "EUR", True),
     ("5", "EUR", True), ("5 EUR", "CAD", False), ("US$5", "CAD", False), ("£5", "EUR", False),
     ("$5", "EUR", False), ("$5 EUR", "EUR", False)],
)  # fmt: skip
def test_money_in_another_currency_is_refused(text: str, currency: str, is_taken: bool) -> None:
    if is_taken:
        assert amounts.parse_cents(text, currency) == 500
    else:
        with pytest.raises(Misused, match=f"not in {currency}"):
            amounts.parse_cents(text, currency)


@given(st.integers(-(10**11), 10**11))
@FEW
def test_every_amount_comes_back_from_every_way_to_write_it(cents: int) -> None:
    sign, (units, rest) = "-" * (cents < 0), divmod(abs(cents), 100)
    for written in (f"{units}.{rest:02}", f"{units:,}.{rest:02}", f"{units},{rest:02}",
                    f"{units:,}".replace(",", "\u202f") + f",{rest:02}"):  # fmt: skip
        assert amounts.parse_cents(sign + written) == cents


@pytest.mark.parametrize(
    ("text", "percent"), [("50%", 50), ("50 %", 50), ("50\u202f%", 50), ("0", 0), ("100", 100)]
)
def test_a_share_is_a_whole_percentage(text: str, percent: int) -> None:
    assert amounts.parse_percent(text) == percent
    for refused in ("101", "-1", "12.5%", "", "%", "50%%", "1000"):
        with pytest.raises(Misused):
            amounts.parse_percent(refused)


def test_a_score_goes_from_1_to_5() -> None:
    assert [amounts.parse_score(text) for text in ("1", " 5 ")] == [1, 5]
    for refused in ("0", "6", "", "1.5", "٣", "-1", "11"):
        with pytest.raises(Misused):
            amounts.parse_score(refused)
