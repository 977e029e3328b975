"""The cabinet shop's engagement whole, from the booked demonstration to three months after go-live.

The script is that of `engtrack demo`, to its last line; it starts on the day of the example. Of
five of its days the page of the duties is in stories/life, in both languages; UPDATE_STORIES=1
writes it. Each command that the program prints to be run next is run as printed, by whom it was
printed for, in a copy of the file as it was then.
"""

import json
import os
import shlex
import shutil
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import pytest

from engtrack.nouns.demo import actions, rehearsing
from engtrack.nouns.demo.replaying import HOUR, Line, Place, filled
from engtrack.nouns.duty.duties import DUTIES

from .conftest import Done, Runner, run

START = "2027-03-15"
FOLDER = Path(__file__).parent / "stories" / "life"
PAGES = ("prepare", "install", "configure", "go-live", "support")
PEOPLE = ("helene", "marc", "josee", "etienne", "nathalie", "sophie", "olivier", "amelie")
LOOKS = (
    "today",
    "check --all-rows",
    "finding list",
    "duty show {person} --all",
    "duty list",
    "schedule check",
    "ready go-live",
    "budget show",
    "test matrix",
)


@dataclass
class Life:
    """What was seen as the script was played."""

    refused: list[str] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)  # what was printed as next, and does not run
    pages: dict[str, str] = field(default_factory=dict)
    states: dict[str, set[str]] = field(default_factory=dict)  # of each duty
    exported: str = ""


class Player:
    """Plays the script in its folder, a command at a time."""

    def __init__(self, place: Place, patch: pytest.MonkeyPatch) -> None:
        self.place, self.patch, self.life = place, patch, Life()
        self.spare = place.db.with_name("spare.db")
        self.tried: set[tuple[str, ...]] = set()
        self.day = ""

    def play(self, line: Line) -> None:
        words = [filled(word, self.place.keys) for word in line.words]
        done = self.run_as(line.who, *words)
        if done.status not in (0, 10):
            self.life.refused.append(f"{line.day} {line.who} {shlex.join(words)}: {done.err}")
        self.try_out(line.who, told_in(done.err))

    def look(self) -> None:
        """What each of its people is shown that evening, and what they are told to do next."""
        for person in PEOPLE:
            for look in LOOKS:
                words = look.format(person=person).split()
                done = self.run_as(person, *words, "--json")
                assert done.status in (0, 10), f"{look}: {done.err}"
                self.try_out(person, [*told_in(done.err), *shown_in(done.out)])
                if look.startswith("duty show"):
                    for row in json.loads(done.out):
                        self.life.states.setdefault(row["duty"], set()).add(row["state"])

    def try_out(self, who: str, commands: Iterable[tuple[str, ...]]) -> None:
        """Once for each person: it runs as printed."""
        for command in commands:
            if (who, *command) in self.tried:
                continue
            self.tried.add((who, *command))
            shutil.copyfile(self.place.db, self.spare)
            done = self.run_as(who, *command, db=self.spare)
            if done.status not in (0, 10):
                self.life.stray.append(f"{self.day} {who}: {shlex.join(command)}: {done.err}")

    def keep_page(self, phase: str) -> None:
        for lang in ("en", "fr"):
            done = self.run_as("sophie", "report", "duties", "--lang", lang)
            assert done.status == 0, done.err
            self.life.pages[f"{phase}-{lang}.md"] = done.out

    def run_as(self, who: str, *words: str, db: Path | None = None) -> Done:
        with self.patch.context() as patch:
            patch.setenv("ENGTRACK_AS", who)
            patch.setenv("ENGTRACK_DB", str(db or self.place.db))
            return run(*words)


def told_in(talk: str) -> Iterator[tuple[str, ...]]:
    for line in talk.splitlines():
        if line.strip().startswith("engtrack "):
            yield tuple(shlex.split(line)[1:])


def shown_in(answer: str) -> Iterator[tuple[str, ...]]:
    rows = json.loads(answer)
    for row in rows if isinstance(rows, list) else [rows]:
        if argv := row.get("next_argv"):
            yield tuple(argv[1:])


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Life:
    """All of it, once: the file of `demo` on the days of the example."""
    folder = tmp_path_factory.mktemp("life")
    script = rehearsing.read()
    days = {
        number: actions.day_of(START, number - actions.STARTED)
        for number in range(script.lines[0].day, script.lines[-1].day + 1)
    }
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("ENGTRACK_")]:
            patch.delenv(name)
        patch.setenv("HOME", str(folder / "home"))
        patch.setenv("LANG", "C.UTF-8")
        patch.chdir(folder)
        place = rehearsing.begin(folder, days[script.lines[0].day], START)
        player = Player(place, patch)
        for number, lines in groupby(script.lines, lambda line: line.day):
            player.day = days[number]
            patch.setenv("ENGTRACK_NOW", f"{player.day}{HOUR}")
            for line in lines:
                player.play(line)
            for phase in (name for name, day in script.phases.items() if day == number):
                player.look()
                player.keep_page(phase)
        player.life.exported = player.run_as("sophie", "engagement", "export", "LAURIER").out
    return player.life


def test_nobody_is_refused_what_they_type(life: Life) -> None:
    assert life.refused == []


def test_what_is_printed_next_runs_as_printed(life: Life) -> None:
    assert life.stray == []


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("phase", PAGES)
def test_the_page_of_the_duties(life: Life, phase: str, lang: str) -> None:
    path = FOLDER / f"{phase}-{lang}.md"
    if os.environ.get("UPDATE_STORIES"):
        path.write_text(life.pages[path.name], "utf-8")
    assert life.pages[path.name].splitlines() == path.read_text("utf-8").splitlines()


def test_no_duty_is_ever_unknown_and_each_is_proved(life: Life) -> None:
    assert set(life.states) == {duty.key for duty in DUTIES}
    assert [key for key, states in life.states.items() if "unknown" in states] == []
    proved = {"active", "done"}
    assert [key for key, states in life.states.items() if not states & proved] == ["sponsor-10"]


def test_all_of_it_is_in_its_file(
    life: Life, engtrack: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tomllib.loads(life.exported)
    decided = {"approval", "change", "committed", "handover", "invoice", "life", "sheet", "waiver"}
    assert set(told.pop("record")) == decided
    monkeypatch.setenv("ENGTRACK_NOW", "2027-08-20")
    done = run("engagement", "apply", "-", "--as", "anybody", stdin=life.exported)
    assert done.status == 0, done.err
    again = tomllib.loads(engtrack("engagement", "export", "LAURIER").out)
    for issue in told["issue"]:  # whoever applies the file types what another answered
        if issue["kind"] == "question" and "resolved_by" in issue:
            issue.setdefault("resolved_via", "screen")
    assert again == told
