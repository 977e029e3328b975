"""Twelve quiet weeks of three well-run engagements: how much the program asks of people then.

Each file in stories/quiet is one engagement, each in a file of its own, told by commands:

    # …           what it is about
    @ 2027-06-07  from here on this is today
    % command     what people type anyway: work, decisions, documents, sessions
    = …           at the end, week by week: findings that came up, records typed for a duty alone

Each working morning, before anything is typed, the findings are looked at, and the duties whose
proof is late or too old; what comes up anew is counted in its week. What `FOR_A_DUTY` begins with is a record that nobody would type if no duty
asked for it. `pytest -s` prints both numbers; UPDATE_STORIES=1 writes them into the file.

To add what a new noun brings: the commands into the stories, and into `FOR_A_DUTY` those of them
that nobody would type for the work's own sake.
"""

import json
import os
import shlex
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest

from .conftest import Runner

FOLDER = Path(__file__).parent / "stories" / "quiet"
STORIES = sorted(FOLDER.glob("*.txt"))
WEEKS = 12
LIMIT = 2 * WEEKS  # of findings, and of records typed for a duty alone, in one engagement
NO_FINDING = ("late", "stale", "left-open", "stale-to-the-end")  # a duty that asks all the same
FOR_A_DUTY = (
    "schedule confirm",
    "message log",
    "engagement rate",
    "duty note",
    "backup log --of",  # a restore test is kept for its result
)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
def test_quiet_weeks_ask_little(
    story: Path, engtrack: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = story.read_text("utf-8").splitlines()
    told = [line for line in lines if not line.startswith("=")]
    played = Played(engtrack, monkeypatch, story.stem.upper())
    played.all_of(told)
    said = played.summary()
    print("", story.stem, *said, sep="\n")
    if os.environ.get("UPDATE_STORIES"):
        story.write_text("\n".join([*told, *said]) + "\n", "utf-8")
    assert said == [line for line in lines if line.startswith("=")]
    assert len(played.weeks) == WEEKS
    assert sum(map(len, played.findings.values())) < LIMIT
    assert sum(map(len, played.typed.values())) < LIMIT


class Played:
    """One engagement: what came up and what was typed, by the Monday of each week."""

    def __init__(self, run: Runner, monkeypatch: pytest.MonkeyPatch, engagement: str) -> None:
        self.run, self.monkeypatch = run, monkeypatch
        monkeypatch.setenv("ENGTRACK_ENGAGEMENT", engagement)
        self.seen: set[str] = set()
        self.findings: dict[date, list[str]] = defaultdict(list)
        self.typed: dict[date, list[str]] = defaultdict(list)
        self.weeks: list[date] = []

    def all_of(self, told: list[str]) -> None:
        """The opening on its day; then every day from the start to the last one that is told."""
        days = _by_day(told)
        opening, *later = sorted(days)
        self.on(opening, days[opening])
        for number in range((later[-1] - later[0]).days + 1):
            if (day := later[0] + timedelta(number)).weekday() < 5:
                self.weeks += [day] if day.weekday() == 0 else []
                self.look(day)
                self.on(day, days.get(day, []))

    def look(self, day: date) -> None:
        """What came up since yesterday; what went and comes again has come up again."""
        self.monkeypatch.setenv("ENGTRACK_NOW", f"{day}T08:00:00")
        found = {str(row["key"]) for row in self.rows("finding", "list")} | {
            f"{row['duty']} {row['why_code']}"
            for row in self.rows("duty", "show", "--state", "attention")
            if row["why_code"] in NO_FINDING
        }
        self.findings[_monday(day)] += sorted(found - self.seen)
        self.seen = found

    def rows(self, *command: str) -> list[dict[str, object]]:
        return list(json.loads(self.run(*command, "--json").out))

    def on(self, day: date, commands: list[str]) -> None:
        self.monkeypatch.setenv("ENGTRACK_NOW", f"{day}T09:00:00")
        for command in commands:
            done = self.run(*shlex.split(command))
            assert done.status == 0, f"{day}: {command}: {done.err}"
            if command.startswith(FOR_A_DUTY):
                self.typed[_monday(day)].append(command)

    def summary(self) -> list[str]:
        rows = [
            f"= {week}: findings {len(self.findings[week])}, typed {len(self.typed[week])}"
            + "".join(f" · {key}" for key in self.findings[week])
            for week in self.weeks
        ]
        found, typed = (sum(map(len, of.values())) for of in (self.findings, self.typed))
        return [*rows, f"= in {len(rows)} weeks: findings {found}, typed {typed}"]


def _by_day(told: list[str]) -> dict[date, list[str]]:
    days: dict[date, list[str]] = {}
    for mark, _, rest in (line.partition(" ") for line in told):
        if mark == "@":
            today = days.setdefault(date.fromisoformat(rest.strip()), [])
        if mark == "%":
            today.append(rest)
    return days


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())
