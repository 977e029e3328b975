"""Values, labels and errors as a person reads them, in both languages."""

import time
from collections.abc import Iterator

import pytest

from engtrack import language
from engtrack.errors import BadFile, Misused, NotFound, RuleBroken, Sentence
from engtrack.language import label, neutral, say, shown, word

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def spoken_english() -> Iterator[None]:
    language.choose("en")
    yield
    language.choose("en")


@pytest.mark.parametrize(("column", "value", "english", "french"), [
    ("due_on", "2027-01-04", "2027-01-04", "2027-01-04"),
    ("effort_minutes", 960, "16 h", "16 h"),
    ("effort_minutes", 210, "3 h 30", "3 h 30"),
    ("effort_minutes", 65, "1 h 05", "1 h 05"),
    ("effort_minutes", 30, "30 min", "30 min"),
    ("effort_minutes", 0, "0 h", "0 h"),
    ("effort_minutes", -90, "-1 h 30", "-1 h 30"),
    ("slip_days", 3, "3 d", "3 j"),
    ("slip_days", -2, "-2 d", "-2 j"),
    ("share_percent", 50, "50%", f"50{NBSP}%"),
    ("is_overdue", 1, "yes", "oui"),
    ("has_proof", 0, "no", "non"),
    ("price_cents", 240000, "CA$2,400.00", f"2{NBSP}400,00{NBSP}$"),
    ("price_cents", -30050, "-CA$300.50", f"-300,50{NBSP}$"),
    ("state", "on-hold", "on-hold", "suspendu"),
    ("side", "vendor", "vendor", "éditeur"),
    ("title", None, "", ""),
    ("rating", 4, "4", "4"),
    ("state", "no such code", "no such code", "no such code"),
])  # fmt: skip
def test_a_value_is_shown_as_people_read_it(column, value, english, french):
    assert shown(column, value, currency="CAD") == english
    language.choose("fr")
    assert shown(column, value, currency="CAD") == french


def test_an_amount_without_currency_is_a_number():
    assert shown("price_cents", 240050) == "2,400.50"


def test_money_keeps_its_cents_in_every_currency():
    assert shown("price_cents", 100, currency="JPY") == "¥1.00"


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be set here")
def test_an_instant_is_shown_in_local_time(monkeypatch):
    monkeypatch.setenv("TZ", "EST+5")
    time.tzset()
    try:
        assert shown("asked_at", "2027-01-04T02:30:00+00:00") == "2027-01-03 21:30"
        assert shown("asked_at", "no instant") == "no instant"
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_family_says_which_words_where_the_name_does_not():
    language.choose("fr")
    assert shown("state", "open", family="work_state") == "à faire"
    assert shown("state", "open", family="issue_state") == "ouverte"
    assert shown("state", "open", family="") == "open"
    assert word("role", "account-manager") == "gestionnaire de compte"


def test_a_label_is_the_column_in_words():
    assert [label(c) for c in ("not_before_on", "is_overdue", "unheard_of_on")] == [
        "not before", "is overdue", "unheard of"]  # fmt: skip
    language.choose("fr")
    assert label("not_before_on") == "pas avant"
    assert (label("title", "role"), label("title", "person_list")) == ("nom", "nom")
    assert (label("title", "task"), label("title")) == ("titre", "titre")


@pytest.mark.parametrize(("text", "seen"), [
    ("\x1b[31m", "\\x1b[31m"), ("a\u202eb", "a\\u202eb"), ("a\tb\rc\nd", "a\\tb\\rc\\nd"),
    ("\x7f\x85\u2028\u200b\ufeff", "\\x7f\\x85\\u2028\\u200b\\ufeff"), ("\udc80", "\\udc80"),
    ("\U000e0041", "\\U000e0041"), (f"é{NBSP}日 👩\u200d🔧", f"é{NBSP}日 👩\u200d🔧"),
])  # fmt: skip
def test_what_would_act_on_a_terminal_is_written_out(text, seen):
    assert neutral(text) == seen


def test_newlines_are_kept_only_where_asked():
    assert neutral("a\r\nb\n\x1b", keep_newlines=True) == "a\nb\n\\x1b"


def test_an_error_is_said_with_its_facts_in_the_language():
    language.choose("fr")
    broken = RuleBroken("{key} is {state}, not {then}", key="T-1\x1b", state="open",
                        then="started, finished", next="engtrack task list")  # fmt: skip
    assert say(broken) == [
        "T-1\\x1b is ouvert, not commencé, terminé",
        "engtrack task list",
    ]
    assert say(NotFound("task", "T-9"))[0] == f"tâche «{NBSP}T-9{NBSP}»{NBSP}: introuvable"


def test_facts_are_said_by_their_kind_and_lists_joined():
    said = Sentence("{price_cents} in {effort_minutes} by {due_on} of {role}: {keys} ({why})",
                    price_cents=2400, currency="EUR", effort_minutes=90, due_on="2027-01-04",
                    role=["lead", "sponsor"], keys=("T-1", "T-2"),
                    why=Sentence("{n} open", n=2))  # fmt: skip
    assert say(said) == ["€24.00 in 1 h 30 by 2027-01-04 of lead, sponsor: T-1, T-2 (2 open)"]


def test_braces_that_a_user_typed_are_only_text():
    assert say(Misused("no {title}", title="{state} {0}")) == ["no {state} {0}"]


def test_an_error_is_one_line_and_its_next_another():
    refused = Misused("no {title}", title="a\nb", next="engtrack init")
    assert say(refused) == ["no a\\nb", "engtrack init"]


def test_a_refused_file_names_twenty_complaints_and_counts_the_rest():
    complaints = [Misused("line {line}: no title", line=n) for n in range(1, 24)]
    lines = say(BadFile("acme.toml", complaints))
    assert lines[0] == "acme.toml: 23 to mend, nothing was written"
    assert lines[1:3] == ["  line 1: no title", "  line 2: no title"]
    assert lines[-1] == "  … 3 more"
    assert len(lines) == 1 + 20 + 1


def test_a_language_that_is_not_spoken_is_refused():
    with pytest.raises(Misused, match="no language de; there are: en, fr"):
        language.choose("de")
    assert language.current() == "en"


def test_what_the_operating_system_says_is_said_in_the_language():
    for words in ("No such file or directory", FileNotFoundError(2, "No such file or directory")):
        said = Misused("{path} cannot be read: {words}", path="x", words=words)
        language.choose("en")
        assert "o such file" in say(said)[0]
        language.choose("fr")
        assert say(said) == [f"x ne peut être lu{NBSP}: fichier introuvable"]


def test_codes_within_a_text_are_said_in_words_that_can_be_typed():
    language.choose("fr")
    assert shown("assignees", "paul, role:account-manager") == "paul, role:gestionnaire-de-compte"
    assert shown("roles", "sponsor, lead") == "promoteur, responsable"
    assert shown("after", "T-1, T-40=SS+1d, T-41=FS-2d, T-4=SF") == (
        "T-1, T-40=DD+1j, T-41=FD-2j, T-4=DF")  # fmt: skip
    assert shown("title", "role:lead") == "role:lead"


@pytest.mark.parametrize("amount", ["3 d", "12 j", "8 h", "2 h 30", "45 min"])
def test_no_line_ends_within_an_amount(amount: str) -> None:
    text = f"it moves by {amount} and so on"
    for width in range(12, 30):
        lines = language.wrapped(text, width)
        assert any(amount in line for line in lines), lines
        assert " ".join(lines) == text
