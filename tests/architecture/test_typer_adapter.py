"""The adapter that replaces Typer's coercion, held against Typer's own on the same words."""

from collections.abc import Iterator
from typing import Annotated, Any

import pytest
import typer
from typer import core
from typer._coercion import build_runtime_param
from typer.main import get_command

from engtrack.cli import typer_adapter
from engtrack.errors import EngtrackError

TEXT = Annotated[str | None, typer.Option("--text", "-t")]
NUMBER = Annotated[int | None, typer.Option("--number")]
FLAG = Annotated[bool, typer.Option("-f", "--flag")]
MANY = Annotated[list[str] | None, typer.Option("--many")]
WORD = Annotated[str, typer.Argument()]
WORDS = Annotated[list[str] | None, typer.Argument()]
GOOD = [
    ["w"],
    ["w", "--text", "a"],
    ["w", "--text=a=b"],
    ["w", "-t", ""],
    ["w", "-ta"],
    ["w", "--text", "--flag"],
    ["w", "--text", " é 日本 \n"],
    ["w", "--number", "12"],
    ["w", "--number", "-3"],
    ["w", "--number=0"],
    ["w", "--number", " 7 "],
    ["w", "--number", "+4"],
    ["w", "--flag"],
    ["w", "-f", "-t", "x"],
    ["w", "-ftx"],
    ["w", "--many", "a", "--many", "b"],
    ["w", "--many", ""],
    ["w", "a", "b", "c"],
    ["w", "--", "--flag", "-t"],
    ["--flag", "w", "--text", "a", "b"],
    ["w", "--text", "a", "--text", "b"],
]
BAD = [
    [],
    ["w", "--text"],
    ["w", "--nosuch"],
    ["w", "--number", "x"],
    ["w", "--number", "1.5"],
    ["w", "--number", ""],
    ["w", "--number", "0x1"],
    ["w", "--flag=yes"],
    ["w", "--many"],
    ["w", "-z"],
    ["w", "--tex", "a"],
]


def outcome(words: list[str]) -> tuple[str, dict[str, Any]]:
    seen: dict[str, Any] = {}

    def act(
        word: WORD,
        words: WORDS = None,
        text: TEXT = None,
        number: NUMBER = None,
        flag: FLAG = False,
        many: MANY = None,
    ) -> None:
        seen.update(word=word, words=words, text=text, number=number, flag=flag, many=many)

    app = typer.Typer(add_completion=False)
    app.command()(act)
    try:
        get_command(app).main(args=words, standalone_mode=False)
    except (typer.TyperException, EngtrackError) as refused:
        return ("refused", {"exit": getattr(refused, "exit_code", None)})
    return ("done", seen)


@pytest.fixture
def theirs() -> Iterator[None]:
    """Typer as it came."""
    setattr(core, "build_runtime_param", build_runtime_param)  # noqa: B010  (as in the adapter)
    yield
    setattr(core, "build_runtime_param", typer_adapter.plain_or_typers)  # noqa: B010


def test_the_adapter_is_in_place() -> None:
    assert core.build_runtime_param is typer_adapter.plain_or_typers


@pytest.mark.parametrize("words", [*GOOD, *BAD], ids=lambda words: " ".join(words) or "nothing")
def test_ours_and_theirs_agree(words: list[str], request: pytest.FixtureRequest) -> None:
    ours = outcome(words)
    request.getfixturevalue("theirs")
    assert core.build_runtime_param is build_runtime_param
    theirs_ = outcome(words)
    assert ours == theirs_
    assert ours[0] == ("refused" if words in BAD else "done")


def test_what_is_unset_stays_unset() -> None:
    state, seen = outcome(["w"])
    assert state == "done"
    assert seen["text"] is None
    assert seen["number"] is None
    assert seen["flag"] is False


def test_every_parameter_of_every_command_is_a_plain_one() -> None:
    """Any other would bring Pydantic in."""
    from engtrack import app

    for noun in app.NOUNS:
        of = app.module_of(noun).noun
        for verb in of.words:
            for param in of.build(verb).params:
                made = typer_adapter.plain_or_typers(param.type_descriptor)
                assert isinstance(made, typer_adapter.PlainParam), (noun, verb, param.name)
