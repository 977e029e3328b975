"""Early and late dates and slack: textbooks' exercises, item by item, and what is ours."""

from dataclasses import replace
from typing import Any

import pytest

from engtrack.nouns.schedule.planning.forward import Pass
from engtrack.nouns.schedule.planning.network import Item, Link
from engtrack.nouns.schedule.planning.slack import Slack, slacks
from engtrack.workdays import Calendar

START = "2027-03-01"  # a Monday
CALENDAR = Calendar()

# Each activity with its duration and what it follows; then its early start, early finish, late
# start, late finish and slack as the book states them, in units counted from 0.
RELIABLE = {  # Hillier and Lieberman, Introduction to Operations Research: Reliable Construction
    "A": (2, "", 0, 2, 0, 2, 0), "B": (4, "A", 2, 6, 2, 6, 0), "C": (10, "B", 6, 16, 6, 16, 0),
    "D": (6, "C", 16, 22, 20, 26, 4), "E": (4, "C", 16, 20, 16, 20, 0),
    "F": (5, "E", 20, 25, 20, 25, 0), "G": (7, "D", 22, 29, 26, 33, 4),
    "H": (9, "EG", 29, 38, 33, 42, 4), "I": (7, "C", 16, 23, 18, 25, 2),
    "J": (8, "FI", 25, 33, 25, 33, 0), "K": (4, "J", 33, 37, 34, 38, 1),
    "L": (5, "J", 33, 38, 33, 38, 0), "M": (2, "H", 38, 40, 42, 44, 4),
    "N": (6, "KL", 38, 44, 38, 44, 0),
}  # fmt: skip
MILWAUKEE = {  # Heizer and Render, Operations Management: Milwaukee Paper
    "A": (2, "", 0, 2, 0, 2, 0), "B": (3, "", 0, 3, 1, 4, 1), "C": (2, "A", 2, 4, 2, 4, 0),
    "D": (4, "AB", 3, 7, 4, 8, 1), "E": (4, "C", 4, 8, 4, 8, 0), "F": (3, "C", 4, 7, 10, 13, 6),
    "G": (5, "DE", 8, 13, 8, 13, 0), "H": (2, "FG", 13, 15, 13, 15, 0),
}  # fmt: skip
WESTERN_HILLS = {  # Anderson, Sweeney and Williams, Quantitative Methods: Western Hills
    "A": (5, "", 0, 5, 0, 5, 0), "B": (6, "", 0, 6, 6, 12, 6), "C": (4, "A", 5, 9, 8, 12, 3),
    "D": (3, "A", 5, 8, 7, 10, 2), "E": (1, "A", 5, 6, 5, 6, 0), "F": (4, "E", 6, 10, 6, 10, 0),
    "G": (14, "DF", 10, 24, 10, 24, 0), "H": (12, "BC", 9, 21, 12, 24, 3),
    "I": (2, "GH", 24, 26, 24, 26, 0),
}  # fmt: skip


def found(
    *work: Item | Link, today: str = START, calendar: Calendar = CALENDAR
) -> dict[str, Slack]:
    items = [one for one in work if isinstance(one, Item)]
    links = [one for one in work if isinstance(one, Link)]
    return slacks(Pass(items, links, START, today, calendar))


def task(id: str, days: int = 1, **facts: Any) -> Item:
    return Item(id, id.upper(), duration_days=days, **facts)


@pytest.mark.parametrize(
    "book", [RELIABLE, MILWAUKEE, WESTERN_HILLS], ids=["reliable", "milwaukee", "western-hills"]
)
def test_the_exercises_of_textbooks_come_out_as_they_state(book: dict[str, Any]) -> None:
    work = [task(name, days) for name, (days, *_rest) in book.items()]
    links = [
        Link(before, name) for name, (_, befores, *_rest) in book.items() for before in befores
    ]
    stated = {
        name: (
            CALENDAR.add(START, early), CALENDAR.add(START, early_end - 1),
            CALENDAR.add(START, late), CALENDAR.add(START, late_end - 1), slack,
        )
        for name, (_, _, early, early_end, late, late_end, slack) in book.items()
    }  # fmt: skip
    assert {name: tuple(slack[:5]) for name, slack in found(*work, *links).items()} == stated
    critical = {name for name, slack in found(*work, *links).items() if slack.is_critical}
    assert critical == {name for name, row in book.items() if row[-1] == 0}


def test_free_slack_moves_nothing_else() -> None:
    # F of Milwaukee may slip by all its slack; D would move G at once.
    work = [task(name, days) for name, (days, *_rest) in MILWAUKEE.items()]
    links = [Link(b, name) for name, (_, befores, *_rest) in MILWAUKEE.items() for b in befores]
    free = {name: slack.free_slack_days for name, slack in found(*work, *links).items()}
    assert free == {"A": 0, "B": 0, "C": 0, "D": 1, "E": 0, "F": 6, "G": 0, "H": 0}


def test_a_deadline_that_cannot_be_kept_makes_slack_negative() -> None:
    late = found(task("a", 5), task("b", 2, not_after_on="2027-03-05"), Link("a", "b"))
    assert (late["b"].total_slack_days, late["a"].total_slack_days) == (-2, -2)
    assert late["b"].late_finish_on == "2027-03-05"
    assert late["a"].is_critical


def test_what_must_start_on_a_day_has_no_slack() -> None:
    slack = found(task("a"), task("b", 2, must_start_on="2027-03-08"), task("c", 20))
    assert (slack["b"].total_slack_days, slack["a"].total_slack_days) == (0, 19)


def test_what_is_finished_has_neither_late_dates_nor_slack() -> None:
    done = task("a", 2, state="finished", actual_start_on=START, actual_finish_on="2027-03-02")
    slack = found(done, task("b", 3), Link("a", "b"), today="2027-03-03")["a"]
    assert slack == (START, "2027-03-02", None, None, None, None)
    assert not slack.is_critical


def test_late_work_is_early_today_at_the_soonest() -> None:
    late = task("a", 2, start_on=START, finish_on="2027-03-02")
    slack = found(late, task("b", 3), Link("a", "b"), today="2027-03-08")["a"]
    assert (slack.early_finish_on, slack.total_slack_days) == ("2027-03-08", 0)


def test_slack_is_counted_over_days_off_and_leave() -> None:
    short = task("a", away_on=("2027-03-02",))
    slack = found(short, task("b", 4), calendar=Calendar(["2027-03-03"]))["a"]
    assert (slack.late_finish_on, slack.total_slack_days) == ("2027-03-05", 3)
    assert found(replace(short, away_on=()), task("b", 4))["a"].late_finish_on == "2027-03-04"
