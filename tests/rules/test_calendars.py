"""Whose days off there are, and which, without a file. Days are held, not a package's version."""

from datetime import date

import pytest

from engtrack.errors import Misused
from engtrack.language import sentence
from engtrack.nouns.engagement.calendars import check_calendar, construction, days_off
from engtrack.nouns.engagement.holidays_in_french import in_french


def days(code: str, *years: int) -> list[str]:
    return [day.off_on for day in days_off(code, years)]


def names(code: str, language: str, year: int = 2027) -> dict[str, str]:
    found = days_off(code, [year])
    return {day.off_on: day.name_fr if language == "fr" else day.name_en for day in found}


def test_the_holidays_of_quebec_in_2027() -> None:
    assert days("CA-QC", 2027) == [
        "2027-01-01", "2027-03-26", "2027-05-24", "2027-06-24", "2027-07-01", "2027-09-06",
        "2027-10-11", "2027-12-27",
    ]  # fmt: skip


def test_a_country_a_region_and_none_differ() -> None:
    assert {"2027-05-17", "2027-07-14"} <= set(days("FR", 2027))
    assert "2027-10-09" not in days("FR-BL", 2027)  # it has a holiday on this Saturday
    assert set(days("FR", 2026)) < set(days("FR-BL", 2026))
    assert set(days("US-CA", 2027)) - set(days("US", 2027)) >= {"2027-03-31"}
    assert days("none", 2027) == []


@pytest.mark.parametrize("code", ["CA-QC", "CA-QC+construction", "FR", "US", "SA"])
def test_only_mondays_to_fridays_are_days_off_each_once_and_in_order(code: str) -> None:
    found = days(code, 2026, 2027, 2028)
    assert all(date.fromisoformat(day).weekday() < 5 for day in found)
    assert found == sorted(set(found))


def test_the_years_are_those_asked_for_however_they_are_asked_for() -> None:
    code = "CA-QC+construction"
    together = days(code, 2026, 2027, 2028)
    assert sorted(days(code, 2026) + days(code, 2027) + days(code, 2028)) == together
    assert sorted(days(code, 2026, 2028) + days(code, 2027)) == together


def test_of_years_that_nobody_knows_there_is_nothing() -> None:
    assert days("CA-QC+construction", 1, 1700, 2500, 9999) == []


@pytest.mark.parametrize(
    ("first", "last"),
    [  # as the commission of the industry published them
        ("2015-12-20", "2016-01-02"),
        ("2016-07-24", "2016-08-06"),
        ("2021-07-18", "2021-07-31"),
        ("2022-07-24", "2022-08-06"),
        ("2023-07-23", "2023-08-05"),
        ("2023-12-24", "2024-01-06"),
        ("2024-07-21", "2024-08-03"),
        ("2024-12-22", "2025-01-04"),
        ("2025-07-20", "2025-08-02"),
        ("2025-12-21", "2026-01-03"),
    ],
)
def test_the_construction_holiday_falls_as_it_was_published(first: str, last: str) -> None:
    found = [day.isoformat() for day in construction(int(first[:4]))]
    begin = found.index(first)
    assert begin in (0, 14)
    assert found[begin + 13] == last


def test_the_construction_holiday_is_beside_the_holidays_and_gives_way_to_them() -> None:
    found = {day.off_on: day for day in days_off("CA-QC+construction", [2027])}
    assert set(days("CA-QC", 2027)) < found.keys()
    assert {f"2027-07-{n}" for n in (19, 20, 21, 22, 23, 26, 27, 28, 29, 30)} <= found.keys()
    assert found["2027-07-19"].source == "construction"
    assert found["2027-12-27"].source == "CA-QC"
    assert found["2027-07-19"].name_fr == "Vacances de la construction"


def test_names_are_in_both_languages() -> None:
    english, french = names("CA-QC", "en"), names("CA-QC", "fr")
    assert (english["2027-09-06"], french["2027-09-06"]) == ("Labour Day", "Fête du Travail")
    assert (english["2027-03-26"], french["2027-03-26"]) == ("Good Friday", "Vendredi saint")
    assert names("FR", "en")["2027-07-14"] == "National Day"
    assert names("FR", "fr")["2027-07-14"] == "Fête nationale"


def test_what_the_package_says_in_english_only_is_said_in_french_all_the_same() -> None:
    french = names("US", "fr")
    assert french["2027-11-25"] == "Action de grâce"
    assert french["2027-12-24"] == "Jour de Noël (observé)"
    left = {day.name_en for day in days_off("US", range(2024, 2036)) if day.name_en == day.name_fr}
    assert left == set()
    assert in_french("Labor Day; May Day") == "Fête du Travail; Premier Mai"
    assert in_french("Kamehameha Day (observed)") == "Kamehameha Day (observé)"
    assert in_french("Kamehameha Day (of old)") == "Kamehameha Day (of old)"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("CA-QC", "CA-QC"),
        ("ca-qc", "CA-QC"),
        (" fr ", "FR"),
        ("us-ca", "US-CA"),
        ("FR-bl", "FR-BL"),
        ("Ca-Qc + Construction", "CA-QC+construction"),
        ("nz-south canterbury", "NZ-SOUTH CANTERBURY"),  # a region that the package spells in words
    ],
)
def test_a_calendar_is_known_in_whatever_case(text: str, code: str) -> None:
    assert check_calendar(text) == code
    assert days_off(code, [2027])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("CA-QB", "there is no calendar CA-QB; did you mean CA-QC?"),
        ("QC", "did you mean CA-QC?"),
        ("quebec", "did you mean CA-QC?"),
        ("CA-Québec", "did you mean CA-QC?"),
        ("United States", "did you mean US?"),
        ("USA", "did you mean US?"),
        ("CA-XX", "CA has no region XX; there are: AB, BC,"),
        ("LU-XX", "LU has no regions here; say LU alone"),
        ("XX", "say a country or a region of one by its ISO 3166 code"),
        ("", "say a country or a region of one"),
        ("CA-", "there is no calendar CA-"),
        ("utils", "there is no calendar utils"),
        ("FR+construction", "FR has no set of days off construction"),
        ("CA-QC+fishing", "CA-QC has no set of days off fishing"),
        ("CA-QC+", "CA-QC has no set of days off"),
    ],
)
def test_another_is_refused_with_the_nearest_or_where_to_look(text: str, said: str) -> None:
    with pytest.raises(Misused) as refused:
        check_calendar(text)
    assert said in sentence(refused.value)
    assert refused.value.next.startswith("engtrack ")
