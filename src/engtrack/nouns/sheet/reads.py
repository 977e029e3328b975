"""What is shown of point sheets: what stands on each, and who signed it."""

from engtrack.cli.reads import Filter, Read, key_argument

LIST = Read(
    "sheet_list",
    "List the point sheets: their period, hours and signature.",
    (Filter("state", "draft, signed, billed or cancelled.", family="sheet_state"),),
    shown=(
        "key",
        "engagement",
        "from_on",
        "until_on",
        "spent_minutes",
        "billed_minutes",
        "expenses_cents",
        "state",
        "signed_by",
        "signed_on",
        "score",
    ),
    empty="no point sheet yet; `engtrack sheet draft -e ACME` gathers the approved hours on one",
    examples=("engtrack sheet list -e ACME",),
)
CARD = Read(
    "sheet_list",
    "",
    (key_argument("Its key, as SHT-1."),),
    is_card=True,
    parts=(
        Read(
            "sheet_time_part",
            "",
            title="Hours",
            order="worked_on, key_number(key)",
            shown=(
                "key",
                "worked_on",
                "person",
                "work",
                "title",
                "spent_minutes",
                "billed_minutes",
                "corrects",
                "note",
            ),
        ),
        Read(
            "sheet_expense_part",
            "",
            title="Expenses",
            order="spent_on, key_number(key)",
            shown=("key", "spent_on", "person", "kind", "km", "cost_cents", "is_billable", "note"),
        ),
        Read("sheet_deliverable_part", "", title="Accepted", order="key_number(key)"),
        Read("sheet_issue_part", "", title="Open points", order="key_number(key)"),
    ),
)
