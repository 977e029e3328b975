"""Planning costs each item the same, however many there are: counted in calls, not in time."""

import random
import sys

import pytest

from engtrack.nouns.schedule.forward import Pass
from engtrack.nouns.schedule.network import Item, Link, LinkType
from engtrack.nouns.schedule.slack import slacks
from engtrack.workdays import Calendar

TODAY = "2027-03-01"
TYPES: list[LinkType] = ["FS", "SS", "FF", "SF"]


def network(count: int) -> tuple[list[Item], list[Link]]:
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


def star(count: int) -> tuple[list[Item], list[Link]]:
    """One item that all others follow, and that all of these lead to another."""
    items = [Item(f"i{n}", f"T-{n}") for n in range(count)]
    inner = range(1, count - 1)
    return items, [link for n in inner
                   for link in (Link("i0", f"i{n}"), Link(f"i{n}", f"i{count - 1}"))]  # fmt: skip


def chain(count: int) -> tuple[list[Item], list[Link]]:
    items = [Item(f"i{n}", f"T-{n}") for n in range(count)]
    return items[::-1], [Link(f"i{n - 1}", f"i{n}") for n in range(1, count)]


def calls(items: list[Item], links: list[Link]) -> int:
    """How many functions one plan calls, forward and backward."""
    found = 0

    def heard(_frame: object, event: str, _of: object) -> None:
        nonlocal found
        found += event in ("call", "c_call")

    kept = sys.getprofile()
    sys.setprofile(heard)
    try:
        slacks(Pass(items, links, TODAY, TODAY, Calendar(["2027-03-29", "2027-04-02"])))
    finally:
        sys.setprofile(kept)
    return found


@pytest.mark.parametrize("make", [network, star, chain])
def test_a_plan_ten_times_as_large_takes_ten_times_the_calls(make) -> None:  # type: ignore[no-untyped-def]
    few, many = (calls(*make(count)) / count for count in (200, 2000))
    assert many < few * 1.1
