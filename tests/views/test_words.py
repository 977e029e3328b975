"""Every code that a view can give has its sentence, in both languages."""

import re
from pathlib import Path

import pytest

from engtrack import language, vocabulary
from engtrack.cli.words import WHY
from engtrack.store.read import reading
from engtrack.store.views import NOUNS, statements

from ..conftest import Runner

FINDING = re.compile(r"CREATE TEMP VIEW (\w+_finding) AS\s+(.*)", re.DOTALL)


def codes() -> list[tuple[str, str]]:
    """(view, code) for each literal that begins a SELECT of a finding view."""
    made = statements().values()
    found = (FINDING.match(re.sub(r"--.*", "", one).strip()) for one in made)
    return [
        (view[1], code)
        for view in found
        if view
        for code in re.findall(r"SELECT (?:DISTINCT )?'([a-z-]+)'(?: AS code)?,", view[2])
    ]


def test_there_are_findings_to_speak_of() -> None:
    assert len(codes()) >= 3
    assert any(NOUNS.glob("*/views.sql"))


@pytest.mark.parametrize(("view", "code"), codes())
def test_every_finding_has_its_sentence(view: str, code: str) -> None:
    assert code in WHY, view


@pytest.mark.parametrize("code", WHY)
def test_every_sentence_takes_the_facts_there_are(code: str) -> None:
    facts = {
        "ref": "T-1",
        "days": 3,
        "on": "2027-03-01",
        "person": "marie",
        "phase": "train",
        "role": "lead",
    }
    for tongue in language.LANGUAGES:
        language.choose(tongue)
        assert language.gettext(WHY[code]).format(**facts)
    language.choose("en")


def test_every_column_that_people_may_see_has_a_french_header(engtrack: Runner, db: Path) -> None:
    lacking = set()
    with reading(db, "2027-03-01T14:00:00+00:00", "2027-03-01") as opened:
        for view in filter(re.compile(SEEN).search, statements()):
            found = opened.execute(f"SELECT * FROM {view} LIMIT 0").description
            lacking |= {column[0] for column in found} - vocabulary.COLUMNS.keys()
    assert {column for column in lacking if not column.startswith("why_")} <= UNSEEN


SEEN = "_(list|card|part|show|check|after|coverage)$"
UNSEEN = {"of_key", "place", "rank"}
