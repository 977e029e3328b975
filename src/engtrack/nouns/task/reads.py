"""What is shown of tasks: who does them, when, and what they come after."""

from engtrack.cli.reads import Filter, Read, key_argument

PARTS = (
    Read("work_before_part", "", title="Comes after", order="key_number(key), key"),
    Read("work_after_part", "", title="Comes before", order="key_number(key), key"),
    Read("work_session_part", "", title="Sessions", order="day_on, start_time"),
)
LIST = Read(
    "task_list",
    "List tasks: who does them, from when to when.",
    (
        Filter("state", "open, started, finished or cancelled.", family="work_state"),
        Filter(
            "phase",
            "prepare, install, configure, train, test, go-live or support.",
            family="phase",
        ),
        Filter("is_overdue", "Only what should be finished and is not.", is_yes_no=True),
        Filter(
            "kind",
            "configuration, training, report, machine-link, solution, change-management, "
            "migration or other.",
            family="work_kind",
        ),
        Filter("assignee", "Only what is given to them: a handle, or role:lead."),
        Filter("is_unassigned", "Only what is given to nobody.", is_yes_no=True),
    ),
    order="engagement, coalesce(start_on, '9999'), key_number(key)",
    shown=("key", "title", "assignees", "start_on", "finish_on", "state"),
    empty='no task yet; `engtrack task add "Train the users" --duration 3d` adds one',
    examples=("engtrack task list -e ACME --state open",),
)
CARD = Read(
    "task_list",
    "Show one task: its dates of the four kinds, and what it comes after.",
    (key_argument("Its key, as T-7."),),
    is_card=True,
    parts=(*PARTS, Read("time_work_part", "", title="Hours", order="worked_on, key_number(key)")),
    examples=("engtrack task show T-7",),
)
