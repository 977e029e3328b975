"""Every command there is, found where the program finds them, with the examples of its help."""

import hashlib
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engtrack import app
from engtrack.cli.help import told

from ..conftest import Done
from ..sample import is_there

OUTSIDE = ("init", "demo")  # they make files of their own, and have tests of their own
CHECKS = ("check", "verify", "ready")
MACHINE = ("csv", "json", "ndjson")


@dataclass(frozen=True)
class Verb:
    noun: str
    verb: str
    examples: tuple[str, ...]
    options: frozenset[str]

    @property
    def line(self) -> list[str]:
        return [self.noun] if app.module_of(self.noun).noun.is_single else [self.noun, self.verb]

    @property
    def is_write(self) -> bool:
        return "--dry-run" in self.options

    def __str__(self) -> str:
        return " ".join(self.line)


@dataclass(frozen=True)
class Example:
    of: Verb
    text: str

    @property
    def argv(self) -> list[str]:
        return shlex.split(self.text)[1:]

    @property
    def dry(self) -> list[str]:
        return [*self.argv, "-n"] if self.of.is_write else self.argv

    @property
    def elsewhere(self) -> list[str]:
        """Without the engagement it names."""
        argv = self.argv
        if "-e" in argv:
            del argv[argv.index("-e") : argv.index("-e") + 2]
        return argv

    @property
    def good(self) -> tuple[int, ...]:
        return (0, 10) if {self.of.noun, self.of.verb} & {*CHECKS} else (0,)

    def __str__(self) -> str:
        return self.text.removeprefix("engtrack ")


def found() -> Iterator[Verb]:
    for noun in filter(is_there, app.NOUNS):
        of = app.module_of(noun).noun
        for verb in of.words:
            function = of.function(verb)
            options = {name for param in of.build(verb).params for name in param.opts}
            yield Verb(noun, verb, tuple(told(function)[1]), frozenset(options))


VERBS = list(found())
READS = [verb for verb in VERBS if not verb.is_write]
WRITES = [verb for verb in VERBS if verb.is_write]
EXAMPLES = [Example(v, text) for v in VERBS if v.noun not in OUTSIDE for text in v.examples]
OF_READS = [example for example in EXAMPLES if not example.of.is_write]
OF_WRITES = [example for example in EXAMPLES if example.of.is_write]


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def check_refused(done: Done, *status: int) -> None:
    """As every refusal is: the status, nothing on stdout, one to three lines on stderr."""
    assert done.status in status, done
    assert done.out == ""
    lines = done.err.splitlines()
    assert 1 <= len(lines) <= 3, done.err
    assert lines[0].startswith("engtrack: "), done.err
    assert all(line.startswith("  ") for line in lines[1:]), done.err
    for never in ("Traceback", "sqlite3", "sqlalchemy", "typer", "click", "pydantic"):
        assert never not in done.err


def options_of(verb: Verb) -> list[Any]:
    """Its arguments and options, as the parser knows them."""
    params: list[Any] = list(app.module_of(verb.noun).noun.build(verb.verb).params)
    return params


def paragraphs_of(verb: Verb) -> list[str]:
    about, _ = told(app.module_of(verb.noun).noun.function(verb.verb))
    return [paragraph for paragraph in about.split("\n\n") if paragraph]
