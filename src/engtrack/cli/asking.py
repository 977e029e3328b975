"""Asking at a terminal: each question with what is taken when nothing is typed."""

import sys
from collections.abc import Callable, Iterator
from typing import TypeVar

from engtrack import language
from engtrack.errors import EngtrackError

Value = TypeVar("Value")


def ask(question: str, default: str, understood: Callable[[str], Value]) -> Value:
    """Asked on stderr until it is understood; Ctrl-D or Ctrl-C ends it."""
    while True:
        hint = f" [{default}]" if default else ""
        print(language.before(question + hint), end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        if not line:
            raise KeyboardInterrupt
        try:
            return understood(line.strip() or default)
        except EngtrackError as error:
            print(f"  {language.sentence(error)}", file=sys.stderr)


def ask_lines(question: str, understood: Callable[[str], Value]) -> Iterator[Value]:
    """One line after another, until one is empty."""
    while line := ask(question, "", lambda text: (understood(text),) if text else ()):
        yield line[0]
