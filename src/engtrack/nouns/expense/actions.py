"""Writes about expenses: logging and correcting; their way is that of hours."""

from typing import Any

from sqlmodel import Session, col, select

from engtrack.errors import Misused
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.engagement.model import Engagement, Rate
from engtrack.nouns.expense import rules
from engtrack.nouns.expense.model import Expense
from engtrack.nouns.expense.said import Amount
from engtrack.nouns.person import actions as people
from engtrack.nouns.time import flow
from engtrack.nouns.time import rules as shared
from engtrack.nouns.time.actions import on_thing, worked_on
from engtrack.store.find import find as find_row
from engtrack.store.talk import tell
from engtrack.store.write import next_key

EXPENSES = flow.Kind("expense", Expense, "cost_cents", "spent_on")


def find(session: Session, key: str) -> Expense:
    return find_row(session, Expense, "expense", key)


def log(
    session: Session,
    engagement: str | None,
    kind: str,
    amount: Amount,
    columns: dict[str, Any],
    work: str | None = None,
    by: str | None = None,
    on: str | None = None,
    corrects: str | None = None,
) -> str:
    """Keep what was spent; with `corrects`, what that was in truth."""
    parent, place = _placed(session, engagement, work)
    person = people.active(session, by) if by else people.me(session)
    expense = Expense(
        key=next_key(session, "EXP"),
        engagement_id=parent.id,
        kind=kind,
        person_id=person.id,
        spent_on=on or session.info["today"],
        cost_cents=0,
        logged_on=session.info["today"],
        typed_by=session.info["typed_by"],
        **place,
        **columns,
    )
    before = _corrected(session, expense, corrects) if corrects else 0
    rules.check_day(expense.spent_on, session.info["today"])
    _cost(session, parent, expense, amount)
    expense.cost_cents -= before
    if corrects:
        _say_change(session, parent, expense, corrects)
    session.add(expense)
    session.flush()
    return expense.key


def _placed(
    session: Session, engagement: str | None, work: str | None
) -> tuple[Engagement, dict[str, Any]]:
    """The engagement, and the column that says for what."""
    if work is None:
        return engagements.writable(session, engagement), {}
    thing = worked_on(session, work)
    return engagements.writable_of(session, thing.engagement_id), on_thing(thing)


def _cost(session: Session, parent: Engagement, expense: Expense, amount: Amount) -> None:
    rules.check_amount(expense.kind, amount.km)
    expense.km = amount.km
    if amount.km is not None:
        rate = _rate_of_km(session, parent, expense.spent_on)
        expense.cost_cents = rules.cost_of(amount.km, rate, parent.key)
    elif amount.cents is not None:
        expense.cost_cents = amount.cents


def _rate_of_km(session: Session, parent: Engagement, day: str) -> int | None:
    """In cents, as it holds on the day."""
    held = select(Rate.cents).where(
        Rate.engagement_id == parent.id, Rate.is_km == 1, Rate.from_on <= day
    )
    return session.exec(held.order_by(col(Rate.from_on).desc())).first()


def _corrected(session: Session, expense: Expense, corrects: str) -> int:
    """The cents that the corrected expense is at by now; the line takes over whose it is."""
    first = find(session, corrects)
    while first.corrects_id:
        first = session.get_one(Expense, first.corrects_id)
    shared.check_correctable(first.key, first.state, "expense")
    if first.engagement_id != expense.engagement_id or first.kind != expense.kind:
        raise Misused("{key} is {kind}, of {engagement}", key=first.key, kind=first.kind,
                      engagement=engagements.by_id(session, first.engagement_id).key,
                      noun="expense", next=f"engtrack expense show {first.key}")  # fmt: skip
    later = flow.corrected_by(session, EXPENSES, first)
    expense.corrects_id, expense.base_cents = first.id, first.cost_cents
    expense.base_cents += sum(one.cost_cents for one in later)
    taken = ("person_id", "spent_on", "work_id", "service_id", "is_billable", "is_reimbursable")
    expense.sqlmodel_update({name: getattr(first, name) for name in taken})
    return expense.base_cents


def _say_change(session: Session, parent: Engagement, expense: Expense, corrects: str) -> None:
    if expense.cost_cents == 0:
        raise Misused("{key} is {cents} already", key=corrects, cents=expense.base_cents,
                      currency=parent.currency)  # fmt: skip
    tell(session, "{key} changes by {cents}", key=corrects, cents=expense.cost_cents,
         currency=parent.currency)  # fmt: skip


def edit(
    session: Session,
    key: str,
    columns: dict[str, Any],
    amount: Amount | None = None,
    work: str | None = None,
    by: str | None = None,
) -> str:
    expense = find(session, key)
    parent = engagements.writable_of(session, expense.engagement_id)
    shared.check_editable("expense", expense.key, expense.state, "engtrack expense log --help")
    if work:
        thing = worked_on(session, work)
        if thing.engagement_id != expense.engagement_id or expense.corrects_id:
            raise Misused("{key} stays where it is: {work} is elsewhere", key=key, work=work,
                          next=f"engtrack expense show {key}")  # fmt: skip
        columns |= {"work_id": None, "service_id": None} | on_thing(thing)
    if by:
        columns |= {"person_id": people.active(session, by).id}
    flow.check_stays(session, EXPENSES, expense, columns)
    expense.sqlmodel_update(columns)
    rules.check_day(expense.spent_on, session.info["today"])
    if amount or (expense.km is not None and "spent_on" in columns):
        _cost(session, parent, expense, amount or Amount(km=expense.km))
        expense.cost_cents -= expense.base_cents
    session.add(expense)
    return expense.key


def remove(session: Session, key: str) -> list[str]:
    expense = find(session, key)
    engagements.writable_of(session, expense.engagement_id)
    shared.check_editable("expense", expense.key, expense.state, "engtrack expense log --help")
    flow.take_out(session, expense)
    return []
