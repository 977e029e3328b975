"""The last step of every command: the answer to stdout or a file, the talk to stderr."""

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from engtrack import language
from engtrack.cli.paths import written_whole
from engtrack.cli.settings import settings
from engtrack.errors import Misused, Sentence
from engtrack.render import render
from engtrack.table import Table, Value

FOR_PEOPLE = ("table", "plain", "markdown")


def answer(tables: Sequence[Table]) -> None:
    """Print the tables in the chosen format; the file of `--output` appears whole or not at all."""
    if settings.format in FOR_PEOPLE and not settings.columns:
        tables = telling_engagements(tables)
    chosen = [_of_file(table).only(settings.columns) for table in tables]
    speak_as_answered()
    if is_to_stdout():
        _print(chosen, sys.stdout, sys.stdout.isatty())
    else:
        _write_whole(lambda out: _print(chosen, out, is_terminal=False))


def _of_file(table: Table) -> Table:
    """With the commands it names about the file that the line named, parts included."""
    if "db" not in settings.said:
        return table
    parts = tuple(_of_file(part) for part in table.parts)
    if "next" not in table.columns:
        return replace(table, parts=parts)
    place = table.columns.index("next")
    rows = (
        (*row[:place], _of_this_file(str(row[place])) if row[place] else None, *row[place + 1 :])
        for row in table.rows
    )
    return replace(table, rows=rows, parts=parts)


def telling_engagements(tables: Sequence[Table]) -> list[Table]:
    """For people: lists show the engagement exactly where there are several of them.

    The sections of one page are looked at together.
    """
    kept = [table if table.is_card else replace(table, rows=list(table.rows)) for table in tables]
    told = [table for table in kept if not table.is_card and "engagement" in table.shown]
    of_page = {engagement for table in told for engagement in _engagements(table)}
    return [_telling_engagement(table, of_page) for table in kept]


def _telling_engagement(table: Table, of_page: set[Value]) -> Table:
    if table.is_card or not table.shown or "engagement" not in table.columns:
        return table
    is_shown = "engagement" in table.shown
    if len(of_page if is_shown else _engagements(table)) > 1:
        return table if is_shown else replace(table, shown=_with_engagement(table.shown))
    return replace(table, shown=tuple(name for name in table.shown if name != "engagement"))


def _with_engagement(shown: tuple[str, ...]) -> tuple[str, ...]:
    return (*shown[:1], "engagement", *shown[1:])


def _engagements(table: Table) -> set[Value]:
    place = table.columns.index("engagement")
    return {row[place] for row in table.rows}


def answer_text(words: str) -> None:
    """The same for an answer that is a text to pass on, whatever the format."""
    if is_to_stdout():
        sys.stdout.write(words)
    else:
        _write_whole(lambda out: out.write(words))


def is_to_stdout() -> bool:
    return settings.output is None or str(settings.output) == "-"


def answer_width() -> int:
    """Columns of the terminal that the answer goes to; 80 elsewhere."""
    is_terminal = is_to_stdout() and sys.stdout.isatty()
    return shutil.get_terminal_size().columns if is_terminal else 80


def speak_as_answered() -> None:
    """What machines read is English under every configured language, unless `--lang` was said."""
    if settings.format not in FOR_PEOPLE and not settings.is_lang_said:
        language.speak_to_machines()


def _print(tables: Sequence[Table], out: TextIO, is_terminal: bool) -> None:
    render(
        tables,
        settings.format,
        out,
        width=answer_width(),
        is_terminal=is_terminal,
        color=is_terminal and settings.color,
        all_rows="all_rows" in settings.said,
    )


def check_output() -> None:
    """Before anything is done: can the answer be written where it is asked for?"""
    if is_to_stdout():
        return
    path = _output().resolve()
    is_ours = path.exists() and settings.db.exists() and path.samefile(settings.db)
    if is_ours or path.is_dir() or not os.access(path if path.exists() else path.parent, os.W_OK):
        raise Misused("{path} cannot be written", path=_output())


def _output() -> Path:
    assert settings.output is not None
    return settings.output


def _write_whole(fill: Callable[[TextIO], object]) -> None:
    check_output()
    with written_whole(_output()) as out:
        fill(out)
    say(Sentence("written: {path}", path=_output()))


def say(*talk: Sentence) -> None:
    """Tell the person at the terminal; `--quiet` keeps it to oneself."""
    if settings.quiet:
        return
    language.speak_to_people()
    for sentence in talk:
        for line in language.say(sentence):
            print(folded(line), file=sys.stderr)


def _of_this_file(command: str) -> str:
    """A command as it runs here: about the file that the line named, if it named one."""
    if "db" not in settings.said or " --db" in command or " -- " in command:
        return command
    import shlex

    return f"{command} --db {shlex.quote(settings.said['db'])}"


def folded(line: str, indent: str = "") -> str:
    """A sentence broken between words where the terminal ends; a command stays in one piece."""
    if line.startswith("engtrack "):
        return indent + _of_this_file(line)
    if not sys.stderr.isatty():
        return indent + line
    width = max(shutil.get_terminal_size().columns - 1, 40)
    return "\n".join(language.wrapped(line, width, initial_indent=indent, subsequent_indent="  ",
                                      break_long_words=False))  # fmt: skip
