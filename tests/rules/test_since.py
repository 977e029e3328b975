"""What has become of a plan that was given out."""

import pytest

from engtrack import language
from engtrack.nouns.schedule.publishing import letters
from engtrack.nouns.schedule.publishing.since import Planned, differences, is_untold, planned
from engtrack.workdays import Calendar

TOLD = Planned("a", "T-1", "Train", "2027-03-01", "2027-03-02", "open")


def now(**changed: str) -> list[Planned]:
    return [TOLD._replace(**changed)]


@pytest.mark.parametrize(
    ("told", "plan", "became", "untold"),
    [
        ([TOLD], now(), [], []),
        ([TOLD], now(title="Training"), [], []),
        ([TOLD], now(finish_on="2027-03-03"), ["moved"], ["T-1"]),
        ([TOLD], now(start_on="2027-02-26"), ["moved"], ["T-1"]),
        ([TOLD], now(start_on="2027-02-26", state="started"), [], []),  # only its end is awaited
        ([TOLD], now(finish_on="2027-03-03", state="started"), ["moved"], ["T-1"]),
        ([TOLD], now(finish_on="2027-03-09", state="finished"), ["done"], []),
        (now(state="finished"), now(state="finished"), [], []),
        ([TOLD], [], ["cancelled"], ["T-1"]),
        ([], [TOLD], ["new"], []),
        ([], now(state="finished"), ["done"], []),
        (now(state="finished"), [TOLD], [], []),
    ],
)
def test_what_became_of_one_piece_of_work(
    told: list[Planned], plan: list[Planned], became: list[str], untold: list[str]
) -> None:
    found = differences(told, plan)
    assert [one.became for one in found] == became
    assert [one.last.key for one in found if is_untold(one)] == untold


def test_milestones_come_first_then_by_their_days() -> None:
    late = TOLD._replace(id="b", key="T-2", finish_on="2027-03-09")
    last = TOLD._replace(id="c", key="MS-10", finish_on="2027-03-31")
    assert [one.last.key for one in differences([], [late, TOLD, last])] == ["MS-10", "T-1", "T-2"]


def letter(*plan: Planned) -> letters.Letter:
    return letters.Letter("ACME", "2027-03-08", ("Marie <marie@acme.example>",), "ACME.ics", plan)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_mail_fits_sixty_signs_save_for_whom_it_goes_to(lang: str) -> None:
    long = "words that go on and on, as titles do, " * 5
    told = [TOLD._replace(id=str(n), key=f"T-{n}", title=long) for n in range(1, 101)]
    plan = [one._replace(finish_on="2027-03-03") for one in told]
    language.choose(lang)
    lines = letters.since(letter(*plan), "2027-03-01", told, Calendar()).splitlines()
    language.choose("en")
    assert max(map(len, lines[1:])) <= 60
    assert lines[-3].strip() in ("… and 71 more", "… et 71 autres", "… et 71 de plus")


def test_a_title_cannot_act_or_break_out_of_its_line() -> None:
    bad = TOLD._replace(title="\x1b[31mred\nTo: all", finish_on="2027-03-03")
    text = letters.since(letter(bad), "2027-03-01", [TOLD], Calendar())
    assert "\\x1b[31mred\\nTo: all" in text
    assert "\x1b" not in text


@pytest.mark.parametrize(
    ("row", "is_in_plan"),
    [({}, True), ({"finish_on": None}, False), ({"state": "cancelled"}, False)],
)
def test_what_is_in_the_plan_has_a_day_and_is_not_cancelled(
    row: dict[str, str | None], is_in_plan: bool
) -> None:
    assert planned(TOLD._asdict() | row) == (TOLD if is_in_plan else None)
    assert planned({}) is None
