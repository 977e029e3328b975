"""The issue log."""

from typing import Annotated

import typer

from engtrack.cli.consent import confirm
from engtrack.cli.decided import Decided
from engtrack.cli.nouns import Noun
from engtrack.cli.options import (
    HANDLE,
    KEY,
    By,
    Due,
    Key,
    LocalId,
    NewTitle,
    NoteText,
    On,
    ProofFile,
    Reason,
    Title,
    Via,
    check_anything_given,
    given,
    one_of,
)
from engtrack.cli.reads import check_is_there
from engtrack.cli.settings import settings
from engtrack.cli.writes import write
from engtrack.errors import Sentence
from engtrack.nouns.issue import reads
from engtrack.nouns.issue.options import (
    OWNER,
    RECEIVER,
    AllDue,
    Area,
    AskedOf,
    AwaitedBy,
    HoldsUp,
    Impact,
    Kind,
    Likelihood,
    NewArea,
    Owner,
    Party,
    ProcessKey,
    Response,
    Severity,
    Text,
    WaitedFrom,
    WaitedUntil,
    check_one_or_all,
    owner_or_asked,
)

noun = Noun("issue")
noun.read("list", reads.LIST)
noun.read("show", reads.CARD)


@noun.creates
def log(
    kind: Kind,
    title: Title,
    area: Area,
    severity: Severity = None,
    owner: Owner = None,
    of: AskedOf = None,
    due: Due = None,
    note: NoteText = None,
    likelihood: Likelihood = None,
    impact: Impact = None,
    response: Response = None,
    process: ProcessKey = None,
    by: By = None,
    on: On = None,
    local_id: LocalId = None,
) -> None:
    """Take down a problem, risk, gap, question, deviation or improvement.

    Unless said, its area tells who owns it, and its severity when it is due: in 2 working days if
    serious, 5 if normal, 10 if minor; a question in 5.

    $ engtrack issue log problem "The saw does not start" -e ACME --area hardware
    $ engtrack issue log question "Which labels?" -e ACME --area report --of lead
    """
    from engtrack.nouns.issue import actions

    columns = given(
        kind=kind,
        title=title,
        area=area,
        severity=severity,
        due_on=due,
        note=note,
        likelihood=likelihood,
        impact=impact,
        response=response,
        local_id=local_id,
    )
    whose = owner_or_asked(kind, owner, of)
    write(
        lambda s: actions.log(
            s, settings.engagement, columns, owner=whose, by=by, on=on, process=process
        ),
        then=reads.CARD,
        creates="issue",
    )


@noun.writes
def edit(
    key: Key,
    title: NewTitle = None,
    area: NewArea = None,
    severity: Severity = None,
    due: Due = None,
    note: NoteText = None,
    likelihood: Likelihood = None,
    impact: Impact = None,
    response: Response = None,
    process: ProcessKey = None,
    local_id: LocalId = None,
) -> None:
    """Correct an entry; `issue assign` gives it another owner.

    $ engtrack issue edit ISS-1 --severity serious --due fri
    """
    from engtrack.nouns.issue import actions

    columns = given(
        title=title,
        area=area,
        severity=severity,
        due_on=due,
        note=note,
        likelihood=likelihood,
        impact=impact,
        response=response,
        local_id=local_id,
    )
    of = given(process=process)
    check_anything_given(columns | of)
    write(lambda s: actions.edit(s, key, columns, of), then=reads.CARD)


@noun.writes
def assign(
    key: Key,
    owner: Annotated[str, typer.Argument(help="A handle, or role:lead."), OWNER],
) -> None:
    """Give an entry another owner; a question is then asked of them.

    $ engtrack issue assign ISS-1 luc
    """
    from engtrack.nouns.issue import actions

    write(lambda s: actions.assign(s, key, owner), then=reads.CARD)


@noun.writes
def comment(
    key: Key,
    text: Text,
    by: By = None,
    on: On = None,
    cites: Annotated[
        str | None, typer.Option("--cites", help="The key of what it speaks of, as DOC-4."), KEY
    ] = None,
) -> None:
    """Say something about an entry.

    $ engtrack issue comment ISS-1 "The electrician comes on Thursday" --by sam
    """
    from engtrack.nouns.issue import actions

    write(lambda s: actions.comment(s, key, text, by, on, cites), then=reads.CARD)


@noun.writes
def answer(key: Key, text: Text, by: By = None, on: On = None, via: Via = None) -> None:
    """Answer a question: the person asked, or a holder of the role asked. It is then resolved.

    $ engtrack issue answer ISS-2 "Labels of 60 by 40" --by luc --via phone
    """
    from engtrack.nouns.issue import settling

    write(lambda s: settling.answer(s, key, text, Decided(by, on, via)), then=reads.CARD)


