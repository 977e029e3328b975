"""What holds for an asset, by tables of cases."""

import pytest

from engtrack.errors import Misused, RuleBroken
from engtrack.nouns.asset import rules
from engtrack.nouns.asset.model import KINDS
from engtrack.nouns.issue.areas import AREAS
from engtrack.vocabulary import CHOICES

STATES = tuple(CHOICES["asset_state"])
ALLOWED = {
    ("planned", "ready"), ("planned", "failing"), ("planned", "retired"), ("ready", "failing"),
    ("ready", "retired"), ("failing", "ready"), ("failing", "planned"), ("failing", "retired"),
}  # fmt: skip


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("then", STATES)
def test_an_asset_moves_as_the_table_says_and_no_other_way(state: str, then: str) -> None:
    if (state, then) in ALLOWED:
        rules.check_move("AST-1", state, then)
    else:
        with pytest.raises(RuleBroken):
            rules.check_move("AST-1", state, then)


@pytest.mark.parametrize(
    ("kind", "use", "is_right"),
    [
        ("environment", "test", True),
        ("environment", "production", True),
        ("environment", "train", False),
        ("environment", None, False),
        ("dataset", "train", True),
        ("dataset", "production", False),
        ("printer", None, True),
        ("printer", "test", False),
    ],
)
def test_an_environment_and_a_data_set_are_for_something_and_nothing_else_is(
    kind: str, use: str | None, is_right: bool
) -> None:
    if is_right:
        rules.check_use(kind, use)
    else:
        with pytest.raises(Misused):
            rules.check_use(kind, use)


@pytest.mark.parametrize(
    ("state", "result", "items", "then"),
    [
        ("planned", "ok", [], "ready"),
        ("planned", "ok", ["ok", None], "planned"),
        ("planned", "ok", ["ok", "ok"], "ready"),
        ("ready", "failing", ["ok", "failing"], "failing"),
        ("ready", "failing", [None, None], "failing"),
        ("failing", "ok", ["ok", "failing"], "failing"),
        ("failing", "ok", ["ok", None], "planned"),
        ("failing", "ok", [], "ready"),
        ("ready", "ok", ["ok", None], "ready"),
    ],
)
def test_it_is_ready_once_all_its_items_are_in_order(
    state: str, result: str, items: list[str | None], then: str
) -> None:
    assert rules.state_after(state, result, items) == then


def test_every_kind_fails_into_an_area_of_the_issue_log() -> None:
    assert set(rules.AREA_OF) == set(KINDS) == set(CHOICES["asset_kind"])
    assert set(rules.AREA_OF.values()) <= set(AREAS)


def test_an_item_stands_once() -> None:
    rules.check_items(["Lamp", "Cable"])
    with pytest.raises(Misused):
        rules.check_items(["Lamp", "Cable", "lamp"])
