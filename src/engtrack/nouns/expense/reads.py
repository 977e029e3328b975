"""What is shown of expenses: who spent what, and how far it is on its way to an invoice."""

from dataclasses import replace

from engtrack.cli.reads import Filter, Read, key_argument

LIST = Read(
    "expense_list",
    "List expenses: who spent what, for which work, and how far they are.",
    (
        Filter("state", "draft, submitted, approved, signed or billed.", family="expense_state"),
        Filter("kind", "travel, mileage, lodging or material.", family="expense_kind"),
        Filter("person", "Only this person's."),
        Filter("sheet", "Only those on this sheet.", parse=str.upper),
    ),
    order="spent_on, key_number(key)",
    shown=(
        "key",
        "engagement",
        "spent_on",
        "person",
        "kind",
        "cost_cents",
        "is_billable",
        "is_reimbursable",
        "state",
    ),
    below=("note", "reason"),
    empty="no expense yet; `engtrack expense log travel 120.50 --note Train` logs one",
    examples=("engtrack expense list -e ACME --state submitted",),
)
CARD = Read(
    "expense_list",
    "Show one expense: what it was for, on which sheet and invoice it stands.",
    (key_argument("Its key, as EXP-2."),),
    is_card=True,
    examples=("engtrack expense show EXP-1",),
)
SEVERAL = replace(LIST, empty="nothing is changed")
REMOVED = Read("expense_list", "", empty="it is removed")
