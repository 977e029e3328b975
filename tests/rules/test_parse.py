"""What people type: choices, keys, names and text, in both languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engtrack import language
from engtrack.cli import parse
from engtrack.errors import Misused
from engtrack.vocabulary import CHOICES

FEW = settings(derandomize=True, max_examples=150, deadline=None)


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
    assert refused.value.facts.get("nearest", "") == nearest
    assert len(str(refused.value)) < 200


def test_choices_are_listed_in_the_language_of_the_reader() -> None:
    language.choose("fr")
    try:
        with pytest.raises(Misused) as refused:
            parse.parse_choice("decision", "aprouvé")
    finally:
        language.choose("en")
    assert refused.value.facts["choices"] == "approuvé, refusé"
    assert refused.value.facts["nearest"] == "approuvé"


def test_none_clears_in_both_languages() -> None:
    assert [parse.is_none(text) for text in ("none", "Aucun", "aucune", "no")] == [
        True, True, True, False]  # fmt: skip
