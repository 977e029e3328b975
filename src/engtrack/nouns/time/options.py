"""The options of hours, and those that they share with expenses."""

from collections.abc import Sequence
from typing import Annotated

import typer

from engtrack.cli.amounts import clipped, fold
from engtrack.cli.options import HANDLE, KEY, MINUTES, PAST_DAY, Takes
from engtrack.errors import Misused

YES, NO = ("yes", "oui", "1"), ("no", "non", "0")


def parse_yes_no(text: str) -> int:
    """Also as a list writes it for machines: 1 or 0."""
    said = fold(text)
    if said not in YES + NO:
        raise Misused("{text} is neither yes nor no", text=clipped(text))
    return int(said in YES)


WorkKey = Annotated[
    str,
    typer.Argument(help="The task it is on, as T-7, or a service, as SRV-2.", metavar="TASK"),
    KEY,
]
NewWork = Annotated[
    str | None,
    typer.Option("--work", help="The task or the service it is on.", metavar="KEY"),
    KEY,
]
Spent = Annotated[str, typer.Argument(help="How long, as 3h30.", metavar="TIME"), MINUTES]
NewSpent = Annotated[
    int | None, typer.Option("--spent", help="How long, as 3h30.", metavar="TIME"), MINUTES
]
Billable = Annotated[
    str | None,
    typer.Option(
        "--billable",
        help="yes or no; what the vendor does is billable unless said.",
        metavar="YES|NO",
    ),
    Takes(parse_yes_no),
]
Corrects = Annotated[
    str | None,
    typer.Option(
        "--corrects",
        help="What was signed, as TIM-3: the time is what it was in truth, the line says by how "
        "much it changes.",
        metavar="KEY",
    ),
    KEY,
]
Worker = Annotated[str | None, typer.Option("--by", help="Who worked, if not you."), HANDLE]
NewDay = Annotated[
    str | None, typer.Option("--on", help="The day it happened.", metavar="DATE"), PAST_DAY
]
Keys = Annotated[
    list[str] | None,
    typer.Argument(help="Which, as TIM-3 TIM-4; all that wait unless said.", metavar="KEY…"),
    KEY,
]
OnlyOf = Annotated[str | None, typer.Option("--person", help="Only this person's."), HANDLE]
Until = Annotated[
    str | None,
    typer.Option("--until", help="Only up to this day.", metavar="DATE"),
    PAST_DAY,
]


def check_chosen(keys: Sequence[str] | None, **narrowing: object) -> None:
    """Either what is named, or all that wait and is narrowed: an option would be ignored."""
    if keys and (said := [name for name, value in narrowing.items() if value]):
        raise Misused("name keys, or narrow all that wait by {options}; not both",
                      options=", ".join(f"--{name}" for name in said))  # fmt: skip
