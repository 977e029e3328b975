"""The text that asks for a decision: fifteen lines of sixty signs, each milestone whole."""

from collections.abc import Iterator

import pytest

from engtrack import language
from engtrack.nouns.approval.mail import Delay, Told, composed
from engtrack.nouns.approval.model import Approval
from engtrack.nouns.engagement.model import Engagement

LONG = "words that go on and on, as people's reasons do, " * 4
HANDED_OVER = "Application remise à ses responsables"


@pytest.fixture(autouse=True)
def spoken_english() -> Iterator[None]:
    language.choose("en")
    yield
    language.choose("en")


def mail(kind: str, told: Told, lang: str = "en") -> list[str]:
    language.choose(lang)
    asked = Approval(key="APR-1", engagement_id="", subject_kind=kind, subject_id="",
                     subject="X-1", title="A title", role="sponsor", content="{}", code="K7Q2",
                     due_on="2026-12-01")  # fmt: skip
    engagement = Engagement(key="ACME", name="Acme", client="Acme", currency="CAD")
    return composed(asked, told, engagement)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("count", [0, 1, 3, 4, 40])
@pytest.mark.parametrize("kind", ["change", "baseline", "deliverable", "document"])
def test_a_mail_has_at_most_fifteen_lines_of_sixty_signs(kind: str, count: int, lang: str) -> None:
    delays = tuple(Delay(HANDED_OVER, 4, "2026-12-31") for _ in range(count))
    lines = mail(kind, Told(reason=LONG, without=LONG, cents=100, delays=delays), lang)
    assert len(lines) <= 15
    assert max(map(len, lines)) <= 60


def test_each_milestone_has_a_line_of_its_own_uncut() -> None:
    delays = (Delay("Mise en service", 4, "2026-12-28"), Delay(HANDED_OVER, -4, "2026-12-31"))
    lines = mail("change", Told(reason=LONG, without=LONG, delays=delays), "fr")
    assert "  Mise en service\xa0: +4 j (2026-12-28)" in lines
    assert f"  {HANDED_OVER}\xa0: -4 j (2026-12-31)" in lines


def test_milestones_that_find_no_room_are_counted() -> None:
    delays = tuple(Delay(f"Milestone {n}", 1, "2026-12-31") for n in range(1, 31))
    lines = mail("baseline", Told(delays=delays))
    told = [line for line in lines if line.startswith("  Milestone ")]
    assert f"  … and {30 - len(told)} more" in lines
    assert len(told) > 5


def test_a_deliverable_has_criteria_and_no_cost() -> None:
    lines = mail("deliverable", Told(reason="Ten kitchens quoted"))
    assert "Criteria: Ten kitchens quoted" in lines
    assert not any(line.startswith(("Why", "Cost", "Days")) for line in lines)


def test_of_a_baseline_it_is_the_schedule_that_is_asked_about() -> None:
    lines = mail("baseline", Told(delays=(Delay("Go-live", 0, "2026-12-28"),)))
    assert lines[0] == "ACME: your decision on the schedule, X-1"
    assert "Its milestones:" in lines
    assert "  Go-live: 2026-12-28" in lines


def test_the_day_of_the_answer_is_written_out() -> None:
    assert "Please answer by: Tuesday 1 December 2026" in mail("change", Told())
    assert "Réponse attendue d'ici le\xa0: mardi 1er décembre 2026" in mail("change", Told(), "fr")
