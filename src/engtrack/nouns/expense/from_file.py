"""Applying what an engagement file says of expenses. Approving and signing are no file's to say."""

from engtrack.errors import Misused
from engtrack.nouns.engagement.files.reading import Entry
from engtrack.nouns.engagement.files.standing import Values
from engtrack.nouns.engagement.files.steps import Applied, Steps, only
from engtrack.nouns.expense import actions as expenses
from engtrack.nouns.expense.said import Amount, parse_amount
from engtrack.nouns.time import flow

YES_NO = {"billable": "is_billable", "reimbursable": "is_reimbursable"}


def create(applied: Applied, entry: Entry) -> str:
    said = entry.values
    amount = _amount(said)
    if amount is None:
        raise Misused("an expense has a cost, or of mileage kilometres")
    return expenses.log(
        applied.session,
        applied.engagement,
        said["kind"],
        amount,
        _columns(said) | {"local_id": entry.id},
        _work(applied, said),
        said["person"],
        said.get("spent_on"),
    )


def _amount(said: Values) -> Amount | None:
    if "km" in said:
        return parse_amount(said["km"])
    return Amount(cents=said["cost_cents"]) if "cost_cents" in said else None


def _work(applied: Applied, said: Values) -> str | None:
    return applied.key_of(said.get("task") or said.get("service"))


def _columns(said: Values) -> Values:
    answers = {column: int(said[name] == "yes") for name, column in YES_NO.items() if name in said}
    return only(said, ("note",)) | answers


def change(applied: Applied, entry: Entry) -> None:
    said = applied.wanted(entry)
    columns = only(said, ("kind", "spent_on")) | _columns(said)
    amount, work, by = _amount(said), _work(applied, said), said.get("person")
    if columns or amount or work or by:
        expenses.edit(applied.session, applied.key(entry), columns, amount, work, by)


def settle(applied: Applied, entry: Entry) -> None:
    if applied.wanted(entry).get("state") == "submitted":
        flow.submit(applied.session, expenses.EXPENSES, flow.Which([applied.key(entry)]))


STEPS = Steps(create, change, settle=settle)
