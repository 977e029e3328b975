"""What is shown of hours: who worked on what, and how far it is on its way to an invoice."""

from dataclasses import replace

from engtrack.cli.reads import Filter, Read, key_argument
from engtrack.cli.settings import settings
from engtrack.workdays import Calendar


def parse_day(text: str) -> str | None:
    from engtrack.cli import dates  # most lists are of all days

    return dates.parse_day(text, settings.today, Calendar(()))


LIST = Read(
    "time_list",
    "List hours: who worked on what, for how long, and how far they are.",
    (
        Filter("state", "draft, submitted, approved, signed or billed.", family="time_state"),
        Filter("person", "Only this person's."),
        Filter("work", "Only on this task or service.", parse=str.upper),
        Filter("worked_on", "Only of this day.", parse=parse_day),
        Filter("sheet", "Only those on this sheet.", parse=str.upper),
    ),
    order="worked_on, key_number(key)",
    shown=(
        "key",
        "engagement",
        "worked_on",
        "person",
        "work",
        "title",
        "spent_minutes",
        "is_billable",
        "state",
    ),
    below=("note", "reason"),
    empty="no hours yet; `engtrack time log T-7 3h30` logs some",
    examples=("engtrack time list -e ACME --state submitted", "engtrack time list --person paul"),
)
CARD = Read(
    "time_list",
    "Show hours: what is billed of them, at which rate, on which sheet.",
    (key_argument("Its key, as TIM-3."),),
    is_card=True,
    parts=(Read("time_correction_part", "", title="Corrections", order="key_number(key)"),),
    examples=("engtrack time show TIM-1",),
)
SEVERAL = replace(LIST, empty="nothing is changed")
REMOVED = Read("time_list", "", empty="it is removed")
