"""The command that hands over: a role to somebody else, or the whole to the client."""

from typing import Annotated, Any

import typer

from engtrack.cli.answers import answer
from engtrack.cli.decided import Decided
from engtrack.cli.options import (
    A_DAY,
    HANDLE,
    NAMED,
    TEXT,
    By,
    NoteText,
    On,
    ProofFile,
    Takes,
    Via,
    given,
    one_of,
)
from engtrack.cli.parse import Who, is_none, parse_key
from engtrack.cli.reads import check_acting, table_of
from engtrack.cli.reads import show as show_read
from engtrack.cli.settings import settings
from engtrack.cli.writes import write
from engtrack.errors import Misused
from engtrack.nouns.engagement import reads
from engtrack.nouns.engagement.commands import noun
from engtrack.render import check_format
from engtrack.store import keys
from engtrack.store.read import Scope, reading

HELP = "engtrack engagement handover --help"


@noun.writes_without("engagement")
def handover(
    key: Annotated[
        str,
        typer.Argument(help="The engagement's key, or that of a hand-over, as HND-1."),
        Takes(parse_key),
    ],
    role: Annotated[
        str | None, typer.Option("--role", help="The role that is handed over."), one_of("role")
    ] = None,
    from_: Annotated[
        str | None,
        typer.Option("--from", help="Who holds it until then.", metavar="HANDLE"),
        HANDLE,
    ] = None,
    to: Annotated[
        Who | None,
        typer.Option(
            "--to", help='Who takes it over: a handle, or "Name <address>".', metavar="WHO"
        ),
        NAMED,
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", help="The first day of who takes over; today unless said.", metavar="DATE"
        ),
        A_DAY,
    ] = None,
    to_client: Annotated[
        bool, typer.Option("--to-client", help="Draw up what the client takes over.")
    ] = False,
    application: Annotated[
        str | None, typer.Option("--application", help="Who owns the application then."), HANDLE
    ] = None,
    data: Annotated[
        str | None, typer.Option("--data", help="Who owns its data then."), HANDLE
    ] = None,
    access: Annotated[
        list[str] | None,
        typer.Option(
            "--access",
            help="Access that the client has to ask for, and of whom; never a secret; may be "
            "repeated, none for none.",
            metavar="TEXT",
        ),
        TEXT,
    ] = None,
    note: NoteText = None,
    acknowledge: Annotated[
        bool, typer.Option("--acknowledge", help="Say, as who took over, that you have the list.")
    ] = False,
    by: By = None,
    on: On = None,
    via: Via = None,
    proof: ProofFile = None,
) -> None:
    """Hand a role over with all that is open, or the whole to the client; alone, list what was.

    The role ends for one and begins for the other as of a day, by the authority that names people.
    Unfinished work, deliverables, entries and questions, answers owed, assets, third parties and
    sessions to come go with it, save what is due before that day; whoever keeps another role keeps
    what does not fall to this one by its area. Who took over acknowledges the list.

    To the client go the application and its data, each with an owner, by its area unless said; the
    procedures, the open points, and what access to ask for. Said again, it is brought up to date;
    the sponsor accepts it: `approval ask HND-1`.

    $ engtrack engagement handover ACME --role lead --from luc --to sam --by marie --via mail
    $ engtrack engagement handover ACME --to-client --application luc --data sam
    $ engtrack engagement handover ACME
    """
    said = Decided(by, on, via, proof)
    of_role = given(role=role, from_=from_, to=to, as_of=as_of)
    of_client = given(application=application, data=data, access=access, note=note)
    if acknowledge:
        _check_alone("--acknowledge", to_client, of_role | of_client)
        _acknowledge(key, said)
    elif to_client or of_client:
        _check_alone("--to-client", False, of_role | given(by=by, on=on, via=via, proof=proof))
        _to_client(key, {k: v for k, v in of_client.items() if k in ("application", "data")},
                   access, given(note=note))  # fmt: skip
    elif of_role:
        _role(key, of_role, said)
    else:
        _show(key)


def _check_alone(option: str, is_other: bool, strangers: dict[str, object]) -> None:
    if is_other or strangers:
        other = "to_client" if is_other else next(iter(strangers)).rstrip("_")
        raise Misused("{option} and {other} do not go together", option=option,
                      other="--" + other.replace("_", "-"), next=HELP)  # fmt: skip


def _acknowledge(key: str, said: Decided) -> None:
    from engtrack.nouns.engagement.handing import actions

    write(lambda s: actions.acknowledge(s, key, said), then=reads.HANDOVER)


def _to_client(
    key: str, owners: dict[str, str], access: list[str] | None, note: dict[str, str | None]
) -> None:
    from engtrack.nouns.engagement.handing import actions

    asked = [text for text in access or () if not is_none(text)] if access else None
    write(lambda s: actions.draw_up(s, key, owners, asked, note), then=reads.HANDOVER)


def _role(key: str, said_of: dict[str, Any], said: Decided) -> None:
    """A role goes from one to another: all three are needed."""
    if lacking := [n for n in ("role", "from_", "to") if n not in said_of]:
        raise Misused("{option} is missing", option="--" + lacking[0].rstrip("_"), next=HELP)
    from engtrack.nouns.engagement.handing import actions

    role, giver, taker = (said_of[name] for name in ("role", "from_", "to"))
    as_of = said_of.get("as_of")
    write(lambda s: actions.hand_role(s, key, role, giver, taker, as_of, said), then=reads.HANDOVER)


def _show(key: str) -> None:
    if keys.prefix(key) == "HND":
        show_read(reads.HANDOVER, key=key)
    else:
        _list(key)


def _list(key: str) -> None:
    check_format(settings.format)
    scope = Scope(engagement=key)
    with reading(settings.db, settings.instant, settings.today, scope) as db:
        check_acting(db)
        answer([table_of(db, reads.HANDOVERS, {})])
