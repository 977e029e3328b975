"""Each file in stories/ is a tale of commands and what they print.

    # …           what it is about
    @ 2027-03-08  from here on this is today
    % command     runs, and is not told (a refusal is)
    $ command     runs, and what it prints to stdout follows
    ? command     the same with the talk on stderr before it
    ! 4 …         it was refused: the status, and the first line of why

UPDATE_STORIES=1 writes what was seen into the file: read the difference before you keep it.
"""

import os
import shlex
from pathlib import Path

import pytest

from .conftest import DAY, Done, Runner

STORIES = sorted(Path(__file__).parent.joinpath("stories").glob("*.txt"))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
def test_story(story: Path, engtrack: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    told, seen = story.read_text("utf-8").splitlines(), []
    for line in told:
        mark, _, rest = line.partition(" ")
        if mark in ("#", "@", "%", "$", "?") or not line:
            seen.append(line)
        if mark == "@":
            monkeypatch.setenv("ENGTRACK_NOW", f"{rest.strip()}T09:00:00")
        if mark in ("%", "$", "?"):
            assert rest.startswith("engtrack "), f"{story.name}: {line}"
            seen += printed(mark, engtrack(*shlex.split(rest)[1:]))
    if os.environ.get("UPDATE_STORIES"):
        story.write_text("\n".join(seen) + "\n", "utf-8")
    assert seen == told


def printed(mark: str, done: Done) -> list[str]:
    if done.status not in (0, 10):
        return [f"! {done.status} {done.err.removeprefix('engtrack: ').splitlines()[0]}"]
    talk = done.err.splitlines() if mark == "?" else []
    return [] if mark == "%" else [*talk, *(line.rstrip() for line in done.lines if line.strip())]


def test_the_first_day_of_the_stories_is_the_pinned_one() -> None:
    assert DAY == "2027-03-01"
