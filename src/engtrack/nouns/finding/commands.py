"""What is late, missing, inconsistent or waiting."""

from typing import Annotated

import typer

from engtrack.cli.nouns import Noun
from engtrack.cli.options import A_DAY, TEXT, By, Takes
from engtrack.cli.reads import as_key
from engtrack.cli.writes import write
from engtrack.nouns.finding import reads

noun = Noun("finding")
noun.read("list", reads.LIST)
noun.read("show", reads.CARD)

FindingKey = Annotated[str, typer.Argument(help="Its key, as task-overdue:T-7."), Takes(as_key)]
Until = Annotated[
    str | None, typer.Option("--until", help="The day it comes back.", metavar="DATE"), A_DAY
]
Why = Annotated[str, typer.Option("--reason", help="Why it can wait."), TEXT]


@noun.writes
def snooze(key: FindingKey, reason: Why, until: Until = None, by: By = None) -> None:
    """Let a finding rest until a day; it stays visible, and its duty in attention.

    $ engtrack finding snooze task-overdue:T-7 --until +5bd --reason "Friday is free"
    """
    from engtrack.nouns.finding import actions

    write(lambda s: actions.snooze(s, key, until, reason, by), then=reads.CARD)
