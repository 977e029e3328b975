"""The words of the domain: understood in both languages, never one for two things."""

from collections import Counter

import pytest

from engtrack.vocabulary import (
    CHOICES,
    COLUMNS,
    code_named,
    column_named,
    family,
    fold,
    header,
    ungendered,
)

UNIONS = ("state", "kind")


@pytest.mark.parametrize("name", [name for name in CHOICES if name not in UNIONS])
def test_no_word_of_a_family_means_two_codes(name):
    words = CHOICES[name]
    assert len({fold(word) for word in words.values()}) == len(words)
    for code, word in words.items():
        assert code_named(name, word) == code
        assert code_named(name, code.upper()) == code


@pytest.mark.parametrize("name", [name for name in CHOICES if name not in UNIONS])
def test_no_word_is_another_in_the_other_gender_or_number(name):
    stems = {ungendered(fold(word)) for word in CHOICES[name].values()}
    assert len(stems) == len(CHOICES[name])


@pytest.mark.parametrize(("name", "typed", "code"), [
    ("decision", "approuvée", "approved"), ("decision", "refusées", "rejected"),
    ("issue_state", "résolu", "resolved"), ("issue_state", "clos", "closed"),
    ("issue_state", "Closes", "closed"), ("work_state", "annulés", "cancelled"),
    ("work_state", "commencé", "started"), ("issue_severity", "normal", "normal"),
    ("issue_severity", "normaux", "normal"), ("issue_severity", "graves", "serious"),
    ("approval_state", "caduc", "void"), ("approval_state", "demandé", "asked"),
    ("person_state", "inactive", "inactive"), ("person_state", "actives", "active"),
    ("profile", "complète", "full"), ("profile", "petite", "small"),
    ("role", "responsables", "lead"), ("decision", "approuve", "approved"),
    ("decision", "approuvait", None), ("decision", "e", None), ("decision", "", None),
])  # fmt: skip
def test_a_word_is_understood_in_either_gender_and_number(name, typed, code):
    assert code_named(name, typed) == code


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_header_heads_two_columns(lang):
    heads = Counter(fold(header(column, lang)) for column in COLUMNS)
    assert [head for head, count in heads.items() if count > 1] == []


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_header_is_understood(lang):
    for column in COLUMNS:
        assert column_named(column) == column
        assert column_named(header(column, lang)) == column
        assert column_named(header(column, lang).upper()) == column


@pytest.mark.parametrize(("typed", "column"), [
    ("Échéance", "due_on"), ("echeance", "due_on"), ("due", "due_on"), ("DUE_ON", "due_on"),
    ("Gestionnaire de compte", "account_manager"), ("account manager", "account_manager"),
    ("Go-Live", "go_live_on"), ("waiting on", "waiting_on"), ("nonsense", None), ("", None),
])  # fmt: skip
def test_a_header_is_understood_as_people_write_it(typed, column):
    assert column_named(typed) == column


@pytest.mark.parametrize(("column", "noun", "found"), [
    ("state", "task_list", "work_state"), ("state", "milestone", "work_state"),
    ("state", "duty_show", "duty_state"), ("state", "", "state"), ("state", "party", "state"),
    ("kind", "issue_card", "issue_kind"), ("kind", "schedule_show", "item_kind"),
    ("severity", "issue_list", "issue_severity"), ("severity", "finding_list", "severity"),
    ("waiting_on", "issue_list", "waiting_side"), ("waiting_on", "engagement_list", None),
    ("then", "", "state"), ("title", "task_list", None),
])  # fmt: skip
def test_a_column_has_the_words_of_its_noun(column, noun, found):
    assert family(column, noun) == found


def test_the_state_of_every_noun_is_among_all_states():
    for name, words in CHOICES.items():
        if name.endswith("_state"):
            assert set(words) <= set(CHOICES["state"])


def test_folding_forgets_case_accents_dashes_and_kinds_of_apostrophe():
    assert fold("  Plan d’Engagement ") == fold("plan-d'engagement")
    assert fold("Éditeur") == "editeur"
