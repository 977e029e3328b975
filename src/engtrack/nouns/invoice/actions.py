"""Writes about invoices: a line in a register, which takes what was signed."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, select

from engtrack.cli.decided import Decided
from engtrack.cli.settings import settings
from engtrack.errors import Misused
from engtrack.nouns.approval import actions as approvals
from engtrack.nouns.approval.authority import check_holds
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.engagement.rates import BILLING
from engtrack.nouns.invoice import lines, rules
from engtrack.nouns.invoice.model import Invoice
from engtrack.nouns.sheet.actions import find as find_sheet
from engtrack.nouns.sheet.model import Sheet
from engtrack.said import Said
from engtrack.store.find import find as find_row
from engtrack.store.read import Scope, reading
from engtrack.store.talk import is_already
from engtrack.store.write import next_key

TITLE = Said("Hours and expenses of {sheets}", "Heures et dépenses de {sheets}")


def find(session: Session, key: str) -> Invoice:
    return find_row(session, Invoice, "invoice", key)


def add(
    session: Session, engagement: str | None, sheets: Sequence[str], columns: dict[str, Any]
) -> str:
    """Bill the signed hours and expenses of these sheets, all of one engagement."""
    found = [find_sheet(session, key) for key in dict.fromkeys(sheets)]
    _check_billable(session, found, engagement)
    parent = engagements.writable_of(session, found[0].engagement_id)
    _check_number(session, None, columns)
    keys = [sheet.key for sheet in found]
    invoice = Invoice(
        key=next_key(session, "INV"),
        engagement_id=parent.id,
        added_on=session.info["today"],
        typed_by=session.info["typed_by"],
        **({"title": TITLE.to(parent.language).format(sheets=", ".join(keys))} | columns),
    )
    rules.check_anything(lines.take(session, invoice, parent.key, found), keys)
    session.flush()
    return invoice.key


def _check_billable(session: Session, sheets: Sequence[Sheet], engagement: str | None) -> None:
    for sheet in sheets:
        by = session.get(Invoice, sheet.invoice_id) if sheet.invoice_id else None
        rules.check_billable(sheet.key, sheet.state, by.key if by else None)
        of = engagements.by_id(session, sheet.engagement_id).key
        wanted = engagement or engagements.by_id(session, sheets[0].engagement_id).key
        if of != wanted:
            raise Misused("{key} is of {engagement}, not of {other}", key=sheet.key,
                          engagement=of, other=wanted)  # fmt: skip


def _check_number(session: Session, invoice: Invoice | None, columns: dict[str, Any]) -> None:
    if number := columns.get("number"):
        same = select(Invoice).where(Invoice.number == number, Invoice.state != "cancelled")
        others = [o.key for o in session.exec(same) if invoice is None or o.id != invoice.id]
        rules.check_number(number, others[0] if others else None)


def edit(session: Session, key: str, columns: dict[str, Any]) -> str:
    """Its number and words, and once issued its due day; what it bills stays."""
    invoice = find(session, key)
    engagements.writable_of(session, invoice.engagement_id)
    rules.check_unpaid(invoice.key, invoice.state)
    _authorise_once_issued(session, invoice)
    _check_number(session, invoice, columns)
    if columns.get("due_on"):
        rules.check_due_editable(invoice.key, invoice.issued_on)
        rules.check_due(invoice.issued_on or "", columns["due_on"])
    invoice.sqlmodel_update(columns)
    session.add(invoice)
    return invoice.key


def issue(
    session: Session, key: str, said: Decided, due_on: str | None, columns: dict[str, Any]
) -> str:
    """An act of the account manager."""
    invoice = find(session, key)
    parent = engagements.writable_of(session, invoice.engagement_id)
    if is_already(session, "invoice", invoice.key, invoice.state, "issued"):
        return invoice.key
    rules.check_move(invoice.key, invoice.state, "issued")
    _check_number(session, invoice, columns)
    invoice.sqlmodel_update(columns)
    content = {"title": invoice.title, "total_cents": lines.total(session, invoice)}
    act = approvals.decide_act(
        session, parent.id, "invoice", "invoice", invoice, invoice.title, said, content,
        since=invoice.added_on,
    )  # fmt: skip
    invoice.state, invoice.issued_on, invoice.issued_by_id = "issued", act.decided_on, act.by_id
    invoice.due_on = due_on or rules.due_after(str(act.decided_on))
    rules.check_due(str(act.decided_on), invoice.due_on)
    session.add(invoice)
    return invoice.key


def pay(session: Session, key: str, on: str | None) -> str:
    """The money is there."""
    invoice = find(session, key)
    engagements.writable_of(session, invoice.engagement_id)
    if is_already(session, "invoice", invoice.key, invoice.state, "paid"):
        return invoice.key
    rules.check_move(invoice.key, invoice.state, "paid")
    day = on or session.info["today"]
    rules.check_paid(invoice.key, invoice.issued_on or "", day)
    invoice.state, invoice.paid_on = "paid", day
    session.add(invoice)
    return invoice.key


def check_cancellable(key: str) -> None:
    """Before consent is asked: what cannot be cancelled is refused first."""
    scope = Scope(everything=True)
    with reading(settings.db, settings.instant, settings.today, scope) as db:
        (state,) = db.execute("SELECT state FROM invoice WHERE key = ?", [key]).fetchone()
    if state != "cancelled":
        rules.check_move(key, state, "cancelled")


def cancel(session: Session, key: str, reason: str) -> str:
    """What it billed is signed again, and waits for another invoice."""
    invoice = find(session, key)
    engagements.writable_of(session, invoice.engagement_id)
    if is_already(session, "invoice", invoice.key, invoice.state, "cancelled"):
        return invoice.key
    rules.check_move(invoice.key, invoice.state, "cancelled")
    _authorise_once_issued(session, invoice)
    invoice.state, invoice.reason = "cancelled", reason
    invoice.cancelled_on = session.info["today"]
    lines.free(session, invoice)
    session.add(invoice)
    return invoice.key


def _authorise_once_issued(session: Session, invoice: Invoice) -> None:
    """What the client has been given is changed by who bills."""
    if invoice.state == "issued":
        check_holds(session, invoice.engagement_id, BILLING)
