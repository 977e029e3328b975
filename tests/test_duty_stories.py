"""Each duty has two tales in stories/duties: how it comes to be proved, and what disturbs it.

They begin on 2027-02-22 with the engagement ACME as OPENING leaves it: planned, staffed, with work
in each phase. The marks are those of test_stories, and one more:

    = active · …      runs nothing: how the duty stands by now, for each person who holds its role:
                      state, why, proof, next

In `KEY.txt` the duty goes from `later` over `todo` to `active` or `done`. In `KEY-disturbed.txt` it
is in `attention` for each thing that disturbs it, and in the end it is not. UPDATE_STORIES=1 writes
what was seen.
"""

import json
import os
import re
import shlex
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from engtrack.nouns.duty.duties import DUTIES

from .conftest import Runner, run
from .test_stories import printed

FOLDER = Path(__file__).parent / "stories" / "duties"
STORIES = sorted(FOLDER.glob("*.txt"))
FIRST_DAY = "2027-02-22"
OPENING = """
person add "Carla Roy" --side vendor
person add "Paul Gagnon" --side vendor
person add "Ana Diaz" --side vendor
person add "Marie Tremblay"
person add "Luc Caron"
person add "Sam Lee"
person add "Zoé Roy"
engagement create ACME --name "Acme go-live" --client "Cuisines Acme" --start 2027-03-01 --budget 48000
role assign sponsor marie -e ACME
role assign lead luc -e ACME
role assign support sam -e ACME
role assign account-manager ana -e ACME
role assign provider paul -e ACME
role assign coordinator carla -e ACME
task add "Gather the catalogue" -e ACME --phase prepare --duration 10d --assignee luc
task add "Install the application" -e ACME --phase install --duration 5d --after T-1 --assignee paul
task add "Configure the library" -e ACME --phase configure --duration 10d --after T-2 --assignee luc --assignee paul
task add "Train the users" -e ACME --phase train --duration 5d --after T-3 --assignee paul
task add "Test the orders" -e ACME --phase test --duration 10d --after T-4 --assignee luc
milestone add "Go-live" -e ACME --phase go-live --after T-5 --assignee paul
task add "First weeks" -e ACME --phase support --duration 20d --after MS-1 --assignee paul
"""
SHOWN = ("person", "state", "why", "proof", "next")
# Asked from the opening on: there is no day on which they are not asked yet.
AT_ONCE = {"sponsor-1", "account-manager-2", "account-manager-5"}
# Nothing disturbs it: unproved after the start, it is unknown, and proved later all the same.
UNTROUBLED = {"sponsor-1"}


@pytest.fixture(scope="session")
def opened(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the engagement as each story finds it."""
    folder = tmp_path_factory.mktemp("opened")
    path = Path(shutil.copyfile(empty_file, folder / "opened.db"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(folder))
        patch.setenv("ENGTRACK_DB", str(path))
        patch.setenv("ENGTRACK_AS", "carla")
        patch.setenv("ENGTRACK_NOW", f"{FIRST_DAY}T09:00:00-05:00")
        patch.chdir(folder)
        for line in OPENING.strip().splitlines():
            done = run(*shlex.split(line))
            assert done.status == 0, f"{line}: {done.err}"
    return path


@pytest.fixture
def db(opened: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(opened, tmp_path / "engtrack.db"))


def duty_of(story: Path) -> str:
    return story.stem.removesuffix("-disturbed")


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
def test_story(story: Path, engtrack: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENGTRACK_NOW", f"{FIRST_DAY}T09:00:00")
    told, seen = story.read_text("utf-8").splitlines(), []
    for before, line in pairwise(["", *told]):
        mark, _, rest = line.partition(" ")
        if mark in ("#", "@", "%", "$", "?") or not line:
            seen.append(line)
        if mark == "@":
            monkeypatch.setenv("ENGTRACK_NOW", f"{rest.strip()}T09:00:00")
        if mark in ("%", "$", "?"):
            seen += printed(mark, engtrack(*shlex.split(rest)[1:]))
        if mark == "=" and not before.startswith("="):
            seen += [*standing(engtrack, duty_of(story))]
    if os.environ.get("UPDATE_STORIES"):
        story.write_text("\n".join(seen) + "\n", "utf-8")
    assert seen == told


def standing(engtrack: Runner, duty: str) -> list[str]:
    """How the duty stands, one line for each person who holds its role."""
    done = engtrack("duty", "show", "--duty", duty, "--all", "-e", "ACME", "--json")
    rows = json.loads(done.out)
    shown = ("state", "why", "proof", "next") if len(rows) == 1 else SHOWN
    return ["= " + " · ".join(filter(None, map(row.get, shown))) for row in rows]


def states_of(name: str) -> list[str]:
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    words = [re.split(" · ", line.removeprefix("= ")) for line in lines if line.startswith("= ")]
    known = {"waived", "unknown", "later", "attention", "done", "active", "todo"}
    return [next(word for word in line if word in known) for line in words]


def test_every_duty_has_its_two_stories() -> None:
    told = {story.stem for story in STORIES}
    assert told == {name for d in DUTIES for name in (d.key, f"{d.key}-disturbed")}


@pytest.mark.parametrize("duty", [duty.key for duty in DUTIES])
def test_a_duty_goes_from_later_over_todo_to_done(duty: str) -> None:
    states = states_of(f"{duty}.txt")
    assert states[0] == ("todo" if duty in AT_ONCE else "later")
    assert "todo" in states
    assert states[-1] in ("active", "done")


@pytest.mark.parametrize("duty", [duty.key for duty in DUTIES])
def test_a_duty_is_disturbed_and_mended(duty: str) -> None:
    states = states_of(f"{duty}-disturbed.txt")
    assert ("unknown" if duty in UNTROUBLED else "attention") in states
    assert states[-1] not in ("attention", "unknown")


@pytest.mark.parametrize("duty", [duty.key for duty in DUTIES])
def test_what_is_printed_next_is_run(duty: str) -> None:
    lines = (FOLDER / f"{duty}-disturbed.txt").read_text("utf-8").splitlines()
    asked = [(n, line) for n, line in enumerate(lines) if re.match("= (.* · )?attention · ", line)]
    for n, line in asked:
        printed_next = line.rpartition(" · ")[2]
        run_as_printed = [told[2:] for told in lines[n:] if told[:2] in ("% ", "$ ", "? ")]
        assert any(f"{told} ".startswith(f"{printed_next} ") for told in run_as_printed), line
