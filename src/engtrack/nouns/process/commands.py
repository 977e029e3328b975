"""The client's processes."""

from typing import Annotated

import typer

from engtrack.cli.nouns import Noun
from engtrack.cli.options import (
    FREE,
    By,
    Key,
    LocalId,
    NewTitle,
    NoteText,
    On,
    Reason,
    Title,
    check_anything_given,
    given,
    one_of,
)
from engtrack.cli.settings import settings
from engtrack.cli.writes import write
from engtrack.nouns.process import reads

noun = Noun("process")
noun.read("list", reads.LIST)
noun.read("show", reads.CARD)

Verdict = Annotated[
    str, typer.Argument(help="fit or gap.", metavar="FIT|GAP"), one_of("assessment")
]
Existing = Annotated[
    str | None, typer.Option("--existing", help="How the client works today."), FREE
]
Defined = Annotated[
    str | None, typer.Option("--defined", help="How the application defines it."), FREE
]
Area = Annotated[
    str | None,
    typer.Option("--area", help="The area of the gap; workflow unless said."),
    one_of("area"),
]
Severity = Annotated[
    str | None,
    typer.Option("--severity", help="How grave the gap is: serious, normal or minor."),
    one_of("issue_severity"),
]


@noun.creates
def add(
    title: Title,
    existing: Existing = None,
    defined: Defined = None,
    note: NoteText = None,
    by: By = None,
    on: On = None,
    local_id: LocalId = None,
) -> None:
    """Describe a process of the client's.

    $ engtrack process add "Quote to cut" -e ACME --existing "In a spreadsheet"
    """
    from engtrack.nouns.process import actions

    columns = given(title=title, existing=existing, defined=defined, note=note, local_id=local_id)
    write(
        lambda s: actions.add(s, settings.engagement, columns, by, on),
        then=reads.CARD,
        creates="process",
    )


@noun.writes
def edit(
    key: Key,
    title: NewTitle = None,
    existing: Existing = None,
    defined: Defined = None,
    note: NoteText = None,
    local_id: LocalId = None,
) -> None:
    """Correct what is known of a process.

    $ engtrack process edit PRC-1 --defined "Quotes in the application"
    """
    from engtrack.nouns.process import actions

    columns = given(title=title, existing=existing, defined=defined, note=note, local_id=local_id)
    check_anything_given(columns)
    write(lambda s: actions.edit(s, key, columns), then=reads.CARD)


@noun.writes
def assess(
    key: Key,
    verdict: Verdict,
    area: Area = None,
    severity: Severity = None,
    note: NoteText = None,
    by: By = None,
    on: On = None,
) -> None:
    """Say whether a process fits the defined one; a gap is logged for the coordinator.

    $ engtrack process assess PRC-1 gap --note "Labels are written by hand"
    """
    from engtrack.nouns.process import actions

    gap = given(area=area, severity=severity)
    said = given(note=note).get("note")
    write(lambda s: actions.assess(s, key, verdict, gap, said, by, on), then=reads.CARD)


@noun.writes
def report(key: Key, reason: Reason = None, by: By = None, on: On = None) -> None:
    """Hand the gap of a process to the coordinator.

    $ engtrack process report PRC-2
    """
    from engtrack.nouns.process import actions

    write(lambda s: actions.report(s, key, reason, by, on), then=reads.CARD)
