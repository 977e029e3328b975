"""What the README shows is what happens: its tour is played, its tables are compared with the program.

UPDATE_STORIES=1 writes what was seen into the README: read the difference before you keep it.
"""

import os
import re
import shlex
from pathlib import Path

import pytest

from engtrack.app import NOUNS

from .conftest import run

README = Path(__file__).parent.parent / "README.md"
TOUR = re.compile(r"```console\n(.*?)```", re.DOTALL)


def test_the_tour_prints_what_the_readme_shows(
    at_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENGTRACK_NOW", "2027-01-04T09:00:00-05:00")
    monkeypatch.delenv("ENGTRACK_AS")
    text = README.read_text("utf-8")
    seen = TOUR.sub(lambda block: f"```console\n{played(block[1])}```", text)
    if os.environ.get("UPDATE_STORIES"):
        README.write_text(seen, "utf-8")
    assert seen == text


def played(block: str) -> str:
    """The commands of a block, each with what it prints now."""
    lines = []
    for line in block.splitlines():
        if line.startswith("$ "):
            done = run(*shlex.split(line)[2:])
            assert done.status in (0, 10), f"{line}\n{done.err}"
            lines += [line, *(shown.rstrip() for shown in done.lines)]
    return "".join(f"{line}\n" for line in lines)


def test_the_readme_is_short() -> None:
    assert len(README.read_text("utf-8").splitlines()) < 150


def test_the_readme_lists_every_noun_as_the_program_does() -> None:
    rows = re.findall(r"\| `([\w-]+)` \| ([^|]+) (?=\|)", README.read_text("utf-8"))
    assert dict(rows) == NOUNS
