"""The options of tasks and milestones, and the columns that they fill."""

from typing import Annotated, Any

import typer

from engtrack.cli.options import (
    CLEAR,
    DAY,
    DAYS,
    KEY,
    PERCENT,
    Effort,
    LocalId,
    NoteText,
    Takes,
    one_of,
)
from engtrack.cli.parse import is_none, parse_days, parse_key, parse_signed_days
from engtrack.nouns.task.said import After, Who, parse_after, parse_who

Phase = Annotated[
    str | None,
    typer.Option("--phase", help="prepare, install, configure, train, test, go-live or support."),
    one_of("phase"),
]
Kind = Annotated[
    str | None,
    typer.Option(
        "--kind",
        help="configuration, training, report, machine-link, solution, change-management, "
        "migration or other.",
    ),
    one_of("work_kind"),
]
Duration = Annotated[
    int | None,
    typer.Option("--duration", help="Its length in working days, as 3d.", metavar="DAYS"),
    DAYS,
]
Progress = Annotated[
    int | None,
    typer.Option("--progress", help="How much is done, as 40%.", metavar="PERCENT"),
    PERCENT,
]
Left = Annotated[
    int | None,
    typer.Option("--left", help="Of work begun: what is left of it today, as 2d.", metavar="DAYS"),
    Takes(lambda text: CLEAR if is_none(text) else parse_days(text)),
]
NotBefore = Annotated[
    str | None,
    typer.Option("--not-before", help="Asked: not before this day.", metavar="DATE"),
    DAY,
]
NotAfter = Annotated[
    str | None,
    typer.Option("--not-after", help="Asked: finished by this day.", metavar="DATE"),
    DAY,
]
MustStart = Annotated[
    str | None,
    typer.Option("--must-start", help="Asked: on this very day.", metavar="DATE"),
    DAY,
]
Strategy = Annotated[
    str | None,
    typer.Option(
        "--strategy", help="The strategy document it carries out, as DOC-4.", metavar="KEY"
    ),
    Takes(lambda text: CLEAR if is_none(text) else parse_key(text)),
]
Party = Annotated[
    str | None,
    typer.Option("--party", help="The third party that does it, as PTY-1.", metavar="KEY"),
    Takes(lambda text: CLEAR if is_none(text) else parse_key(text)),
]
OfService = Annotated[
    str | None,
    typer.Option("--service", help="The service it is a part of, as SRV-2.", metavar="KEY"),
    Takes(lambda text: CLEAR if is_none(text) else parse_key(text)),
]
Assignees = Annotated[
    list[Who] | None,
    typer.Option("--assignee", help="A handle, or role:lead; may be repeated.", metavar="WHO"),
    Takes(parse_who),
]
Whom = Annotated[
    list[Who],
    typer.Argument(help="Handles, or roles as role:lead.", metavar="WHO"),
    Takes(parse_who),
]
Afters = Annotated[
    list[After] | None,
    typer.Option(
        "--after",
        help="What it comes after, as T-3, T-3=+2d or T-3=SS+1d; may be repeated.",
        metavar="KEY",
    ),
    Takes(parse_after),
]
Before = Annotated[
    list[str] | None,
    typer.Option("--on", help="What it comes after; may be repeated.", metavar="KEY"),
    KEY,
]
LinkType = Annotated[
    str | None,
    typer.Option(
        "--type",
        help="FS: starts once that is finished (unless said), SS: starts with it, "
        "FF: ends with it, SF: ends once that has started.",
        metavar="TYPE",
    ),
    one_of("link_type"),
]
Lag = Annotated[
    int | None,
    typer.Option("--lag", help="Working days between, as 2d, or -1d.", metavar="DAYS"),
    Takes(parse_signed_days),
]
Remove = Annotated[bool, typer.Option("--remove", help="It does not come after that any more.")]
# What creating and editing take: the option, its type, the column it fills.
FIELDS: dict[str, tuple[Any, str]] = {
    "phase": (Phase, "phase"),
    "kind": (Kind, "kind"),
    "duration": (Duration, "duration_days"),
    "effort": (Effort, "effort_minutes"),
    "not_before": (NotBefore, "not_before_on"),
    "not_after": (NotAfter, "not_after_on"),
    "must_start": (MustStart, "must_start_on"),
    "progress": (Progress, "progress_percent"),
    "left": (Left, "left_days"),
    "strategy": (Strategy, "strategy_id"),
    "party": (Party, "party_id"),
    "service": (OfService, "service_id"),
    "note": (NoteText, "note"),
    "local_id": (LocalId, "local_id"),
}
# A milestone is a point in time.
OF_TASKS = ("kind", "duration", "effort", "progress", "left", "strategy", "party", "service")
OF_EDITS = ("left",)  # what is new has not begun
