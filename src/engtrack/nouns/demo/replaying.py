"""Running command lines in this process as if their people typed them, each on its day."""

import io
import os
import shlex
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from engtrack import language
from engtrack.cli import settings as shared_settings
from engtrack.cli.settings import settings
from engtrack.errors import EngtrackError

HOUR = "T09:00:00"


@dataclass(frozen=True)
class Line:
    """One command: on which day (working days from day 0), who typed it, and its words."""

    day: int
    who: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Script:
    """The lines in the order of their days, and the day on which one looks at each phase."""

    lines: list[Line]
    phases: Mapping[str, int]


def read_script(text: str) -> Script:
    """`DAY WHO COMMAND…` or `@ PHASE DAY` a line; what begins with `#` is a remark."""
    told = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    parts = [line.split(None, 2) for line in told]
    phases = {phase: int(day) for mark, phase, day in parts if mark == "@"}
    lines = [
        Line(int(day), who, tuple(shlex.split(words))) for day, who, words in parts if day != "@"
    ]
    return Script(sorted(lines, key=lambda line: line.day), phases)


@dataclass(frozen=True)
class Place:
    """Where commands run: the file, its engagement, and the keys of an example's `noun:id`."""

    db: Path
    engagement: str
    keys: Mapping[str, str]


def replay(lines: list[Line], days: Mapping[int, str], place: Place) -> None:
    """Run them all, saying nothing; what is refused stops it and says which."""
    for line in lines:
        words = [filled(word, place.keys) for word in line.words]
        try:
            with ExitStack() as quiet:
                quiet.enter_context(redirect_stdout(io.StringIO()))
                quiet.enter_context(redirect_stderr(io.StringIO()))
                run(words, line.who, place, days[line.day])
        except EngtrackError as error:
            raise EngtrackError(
                "the script of the demo stops at `{line}`: {words}",
                line=shlex.join([str(line.day), line.who, *words]),
                words=error,
            ) from error


def filled(word: str, keys: Mapping[str, str]) -> str:
    """`{task:plan}=+1d` with the key of that task."""
    before, brace, rest = word.partition("{")
    if not brace:
        return word
    thing, _, after = rest.partition("}")
    return before + keys[thing] + after


def run(words: list[str], who: str, place: Place, day: str | None = None) -> None:
    """One command as a process of its own would run it, without starting one."""
    noun, verb, *rest = words
    with typed_by(who, place, day):
        shared_settings.start(words)
        module = import_module(f"engtrack.nouns.{noun}.commands")
        module.noun.build(verb).main(
            args=rest,
            prog_name=f"engtrack {noun} {verb}",
            standalone_mode=False,
            windows_expand_args=False,
        )


@contextmanager
def typed_by(who: str, place: Place, day: str | None) -> Iterator[None]:
    """Settings as this person has them on this day; those of the line that runs us are put back."""
    environment, said, spoken = dict(os.environ), dict(settings.__dict__), language.current()
    os.environ.update(
        ENGTRACK_DB=str(place.db),
        ENGTRACK_ENGAGEMENT=place.engagement,
        ENGTRACK_AS=who,
        ENGTRACK_LANG=spoken,
    )
    if day is not None:
        os.environ["ENGTRACK_NOW"] = day + HOUR
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(environment)
        settings.__dict__.clear()
        settings.__dict__.update(said)
        language.choose(spoken)
