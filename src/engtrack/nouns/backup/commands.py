"""Backups made by the client, and restore tests."""

from typing import Annotated

import typer

from engtrack.cli.nouns import Noun
from engtrack.cli.options import KEY, By, LocalId, NoteText, On, given, one_of
from engtrack.cli.settings import settings
from engtrack.cli.writes import write
from engtrack.nouns.backup import reads

noun = Noun("backup")
noun.read("list", reads.LIST)
noun.read("show", reads.CARD)

Of = Annotated[
    str | None,
    typer.Option(
        "--of", help="What was backed up, as AST-3; all there is unless said.", metavar="KEY"
    ),
    KEY,
]
Kind = Annotated[
    str | None,
    typer.Option("--kind", help="backup or restore-test; backup unless said."),
    one_of("backup_kind"),
]
Result = Annotated[
    str | None,
    typer.Option("--result", help="ok or failed; ok unless said."),
    one_of("backup_result"),
]


@noun.creates
def log(
    of: Of = None,
    kind: Kind = None,
    result: Result = None,
    note: NoteText = None,
    by: By = None,
    on: On = None,
    local_id: LocalId = None,
) -> None:
    """Keep that a backup was made, or that one was restored as a test.

    How often is what the backup procedure says: `document add backup-procedure … --every 3d`.

    $ engtrack backup log -e ACME --of AST-5 --by sam
    $ engtrack backup log -e ACME --kind restore-test --result failed --note "Wrong password"
    """
    from engtrack.nouns.backup import actions

    columns = given(kind=kind, result=result, note=note, local_id=local_id)
    write(
        lambda s: actions.log(s, settings.engagement, columns, of, by, on),
        then=reads.CARD,
        creates="backup",
    )