@noun.writes
def acknowledge(
    key: Key, by: By = None, on: On = None, via: Via = None, proof: ProofFile = None
) -> None:
    """Take note of a reported gap, as the coordinator.

    $ engtrack issue acknowledge ISS-5
    """
    from engtrack.nouns.issue import settling

    write(lambda s: settling.acknowledge(s, key, Decided(by, on, via, proof)), then=reads.CARD)


@noun.writes
def wait(
    key: Key,
    side: Annotated[
        str | None,
        typer.Option("--side", help="Who keeps it waiting: client, vendor or third-party."),
        one_of("side"),
    ] = None,
    on_whom: Annotated[
        str | None, typer.Option("--on-whom", help="The person it waits on."), HANDLE
    ] = None,
    reason: Reason = None,
    from_: WaitedFrom = None,
    until: WaitedUntil = None,
    party: Party = None,
    due: AwaitedBy = None,
    holds_up: HoldsUp = None,
) -> None:
    """Stop the clock of an entry: it waits on somebody.

    `report delays` counts the days; with --holds-up for the milestones that the work leads to,
    else for all still to come.

    $ engtrack issue wait ISS-1 --side third-party --reason "A part is on its way"
    $ engtrack issue wait ISS-1 --party PTY-1 --due +5bd
    """
    from engtrack.nouns.issue import waits

    more = waits.Awaited(party, due, holds_up)
    write(lambda s: waits.wait(s, key, side, on_whom, reason, from_, until, more), then=reads.CARD)


@noun.writes
def resume(key: Key, on: On = None) -> None:
    """The wait is over: the clock runs again.

    $ engtrack issue resume ISS-4
    """
    from engtrack.nouns.issue import waits

    write(lambda s: waits.resume(s, key, on), then=reads.CARD)


@noun.writes
def escalate(
    key: Annotated[str | None, typer.Argument(help="Its key."), KEY] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            help="coordinator, account-manager, sales-lead, sponsor, steering-committee, or a "
            "handle; who is next unless said.",
        ),
        RECEIVER,
    ] = None,
    reason: Reason = None,
    by: By = None,
    on: On = None,
    all_due: AllDue = False,
) -> None:
    """Hand an entry up, which anybody may; or all whose time has come.

    What is open past its due day goes up by time, rung by rung: a serious problem, risk, gap or
    deviation 1, 3 and 5 working days after it, a normal one 3 and 8, a minor one 10; a question 2
    and 5, a minor one 5; an improvement never. Whatever waits on somebody stands still. On which
    days an entry goes up, and to whom, `issue show` says.

    $ engtrack issue escalate ISS-1 --to account-manager --reason "All training stops"
    $ engtrack issue escalate --all-due -e ACME -n
    """
    check_one_or_all(key, all_due, to=to, on=on)
    from engtrack.nouns.issue import escalation

    if key is None:
        of = settings.engagement
        write(lambda s: escalation.escalate_due(s, of, reason, by), then=reads.ESCALATED)
    else:
        write(lambda s: escalation.escalate(s, key, to, reason, by, on), then=reads.CARD)


@noun.writes
def occur(key: Key, on: On = None) -> None:
    """Say that a risk came true: it is a problem from now on.

    $ engtrack issue occur ISS-3
    """
    from engtrack.nouns.issue import settling

    write(lambda s: settling.occur(s, key, on), then=reads.CARD)


@noun.writes
def resolve(key: Key, text: Text, by: By = None, on: On = None) -> None:
    """Say how an entry was settled.

    $ engtrack issue resolve ISS-1 "A fuse was replaced" --by sam
    """
    from engtrack.nouns.issue import settling

    write(lambda s: settling.resolve(s, key, text, by, on), then=reads.CARD)


@noun.writes
def close(key: Key, reason: Reason = None) -> None:
    """Put an entry away; one that is not resolved needs a reason.

    $ engtrack issue close ISS-1 --reason "Logged twice"
    """
    from engtrack.nouns.issue import settling

    write(lambda s: settling.close(s, key, reason), then=reads.CARD)


@noun.writes
def reopen(key: Key, due: Due = None) -> None:
    """Take up an entry again; how it was settled stays as a comment.

    $ engtrack issue reopen ISS-6
    """
    from engtrack.nouns.issue import settling

    write(lambda s: settling.reopen(s, key, given(due_on=due)), then=reads.CARD)


@noun.writes
def remove(key: Key) -> None:
    """Take out an entry that nobody commented, handed up or cites; its key is not given again.

    $ engtrack issue remove ISS-4
    """
    from engtrack.nouns.issue import settling

    check_is_there(reads.CARD, key)
    confirm(Sentence("remove {key}?", key=key))
    write(lambda s: settling.remove(s, key), then=reads.REMOVED)
