"""Whether what must hold first does: before going live, before a visit."""

from typing import Annotated

import typer

from engtrack.cli.decided import Decided
from engtrack.cli.nouns import Noun
from engtrack.cli.options import KEY, By, On, ProofFile, Reason, Via, one_of
from engtrack.cli.reads import conclude
from engtrack.cli.settings import settings
from engtrack.cli.writes import write
from engtrack.errors import Misused
from engtrack.nouns.approval import reads as approvals
from engtrack.nouns.ready import reading

noun = Noun("ready")


@noun.writes
def go_live(
    decide: Annotated[
        str | None,
        typer.Option("--decide", help="go or no-go: what the sponsor decides on it."),
        one_of("go"),
    ] = None,
    reason: Reason = None,
    by: By = None,
    on: On = None,
    via: Via = None,
    proof: ProofFile = None,
) -> None:
    """Show what must hold before going live, who owes what lacks, by when; status 10 if any does.

    No hold, changes decided, nothing serious open, the environments ready, backups fresh and
    restores tested, the tests passed in the version installed and reviewed, people trained, third
    parties confirmed. What belongs to a waived duty is not asked.

    With --decide the sponsor's go or no-go is kept, with how all of it stood then.

    $ engtrack ready go-live -e ACME
    $ engtrack ready go-live --decide no-go --reason "No backup yet" --by marie --via phone -e ACME
    """
    if decide is None:
        strangers = {"reason": reason, "by": by, "on": on, "via": via, "proof": proof}
        for name in [name for name, value in strangers.items() if value]:
            raise Misused("{option} belongs to a decision: say --decide too", option=f"--{name}",
                          next="engtrack ready go-live --help")  # fmt: skip
        conclude(reading.show_go_live())
        return
    from engtrack.nouns.ready import actions

    said = Decided(by, on, via, proof)
    of = settings.engagement
    write(lambda s: actions.decide(s, of, decide, reason, said), then=approvals.CARD)


@noun.reads
def visit(
    key: Annotated[str, typer.Argument(help="The session's key, as SES-4."), KEY],
) -> None:
    """Show what must hold before a session, who owes what lacks, by when; status 10 if any does.

    No hold, confirmed, its people there, the work before it done; by its kind the environment, data
    and material of a training, a fresh backup before an installation, third parties confirmed.

    $ engtrack ready visit SES-1
    """
    conclude(reading.show_visit(key))
