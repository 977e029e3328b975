"""The forward pass on random networks: against a slow and plain planner, and against itself."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from slow_planner import SlowPlanner

from engtrack.nouns.schedule.planning.network import Item, Link, LinkType, State
from engtrack.nouns.schedule.planning.planner import plan
from engtrack.workdays import Calendar

STATES: list[State] = ["open", "open", "open", "started", "finished", "cancelled"]
TYPES: list[LinkType] = ["FS", "FS", "SS", "FF", "SF"]


def days(first: int, last: int) -> st.SearchStrategy[str]:
    return st.integers(first, last).map(lambda n: (date(2027, 3, 1) + timedelta(n)).isoformat())


@st.composite
def work(draw: st.DrawFn, number: int) -> Item:
    def maybe(of: st.SearchStrategy[str]) -> str | None:
        return draw(of) if draw(st.integers(0, 3)) == 0 else None

    state: State = draw(st.sampled_from(STATES))
    item = Item(
        f"i{number}", f"T-{number}", is_milestone=draw(st.integers(0, 3)) == 0,
        duration_days=draw(st.integers(0, 6)), state=state, not_before_on=maybe(days(-5, 20)),
        must_start_on=maybe(days(0, 20)),
    )  # fmt: skip
    if draw(st.booleans()):
        start, finish = sorted(draw(st.tuples(days(-4, 14), days(-4, 14))))
        item = replace(item, start_on=finish if item.is_point else start, finish_on=finish)
    start, finish = sorted(draw(st.tuples(days(-6, 12), days(-6, 12))))
    if draw(st.integers(0, 3)) == 0:
        item = replace(item, away_on=tuple(draw(st.lists(days(-4, 20), max_size=6))))
    if state in ("started", "finished"):
        item = replace(item, actual_start_on=start)
    if state == "started" and draw(st.booleans()):
        item = replace(item, left_days=draw(st.integers(0, 5)), left_on=draw(days(-3, 12)))
    return replace(item, actual_finish_on=finish) if state == "finished" else item


@st.composite
def networks(draw: st.DrawFn) -> tuple[list[Item], list[Link]]:
    count = draw(st.integers(1, 8))
    items = [draw(work(number)) for number in range(count)]
    pairs = [(a, b) for b in range(count) for a in range(b)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=12)) if pairs else []
    links = [
        Link(f"i{a}", f"i{b}", draw(st.sampled_from(TYPES)), draw(st.integers(-3, 4)))
        for a, b in chosen
    ]
    return draw(st.permutations(items)), links


@given(networks(), st.lists(days(-8, 40), max_size=6), days(-2, 6), days(-3, 20), st.booleans(),
       st.booleans())  # fmt: skip
@settings(derandomize=True, max_examples=400, deadline=None)
def test_the_plan_is_that_of_a_slow_and_plain_planner(
    network: tuple[list[Item], list[Link]],
    off: list[str],
    start_on: str,
    today: str,
    is_retimed: bool,
    is_under_way: bool,
) -> None:
    items, links = network
    found = plan(items, links, start_on, today, Calendar(off), is_retimed, is_under_way)
    slow = SlowPlanner(items, links, start_on, today, off, is_retimed, is_under_way).plan()
    assert {id: (p.start_on, p.finish_on) for id, p in found.items()} == slow


@given(networks(), st.lists(days(-8, 40), max_size=6), days(-3, 20))
@settings(derandomize=True, max_examples=150, deadline=None)
def test_planning_again_on_the_same_day_moves_nothing(
    network: tuple[list[Item], list[Link]], off: list[str], today: str
) -> None:
    items, links = network
    once = plan(items, links, "2027-03-01", today, Calendar(off))
    stored = [
        replace(i, start_on=once[i.id].start_on, finish_on=once[i.id].finish_on)
        if i.id in once else i
        for i in items
    ]  # fmt: skip
    was_late_at_once = {
        i.id for i in stored
        if i.state in ("open", "started") and i.id in once and once[i.id].finish_on < today
    }  # fmt: skip
    again = plan(stored, links, "2027-03-01", today, Calendar(off))
    if not was_late_at_once:
        assert again == once
    assert all(again[id] == once[id] for id in was_late_at_once)
