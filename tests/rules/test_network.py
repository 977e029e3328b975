"""The order of the work: a circle is refused, however long; so is a lead that is too long."""

import pytest

from engtrack.errors import RuleBroken
from engtrack.nouns.schedule.planning.network import (
    Item,
    Link,
    check_leads,
    check_no_circle,
    in_order,
    links_before,
)


@pytest.mark.parametrize(
    ("pairs", "keys"),
    [
        (["ab", "bc", "ca"], "A → B → C → A"),
        (["ba", "ab"], "A → B → A"),
        (["ab", "bc", "cd", "db"], "B → C → D → B"),  # a leads there, but is not of it
        (["cb", "ba", "ac", "cd"], "A → C → B → A"),
        (["aa"], "A → A"),
    ],
)
def test_a_circle_is_refused_naming_its_tasks_in_order(pairs: list[str], keys: str) -> None:
    items = [Item("a", "A"), Item("b", "B"), Item("c", "C"), Item("d", "D", state="cancelled")]
    with pytest.raises(RuleBroken) as refused:
        check_no_circle(items, [Link(*pair) for pair in pairs])
    assert str(refused.value) == f"{keys} would follow each other in a circle"
    assert refused.value.next == f"engtrack task show {keys[0]}"


def test_the_next_step_names_a_milestone_as_one() -> None:
    items = [Item("m", "MS-1", is_milestone=True), Item("t", "T-1")]
    with pytest.raises(RuleBroken) as refused:
        check_no_circle(items, [Link("m", "t"), Link("t", "m", "SF")])
    assert refused.value.next == "engtrack milestone show MS-1"


def test_a_circle_of_thousands_is_found_without_recursion() -> None:
    items = [Item(str(n), f"T-{n}") for n in range(3000)]
    with pytest.raises(RuleBroken, match="T-0 → T-1 → T-2"):
        check_no_circle(items, [Link(str(n), str((n + 1) % 3000)) for n in range(3000)])


def test_each_item_comes_after_its_predecessors() -> None:
    items = {id: Item(id, id) for id in "abcd"}
    links = links_before(items, [Link("d", "a"), Link("c", "d"), Link("b", "a"), Link("x", "a")])
    order = [item.id for item in in_order(items, links)]
    assert order == ["b", "c", "d", "a"]


@pytest.mark.parametrize(
    ("link", "is_refused"),
    [
        (Link("a", "b", "FS", -3), True),
        (Link("a", "b", "FS", -2), False),
        (Link("a", "b", "FF", -3), False),
        (Link("m", "b", "FS", -5), False),  # a milestone has no length: five days before go-live
    ],
)
def test_a_lead_is_not_longer_than_what_it_leads(link: Link, is_refused: bool) -> None:
    items = [Item("a", "A", duration_days=2), Item("b", "B"), Item("m", "M", is_milestone=True)]
    if not is_refused:
        check_leads(items, [link])
        return
    with pytest.raises(RuleBroken) as refused:
        check_leads(items, [link])
    assert (refused.value.facts["key"], refused.value.facts["other"]) == ("B", "A")
