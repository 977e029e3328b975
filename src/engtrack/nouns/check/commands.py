"""The findings of all engagements, as an exit status."""

from typing import Annotated

import typer

from engtrack.cli.nouns import Noun
from engtrack.cli.options import one_of
from engtrack.cli.reads import Read, conclude, read_and_answer

noun = Noun("check", is_single=True)
RANKS = {"info": 1, "warning": 2, "serious": 3}
FINDINGS = Read(
    "finding_list",
    "",
    order="rank DESC, since_on, engagement, key",
    shown=("key", "severity", "engagement", "persons", "since_on"),
    below=("why", "snoozed_until_on", "next"),
    empty="nothing is late, missing or waiting",
    is_of_all=True,
)
FailOn = Annotated[
    str,
    typer.Option(
        "--fail-on",
        help="The least severity that counts: serious, warning or info; info unless said.",
    ),
    one_of("severity"),
]


@noun.reads
def check(fail_on: FailOn = "info") -> None:
    """List every finding; end with status 10 if one is at least as severe and not snoozed.

    $ engtrack check --fail-on serious -e ACME
    """
    rows = read_and_answer(FINDINGS)
    counted = [row for row in rows if not row["snoozed_until_on"]]
    conclude(any(RANKS[str(row["severity"])] >= RANKS[fail_on] for row in counted))
