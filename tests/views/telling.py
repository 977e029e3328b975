"""A file told by commands, and what its views say of it on a day."""

import shlex
from pathlib import Path

import pytest

from engtrack.store.read import Scope, reading

from ..conftest import DAY, Runner

PEOPLE = """
person add "Carla Roy" --side vendor
person add "Paul Gagnon" --side vendor
person add "Ana Diaz" --side vendor
person add "Marie Tremblay"
person add "Luc Caron"
person add "Fay Morin"
engagement create ACME --name Acme --client Acme --start 2027-03-01
role assign sponsor marie -e ACME
role assign lead luc -e ACME
role assign functional-manager fay -e ACME
role assign account-manager ana -e ACME
role assign provider paul -e ACME
role assign coordinator carla -e ACME
"""


class Teller:
    """`told(lines)` runs commands, `told.on(day)` moves the day, the rest reads."""

    def __init__(self, run: Runner, db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.run, self.db, self.monkeypatch, self.day = run, db, monkeypatch, DAY

    def __call__(self, lines: str) -> None:
        for line in lines.strip().splitlines():
            done = self.run(*shlex.split(line))
            assert done.status == 0, f"{line}: {done.err}"

    def on(self, day: str) -> None:
        self.day = day
        self.monkeypatch.setenv("ENGTRACK_NOW", f"{day}T09:00:00-05:00")

    def rows(self, sql: str, *, everything: bool = False) -> list[tuple[object, ...]]:
        """Of the engagements that are not closed, or of all."""
        scope = Scope(everything=everything)
        with reading(self.db, f"{self.day}T14:00:00+00:00", self.day, scope) as db:
            return [tuple(row) for row in db.execute(sql)]


class Told(Teller):
    """What the views say of one duty on a day."""

    def evidence(self, duty: str) -> list[tuple[object, ...]]:
        """Of this duty: whom it counts for, what shows it, on which day, whether it is complete."""
        return self.rows(
            f"""SELECT p.handle, v.ref, v.shown_on, v.is_complete
                  FROM evidence v LEFT JOIN person p ON p.id = v.person_id
                 WHERE v.duty = '{duty}' ORDER BY v.shown_on, key_number(v.ref), p.handle"""
        )

    def findings(self, duty: str) -> list[tuple[object, ...]]:
        """Of this duty, by today: its key, whom it concerns, since when, and what leads out."""
        return self.rows(
            f"""SELECT f.key, p.handle, f.since_on, f.next FROM finding f
                  LEFT JOIN person p ON p.id = f.person_id
                 WHERE f.duty = '{duty}' ORDER BY 1, 2"""
        )

    def attention(self) -> list[tuple[object, ...]]:
        return self.rows("SELECT duty, person FROM duty_state WHERE state = 'attention'")
