"""Expenses: logged, submitted, approved; a sheet then gathers them to be signed."""

from typing import Annotated

import typer

from engtrack.cli.consent import confirm
from engtrack.cli.decided import Decided
from engtrack.cli.nouns import Noun
from engtrack.cli.options import (
    HANDLE,
    KEY,
    By,
    Key,
    LocalId,
    NoteText,
    On,
    ProofFile,
    Reason,
    Takes,
    Via,
    check_anything_given,
    given,
    one_of,
)
from engtrack.cli.reads import check_is_there
from engtrack.cli.settings import settings
from engtrack.cli.writes import write
from engtrack.errors import Sentence
from engtrack.nouns.expense import reads
from engtrack.nouns.expense.said import Amount, parse_amount
from engtrack.nouns.time.options import (
    NewDay,
    NewWork,
    OnlyOf,
    Until,
    check_chosen,
    parse_yes_no,
)

noun = Noun("expense")
noun.read("list", reads.LIST)
noun.read("show", reads.CARD)

Kind = Annotated[
    str, typer.Argument(help="travel, mileage, lodging or material."), one_of("expense_kind")
]
Cost = Annotated[
    Amount,
    typer.Argument(help="What it cost, as 120.50; of mileage how far, as 85km.", metavar="MONEY"),
    Takes(parse_amount),
]
NewCost = Annotated[
    Amount | None,
    typer.Option("--cost", help="What it cost, as 120.50, or 85km.", metavar="MONEY"),
    Takes(parse_amount),
]
Spender = Annotated[str | None, typer.Option("--by", help="Who paid for it, if not you."), HANDLE]
Billable = Annotated[
    str | None,
    typer.Option("--billable", help="Whether the client pays it; yes unless said.",
                 metavar="YES|NO"),
    Takes(parse_yes_no),
]  # fmt: skip
Reimbursable = Annotated[
    str | None,
    typer.Option("--reimbursable", help="Whether whoever paid gets it back; yes unless said.",
                 metavar="YES|NO"),
    Takes(parse_yes_no),
]  # fmt: skip
Corrects = Annotated[
    str | None,
    typer.Option(
        "--corrects",
        help="What was signed, as EXP-3: the cost is what it was in truth, the line says by how "
        "much it changes.",
        metavar="KEY",
    ),
    KEY,
]
Keys = Annotated[
    list[str] | None,
    typer.Argument(help="Which, as EXP-1 EXP-2; all that wait unless said.", metavar="KEY…"),
    KEY,
]
SomeKeys = Annotated[list[str], typer.Argument(help="Which, as EXP-1 EXP-2.", metavar="KEY…"), KEY]


@noun.creates
def log(
    kind: Kind,
    cost: Cost,
    work: NewWork = None,
    by: Spender = None,
    on: On = None,
    note: NoteText = None,
    billable: Billable = None,
    reimbursable: Reimbursable = None,
    corrects: Corrects = None,
    local_id: LocalId = None,
) -> None:
    """Log what was spent, on a task or a service where it is for one.

    Mileage is said in kilometres, and costs the engagement's rate of that day.

    $ engtrack expense log travel 120.50 -e ACME --by paul --on yesterday --note "Train"
    $ engtrack expense log mileage 85km --work T-3
    """
    from engtrack.nouns.expense import actions

    columns = given(note=note, is_billable=billable, is_reimbursable=reimbursable)
    columns |= given(local_id=local_id)
    write(
        lambda s: actions.log(s, settings.engagement, kind, cost, columns, work, by, on, corrects),
        then=reads.CARD,
        creates="expense",
    )


@noun.writes
def edit(
    key: Key,
    cost: NewCost = None,
    work: NewWork = None,
    by: Spender = None,
    on: NewDay = None,
    note: NoteText = None,
    billable: Billable = None,
    reimbursable: Reimbursable = None,
    local_id: LocalId = None,
) -> None:
    """Correct an expense that is not submitted yet.

    $ engtrack expense edit EXP-2 --billable no
    """
    from engtrack.nouns.expense import actions

    columns = given(spent_on=on, note=note, is_billable=billable, is_reimbursable=reimbursable)
    columns |= given(local_id=local_id)
    check_anything_given(columns | given(cost=cost, work=work, by=by))
    write(lambda s: actions.edit(s, key, columns, cost, work, by), then=reads.CARD)


@noun.writes
def remove(key: Key) -> None:
    """Take out an expense that is not submitted; its key is not given again.

    $ engtrack expense remove EXP-2
    """
    from engtrack.nouns.expense import actions

    check_is_there(reads.CARD, key)
    confirm(Sentence("remove {key}?", key=key))
    write(lambda s: actions.remove(s, key), then=reads.REMOVED)


@noun.writes
def submit(keys: Keys = None, by: Spender = None, until: Until = None) -> None:
    """Say that expenses are complete: those named, or all drafts of one person.

    $ engtrack expense submit EXP-2
    """
    from engtrack.nouns.expense.actions import EXPENSES
    from engtrack.nouns.time.flow import Which, submit

    check_chosen(keys, by=by, until=until)
    which = Which(keys or (), settings.engagement, by, until)
    write(lambda s: submit(s, EXPENSES, which), then=reads.SEVERAL)


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
    """Approve expenses, as the coordinator: those named, or all that are submitted.

    $ engtrack expense approve EXP-1
    """
    from engtrack.nouns.expense.actions import EXPENSES
    from engtrack.nouns.time.flow import Which, approve

    check_chosen(keys, person=person, until=until)
    said = Decided(by, on, via, proof)
    which = Which(keys or (), settings.engagement, person, until)
    write(lambda s: approve(s, EXPENSES, which, said), then=reads.SEVERAL)


@noun.writes
def return_(keys: SomeKeys, reason: Reason = None) -> None:
    """Give expenses back to be corrected: submitted or approved ones become drafts again.

    $ engtrack expense return EXP-1 --reason "The receipt is missing"
    """
    from engtrack.nouns.expense.actions import EXPENSES
    from engtrack.nouns.time.flow import Which, give_back

    write(lambda s: give_back(s, EXPENSES, Which(keys), reason), then=reads.SEVERAL)
