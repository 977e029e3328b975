"""Hours on the work: logged, submitted, approved; a sheet then gathers them to be signed."""

from typing import Annotated

import typer

from engtrack.cli.consent import confirm
from engtrack.cli.decided import Decided
from engtrack.cli.nouns import Noun
from engtrack.cli.options import (
    KEY,
    By,
    Key,
    LocalId,
    NoteText,
    On,
    ProofFile,
    Reason,
    Via,
    check_anything_given,
    given,
)
from engtrack.cli.reads import check_is_there
from engtrack.cli.settings import settings
from engtrack.cli.writes import write
from engtrack.errors import Sentence
from engtrack.nouns.time import reads
from engtrack.nouns.time.options import (
    Billable,
    Corrects,
    Keys,
    NewDay,
    NewSpent,
    NewWork,
    OnlyOf,
    Spent,
    Until,
    Worker,
    WorkKey,
    check_chosen,
)

noun = Noun("time")
noun.read("list", reads.LIST)
noun.read("show", reads.CARD)

SomeKeys = Annotated[list[str], typer.Argument(help="Which, as TIM-3 TIM-4.", metavar="KEY…"), KEY]


@noun.creates
def log(
    work: WorkKey,
    spent: Spent,
    by: Worker = None,
    on: On = None,
    note: NoteText = None,
    billable: Billable = None,
    corrects: Corrects = None,
    local_id: LocalId = None,
) -> None:
    """Log hours on a task, or on a service that has no task of its own.

    $ engtrack time log T-3 3h30 --by paul --on yesterday --note "Server, then licences"
    $ engtrack time log SRV-2 45min --billable no
    """
    from engtrack.nouns.time import actions

    columns = given(note=note, is_billable=billable, local_id=local_id)
    write(
        lambda s: actions.log(s, work, spent, columns, by, on, corrects),
        then=reads.CARD,
        creates="time",
    )


@noun.writes
def edit(
    key: Key,
    spent: NewSpent = None,
    work: NewWork = None,
    by: Worker = None,
    on: NewDay = None,
    note: NoteText = None,
    billable: Billable = None,
    local_id: LocalId = None,
) -> None:
    """Correct hours that are not submitted yet.

    $ engtrack time edit TIM-4 --spent 4h
    """
    from engtrack.nouns.time import actions

    columns = given(spent_minutes=spent, worked_on=on, note=note, is_billable=billable)
    columns |= given(local_id=local_id)
    check_anything_given(columns | given(work=work, by=by))
    write(lambda s: actions.edit(s, key, columns, work, by), then=reads.CARD)


@noun.writes
def remove(key: Key) -> None:
    """Take out hours that are not submitted; their key is not given again.

    $ engtrack time remove TIM-4
    """
    from engtrack.nouns.time import actions

    check_is_there(reads.CARD, key)
    confirm(Sentence("remove {key}?", key=key))
    write(lambda s: actions.remove(s, key), then=reads.REMOVED)


@noun.writes
def submit(keys: Keys = None, by: Worker = None, until: Until = None) -> None:
    """Say that hours are complete: those named, or all drafts of one person.

    $ engtrack time submit TIM-4
    $ engtrack time submit --by paul --until today
    """
    from engtrack.nouns.time.actions import HOURS
    from engtrack.nouns.time.flow import Which, submit

    check_chosen(keys, by=by, until=until)
    which = Which(keys or (), settings.engagement, by, until)
    write(lambda s: submit(s, HOURS, which), then=reads.SEVERAL)


@noun.writes
def approve(
    keys: Keys = None,
    person: OnlyOf = None,
    until: Until = None,
    by: By = None,
    on: On = None,
    via: Via = None,
    proof: ProofFile = None,
) -> None:
    """Approve hours, as the coordinator: those named, or all that are submitted.

    $ engtrack time approve TIM-3
    $ engtrack time approve -e ACME --person paul --until today
    """
    from engtrack.nouns.time.actions import HOURS
    from engtrack.nouns.time.flow import Which, approve

    check_chosen(keys, person=person, until=until)
    said = Decided(by, on, via, proof)
    which = Which(keys or (), settings.engagement, person, until)
    write(lambda s: approve(s, HOURS, which, said), then=reads.SEVERAL)


@noun.writes
def return_(keys: SomeKeys, reason: Reason = None) -> None:
    """Give hours back to be corrected: submitted or approved ones become drafts again.

    $ engtrack time return TIM-3 --reason "On which task was that?"
    """
    from engtrack.nouns.time.actions import HOURS
    from engtrack.nouns.time.flow import Which, give_back

    write(lambda s: give_back(s, HOURS, Which(keys), reason), then=reads.SEVERAL)
