"""Leave as spans of days, and the days on which nobody of a piece of work is there."""

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engtrack.cli import settings
from engtrack.errors import Misused, RuleBroken
from engtrack.nouns.person import spans
from engtrack.nouns.person.said import Days, parse_days_away
from engtrack.nouns.person.spans import Span
from engtrack.nouns.schedule.planning.leave import away_of, is_anybody_away
from engtrack.workdays import days_of

TODAY = "2027-03-01"


def day(number: int) -> str:
    return (date(2027, 3, 1) + timedelta(number)).isoformat()


def span(first: int, last: int, cover: str | None = None, recorded_on: str = TODAY) -> Span:
    return Span(day(first), day(last), cover, recorded_on)


@pytest.mark.parametrize(
    ("there", "first", "last", "cover", "then"),
    [
        ([], 2, 4, None, [span(2, 4)]),
        ([span(2, 4)], 2, 4, None, [span(2, 4)]),
        ([span(2, 4)], 3, 3, None, [span(2, 4)]),
        ([span(2, 4)], 4, 6, None, [span(2, 6)]),
        ([span(2, 4)], 5, 6, None, [span(2, 6)]),
        ([span(2, 4)], 6, 7, None, [span(2, 4), span(6, 7)]),
        ([span(2, 3), span(5, 6)], 4, 4, None, [span(2, 6)]),
        # A cover holds for the days it is said for; said without one, those there keep theirs.
        ([span(2, 4)], 4, 5, "ana", [span(2, 3), span(4, 5, "ana")]),
        ([span(2, 4, "ana")], 3, 6, None, [span(2, 4, "ana"), span(5, 6)]),
        ([span(2, 4, "ana")], 5, 6, "ana", [span(2, 6, "ana")]),
    ],
)
def test_leave_that_meets_other_leave_joins_it(
    there: list[Span], first: int, last: int, cover: str | None, then: list[Span]
) -> None:
    assert spans.joined(there, Days(day(first), day(last)), cover, TODAY) == then


@pytest.mark.parametrize(
    ("first", "last", "then"),
    [
        (0, 1, [span(2, 6)]),
        (2, 6, []),
        (0, 9, []),
        (4, 4, [span(2, 3), span(5, 6)]),
        (5, 9, [span(2, 4)]),
    ],
)
def test_leave_is_taken_away_day_by_day(first: int, last: int, then: list[Span]) -> None:
    assert spans.without([span(2, 6)], Days(day(first), day(last))) == then


Ranges = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 8), st.sampled_from([None, "ana", "zoe"]),
              st.booleans()), max_size=8,
)  # fmt: skip


@given(Ranges)
def test_spans_hold_just_the_days_said_and_neither_overlap_nor_touch(
    said: list[tuple[int, int, str | None, bool]],
) -> None:
    found: list[Span] = []
    days: dict[str, str | None] = {}
    for first, more, cover, is_leave in said:
        own = Days(day(first), day(first + more))
        if is_leave:
            found = spans.joined(found, own, cover, TODAY)
            days |= {one: cover or days.get(one) for one in days_of(*own)}
        else:
            found = spans.without(found, own)
            days = {one: of for one, of in days.items() if one not in set(days_of(*own))}
    assert {one: s.cover_id for s in found for one in days_of(s.from_on, s.until_on)} == days
    for one, other in pairwise(found):
        assert one.until_on < other.from_on
        assert one.cover_id != other.cover_id or spans._next(one.until_on) < other.from_on


