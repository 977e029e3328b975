"""What holds for third parties and for backups, by tables of cases."""

import pytest

from engtrack.errors import Misused, RuleBroken
from engtrack.nouns.asset.model import KINDS
from engtrack.nouns.backup import rules as backup_rules
from engtrack.nouns.document import rules as document_rules
from engtrack.nouns.party import rules


@pytest.mark.parametrize(
    ("side", "party", "then"),
    [
        (None, "id", "third-party"),
        ("vendor", None, "vendor"),
        ("third-party", "id", "third-party"),
        (None, None, None),
    ],
)
def test_whoever_waits_on_a_third_party_need_not_say_the_side(
    side: str | None, party: str | None, then: str | None
) -> None:
    assert rules.side_of(side, party) == then


def test_a_third_party_is_not_of_the_vendor() -> None:
    rules.check_waits_on("third-party", "id")
    rules.check_waits_on("vendor", None)
    with pytest.raises(RuleBroken):
        rules.check_waits_on("vendor", "id")


@pytest.mark.parametrize(("side", "is_right"), [("client", True), ("vendor", False)])
def test_a_person_of_the_client_leads_it(side: str, is_right: bool) -> None:
    if is_right:
        rules.check_side("sam", side, "client")
    else:
        with pytest.raises(RuleBroken):
            rules.check_side("sam", side, "client")


@pytest.mark.parametrize("kind", KINDS)
def test_only_what_holds_data_is_backed_up(kind: str) -> None:
    if kind in ("printer", "security", "machine"):
        with pytest.raises(RuleBroken):
            backup_rules.check_holds_data("AST-1", kind)
    else:
        backup_rules.check_holds_data("AST-1", kind)


@pytest.mark.parametrize(
    ("kind", "every", "is_right"),
    [
        ("backup-procedure", 3, True),
        ("backup-procedure", 0, False),
        ("backup-procedure", None, True),
        ("memo", 3, False),
        ("memo", None, True),
    ],
)
def test_only_a_backup_procedure_says_how_often(
    kind: str, every: int | None, is_right: bool
) -> None:
    if is_right:
        document_rules.check_every(kind, every)
    else:
        with pytest.raises(Misused):
            document_rules.check_every(kind, every)
