"""Who holds which role."""

from typing import Annotated

import typer

from engtrack.cli.answers import say
from engtrack.cli.decided import Decided
from engtrack.cli.nouns import Noun
from engtrack.cli.options import (
    A_DAY,
    FREE,
    NAMED,
    PERCENT,
    By,
    Key,
    On,
    ProofFile,
    Via,
    given,
    one_of,
)
from engtrack.cli.parse import Named
from engtrack.cli.reads import read_and_answer
from engtrack.cli.settings import settings
from engtrack.cli.writes import write
from engtrack.errors import Sentence
from engtrack.nouns.role import reads

noun = Noun("role")
noun.read("list", reads.LIST)
noun.read("show", reads.CARD)

RoleName = Annotated[
    str,
    typer.Argument(
        help="sponsor, lead, support, account-manager, provider, coordinator, or a contact role."
    ),
    one_of("role"),
]
Who = Annotated[
    Named, typer.Argument(help='A handle, or "Name <address>" for somebody new.'), NAMED
]
From = Annotated[
    str | None,
    typer.Option("--from", help="The first day; today unless said.", metavar="DATE"),
    A_DAY,
]
Until = Annotated[str | None, typer.Option("--until", help="The last day.", metavar="DATE"), A_DAY]
Domains = Annotated[
    str | None,
    typer.Option("--domains", help="Areas of the issue log, as library,report; all unless said."),
    FREE,
]
OnlyRole = Annotated[str | None, typer.Option("--role", help="Only this role."), one_of("role")]
Share = Annotated[
    int | None,
    typer.Option(
        "--share",
        help="The share of their time that it may take, as 50%; of the vendor's people only.",
        metavar="PERCENT",
    ),
    PERCENT,
]


@noun.creates
def assign(
    role: RoleName,
    person: Who,
    from_: From = None,
    until: Until = None,
    domains: Domains = None,
    share: Share = None,
    by: By = None,
    on: On = None,
    via: Via = None,
    proof: ProofFile = None,
) -> None:
    """Give a role to a person, from today on unless said.

    Once the engagement has started, the sponsor names the client's people, the account manager the
    vendor's, the coordinator the service providers and the share of their time that any of the
    vendor's people has for it. Said again, it changes the domains and the share.

    $ engtrack role assign sponsor "Marie Tremblay <marie@example.com>" -e ACME
    $ engtrack role assign provider paul --share 60% -e ACME
    """
    from engtrack.nouns.role import actions

    said = Decided(by, on, via, proof)
    write(
        lambda s: actions.assign(
            s,
            settings.engagement,
            role,
            person,
            said,
            from_on=from_,
            until_on=until,
            **given(domains=domains, share_percent=share),
        ),
        then=reads.CARD,
        creates="role",
    )


@noun.reads
def coverage(role: OnlyRole = None) -> None:
    """Show which of the six roles are held, and which are not.

    A role that nobody holds is given by `engtrack role assign ROLE PERSON`, to one of the people
    that its `next` lists, or to somebody new.

    $ engtrack role coverage -e ACME
    """
    rows = read_and_answer(reads.COVERAGE, role=role)
    empty = [row for row in rows if not row["is_held"]]
    if empty:
        engagement, first = empty[0]["engagement"], empty[0]["role"]
        given = f'engtrack role assign {first} "NAME <address>" -e {engagement}'
        say(Sentence("a role is given to one of those people, or to somebody new:", next=given))


@noun.writes
def release(
    key: Key,
    until: Until = None,
    by: By = None,
    on: On = None,
    via: Via = None,
    proof: ProofFile = None,
) -> None:
    """Say the last day of somebody's role; today unless said.

    $ engtrack role release ROL-3 --until fri
    """
    from engtrack.nouns.role import actions

    write(lambda s: actions.end(s, key, until, Decided(by, on, via, proof)), then=reads.CARD)
