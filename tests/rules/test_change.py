"""What people type for the lines of a change, and what a change may become."""

import pytest

from engtrack.errors import Misused, RuleBroken, Several
from engtrack.language import say
from engtrack.nouns.change import content, lines, rules
from engtrack.nouns.change.lines import Line


def test_the_title_of_a_reversal_can_be_printed_on_an_old_console():
    for lang, title in (("en", "Undo CHG-1: A day"), ("fr", "Défaire CHG-1\xa0: A day")):
        words = rules.undoing("CHG-1", "A day", lang)
        assert words["title"] == title
        assert all(word.encode("cp1252") for word in words.values())


@pytest.mark.parametrize(
    ("parse", "text", "line"),
    [
        (lines.parse_move, "MS-4=+3bd", Line("move", "MS-4", days=3)),
        (lines.parse_move, "t-007=-1s", Line("move", "T-7", days=-5)),
        (lines.parse_move, " ms-4 = 3jo ", Line("move", "MS-4", days=3)),
        (lines.parse_move, "MS-4=none", Line("move", "MS-4", is_void=True)),
        (lines.parse_duration, "T-7=+2j", Line("duration", "T-7", days=2)),
        (lines.parse_effort, "T-7=+8h", Line("effort", "T-7", minutes=480)),
        (lines.parse_effort, "SRV-2=-1j", Line("effort", "SRV-2", minutes=-480)),
        (lines.parse_price, "SRV-2=-300", Line("price", "SRV-2", cents=-30000)),
        (lines.parse_price, "SRV-2=2 400,50", Line("price", "SRV-2", cents=240050)),
        (lines.parse_budget, "-2400", Line("budget", cents=-240000)),
        (lines.parse_budget, "aucun", Line("budget", is_void=True)),
        (lines.parse_drop_service, "srv-2", Line("drop-service", "SRV-2")),
        (lines.parse_drop_task, "T-9", Line("drop-task", "T-9")),
        (
            lines.parse_add_service,
            "Training=8h,1200",
            Line("add-service", title="Training", minutes=480, cents=120000),
        ),
        (
            lines.parse_add_service,
            "A=B=1,5h,1 200,50",
            Line("add-service", title="A=B", minutes=90, cents=120050),
        ),
        (lines.parse_add_service, "Advice=4h", Line("add-service", title="Advice", minutes=240)),
        (
            lines.parse_add_task,
            "Print=3d,essais",
            Line("add-task", title="Print", phase="test", days=3),
        ),
        (lines.parse_add_task, "Print=1w", Line("add-task", title="Print", phase="prepare", days=5)),
    ],
)  # fmt: skip
def test_a_line_is_read_in_both_languages(parse: object, text: str, line: Line) -> None:
    assert parse(text) == line  # type: ignore[operator]


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        (lines.parse_move, "MS-4"),
        (lines.parse_move, "=+3d"),
        (lines.parse_move, "MS-4="),
        (lines.parse_move, "SRV-1=+3d"),
        (lines.parse_move, "MS-4=+0d"),
        (lines.parse_move, "MS-4=soon"),
        (lines.parse_duration, "MS-4=+1d"),
        (lines.parse_effort, "MS-4=+1h"),
        (lines.parse_price, "T-1=+300"),
        (lines.parse_price, "SRV-1=1.200"),
        (lines.parse_budget, "0"),
        (lines.parse_drop_service, "T-1"),
        (lines.parse_drop_task, "MS-1"),
        (lines.parse_add_service, "Training"),
        (lines.parse_add_service, "Training=soon,1200"),
        (lines.parse_add_task, "Print=3d,nowhere"),
    ],
)
def test_what_is_no_such_line_is_refused(parse: object, text: str) -> None:
    with pytest.raises(Misused):
        parse(text)  # type: ignore[operator]


