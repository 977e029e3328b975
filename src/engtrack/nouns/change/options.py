"""The options that say the lines of a change; `schedule what-if` takes most of them too."""

from typing import Annotated

import typer

from engtrack.cli.options import Takes
from engtrack.nouns.change import lines as parsing
from engtrack.nouns.change.lines import Line

Move = Annotated[
    list[Line] | None,
    typer.Option("--move", help="Later or sooner: MS-4=+3bd.", metavar="ITEM=DAYS"),
    Takes(parsing.parse_move),
]
Duration = Annotated[
    list[Line] | None,
    typer.Option("--duration", help="Longer or shorter: T-7=+2d.", metavar="TASK=DAYS"),
    Takes(parsing.parse_duration),
]
Effort = Annotated[
    list[Line] | None,
    typer.Option("--effort", help="A task's or a service's: T-7=+8h.", metavar="ITEM=TIME"),
    Takes(parsing.parse_effort),
]
Price = Annotated[
    list[Line] | None,
    typer.Option("--price", help="Of a service: SRV-2=-300.", metavar="SERVICE=MONEY"),
    Takes(parsing.parse_price),
]
AddService = Annotated[
    list[Line] | None,
    typer.Option("--add-service", help="'TITLE=8h,1200': hours and price.", metavar="LINE"),
    Takes(parsing.parse_add_service),
]
DropService = Annotated[
    list[Line] | None,
    typer.Option("--drop-service", help="Out of the scope: SRV-2.", metavar="SERVICE"),
    Takes(parsing.parse_drop_service),
]
AddTask = Annotated[
    list[Line] | None,
    typer.Option("--add-task", help="'TITLE=3d,train': length and phase.", metavar="LINE"),
    Takes(parsing.parse_add_task),
]
DropTask = Annotated[
    list[Line] | None,
    typer.Option("--drop-task", help="Cancelled: T-9.", metavar="TASK"),
    Takes(parsing.parse_drop_task),
]
Budget = Annotated[
    list[Line] | None,
    typer.Option("--budget", help="More or less: --budget=-2400.", metavar="MONEY"),
    Takes(parsing.parse_budget),
]
FromDrift = Annotated[
    list[Line] | None,
    typer.Option(
        "--from-drift",
        help="Commit to the day it has slipped to: MS-4. The plan stays.",
        metavar="ITEM",
    ),
    Takes(parsing.parse_from_drift),
]
