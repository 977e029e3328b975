"""What holds for an invoice in the register. No database here."""

from datetime import date, timedelta

from engtrack.errors import CannotMove, Misused, RuleBroken

MOVES = {
    "draft": {"issued", "cancelled"},
    "issued": {"paid", "cancelled"},
    "paid": set(),
    "cancelled": set(),
}
DUE_DAYS = 30  # of the calendar, unless said


def check_unpaid(key: str, state: str) -> None:
    if state == "paid":
        raise RuleBroken("{key} is paid: it stays as the client has it", key=key,
                         next=f"engtrack invoice show {key}")  # fmt: skip


def check_move(key: str, state: str, then: str) -> None:
    if then not in MOVES[state]:
        raise CannotMove("invoice", key, state, then, "issue" if state == "draft" else "show")


def check_billable(sheet: str, state: str, invoice: str | None) -> None:
    if state == "billed":
        raise RuleBroken("{sheet} is billed already, by {invoice}", sheet=sheet, invoice=invoice,
                         next=f"engtrack invoice show {invoice}")  # fmt: skip
    if state != "signed":
        raise RuleBroken("{sheet} is {state}: what is not signed is not billed", sheet=sheet,
                         state=state, noun="sheet",
                         next=f"engtrack sheet show {sheet}")  # fmt: skip


def check_rate(person: str, on: str, rate_cents: int | None) -> None:
    if rate_cents is None:
        raise RuleBroken(
            "{person} has no rate on {on}; set one with --rate {person}=150 --rate-from {on}",
            person=person,
            on=on,
            next="engtrack engagement edit --help",
        )


def check_anything(count: int, sheets: list[str]) -> None:
    if count == 0:
        raise RuleBroken("nothing on {sheets} is billable", sheets=sheets,
                         next=f"engtrack sheet show {sheets[0]}")  # fmt: skip


def due_after(issued_on: str) -> str:
    return (date.fromisoformat(issued_on) + timedelta(DUE_DAYS)).isoformat()


def check_due(issued_on: str, due_on: str) -> None:
    if due_on < issued_on:
        raise Misused("it would be due {due} before it is issued ({issued})", due=due_on,
                      issued=issued_on)  # fmt: skip


def check_paid(key: str, issued_on: str, on: str) -> None:
    if on < issued_on:
        raise RuleBroken("{on} is before {key} was issued ({issued})", on=on, key=key,
                         issued=issued_on, next=f"engtrack invoice show {key}")  # fmt: skip


def check_number(number: str | None, other: str | None) -> None:
    """Two invoices that stand have two numbers."""
    if other is not None:
        raise RuleBroken("{other} has the number {number} already", other=other, number=number,
                         next=f"engtrack invoice show {other}")  # fmt: skip


def check_due_editable(key: str, issued_on: str | None) -> None:
    if issued_on is None:
        raise RuleBroken("{key} is not issued yet: its due day is said with that", key=key,
                         next=f"engtrack invoice issue {key} --due +30d")  # fmt: skip
