"""Slack on random networks: what it says an item may slip is tried, day by day."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from test_planner_networks import days, networks

from engtrack.nouns.schedule.planning.forward import Pass
from engtrack.nouns.schedule.planning.network import Item, Link
from engtrack.nouns.schedule.planning.slack import slacks
from engtrack.workdays import Calendar

START = "2027-03-01"
EXAMPLES = 400
FAR = 60  # working days: further than anything here slips


class Tried:
    """A network, and what comes of it when one item begins later."""

    def __init__(self, items: list[Item], links: list[Link], off: list[str], today: str) -> None:
        self.items, self.links, self.today, self.calendar = items, links, today, Calendar(off)
        self.plan = self.planned(items)
        unfinished = [i for i in self.plan.items.values() if i.state != "finished"]
        self.end = max((self.plan.seen[i.id].ends for i in unfinished), default=0)

    def planned(self, items: list[Item]) -> Pass:
        return Pass(items, self.links, START, self.today, self.calendar)

    def slipped(self, item: Item, days: int) -> Pass:
        begins = self.plan.seen[item.id].begins - item.is_point
        later = replace(item, not_before_on=self.calendar.day_at(begins + days))
        return self.planned([later if i.id == item.id else i for i in self.items])

    def holds(self, plan: Pass) -> bool:
        """The end stands, each deadline is kept, and what must start on a day still can."""
        for item in plan.items.values():
            if item.state == "finished":
                continue
            ends = plan.seen[item.id].ends
            if ends > self.end:
                return False
            if item.not_after_on and ends > self.calendar.place(item.not_after_on) + 1:
                return False
            if any(plan.contradicted(item)):
                return False
        return True

    def most(self, item: Item) -> int:
        """The most working days by which start and finish may both slip."""
        seen, slip = self.plan.seen[item.id], 0
        for slip_days in range(1, FAR):
            plan = self.slipped(item, slip_days)
            if not self.holds(plan):
                break
            then = plan.seen[item.id]
            slip = min(then.begins - seen.begins, then.ends - seen.ends)
        return slip

    def most_free(self, item: Item) -> int:
        """The most by which it may slip while nothing else moves."""
        slip = 0
        for slip_days in range(1, FAR):
            plan = self.slipped(item, slip_days)
            moved = {id for id, seen in plan.seen.items() if seen != self.plan.seen[id]}
            if not self.holds(plan) or moved - {item.id}:
                break
            slip = slip_days
        return slip

    def can_slip(self, item: Item) -> bool:
        """Where slipping is what a later asked start does, and nothing else."""
        return (item.state == "open" and item.must_start_on is None
                and not self.plan.is_late(item))  # fmt: skip


@st.composite
def dated(draw: st.DrawFn) -> tuple[list[Item], list[Link]]:
    """Of all networks: with deadlines, and as they are before anything was planned."""
    items, links = draw(networks())
    if draw(st.integers(0, 3)):  # else few of them hold
        items = [replace(i, must_start_on=None) for i in items]
    deadline = st.one_of(st.none(), st.none(), days(10, 60))
    # A milestone is reached, never begun.
    items = [replace(i, state="open") if i.is_point and i.state == "started" else i for i in items]
    fresh = [replace(i, start_on=None, finish_on=None, not_after_on=draw(deadline)) for i in items]
    return fresh, links


@given(dated(), st.lists(days(-8, 40), max_size=6), days(-3, 20))
@settings(derandomize=True, max_examples=EXAMPLES, deadline=None)
def test_total_slack_is_the_most_that_an_item_may_slip(
    network: tuple[list[Item], list[Link]], off: list[str], today: str
) -> None:
    tried = Tried(*network, off, today)
    found = slacks(tried.plan)
    if tried.holds(tried.plan):
        wanted = {i.id: tried.most(i) for i in tried.plan.items.values() if tried.can_slip(i)}
        assert {id: found[id].total_slack_days for id in wanted} == wanted


@given(dated(), st.lists(days(-8, 40), max_size=6), days(-3, 20))
@settings(derandomize=True, max_examples=EXAMPLES, deadline=None)
def test_free_slack_is_the_most_that_moves_nothing_else(
    network: tuple[list[Item], list[Link]], off: list[str], today: str
) -> None:
    items = [replace(i, away_on=(), not_after_on=None) for i in network[0]]
    tried = Tried(items, network[1], off, today)
    found = slacks(tried.plan)
    if tried.holds(tried.plan):
        wanted = {i.id: tried.most_free(i) for i in tried.plan.items.values() if tried.can_slip(i)}
        assert {id: found[id].free_slack_days for id in wanted} == wanted


@given(dated(), st.lists(days(-8, 40), max_size=6), days(-3, 20))
@settings(derandomize=True, max_examples=EXAMPLES, deadline=None)
def test_the_late_dates_make_a_plan_that_holds(
    network: tuple[list[Item], list[Link]], off: list[str], today: str
) -> None:
    """All items that have slack, put on their late dates at once."""
    tried = Tried(*network, off, today)
    found = slacks(tried.plan)
    late = [
        replace(i, not_before_on=found[i.id].late_start_on)
        if i.id in found and tried.can_slip(i) and (found[i.id].total_slack_days or 0) > 0 else i
        for i in tried.items
    ]  # fmt: skip
    if tried.holds(tried.plan):
        assert tried.holds(tried.planned(late))
