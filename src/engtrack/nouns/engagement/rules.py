"""The life of an engagement: its moves between states, and what stands in the way.

No database here.
"""

from collections.abc import Sequence

from engtrack.errors import RuleBroken

MOVES = {
    "planned": {"active"},
    "active": {"on-hold", "completed"},
    "on-hold": {"active"},
    "completed": {"closed", "active"},
    "closed": {"completed"},
}
REOPENED = {"closed": "completed", "completed": "active"}
# Which verb brings an engagement from its state on, for the way out that a refusal names.
VERBS = {
    "planned": "start",
    "on-hold": "resume",
    "active": "complete",
    "completed": "close",
    "closed": "reopen",
}


def check_move(key: str, state: str, then: str) -> None:
    if then not in MOVES[state]:
        raise RuleBroken(
            "{engagement} is {state}; it cannot become {then}",
            engagement=key,
            state=state,
            then=then,
            noun="engagement",
            next=f"engtrack engagement {VERBS[state]} {key}",
        )


def reopened(key: str, state: str) -> str:
    """The state that reopening leads to; RuleBroken where nothing is over yet."""
    if state not in REOPENED:
        raise RuleBroken(
            "{engagement} is {state}; only what is completed or closed is reopened",
            engagement=key,
            state=state,
            noun="engagement",
            next=f"engtrack engagement show {key}",
        )
    return REOPENED[state]


def check_same_reason(key: str, reason: str, said: str) -> None:
    """A hold has the reason it began with."""
    if reason != said:
        raise RuleBroken(
            "{engagement} is on hold already: {reason}",
            engagement=key,
            reason=reason,
            next=f"engtrack engagement resume {key}",
        )


def check_writable(key: str, state: str) -> None:
    if state == "closed":
        raise RuleBroken(
            "{engagement} is closed, so it is only read",
            engagement=key,
            next=f"engtrack engagement reopen {key}",
        )


def check_agreed_freely(key: str, state: str, what: str) -> None:
    """From the start, services, budget and committed dates change by an approved change only."""
    if state != "planned":
        raise RuleBroken(
            "{engagement} has started: {what} only by an approved change request",
            engagement=key,
            what=what,
            next="engtrack change request --help",
        )


def check_days_to_come(key: str, state: str, days_off: Sequence[str], today: str) -> None:
    """A day gone by that was worked is not laid off later: what was late that day was late."""
    if state != "planned" and (gone := [day for day in days_off if day < today]):
        raise RuleBroken("{engagement} has started, and {day} has gone by", engagement=key,
                         day=gone[0], next=f"engtrack engagement show {key}")  # fmt: skip


def check_typed(key: str, calendar: str, gone: int, left: Sequence[str]) -> None:
    """Of days that are to be worked after all one at least was typed, or all are worked anyway."""
    if left and not gone:
        raise RuleBroken("{day} is a day off of {engagement} by its calendar {calendar}",
                         day=left[0], engagement=key, calendar=calendar,
                         next=f"engtrack engagement show {key} --all-rows")  # fmt: skip


def check_planned(key: str, state: str, field: str, next: str) -> None:
    if state != "planned":
        raise RuleBroken("{engagement} has started, and its {field} stays", engagement=key,
                         field=field, next=next)  # fmt: skip


def check_closable(
    key: str,
    open_decisions: Sequence[str],
    unsigned: Sequence[str],
    left_open: Sequence[str],
    reason: str | None,
) -> None:
    if open_decisions:
        raise RuleBroken(
            "{engagement} has open decisions: {keys}",
            engagement=key,
            keys=list(open_decisions),
            next=f"engtrack approval list -e {key} --state asked",
        )
    if unsigned:
        raise RuleBroken(
            "{engagement} has hours that are not signed: {keys}",
            engagement=key,
            keys=[*unsigned[:12], *(["…"] if len(unsigned) > 12 else [])],
            next=f"engtrack time list -e {key}",
        )
    if left_open and not reason:
        raise RuleBroken(
            "{engagement} leaves open: {keys}; say why with --reason",
            engagement=key,
            keys=[*left_open[:12], *(["…"] if len(left_open) > 12 else [])],
            next=f"engtrack finding list -e {key}",
        )


def check_in_order(on: str, last_on: str) -> None:
    """An engagement's life goes forward."""
    if on < last_on:
        raise RuleBroken("{on} is before what it follows, of {last_on}", on=on, last_on=last_on)


def check_tracked_until(recorded_on: str, tracked_from: str) -> None:
    """What was late once the start was known here is not forgotten by tracking from later on."""
    if tracked_from > recorded_on:
        raise RuleBroken(
            "it is tracked from {recorded_on} at the latest, when its start was typed",
            recorded_on=recorded_on,
        )


def check_tracked_from(started_on: str, tracked_from: str) -> None:
    if tracked_from < started_on:
        raise RuleBroken(
            "it is tracked from {tracked}, before it started ({started})",
            tracked=tracked_from,
            started=started_on,
        )


def check_rate_free(billed: str | None, last: str | None) -> None:
    if billed is not None:
        raise RuleBroken(
            "{key} and what was billed up to {day} would cost something else: let the rate begin "
            "after that day",
            key=billed,
            day=last,
            next=f"engtrack time show {billed}",
        )