STATES = ("draft", "asked", "applied", "rejected", "withdrawn")
ALLOWED = {
    ("draft", "asked"), ("draft", "withdrawn"),
    ("asked", "asked"), ("asked", "draft"), ("asked", "applied"), ("asked", "rejected"),
    ("asked", "withdrawn"),
    ("rejected", "draft"), ("rejected", "asked"), ("rejected", "withdrawn"),
}  # fmt: skip


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("then", STATES)
def test_a_change_moves_as_the_table_says(state: str, then: str) -> None:
    assert refuses(rules.check_move, "CHG-1", state, then) == ((state, then) not in ALLOWED)


@pytest.mark.parametrize("state", STATES)
def test_what_is_applied_or_withdrawn_is_not_edited(state: str) -> None:
    assert refuses(rules.check_editable, "CHG-1", state) == (state in ("applied", "withdrawn"))


@pytest.mark.parametrize("state", STATES)
def test_only_what_was_applied_is_reversed_and_once(state: str) -> None:
    assert refuses(rules.check_reversible, "CHG-1", state, None) == (state != "applied")
    assert refuses(rules.check_reversible, "CHG-1", state, "CHG-2")


@pytest.mark.parametrize(
    ("field", "then", "is_refused"),
    [
        ("duration", 0, False),
        ("duration", -1, True),
        ("effort", -1, True),
        ("price", -1, False),
        ("budget", -1, False),
    ],
)
def test_lengths_and_efforts_stay_above_nothing(field: str, then: int, is_refused: bool) -> None:
    assert refuses(rules.check_not_below_zero, "T-1", field, then) == is_refused


@pytest.mark.parametrize(
    ("field", "state", "is_refused"),
    [
        ("price", "agreed", False),
        ("price", "dropped", True),
        ("drop-service", "dropped", True),
        ("add-service", "dropped", False),
        ("add-service", "agreed", True),
    ],
)
def test_what_comes_back_was_dropped(field: str, state: str, is_refused: bool) -> None:
    assert refuses(rules.check_in_scope, "SRV-1", state, field) == is_refused


@pytest.mark.parametrize(
    ("field", "value", "read"),
    [
        ("effort", "480", "8:00"),
        ("effort", "-30", "-0:30"),
        ("price", "360050", "3600.50"),
        ("budget", "-5", "-0.05"),
        ("duration", "3", "3"),
        ("move", "2027-03-01", "2027-03-01"),
        ("price", None, None),
    ],
)
def test_values_before_and_after_read_alike_in_both_languages(
    field: str, value: str | None, read: str | None
) -> None:
    assert lines.readable(field, value) == read


@pytest.mark.parametrize(
    ("amounts", "said"),
    [
        ((3, None, None, None), "+3 bd"),
        ((None, -480, -30000, None), "-480 min, -300.00"),
        ((3, None, None, "test"), "+3 bd, test"),
        ((None, None, 5, None), "+0.05"),
    ],
)
def test_what_a_line_adds_has_one_form(amounts: tuple[object, ...], said: str) -> None:
    assert lines.added(*amounts) == said  # type: ignore[arg-type]


def refuses(check: object, *facts: object) -> bool:
    try:
        check(*facts)  # type: ignore[operator]
    except RuleBroken:
        return True
    return False


def test_each_of_two_lines_about_one_title_is_bound() -> None:
    both = [
        ("add-task", None, "Cut", 9, None, None, "train"),
        ("add-task", "T-1", "Cut", 2, None, None, "train"),
        ("drop-task", "T-2", "Print", None, None, None, None),
    ]
    bound = content.by_what_they_are_about(both)
    assert len(bound["add-task Cut"]) == 2
    assert bound["drop-task T-2"] == "Print"
    assert content.by_what_they_are_about(both[:1]) != {"add-task Cut": bound["add-task Cut"]}


def test_several_broken_rules_are_said_in_a_line_each() -> None:
    broken = [RuleBroken("{item} is late", item=item, next="engtrack change list") for item in "AB"]
    told = ["2 to mend, nothing was written", "  A is late", "  B is late", "engtrack change list"]
    assert say(Several(broken)) == told
