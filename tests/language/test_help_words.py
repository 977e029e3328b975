"""The words that the help prints are the words that the program takes, in both languages."""

import re
from collections.abc import Iterator
from inspect import getclosurevars, isfunction, signature
from typing import Any, get_args

import pytest

from engtrack import language
from engtrack.cli.nouns import Noun
from engtrack.cli.options import Takes
from engtrack.cli.parse import parse_choice
from engtrack.cli.reads import Read

from ..cli.commands import VERBS, Verb, options_of

LISTED = re.compile(r"[^,:;.…]+(?:, [^,:;.…]+)*(?:,? (?:or|ou) [^,:;.…]+|\s?…)")
AMONG = re.compile(r"(?:, as|, comme) ([^,:;.]*[^,:;. ])")
UNSAID = re.compile(r"; (.+) (?:unless said|sauf indication contraire)")
# What ends a list without being one of its values.
ELSE = ("a contact role", "un rôle de contact", "an act", "un acte")


def noun_of(verb: Verb) -> Noun:
    from engtrack import app

    noun: Noun = app.module_of(verb.noun).noun
    return noun


def families(verb: Verb) -> Iterator[tuple[str, str]]:
    """The parameters of a verb that take one of a family's choices, and that family."""
    noun = noun_of(verb)
    what = getclosurevars(noun.make[verb.verb]).nonlocals.get("what")
    if isinstance(what, Read):
        yield from ((f.column, f.family) for f in what.filters if f.family)
        return
    for param in signature(noun.function(verb.verb), eval_str=True).parameters.values():
        for part in get_args(param.annotation):
            if isinstance(part, Takes) and isfunction(part.parse):
                family = getclosurevars(part.parse).nonlocals.get("family")
                yield from [(param.name, family)] if family else []


def helps() -> Iterator[tuple[str, str, str]]:
    """The family, the verb and the English help of each option that takes a choice."""
    for verb in VERBS:
        told: dict[str, Any] = {param.name: param.help or "" for param in options_of(verb)}
        for name, family in families(verb):
            yield family, str(verb), told[name]


HELPS = sorted(set(helps()))


def words_of(help_: str) -> list[str]:
    """What is listed: `a, b or c`; and what is named after `as`."""
    # "from 2 days if normal" and such are prose; a list stands alone, or after a colon.
    listed = [found.group() for found in LISTED.finditer(help_.partition(";")[0])]
    parts = [word for text in listed for word in re.split(r",? (?:or|ou) |, |\s?…", text)]
    parts += [*AMONG.findall(help_), *UNSAID.findall(help_)]
    return [part.strip() for part in parts if part.strip() and part.strip() not in ELSE]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(("family", "verb", "help_"), HELPS)
def test_a_word_that_the_help_lists_is_taken(family: str, verb: str, help_: str, lang: str) -> None:
    language.choose(lang)
    try:
        said = words_of(language.gettext(help_))
        assert len(said) == len(words_of(help_)) or (lang == "fr" and len(said) > 1)
        for word in said:
            assert parse_choice(family, word)
    finally:
        language.choose("en")


def test_most_options_of_choices_list_them() -> None:
    assert sum(bool(words_of(help_)) for _, _, help_ in HELPS) > 40
    assert words_of("How it reached you: mail, phone or screen.") == ["mail", "phone", "screen"]
    assert words_of("grave, normale ou mineure ; normale sauf rien.") == [
        "grave", "normale", "mineure"]  # fmt: skip
    assert words_of("Its area; workflow unless said.") == ["workflow"]
    assert words_of("What it is about, as hardware.") == ["hardware"]
    assert words_of("suivi, annonce, revue…") == ["suivi", "annonce", "revue"]
