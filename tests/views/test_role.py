"""Which evidence and which findings the roles give."""

from pathlib import Path

import pytest

from ..conftest import DAY, Runner
from .telling import PEOPLE, Told

START = "engagement start ACME --by carla"


@pytest.fixture
def told(engtrack: Runner, db: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    told = Told(engtrack, db, monkeypatch)
    told(PEOPLE + START)
    return told


def hand_over(told: Told, last: str, first: str) -> None:
    """Marie is the sponsor until one day, Luc from another."""
    told(f"role assign sponsor luc -e ACME --from {first} --by marie --via mail")
    from sqlmodel import text

    from engtrack.store.write import writing

    with writing(told.db, instant=f"{DAY}T14:00:00.000+00:00", today=DAY, typed_by="carla",
                 command="test") as session:  # fmt: skip
        ended = f"UPDATE assignment SET until_on = '{last}' WHERE key = 'ROL-1'"
        session.connection().execute(text(ended))


def test_a_sponsor_from_the_first_day_on_proves_that_somebody_answers(told: Told) -> None:
    assert told.evidence("sponsor-2") == [(None, "ROL-1", DAY, 1)]
    told.on("2027-03-12")
    assert told.evidence("sponsor-2") == [(None, "ROL-1", "2027-03-12", 1)]


@pytest.mark.parametrize(
    ("last", "first", "is_proved"),
    [
        ("2027-03-05", "2027-03-06", True),
        ("2027-03-05", "2027-03-08", True),  # nobody works on a weekend
        ("2027-03-05", "2027-03-03", True),
        ("2027-03-05", "2027-03-09", False),
        ("2027-03-05", "2027-03-22", False),
    ],
)
def test_a_day_without_a_sponsor_is_not_proved_later(
    told: Told, last: str, first: str, is_proved: bool
) -> None:
    hand_over(told, last, first)
    told.on("2027-03-05")
    assert len(told.evidence("sponsor-2")) == 1
    told.on("2027-03-24")
    assert (len(told.evidence("sponsor-2")) == 1) == is_proved


def test_without_a_sponsor_it_is_late_from_the_day_after_the_last_one(told: Told) -> None:
    hand_over(told, "2027-03-04", "2027-03-22")
    told.on("2027-03-04")
    assert told.findings("sponsor-2") == []
    told.on("2027-03-05")
    none = ("no-sponsor:ACME", None, "2027-03-05", "engtrack role coverage -e ACME")
    assert told.findings("sponsor-2") == [none]
    assert told.evidence("sponsor-2") == []
    told.on("2027-03-22")
    assert told.findings("sponsor-2") == []


def test_what_becomes_of_the_sponsor_after_the_close_does_not_matter(told: Told) -> None:
    hand_over(told, "2027-03-10", "2027-06-01")
    told("engagement complete ACME --by carla\nengagement close ACME --by carla")
    told.on("2027-04-01")
    state = "SELECT state, why_code FROM duty_show WHERE duty = 'sponsor-2'"
    assert told.rows(state, everything=True) == [("done", "over")]


def test_only_naming_a_provider_is_an_allocation(told: Told) -> None:
    told("role assign account-manager paul -e ACME --by ana --via mail")
    told("role release ROL-7 --until today --by ana --via mail")
    assert told.evidence("coordinator-2") == []
    told("person add 'Pia Roy' --side vendor\nrole assign provider pia -e ACME")
    assert told.evidence("coordinator-2") == [("carla", "ROL-8", DAY, 1)]
    told("role release ROL-8 --until today")
    assert told.evidence("coordinator-2") == [("carla", "ROL-8", DAY, 1)]
