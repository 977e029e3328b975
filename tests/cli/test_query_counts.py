"""What is read once for a write is not read again for each thing that it writes."""

import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Engine, event

from ..conftest import Runner, run

MAKING = """
init --name "Carla Roy" --side vendor --organisation Planit
person add "Paul Gagnon" --side vendor
person add "Ana Diaz" --side vendor
engagement create ACME --name Acme --client Acme --start 2027-03-01
task add Install --assignee paul
task add Configure --assignee paul --not-before 2027-03-08
task add Train --assignee paul --not-before 2027-03-08
task add Test --assignee paul --not-before 2027-03-08
"""


@pytest.fixture
def made(engtrack: Runner) -> None:
    for line in MAKING.strip().splitlines():
        assert run(*shlex.split(line)).status == 0, line


@contextmanager
def selects_from(table: str) -> Iterator[list[str]]:
    found: list[str] = []

    def seen(connection: Any, cursor: Any, statement: str, *more: Any) -> None:
        if statement.lstrip().startswith("SELECT") and f"FROM {table}" in statement:
            found.append(statement)

    event.listen(Engine, "before_cursor_execute", seen)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", seen)


def counted(line: str, table: str) -> int:
    with selects_from(table) as found:
        done = run(*shlex.split(line), "--dry-run")
    assert done.status == 0, done.err
    assert found, line
    return len(found)


@pytest.mark.parametrize(
    ("table", "one", "more"),
    [
        (
            "change_line",
            "change request Later -e ACME --reason Slow --move T-1=+1d",
            "change request Later -e ACME --reason Slow --move T-1=+1d --move T-2=+1d --move T-3=+1d",
        ),
        (
            "assignee",
            "person away paul 2027-03-01 --cover ana",
            "person away paul 2027-03-08 --cover ana",
        ),
    ],
)
def test_three_take_as_many_queries_as_one(table: str, one: str, more: str, made: None) -> None:
    assert counted(more, table) == counted(one, table)
