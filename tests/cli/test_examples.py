"""What the help shows can be typed as it stands, and is there for every command."""

import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from engtrack import app
from engtrack.cli.help import told

from ..conftest import Runner
from ..sample import is_there

Verb = tuple[str, str]
OUTSIDE = ("init", "demo")  # they make files of their own, and have tests of their own


def verbs() -> Iterator[Verb]:
    for noun in filter(is_there, app.NOUNS):
        of = app.module_of(noun).noun
        yield from ((noun, verb) for verb in of.verbs)


def line(noun: str, verb: str) -> list[str]:
    return [noun] if app.module_of(noun).noun.is_single else [noun, verb]


def examples(noun: str, verb: str) -> list[str]:
    return told(app.module_of(noun).noun.verbs[verb])[1]


def options(noun: str, verb: str) -> set[str]:
    built = app.module_of(noun).noun.build(verb)
    return {name for param in built.params for name in param.opts}


ALL = list(verbs())
EXAMPLES = [(n, v, e) for n, v in ALL for e in examples(n, v) if n not in OUTSIDE]


def test_the_sample_is_made_without_a_refusal(filled: tuple[Path, list[str]]) -> None:
    assert "\n".join(filled[1]) == ""


@pytest.mark.parametrize(("noun", "verb"), ALL)
def test_every_command_has_an_example_of_itself(noun: str, verb: str) -> None:
    shown = examples(noun, verb)
    assert shown
    for example in shown:
        words = shlex.split(example)
        assert words[: 1 + len(line(noun, verb))] == ["engtrack", *line(noun, verb)]


@pytest.mark.parametrize(("noun", "verb", "example"), EXAMPLES, ids=[e[2] for e in EXAMPLES])
def test_an_example_runs_as_it_stands(noun: str, verb: str, example: str, sample: Runner) -> None:
    dry = ["-n"] if "--dry-run" in options(noun, verb) else []
    done = sample(*shlex.split(example)[1:], *dry)
    assert done.status in (0, 10 if verb in ("check", "verify", "ready") else 0), done.err
