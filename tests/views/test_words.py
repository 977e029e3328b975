"""Every sentence and every header there is, in both languages."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from engtrack import language, vocabulary
from engtrack.cli.words import WHY
from engtrack.store.read import reading
from engtrack.store.views import statements

from ..conftest import Runner


@pytest.fixture(params=language.LANGUAGES)
def tongue(request: pytest.FixtureRequest) -> Iterator[str]:
    language.choose(request.param)
    yield request.param
    language.choose("en")


@pytest.mark.parametrize("code", WHY)
def test_every_sentence_takes_the_facts_there_are(code: str, tongue: str) -> None:
    facts = {
        "ref": "T-1",
        "days": 3,
        "on": "2027-03-01",
        "person": "marie",
        "phase": "train",
        "role": "lead",
        "minutes": "48 h",
        "of_minutes": "40 h",
        "part": "2027-W11",
        "when": "09:00–16:00",
    }
    assert language.gettext(WHY[code]).format(**facts)


def test_every_column_that_people_may_see_has_a_french_header(engtrack: Runner, db: Path) -> None:
    lacking = set()
    with reading(db, "2027-03-01T14:00:00+00:00", "2027-03-01") as opened:
        for view in filter(re.compile(SEEN).search, statements()):
            found = opened.execute(f"SELECT * FROM {view} LIMIT 0").description
            lacking |= {column[0] for column in found} - vocabulary.COLUMNS.keys()
    assert {column for column in lacking if not column.startswith("why_")} <= UNSEEN


SEEN = "_(list|card|part|show|check|after|coverage)$"
UNSEEN = {"of_key", "place", "rank"}
