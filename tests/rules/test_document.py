"""The rules of documents, without a database."""

from pathlib import Path

import pytest

from engtrack.errors import Misused, RuleBroken
from engtrack.nouns.document import files, rules
from engtrack.nouns.document.model import KINDS


def test_four_kinds_are_decided_and_begin_as_drafts_all_others_are_current_at_once() -> None:
    drafts = [kind for kind in KINDS if rules.first_state(kind) == "draft"]
    assert drafts == ["engagement-plan", "strategy", "methodology", "expectations"]


@pytest.mark.parametrize(
    ("state", "then", "is_allowed"),
    [
        ("draft", "approved", True),
        ("draft", "obsolete", True),
        ("draft", "current", False),
        ("current", "obsolete", True),
        ("current", "approved", False),
        ("approved", "draft", True),
        ("approved", "obsolete", True),
        ("approved", "current", False),
        ("obsolete", "draft", False),
        ("obsolete", "current", False),
        ("obsolete", "approved", False),
        ("obsolete", "obsolete", False),
    ],
)
def test_a_document_moves_only_as_the_table_says(state: str, then: str, is_allowed: bool) -> None:
    if is_allowed:
        rules.check_move("DOC-1", state, then)
    else:
        with pytest.raises(RuleBroken):
            rules.check_move("DOC-1", state, then)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("state", rules.MOVES)
def test_only_a_draft_of_a_decided_kind_is_asked_about(kind: str, state: str) -> None:
    if kind in rules.DECIDED and state in ("draft", "current"):
        rules.check_askable("DOC-1", kind, state)
    else:
        with pytest.raises(RuleBroken):
            rules.check_askable("DOC-1", kind, state)


@pytest.mark.parametrize(
    ("version", "then"),
    [("1", "2"), ("9", "10"), ("2.9", "2.10"), ("B3", "B4"), ("2027-03", "2027-4")],
)
def test_the_next_version_raises_the_last_number(version: str, then: str) -> None:
    assert rules.next_version("DOC-1", version) == then


@pytest.mark.parametrize("version", ["draft", "", "1a", "é"])
def test_a_version_without_a_number_at_its_end_has_no_next(version: str) -> None:
    with pytest.raises(Misused):
        rules.next_version("DOC-1", version)


@pytest.mark.parametrize(
    ("before", "then", "is_review"),
    [
        (None, "2027-03-01", False),
        ("2027-03-01", None, False),
        ("2027-03-01", "2027-03-01", False),
        ("2027-03-01", "2027-02-01", False),
        ("2027-03-01", "2027-07-01", True),
    ],
)
def test_moving_a_review_to_a_later_day_says_it_took_place(
    before: str | None, then: str | None, is_review: bool
) -> None:
    assert rules.is_review(before, then) is is_review


def test_only_a_methodology_says_how_it_fits() -> None:
    rules.check_fit("methodology", "Well")
    rules.check_fit("memo", None)
    with pytest.raises(Misused):
        rules.check_fit("memo", "Well")


@pytest.mark.parametrize(
    ("path", "is_address"),
    [
        ("https://example.com/plan.pdf", True),
        ("sharepoint://site/plan", True),
        ("mailto:marie@example.com", True),
        ("plan.pdf", False),
        ("/srv/plan.pdf", False),
        (r"C:\plan.pdf", False),
        ("C:/plan.pdf", False),
        (r"\\server\share\plan.pdf", False),
        ("notes: today.txt", False),
    ],
)
def test_an_address_is_told_from_a_file(path: str, is_address: bool) -> None:
    assert files.is_address(path) is is_address


def test_a_file_of_another_machine_is_out_of_reach_and_not_gone() -> None:
    assert files.found("plan.pdf", "0" * 64) == "unreachable"
    assert files.found("/no-such-folder-here/plan.pdf", "0" * 64) == "unreachable"


def test_a_folder_where_a_file_was_is_not_taken_for_it(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    assert files.found(str(tmp_path / "plan"), "0" * 64) == "vanished"
