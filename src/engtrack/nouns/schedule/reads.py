"""What is shown of the plan as a whole, of its gaps and of its baselines."""

from engtrack.cli.reads import Filter, Read

SHOWN = ("key", "title", "assignees", "start_on", "finish_on", "state", "slip_days")
SHOW = Read(
    "schedule_show",
    "Show the milestone schedule: what, who, from when to when, late or slipped.",
    (
        Filter("phase", "Only this phase.", family="phase"),
        Filter("kind", "task or milestone.", family="item_kind"),
        Filter("state", "open, started, finished or cancelled.", family="work_state"),
    ),
    order="engagement, coalesce(start_on, '9999'), finish_on, kind DESC, key_number(key)",
    shown=SHOWN,
    empty='no work yet; `engtrack task add "Train the users" --duration 3d` adds a task',
    examples=("engtrack schedule show -e ACME",),
)
PHASES = Read(
    "schedule_phase",
    "Show each phase as a whole.",
    order="engagement, coalesce(start_on, '9999'), finish_on, key",
    shown=(
        "title", "item_count", "finished_count", "start_on", "finish_on", "committed_finish_on",
        "slip_days", "progress_percent", "is_critical",
    ),
    empty=SHOW.empty,
)  # fmt: skip
CHECK = Read(
    "schedule_check",
    "List what is unassigned, overdue, undated or contradictory; exit 10 if anything is.",
    order="engagement, key_number(key), key, why_code",
    shown=("key", "engagement", "title", "state"),
    below=("why", "next"),
    empty="every item is assigned, dated, in time, and free of contradictions",
    examples=("engtrack schedule check -e ACME",),
)
BASELINES = Read(
    "baseline_list",
    "List the baselines: plans as they stood, and which one is the commitment.",
    (Filter("state", "draft, asked, committed or superseded.", family="baseline_state"),),
    shown=("key", "engagement", "title", "state", "taken_on", "item_count", "finish_on"),
    empty="no baseline yet; `engtrack schedule baseline` takes the plan as it stands",
    examples=("engtrack schedule baselines -e ACME",),
)
CONFIRMATION = Read("confirmation_list", "Show one confirmation.", is_card=True)
PUBLICATIONS = Read(
    "publication_list",
    "List what was given out of the schedule: when, by whom, to whom.",
    shown=("key", "engagement", "published_on", "by", "readers", "item_count", "finish_on"),
    empty="nothing was published yet; `engtrack schedule publish --to sponsor` is how",
    examples=("engtrack schedule publish --list -e ACME",),
)
