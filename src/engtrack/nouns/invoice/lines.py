"""What an invoice bills: the lines of signed sheets, and what each entry gets of a line's cents."""

from collections.abc import Iterable
from itertools import groupby

from sqlmodel import Session, col, select

from engtrack.nouns.budget.splitting import rounded, settled
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.expense.model import Expense
from engtrack.nouns.invoice import rules
from engtrack.nouns.invoice.model import Invoice, InvoiceLine
from engtrack.nouns.sheet.model import Sheet
from engtrack.nouns.time.model import TimeEntry
from engtrack.store.read import Scope, prepare
from engtrack.store.write import raw
from engtrack.vocabulary import CHOICES

HOUR = 60
PRICED = """
    SELECT time_id, work, title, person_id, person, worked_on, billed_minutes, rate_cents
      FROM time_known WHERE sheet_id = ? AND is_billable = 1
     ORDER BY key_number(work), work, person, rate_cents, worked_on, key_number(key)"""


def take(session: Session, invoice: Invoice, engagement: str, sheets: Iterable[Sheet]) -> int:
    """Make the lines, and mark what they bill; how many there are."""
    session.add(invoice)
    session.flush()
    prepare(raw(session), session.info["instant"], session.info["today"], Scope(engagement))
    lines: list[InvoiceLine] = []
    for sheet in sheets:
        lines += [*_of_hours(session, invoice, sheet), *_of_expenses(session, invoice, sheet)]
        sheet.state, sheet.invoice_id = "billed", invoice.id
        session.add(sheet)
    for place, line in enumerate(lines, start=1):
        line.place = place
        session.add(line)
    return len(lines)


def _of_hours(session: Session, invoice: Invoice, sheet: Sheet) -> list[InvoiceLine]:
    """A line for each thing, person and rate; hours at the rate are what a reader reckons."""
    found = raw(session).execute(PRICED, [sheet.id]).fetchall()
    for *_, person, on, _minutes, rate in found:
        rules.check_rate(person, on, rate)
    lines = []
    for (item, title, person_id, rate), rows in groupby(found, lambda r: (r[1], r[2], r[3], r[7])):
        exact = [(row[0], row[6], row[6] * rate) for row in rows]
        cents = rounded(sum(part for *_, part in exact), HOUR)
        parts = settled(cents, [part for *_, part in exact], HOUR)
        for (time_id, *_), part in zip(exact, parts, strict=True):
            _bill(session, session.get_one(TimeEntry, time_id), invoice, rate, part)
        minutes = sum(minutes for _, minutes, _ in exact)
        lines.append(
            _line(invoice, sheet, item, title, person_id, cents, billed_minutes=minutes,
                  rate_cents=rate)
        )  # fmt: skip
    return lines


def _bill(session: Session, entry: TimeEntry, invoice: Invoice, rate: int, cents: int) -> None:
    entry.state, entry.invoice_id = "billed", invoice.id
    entry.rate_cents, entry.amount_cents = rate, cents
    session.add(entry)


def _of_expenses(session: Session, invoice: Invoice, sheet: Sheet) -> list[InvoiceLine]:
    billable = select(Expense).where(Expense.sheet_id == sheet.id, Expense.is_billable == 1)
    lines = []
    for expense in session.exec(billable.order_by(col(Expense.spent_on), col(Expense.id))):
        expense.state, expense.invoice_id = "billed", invoice.id
        session.add(expense)
        title = expense.note or _word(session, expense)
        lines.append(
            _line(invoice, sheet, expense.key, title, expense.person_id, expense.cost_cents)
        )
    return lines


def _word(session: Session, expense: Expense) -> str:
    """What the client calls it."""
    if engagements.by_id(session, expense.engagement_id).language == "fr":
        return CHOICES["expense_kind"][expense.kind]
    return expense.kind


def _line(
    invoice: Invoice,
    sheet: Sheet,
    item: str,
    title: str,
    person_id: str,
    cents: int,
    billed_minutes: int | None = None,
    rate_cents: int | None = None,
) -> InvoiceLine:
    return InvoiceLine(
        invoice_id=invoice.id,
        engagement_id=invoice.engagement_id,
        place=0,
        sheet=sheet.key,
        item=item,
        title=title,
        person_id=person_id,
        billed_minutes=billed_minutes,
        rate_cents=rate_cents,
        cents=cents,
    )


def free(session: Session, invoice: Invoice) -> None:
    """What it billed waits for another invoice; its lines stay, to be read."""
    for entry in session.exec(select(TimeEntry).where(TimeEntry.invoice_id == invoice.id)):
        entry.state, entry.invoice_id = "signed", None
        entry.rate_cents = entry.amount_cents = None
        session.add(entry)
    for expense in session.exec(select(Expense).where(Expense.invoice_id == invoice.id)):
        expense.state, expense.invoice_id = "signed", None
        session.add(expense)
    for sheet in session.exec(select(Sheet).where(Sheet.invoice_id == invoice.id)):
        sheet.state, sheet.invoice_id = "signed", None
        session.add(sheet)


def total(session: Session, invoice: Invoice) -> int:
    of = select(InvoiceLine.cents).where(InvoiceLine.invoice_id == invoice.id)
    return sum(session.exec(of))
