"""What is shown of findings: what is wrong, since when, and what mends it."""

from engtrack.cli.reads import Filter, Read, key_argument

LIST = Read(
    "finding_list",
    "List what is late, missing, inconsistent or waiting, the gravest first.",
    (
        Filter("severity", "serious, warning or info.", family="severity"),
        Filter("ref", "Only about this key."),
        Filter("why_code", "Only this kind of finding."),
    ),
    order="rank DESC, since_on, engagement, key",
    shown=("key", "severity", "engagement", "persons", "since_on"),
    below=("why", "snoozed_until_on", "next"),
    empty="nothing is late, missing or waiting",
    examples=("engtrack finding list -e ACME --severity serious",),
)
CARD = Read(
    "finding_list",
    "Show one finding: whom it concerns, since when, and what mends it.",
    (key_argument("Its key, as task-overdue:T-7."),),
    is_card=True,
    shown=(
        "key",
        "why",
        "severity",
        "engagement",
        "duties",
        "roles",
        "persons",
        "ref",
        "since_on",
        "why_code",
        "snoozed_until_on",
        "next",
    ),
    parts=(Read("finding_snooze_part", "", title="Snoozes", order="snoozed_on"),),
    examples=("engtrack finding show task-overdue:T-7",),
)
