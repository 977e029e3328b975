"""What is shown of milestones: the days they stand on, and what they come after."""

from engtrack.cli.reads import Filter, Read, key_argument

LIST = Read(
    "milestone_list",
    "List milestones: the days that the work leads to.",
    (
        Filter("state", "open, started, finished or cancelled.", family="work_state"),
        Filter(
            "phase",
            "prepare, install, configure, train, test, go-live or support.",
            family="phase",
        ),
        Filter("assignee", "Only what is given to them: a handle, or role:lead."),
        Filter("is_overdue", "Only what should be reached and is not.", is_yes_no=True),
    ),
    order="engagement, coalesce(finish_on, '9999'), key_number(key)",
    shown=("key", "title", "phase", "finish_on", "committed_finish_on", "state", "slip_days"),
    empty='no milestone yet; `engtrack milestone add "Go-live" --phase go-live` adds one',
    examples=("engtrack milestone list -e ACME",),
)
CARD = Read(
    "milestone_list",
    "Show one milestone: its dates of the four kinds, and what it comes after.",
    (key_argument("Its key, as MS-3."),),
    is_card=True,
    parts=(
        Read("work_before_part", "", title="Comes after", order="key_number(key), key"),
        Read("work_after_part", "", title="Comes before", order="key_number(key), key"),
    ),
    examples=("engtrack milestone show MS-3",),
)
