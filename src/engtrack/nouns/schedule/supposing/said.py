"""How people say what is supposed: `T-7=paul,role:lead`, `ana=wed..fri`."""

from collections.abc import Sequence
from typing import NamedTuple

from engtrack.cli.amounts import clipped
from engtrack.cli.parse import parse_handle, parse_key
from engtrack.errors import Misused
from engtrack.nouns.change.lines import Line
from engtrack.nouns.person.said import Days, parse_days_away
from engtrack.nouns.task.said import Who, parse_who


class Assigned(NamedTuple):
    """Work, and all who are to do it."""

    key: str
    whom: tuple[Who, ...]


class Absent(NamedTuple):
    """A person, and the days on which they are not there."""

    handle: str
    days: Days


class Supposed(NamedTuple):
    """What is supposed: lines of changes, other people for work, days on which some are away."""

    lines: Sequence[Line] = ()
    changes: Sequence[str] = ()
    people: Sequence[Assigned] = ()
    away: Sequence[Absent] = ()


def parse_assigned(text: str) -> Assigned:
    key, sign, whom = text.partition("=")
    if not sign or not whom.strip():
        raise Misused("{text} says nobody for any work; say T-7=paul", text=clipped(text))
    return Assigned(parse_key(key), tuple(parse_who(one.strip()) for one in whom.split(",")))


def parse_absent(text: str) -> Absent:
    handle, sign, days = text.partition("=")
    if not sign or not days.strip():
        raise Misused("{text} says no days of anybody; say ana=wed..fri", text=clipped(text))
    return Absent(parse_handle(handle.strip()), parse_days_away(days.strip()))
