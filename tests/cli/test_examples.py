"""What the help shows can be typed as it stands, and is there for every command."""

import json
import shlex
from pathlib import Path

import pytest

from ..conftest import Runner, run
from .commands import EXAMPLES, OF_WRITES, OUTSIDE, VERBS, Example, Verb, sha


@pytest.fixture(autouse=True)
def with_tracebacks(at_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENGTRACK_DEBUG", "1")


def test_the_sample_is_made_without_a_refusal(filled: tuple[Path, list[str]]) -> None:
    assert filled[1] == []


@pytest.mark.parametrize("verb", VERBS, ids=str)
def test_every_command_has_an_example_of_itself(verb: Verb) -> None:
    assert verb.examples
    for example in verb.examples:
        assert shlex.split(example)[: 1 + len(verb.line)] == ["engtrack", *verb.line]


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_an_example_runs_as_it_stands_and_alters_nothing_in_a_dry_run(
    example: Example, sample: Runner, sample_db: Path
) -> None:
    before = sha(sample_db)
    done = sample(*example.dry)
    assert done.status in example.good, done.err
    assert sha(sample_db) == before


@pytest.mark.parametrize("example", OF_WRITES, ids=str)
def test_what_a_write_answers_is_an_object_or_several_in_an_array(
    example: Example, sample: Runner
) -> None:
    if "--mail" in example.argv:
        pytest.skip("prints a text to send")
    done = sample(*example.argv, "--json", "--yes")
    assert done.status in example.good, done.err
    answer = json.loads(done.out)
    for one in answer if isinstance(answer, list) else [answer]:
        assert "key" in one or example.of.noun in (
            "config", "engagement", "duty", "db", "import", "ready",
        )  # fmt: skip


@pytest.mark.parametrize("verb", [v for v in VERBS if v.noun in OUTSIDE], ids=str)
def test_a_beginning_runs_as_it_stands_on_an_empty_machine(
    verb: Verb, at_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ENGTRACK_NOW")
    monkeypatch.delenv("ENGTRACK_AS")
    for example in verb.examples:
        done = run(*shlex.split(example)[1:])
        assert done.status == 0, done.err