def test_a_day_that_somebody_covers_is_not_given_to_another() -> None:
    there = [span(2, 4, "a")]
    names = {"a": "ana"}
    spans.check_cover(there, Days(day(2), day(6)), "a", names, "paul")
    spans.check_cover(there, Days(day(5), day(6)), "b", names, "paul")
    with pytest.raises(RuleBroken) as refused:
        spans.check_cover(there, Days(day(4), day(6)), "b", names, "paul")
    assert refused.value.next == "engtrack person away paul 2027-03-03..2027-03-05 --remove"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("wed..fri", ("2027-03-03", "2027-03-05")),
        ("mer..ven", ("2027-03-03", "2027-03-05")),
        ("tomorrow", ("2027-03-02", "2027-03-02")),
        ("2027-03-10..2028-03-09", ("2027-03-10", "2028-03-09")),
        ("2027-03-10..2028-03-10", None),  # a day more than 366
        ("2027-03-10..2027-03-09", None),
        ("none", None),
    ],
)
def test_days_away_are_a_range_of_a_year_at_most(
    text: str, days: tuple[str, str] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENGTRACK_NOW", TODAY)
    settings.start([])
    if days is None:
        with pytest.raises(Misused):
            parse_days_away(text)
    else:
        assert parse_days_away(text) == days


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    found = sqlite3.connect(":memory:")
    found.executescript(
        """CREATE TABLE leave (person_id, from_on, until_on, recorded_on);
           CREATE TABLE assignee (work_id, engagement_id, person_id, role);
           CREATE TABLE assignment (engagement_id, person_id, role, from_on, until_on);"""
    )
    yield found
    found.close()


def keep(db: sqlite3.Connection, *, leave: str = "", work: str = "", roles: str = "") -> None:
    """`paul 2-4`, `t1 paul`, `lead paul 0-3`: days by their number."""

    def numbers(text: str) -> tuple[str, str | None]:
        first, _, last = text.partition("-")
        return day(int(first)), day(int(last)) if last else None

    for line in filter(None, leave.split(", ")):
        who, days = line.split()
        db.execute("INSERT INTO leave VALUES (?, ?, ?, ?)", [who, *numbers(days), TODAY])
    for line in filter(None, work.split(", ")):
        key, who = line.split()
        is_role = who.startswith("role:")
        person, role = (None, who[5:]) if is_role else (who, None)
        db.execute("INSERT INTO assignee VALUES (?, 'acme', ?, ?)", [key, person, role])
    for line in filter(None, roles.split(", ")):
        role, who, days = line.split()
        db.execute(
            "INSERT INTO assignment VALUES ('acme', ?, ?, ?, ?)", [who, role, *numbers(days)]
        )


def numbers_away(db: sqlite3.Connection, key: str = "t1") -> list[int]:
    found = away_of(db, "acme").get(key, {})
    return [(date.fromisoformat(one) - date(2027, 3, 1)).days for one in found]


@pytest.mark.parametrize(
    ("leave", "work", "roles", "away"),
    [
        ("", "t1 paul", "", []),
        ("paul 2-4", "t1 paul", "", [2, 3, 4]),
        ("paul 2-4", "t1 ana", "", []),
        ("paul 2-4", "t1 paul, t1 ana", "", []),
        ("paul 2-4, ana 4-6", "t1 paul, t1 ana", "", [4]),
        ("paul 2-3, paul 6-6, ana 3-6", "t1 paul, t1 ana", "", [3, 6]),
        # A role is its holders, day by day; one that nobody holds takes nobody away.
        ("paul 2-4", "t1 role:lead", "", []),
        ("paul 2-4", "t1 role:lead", "lead paul 0", [2, 3, 4]),
        ("paul 2-4", "t1 role:lead", "lead paul 0-3", [2, 3]),
        ("paul 2-4", "t1 role:lead", "lead paul 0, lead ana 4", [2, 3]),
        ("paul 2-4", "t1 role:lead", "lead paul 0, lead ana 4-9, lead zoe 0-1", [2, 3]),
        ("paul 2-4", "t1 role:lead, t1 paul", "lead ana 3", [2]),
        ("paul 2-4, ana 2-9", "t1 role:lead, t1 paul", "lead ana 3", [2, 3, 4]),
        ("ana 2-9", "t1 role:lead, t1 paul", "lead ana 3", []),
        (
            "paul 2-4, ana 3-9",
            "t1 role:lead, t1 role:support",
            "lead paul 0, support ana 0",
            [3, 4],
        ),
    ],
)
def test_nobody_is_there_when_all_its_people_of_that_day_are_away(
    leave: str, work: str, roles: str, away: list[int], db: sqlite3.Connection
) -> None:
    keep(db, leave=leave, work=work, roles=roles)
    assert numbers_away(db) == away
    if away:
        assert is_anybody_away(db, "acme")


def test_leave_of_people_of_other_engagements_is_not_looked_at(db: sqlite3.Connection) -> None:
    keep(db, leave="zoe 2-4", work="t1 paul", roles="lead ana 0")
    assert not is_anybody_away(db, "acme")
    assert away_of(db, "acme") == {}


def test_an_engagement_of_any_size_costs_the_same_few_queries(db: sqlite3.Connection) -> None:
    keep(db, leave="paul 2-4", roles="lead paul 0")
    keep(db, work=", ".join(f"t{n} paul, t{n} role:lead" for n in range(200)))
    asked: list[str] = []
    db.set_trace_callback(asked.append)
    assert len(away_of(db, "acme")) == 200
    assert len(asked) <= 4
