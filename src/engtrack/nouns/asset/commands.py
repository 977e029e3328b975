"""What is set up at the client: environments, databases, data sets, printers, security …"""

from typing import Annotated, Any

import typer

from engtrack.cli.nouns import Noun
from engtrack.cli.options import (
    CLEAR,
    KEY,
    TEXT,
    By,
    Due,
    Key,
    LocalId,
    NewTitle,
    NoteText,
    On,
    Takes,
    Title,
    check_anything_given,
    given,
    one_of,
)
from engtrack.cli.parse import is_none, parse_text
from engtrack.cli.settings import settings
from engtrack.cli.writes import write
from engtrack.nouns.asset import reads
from engtrack.nouns.task.said import Who, parse_who

noun = Noun("asset")
noun.read("list", reads.LIST)
noun.read("show", reads.CARD)

Kind = Annotated[
    str,
    typer.Argument(
        help="environment, database, dataset, printer, security, hardware, machine, software or "
        "application."
    ),
    one_of("asset_kind"),
]
Use = Annotated[
    str | None,
    typer.Option(
        "--use",
        help="test, production or train; what an environment or a data set is for.",
    ),
    one_of("use"),
]
Owner = Annotated[
    Who | None,
    typer.Option("--owner", help="Who looks after it: a handle, or role:support."),
    Takes(parse_who),
]
Items = Annotated[
    list[Any] | None,
    typer.Option(
        "--item",
        help="One thing to look at in it, as `Backup agent runs`; may be repeated.",
        metavar="TEXT",
    ),
    Takes(lambda text: CLEAR if is_none(text) else parse_text(text, is_required=True)),
]
Looked = Annotated[
    list[str] | None,
    typer.Option(
        "--item",
        help="The item that was looked at; the whole unless said. May be repeated.",
        metavar="TEXT",
    ),
    TEXT,
]
Result = Annotated[
    str,
    typer.Argument(help="ok or failing.", metavar="OK|FAILING"),
    one_of("check_result"),
]
Version = Annotated[
    str | None,
    typer.Option("--version", help="The version that is installed on it, as 12.4."),
    TEXT,
]
Issue = Annotated[
    str | None,
    typer.Option(
        "--issue",
        help="The entry of the issue log it belongs to; a failure is logged unless said.",
        metavar="KEY",
    ),
    KEY,
]


@noun.creates
def add(
    kind: Kind,
    title: Title,
    use: Use = None,
    owner: Owner = None,
    due: Due = None,
    item: Items = None,
    note: NoteText = None,
    local_id: LocalId = None,
) -> None:
    """Add something that is to be set up; a check says that it is ready.

    $ engtrack asset add environment "Test server" -e ACME --use test --owner sam --due 2027-03-12
    """
    from engtrack.nouns.asset import actions

    columns = given(kind=kind, title=title, use=use, due_on=due, note=note, local_id=local_id)
    write(
        lambda s: actions.add(s, settings.engagement, columns, owner, named(item) or ()),
        then=reads.CARD,
        creates="asset",
    )


@noun.writes
def edit(
    key: Key,
    title: NewTitle = None,
    use: Use = None,
    owner: Owner = None,
    due: Due = None,
    item: Items = None,
    note: NoteText = None,
    local_id: LocalId = None,
) -> None:
    """Correct what is known of it; items that are named take the place of those there were.

    $ engtrack asset edit AST-1 --owner role:support
    $ engtrack asset edit AST-2 --item "Users cannot delete" --item "Guests see nothing"
    """
    from engtrack.nouns.asset import actions

    columns = given(title=title, use=use, due_on=due, note=note, local_id=local_id)
    check_anything_given(columns | given(owner=owner, item=item))
    write(lambda s: actions.edit(s, key, columns, owner, named(item)), then=reads.CARD)


@noun.writes
def check(
    key: Key,
    result: Result,
    item: Looked = None,
    version: Version = None,
    note: NoteText = None,
    issue: Issue = None,
    by: By = None,
    on: On = None,
) -> None:
    """Say how it was found; it is ready once all its items are in order.

    What fails is logged as a problem, or linked to the one that is open about it.

    $ engtrack asset check AST-1 ok --version 12.4
    $ engtrack asset check AST-3 failing --note "Labels come out blank"
    """
    from engtrack.nouns.asset import checks

    said = given(note=note).get("note")
    seen = checks.Seen(result, item or (), version, said, by, on)
    write(lambda s: checks.check(s, key, seen, issue), then=reads.CARD)


@noun.writes
def retire(key: Key, on: On = None) -> None:
    """Take it out of use; it stays readable.

    $ engtrack asset retire AST-4
    """
    from engtrack.nouns.asset import actions

    write(lambda s: actions.retire(s, key, on), then=reads.CARD)


def named(items: list[Any] | None) -> list[str] | None:
    """None where nothing was said; nothing to look at where `none` was."""
    return None if items is None else [item for item in items if item is not CLEAR]
