"""Help: of every command, in both languages, eighty columns wide, with what a person needs."""

import inspect
import shlex
from functools import cache

import pytest

from engtrack import app, language

from ..conftest import Runner
from .commands import VERBS, Verb, options_of, paragraphs_of


def sentences_of(verb: Verb) -> list[str]:
    language.choose("en")
    return [*paragraphs_of(verb), *(p.help for p in options_of(verb) if p.help)]


@cache
def is_catalogue_filled() -> bool:
    """While it is not, its own test (tests/language) says what is missing, once."""
    said = {sentence for verb in VERBS for sentence in sentences_of(verb)}
    language.choose("fr")
    return sum(language.gettext(s) == s for s in said) < len(said) * 0.05


@pytest.fixture(autouse=True)
def eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("verb", VERBS, ids=str)
def test_every_command_has_help(verb: Verb, lang: str, engtrack: Runner) -> None:
    done = engtrack(*verb.line, "--help", "--lang", lang)
    assert (done.status, done.err) == (0, "")
    assert engtrack(*verb.line, "-h", "--lang", lang) == done
    assert done.lines[0].endswith("[OPTIONS]")
    for example in verb.examples:
        assert example in done.out
    for option in verb.options:
        assert not option.startswith("-") or option in done.out
    examples = set(verb.examples)
    assert [line for line in done.lines if len(line) > 80 and line.strip() not in examples] == []


@pytest.mark.parametrize("verb", VERBS, ids=str)
def test_help_has_a_sentence_for_the_command_and_for_each_option(verb: Verb) -> None:
    assert all(paragraph.endswith((".", ":", "…")) for paragraph in paragraphs_of(verb))
    assert paragraphs_of(verb)
    for param in options_of(verb):
        if param.name != "help":
            assert param.help, param.name
            assert param.help.endswith((".", "…", "?")), param.help


@pytest.mark.parametrize("verb", VERBS, ids=str)
def test_french_help_holds_no_english_sentence(verb: Verb, engtrack: Runner) -> None:
    if not is_catalogue_filled():
        pytest.skip("the catalogue is not filled yet")
    sentences = sentences_of(verb)
    language.choose("fr")
    for sentence in sentences:
        assert language.gettext(sentence) != sentence
    out = " ".join(engtrack(*verb.line, "--help", "--lang", "fr").out.split())
    for sentence in sentences:
        assert sentence not in out


@pytest.mark.parametrize("noun", [*app.NOUNS])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_noun_alone_lists_its_verbs(noun: str, lang: str, engtrack: Runner) -> None:
    verbs = [v for v in VERBS if v.noun == noun]
    if not verbs or verbs[0].line == [noun]:
        pytest.skip("a command of its own")
    done = engtrack("--lang", lang, noun)
    asked = engtrack("--lang", lang, noun, "--help")
    assert (asked.status, asked.err) == (0, "")
    for verb in verbs:
        assert f"  {verb.verb} " in asked.out
    assert max(len(line) for line in asked.lines) <= 80
    assert done.status == 0


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_root_lists_every_noun(lang: str, engtrack: Runner) -> None:
    done = engtrack("--help", "--lang", lang)
    assert done.status == 0
    for noun in app.NOUNS:
        assert f"  {noun} " in done.out
    assert max(len(line) for line in done.lines) <= 80


def test_help_follows_the_width(engtrack: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    for columns in (60, 80, 100):
        monkeypatch.setenv("COLUMNS", str(columns))
        lines = engtrack("engagement", "start", "--help").lines
        shown = [line for line in lines if not line.strip().startswith("engtrack ")]
        assert max(map(len, shown)) <= columns


def test_the_version_is_said_without_a_file(engtrack: Runner) -> None:
    done = engtrack("--version")
    assert done.status == 0
    assert done.out.startswith("engtrack ")
    assert engtrack("-V") == done


def test_examples_are_words_that_both_kinds_of_shells_read_alike() -> None:
    """No sign that PowerShell and a POSIX shell take differently outside of quotes."""
    for verb in VERBS:
        for example in verb.examples:
            bare = "".join(part for i, part in enumerate(example.split('"')) if i % 2 == 0)
            assert not set(bare) & set("$`'\\|&;<>()#*?{}@,"), example
            assert shlex.split(example)


def test_functions_of_verbs_are_documented() -> None:
    for verb in VERBS:
        function = app.module_of(verb.noun).noun.function(verb.verb)
        assert inspect.getdoc(function), verb
