"""What is shown of change requests: what each adds, and what it would move."""

from engtrack.cli.reads import Filter, Read, key_argument
from engtrack.nouns.change import impact

LIST = Read(
    "change_list",
    "List change requests: what each adds in hours and money.",
    (
        Filter("state", "draft, asked, applied, rejected or withdrawn.", family="change_state"),
        Filter("requested_by", "Only what this person requested."),
    ),
    shown=("key", "title", "state", "total_minutes", "total_cents", "budget_cents", "due_on"),
    empty="no change is requested; "
    'engtrack change request "One more day" --reason "Two new people" --effort T-7=+8h',
    examples=("engtrack change list -e ACME --state asked",),
)
CARD = Read(
    "change_list",
    "Show one change: its lines, the milestones it moves, what was asked and decided.",
    (key_argument("Its key, as CHG-2."),),
    is_card=True,
    parts=(
        Read("change_line", "", make=impact.lines_part),
        Read("change_milestone", "", make=impact.milestones_part),
        Read("change_approval_part", "", title="Decisions"),
    ),
    examples=("engtrack change show CHG-1",),
)
