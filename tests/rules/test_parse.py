"""What people type: durations, money, choices, keys, names and text, in both languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engtrack.cli import parse
from engtrack.errors import Misused
from engtrack.vocabulary import CHOICES

FEW = settings(derandomize=True, max_examples=150, deadline=None)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("2d", 960), ("2j", 960), ("2 J", 960), ("3 jours", 1440), ("3h30", 210), ("3 h 30", 210),
     ("3h30m", 210), ("3\u00a0h\u202f30 min", 210), ("3h05", 185), ("8h", 480), ("90m", 90),
     ("90min", 90), ("1d4h", 720), ("1j 4h30", 750), ("0", 0), ("0h", 0), ("1.5h", 90),
     ("1,5h", 90), ("0,5j", 240), ("1.25h", 75), ("2 heures", 120), ("1 day 30 min", 510)],
)  # fmt: skip
def test_a_duration_is_minutes_and_a_day_has_eight_hours(text: str, minutes: int) -> None:
    assert parse.parse_minutes(text) == minutes


@pytest.mark.parametrize(
    "text",
    ["", "8", "30", "-2d", "+2d", "3h5", "3h75", "2d30", "1.5d4h", "1.5h30", "1.333h", "1,500h",
     "2w", "3:30", "h", "d", "1h2h", "4h1d", "3 x", "0.01h", "9999999h", "2\0d", "٢h", "nan",
     "1e3h"],
)  # fmt: skip
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(Misused):
        parse.parse_minutes(text)


@pytest.mark.parametrize(
    ("text", "minutes"), [("+8h", 480), ("-2d", -960), ("−2j", -960), ("8h", 480), ("-0", 0)]
)
def test_a_change_of_effort_has_a_sign(text: str, minutes: int) -> None:
    assert parse.parse_signed_minutes(text) == minutes


@pytest.mark.parametrize(
    ("text", "days"),
    [("3d", 3), ("3j", 3), ("3", 3), ("3bd", 3), ("3jo", 3), ("2w", 10), ("2s", 10), ("1w2d", 7),
     ("0", 0), ("0d", 0), ("10 jours", 10), ("1 semaine", 5)],
)  # fmt: skip
def test_a_length_is_whole_working_days(text: str, days: int) -> None:
    assert parse.parse_days(text) == days


@pytest.mark.parametrize(
    "text", ["", "-3d", "+3d", "1.5d", "1,5j", "4h", "2w3", "d", "999999", "³"]
)
def test_what_is_no_number_of_working_days_is_refused(text: str) -> None:
    with pytest.raises(Misused):
        parse.parse_days(text)


@pytest.mark.parametrize(
    ("text", "days"), [("+3bd", 3), ("-2d", -2), ("+1w", 5), ("-1s", -5), ("4", 4)]
)
def test_a_move_has_a_sign(text: str, days: int) -> None:
    assert parse.parse_signed_days(text) == days
    for doubled in ("--2d", "+-2d", "- -2d"):
        with pytest.raises(Misused):
            parse.parse_signed_days(doubled)


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
    assert parse.parse_cents(text) == cents


@pytest.mark.parametrize(
    ("text", "readings"),
    [("2,400", ["2400", "2.400"]), ("2.400", ["2400", "2.400"]),
     ("-12,345 $", ["12345", "12.345"])],
)  # fmt: skip
def test_money_with_two_readings_is_refused_with_both(text: str, readings: list[str]) -> None:
    with pytest.raises(Misused) as refused:
        parse.parse_cents(text)
    assert [refused.value.facts["first"], refused.value.facts["second"]] == readings


@pytest.mark.parametrize(
    "text",
    ["", "$", "abc", "2400.555", "0,400", "1234,567", "2 400,000", "2,400,00", "2.400.00", ".5",
     "5.", "2 40", "24 00", "2,40.00", "1,234.567", "--3", "3-", "(300)", "1e3", "NaN", "٣",
     "2400\0", "9" * 13, "9" * 5000, "1 2400", "2400 CADD"],
)  # fmt: skip
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(Misused):
        parse.parse_cents(text)


@pytest.mark.parametrize(
    ("text", "currency", "is_taken"),
    [("5 CAD", "CAD", True), ("$5", "CAD", True), ("5 $ CA", "CAD", True), ("5 €", "EUR", True),
     ("5", "EUR", True), ("5 EUR", "CAD", False), ("US$5", "CAD", False), ("£5", "EUR", False),
     ("$5", "EUR", False), ("$5 EUR", "EUR", False)],
)  # fmt: skip
def test_money_in_another_currency_is_refused(text: str, currency: str, is_taken: bool) -> None:
    if is_taken:
        assert parse.parse_cents(text, currency) == 500
    else:
        with pytest.raises(Misused, match=f"not in {currency}"):
            parse.parse_cents(text, currency)


@given(st.integers(-(10**11), 10**11))
@FEW
def test_every_amount_comes_back_from_every_way_to_write_it(cents: int) -> None:
    sign, (units, rest) = "-" * (cents < 0), divmod(abs(cents), 100)
    for written in (f"{units}.{rest:02}", f"{units:,}.{rest:02}", f"{units},{rest:02}",
                    f"{units:,}".replace(",", "\u202f") + f",{rest:02}"):  # fmt: skip
        assert parse.parse_cents(sign + written) == cents


@pytest.mark.parametrize(
    ("text", "percent"), [("50%", 50), ("50 %", 50), ("50\u202f%", 50), ("0", 0), ("100", 100)]
)
def test_a_share_is_a_whole_percentage(text: str, percent: int) -> None:
    assert parse.parse_percent(text) == percent
    for refused in ("101", "-1", "12.5%", "", "%", "50%%", "1000"):
        with pytest.raises(Misused):
            parse.parse_percent(refused)


def test_a_score_goes_from_1_to_5() -> None:
    assert [parse.parse_score(text) for text in ("1", " 5 ")] == [1, 5]
    for refused in ("0", "6", "", "1.5", "٣", "-1", "11"):
        with pytest.raises(Misused):
            parse.parse_score(refused)


def test_handles_are_lower_case_and_plain() -> None:
    assert parse.parse_handle(" Marie-T2 ") == "marie-t2"
    for refused in ("", "é", "marie t", "-marie", "marie-", "2marie", "none", "aucun", "a" * 41,
                    "ma\0rie", "role:lead", "a--b", "\u212aim"):  # fmt: skip
        with pytest.raises(Misused):
            parse.parse_handle(refused)


@pytest.mark.parametrize(
    ("text", "key"), [("t-7", "T-7"), ("T-007", "T-7"), ("acme", "ACME"), ("ms-3", "MS-3"),
                      (" Acme-2027 ", "ACME-2027"), ("bl-10", "BL-10")]
)  # fmt: skip
def test_the_case_of_a_key_does_not_matter(text: str, key: str) -> None:
    assert parse.parse_key(text) == key


@pytest.mark.parametrize("text", ["", "T 7", "T-", "-7", "7", "É", "ı", "T-7\0", "T'7", "A" * 41])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(Misused):
        parse.parse_key(text)


def test_an_engagement_is_not_called_like_a_task() -> None:
    assert parse.parse_engagement_key("laurier") == "LAURIER"
    for refused in ("T-7", "chg-01", "none", "aucun"):
        with pytest.raises(Misused):
            parse.parse_engagement_key(refused)


@pytest.mark.parametrize(
    ("text", "name", "email"),
    [
        ("Marie Tremblay <marie@example.com>", "Marie Tremblay", "marie@example.com"),
        ("  Zoé  Côté<z.c+x@Mail.Example.com> ", "Zoé  Côté", "z.c+x@Mail.Example.com"),
        ("Marie Tremblay", "Marie Tremblay", None),
        ("李 <li@example.org>", "李", "li@example.org"),
    ],
)
def test_a_person_is_named_with_or_without_an_address(
    text: str, name: str, email: str | None
) -> None:
    assert parse.parse_person_text(text) == (name, email)
    assert parse.parse_person(text) == (name, email)


@pytest.mark.parametrize(
    "text",
    ["", "<marie@example.com>", "Marie <marie>", "Marie <>", "Marie <a@b", "Marie a@b.ca>",
     "Marie <a@b.ca> x", "Marie <<a@b.ca>>", "Ma\0rie T <a@b.ca>", "M\ud800 T <a@b.ca>",
     "M T <a@\u202eb.ca>"],
)  # fmt: skip
def test_what_names_nobody_is_refused(text: str) -> None:
    with pytest.raises(Misused):
        parse.parse_person_text(text)


def test_a_person_may_be_named_by_handle_alone() -> None:
    assert parse.parse_person("Marie") == "marie"


@pytest.mark.parametrize(
    "text", ["a@b", "@example.com", "a@", "a b@example.com", "a@b..ca", "a@-b.ca", "a@b.c",
             "a@@b.ca", "a@b.ca\nx", "a@b.ca\x1b", "a" * 65 + "@b.ca", "a@b.1"]
)  # fmt: skip
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(Misused):
        parse.parse_email(text)


@pytest.mark.parametrize(
    ("name", "taken", "handle"),
    [
        ("Marie Tremblay", [], "marie"),
        ("Marie Tremblay", ["marie"], "marie-t"),
        ("Marie Tremblay", ["marie", "marie-t"], "marie-t2"),
        ("Marie Tremblay", ["marie", "marie-t", "marie-t2"], "marie-t3"),
        ("Élodie Œuvrard", ["elodie"], "elodie-o"),
        ("Jean-Pierre Roy", [], "jean-pierre"),
        ("O'Brien", [], "obrien"),
        ("Łukasz Żak", [], "lukasz"),
        ("Cher", ["cher"], "cher-2"),
        ("None Such", [], "none-s"),
        ("李小龙", [], "person"),
        ("", ["person"], "person-2"),
        ("3M Canada", [], "m"),
    ],
)
def test_a_handle_is_the_first_name_in_ascii(name: str, taken: list[str], handle: str) -> None:
    assert parse.handle_from_name(name, taken) == handle


@given(st.text(max_size=30), st.sets(st.sampled_from(["person", "a", "a-a", "a-a2", "x"])))
@FEW
def test_any_name_gives_a_free_handle_that_is_one(name: str, taken: set[str]) -> None:
    handle = parse.handle_from_name(name, taken)
    assert handle not in taken
    assert parse.parse_handle(handle) == handle


@pytest.mark.parametrize("text", ["", " ", "01234", "a\r\n\x1b[0m\u202e", "=1+1", "é" * 32768])
def test_text_is_kept_to_the_code_point(text: str) -> None:
    assert parse.parse_text(text) == text


@pytest.mark.parametrize(
    ("text", "reason"), [("a\0b", "NUL"), ("\udcff", "surrogate"), ("é" * 32769, "65538")]
)
def test_text_is_refused_for_a_reason(text: str, reason: str) -> None:
    with pytest.raises(Misused, match=reason):
        parse.parse_text(text)


@pytest.mark.parametrize("text", ["", "  \u00a0\n"])
def test_text_that_is_required_is_not_empty(text: str) -> None:
    with pytest.raises(Misused, match="empty"):
        parse.parse_text(text, is_required=True)


@pytest.mark.parametrize("text", ["approved", "APPROVED", "approuvé", "Approuve", " approuve "])
def test_a_choice_is_its_english_code_or_its_french_word(text: str) -> None:
    assert parse.parse_choice("decision", text) == "approved"


@pytest.mark.parametrize("family", CHOICES)
def test_every_code_of_every_family_means_itself(family: str) -> None:
    assert [parse.parse_choice(family, code) for code in CHOICES[family]] == [*CHOICES[family]]


@pytest.mark.parametrize(
    ("text", "nearest"), [("aproved", "approved"), ("aprouvé", "approved"), ("x" * 70_000, "")]
)
def test_an_unknown_choice_lists_them_and_the_nearest(text: str, nearest: str) -> None:
    with pytest.raises(Misused) as refused:
        parse.parse_choice("decision", text)
    assert refused.value.facts["choices"] == "approved, rejected"
    assert refused.value.facts["nearest"] == nearest
    assert len(str(refused.value)) < 200


def test_none_clears_in_both_languages() -> None:
    assert [parse.is_none(text) for text in ("none", "Aucun", "aucune", "no")] == [
        True, True, True, False]  # fmt: skip
