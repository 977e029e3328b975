"""The last step of every command: the answer to stdout or a file, the talk to stderr."""

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from engtrack import language
from engtrack.cli.settings import settings
from engtrack.errors import Misused, Sentence
from engtrack.render import render
from engtrack.table import Table

FOR_PEOPLE = ("table", "plain", "markdown")


def answer(tables: Sequence[Table]) -> None:
    """Print the tables in the chosen format; a file given by `--output` appears whole or not at
    all.
    """
    chosen = [table.only(settings.columns) for table in tables]
    speak_as_answered()
    if settings.output is None:
        _print(chosen, sys.stdout, sys.stdout.isatty())
    else:
        _write_whole(settings.output, lambda out: _print(chosen, out, is_terminal=False))


def answer_text(words: str) -> None:
    """The same for an answer that is a text to pass on, whatever the format."""
    if settings.output is None:
        sys.stdout.write(words)
    else:
        _write_whole(settings.output, lambda out: out.write(words))


def speak_as_answered() -> None:
    """What machines read is English under every configured language, unless `--lang` was said."""
    if settings.format not in FOR_PEOPLE and not settings.is_lang_said:
        language.speak_to_machines()


def _print(tables: Sequence[Table], out: TextIO, is_terminal: bool) -> None:
    width = shutil.get_terminal_size().columns if is_terminal else 80
    render(
        tables,
        settings.format,
        out,
        width=width,
        is_terminal=is_terminal,
        color=is_terminal and settings.color,
        all_rows="all_rows" in settings.said,
    )


def check_output() -> None:
    """Before anything is done: can the answer be written where it is asked for?"""
    path = settings.output
    if path is not None and (path.is_dir() or not os.access(path.parent, os.W_OK)):
        raise Misused("{path} cannot be written", path=path)


def _write_whole(path: Path, fill: Callable[[TextIO], object]) -> None:
    check_output()
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="") as out:
            fill(out)
        os.replace(part, path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise Misused(
            "{path} cannot be written: {words}", path=path, words=error.strerror
        ) from error
    say(Sentence("written: {path}", path=path))


def say(*talk: Sentence) -> None:
    """Tell the person at the terminal; `--quiet` keeps it to oneself."""
    if settings.quiet:
        return
    language.speak_to_people()
    for sentence in talk:
        for line in language.say(sentence):
            print(line, file=sys.stderr)
