"""Sheets and invoices: their moves, who was there, what is billable, when it is due."""

import pytest

from engtrack.errors import Misused, RuleBroken
from engtrack.nouns.engagement.rates_said import RateSaid, parse_rate
from engtrack.nouns.expense import rules as expenses
from engtrack.nouns.expense.said import Amount, parse_amount
from engtrack.nouns.invoice import rules as invoices
from engtrack.nouns.sheet import rules as sheets

SHEET = {("draft", "signed"), ("draft", "cancelled"), ("signed", "billed"), ("billed", "signed")}
INVOICE = {("draft", "issued"), ("draft", "cancelled"), ("issued", "paid"), ("issued", "cancelled")}


@pytest.mark.parametrize("state", sheets.MOVES)
@pytest.mark.parametrize("then", sheets.MOVES)
def test_a_sheet_moves_by_its_table(state: str, then: str) -> None:
    if (state, then) in SHEET:
        sheets.check_move("SHT-1", state, then)
    else:
        with pytest.raises(RuleBroken):
            sheets.check_move("SHT-1", state, then)


@pytest.mark.parametrize("state", invoices.MOVES)
@pytest.mark.parametrize("then", invoices.MOVES)
def test_an_invoice_moves_by_its_table(state: str, then: str) -> None:
    if (state, then) in INVOICE:
        invoices.check_move("INV-1", state, then)
    else:
        with pytest.raises(RuleBroken):
            invoices.check_move("INV-1", state, then)


def test_a_lead_signs_what_they_saw() -> None:
    sheets.check_was_there("luc", "SHT-1", True)
    with pytest.raises(RuleBroken):
        sheets.check_was_there("luc", "SHT-1", False)


@pytest.mark.parametrize("waiting", [0, 2])
def test_a_sheet_without_anything_is_none(waiting: int) -> None:
    sheets.check_anything("ACME", 1, waiting)
    with pytest.raises(RuleBroken) as refused:
        sheets.check_anything("ACME", 0, waiting)
    then = "approve -e ACME" if waiting else "log --help"
    assert refused.value.next == f"engtrack time {then}"


@pytest.mark.parametrize("state", ["draft", "billed", "cancelled"])
def test_only_what_is_signed_is_billed(state: str) -> None:
    invoices.check_billable("SHT-1", "signed", None)
    with pytest.raises(RuleBroken):
        invoices.check_billable("SHT-1", state, "INV-1")


def test_an_invoice_is_due_thirty_days_later_and_never_before() -> None:
    assert invoices.due_after("2027-01-31") == "2027-03-02"
    invoices.check_due("2027-03-01", "2027-03-01")
    with pytest.raises(Misused):
        invoices.check_due("2027-03-01", "2027-02-28")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("paul=150", RateSaid(15000, person="paul")),
        ("role:provider=140.50", RateSaid(14050, role="provider")),
        ("rôle:fournisseur de services=140", RateSaid(14000, role="provider")),
        ("km=0,72", RateSaid(72)),
    ],
)
def test_a_rate_is_of_a_person_a_role_or_a_kilometre(text: str, said: RateSaid) -> None:
    assert parse_rate(text) == said


@pytest.mark.parametrize("text", ["paul", "=150", "paul=", "paul=-1", "role:cook=1", "a b=3"])
def test_no_other_rate_is_understood(text: str) -> None:
    with pytest.raises(Misused):
        parse_rate(text)


@pytest.mark.parametrize(("text", "said"), [("85km", Amount(km=85)), ("12.50", Amount(1250))])
def test_a_cost_is_money_or_kilometres(text: str, said: Amount) -> None:
    assert parse_amount(text) == said


@pytest.mark.parametrize("text", ["0", "0km", "-5", "eighty"])
def test_nothing_is_no_cost(text: str) -> None:
    with pytest.raises(Misused):
        parse_amount(text)


def test_kilometres_are_mileage_and_cost_their_rate() -> None:
    assert expenses.cost_of(85, 72, "ACME") == 6120
    with pytest.raises(RuleBroken):
        expenses.cost_of(85, None, "ACME")
    for kind, km in (("travel", 3), ("mileage", None)):
        with pytest.raises(Misused):
            expenses.check_amount(kind, km)
