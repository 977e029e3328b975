"""Planning costs each item the same, however many there are: counted in lines, not in time."""

import random
import sys
from collections.abc import Callable
from typing import Any

import pytest

from engtrack.nouns.schedule.planning.forward import Pass
from engtrack.nouns.schedule.planning.network import Item, Link, LinkType
from engtrack.nouns.schedule.planning.slack import slacks
from engtrack.workdays import Calendar

Plan = tuple[list[Item], list[Link]]
TODAY = "2027-03-01"
TYPES: list[LinkType] = ["FS", "SS", "FF", "SF"]


def network(count: int) -> Plan:
    """So many items with 1.5 links each, from any of those before."""
    chance = random.Random(count)
    items = [
        Item(
            f"i{n}",
            f"T-{n}",
            n % 10 == 9,
            duration_days=n % 7 + 1,
            away_on=(f"2027-04-{n % 9 + 1:02}",),
        )
        for n in range(count)
    ]
    links = [
        Link(f"i{chance.randrange(n)}", f"i{n}", chance.choice(TYPES), chance.randint(0, 3))
        for n in range(1, count)
        for _ in range(1 + n % 2)
    ]
    return items, links


def star(count: int) -> Plan:
    """One item that all others follow, and that all of these lead to another."""
    items = [Item(f"i{n}", f"T-{n}") for n in range(count)]
    inner = range(1, count - 1)
    return items, [link for n in inner
                   for link in (Link("i0", f"i{n}"), Link(f"i{n}", f"i{count - 1}"))]  # fmt: skip


def chain(count: int) -> Plan:
    items = [Item(f"i{n}", f"T-{n}") for n in range(count)]
    return items[::-1], [Link(f"i{n - 1}", f"i{n}") for n in range(1, count)]


def lines(items: list[Item], links: list[Link]) -> int:
    """How many lines one plan runs, forward and backward; a loop's line counts each time."""
    found = 0

    def traced(_frame: object, event: str, _of: object) -> Any:
        nonlocal found
        found += event == "line"
        return traced

    kept = sys.gettrace()
    sys.settrace(traced)
    try:
        slacks(Pass(items, links, TODAY, TODAY, Calendar(["2027-03-29", "2027-04-02"])))
    finally:
        sys.settrace(kept)
    return found


@pytest.mark.parametrize("make", [network, star, chain])
def test_a_plan_ten_times_as_large_takes_ten_times_the_work(make: Callable[[int], Plan]) -> None:
    few, many = (lines(*make(count)) / count for count in (150, 1500))
    assert many < few * 1.1
