"""What is shown of invoices: what each bills, and when it was issued, due and paid."""

from engtrack.cli.reads import Filter, Read, key_argument

LIST = Read(
    "invoice_list",
    "List the register of invoices: issued, due, paid.",
    (
        Filter("state", "draft, issued, paid or cancelled.", family="invoice_state"),
        Filter("is_overdue", "Only those unpaid past their due day.", is_yes_no=True),
    ),
    shown=(
        "key",
        "engagement",
        "number",
        "total_cents",
        "state",
        "issued_on",
        "due_on",
        "paid_on",
        "is_overdue",
    ),
    below=("title",),
    empty="no invoice yet; `engtrack invoice add --from SHT-1` bills what was signed",
    examples=("engtrack invoice list -e ACME --csv",),
)
LINES = Read(
    "invoice_line_part",
    "",
    title="Lines",
    order="place",
    shown=(
        "place",
        "sheet",
        "item",
        "title",
        "person",
        "billed_minutes",
        "rate_cents",
        "amount_cents",
    ),
)
CARD = Read(
    "invoice_list",
    "",
    (key_argument("Its key, as INV-1."),),
    is_card=True,
    parts=(LINES, Read("invoice_citing_part", "", title="Cited by", order="sent_on, key")),
)
