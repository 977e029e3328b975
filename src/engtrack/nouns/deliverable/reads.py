"""What is shown of deliverables: whose they are, and whether they were accepted."""

from engtrack.cli.reads import Filter, Read, key_argument

LIST = Read(
    "deliverable_list",
    "List the deliverables: what, whose, due when, accepted or not.",
    (
        Filter(
            "state",
            "draft, submitted, accepted, rejected or cancelled.",
            family="deliverable_state",
        ),
        Filter("owner", "Only this owner's: a handle, or role:lead."),
        Filter("is_overdue", "Only those past their due date.", is_yes_no=True),
    ),
    order="due_on IS NULL, due_on, key_number(key)",
    shown=("key", "engagement", "title", "owner", "due_on", "state"),
    empty='no deliverable yet; `engtrack deliverable add "Configured library"` adds one',
    examples=("engtrack deliverable list -e ACME --state draft",),
)
CARD = Read(
    "deliverable_list",
    "Show one deliverable: its criteria, and what was decided of it.",
    (key_argument("Its key, as DEL-1."),),
    is_card=True,
    parts=(Read("deliverable_approval_part", "", title="Decisions"),),
    examples=("engtrack deliverable show DEL-1",),
)
