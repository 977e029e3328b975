"""What holds for an entry of the issue log: its moves, who answers, who is next. No database."""

from collections.abc import Collection, Sequence
from typing import Any

from engtrack.errors import CannotMove, Misused, RuleBroken
from engtrack.nouns.issue.areas import AREAS

MOVES = {
    "open": {"waiting", "resolved", "closed"},
    "waiting": {"open", "resolved", "closed"},
    "resolved": {"open", "closed"},
    "closed": {"open"},
}
UNSETTLED = ("open", "waiting")
# Working days that an entry has unless a due date is said.
DUE_DAYS = {"serious": 2, "normal": 5, "minor": 10}
QUESTION_DAYS = 5
RISK_ONLY = ("likelihood", "impact", "response")
# Whom an entry may be handed up to, and who is above each of them.
ESCALATED_TO = ("coordinator", "account-manager", "sales-lead", "sponsor", "steering-committee")
ABOVE = {
    "coordinator": "account-manager",
    "account-manager": "sponsor",
    "sales-lead": "sponsor",
    "sponsor": "steering-committee",
}
TOLD_ONLY = "steering-committee"


def check_move(key: str, state: str, then: str) -> None:
    if then not in MOVES[state]:
        verb = "reopen" if state in ("resolved", "closed") else "show"
        raise CannotMove("issue", key, state, then, verb)  # fmt: skip


def check_unsettled(key: str, state: str) -> None:
    if state not in UNSETTLED:
        raise RuleBroken(
            "{key} is {state}; reopen it first",
            key=key,
            state=state,
            noun="issue",
            next=f"engtrack issue reopen {key}",
        )


def check_settled(key: str, state: str) -> None:
    if state in UNSETTLED:
        raise RuleBroken(
            "{key} is {state}; only what is resolved or closed is reopened",
            key=key,
            state=state,
            noun="issue",
            next=f"engtrack issue {'resume' if state == 'waiting' else 'show'} {key}",
        )


def check_fields(kind: str, fields: dict[str, Any]) -> None:
    """A risk has a likelihood and an impact; nothing else has."""
    if kind == "risk":
        for field in ("likelihood", "impact"):
            if fields.get(field) is None:
                raise Misused(
                    "a risk has a likelihood and an impact from 1 to 5: say {option}",
                    option=f"--{field}",
                    next="engtrack issue log --help",
                )
    elif strangers := [field for field in RISK_ONLY if fields.get(field) is not None]:
        raise RuleBroken(
            "{option} is of risks only; this is of the kind {kind}",
            option=f"--{strangers[0]}",
            kind=kind,
            noun="issue",
        )


def due_days(kind: str, severity: str) -> int:
    return QUESTION_DAYS if kind == "question" else DUE_DAYS[severity]


def check_loggable(engagement: str, state: str, kind: str) -> None:
    """In a closed engagement problems that were found afterwards are still taken down."""
    if state == "closed" and kind != "problem":
        raise RuleBroken(
            "{engagement} is closed: only problems found afterwards are still logged",
            engagement=engagement,
            next=f"engtrack engagement reopen {engagement}",
        )


def fitting_holder(area: str, holders: Sequence[tuple[str, str | None]]) -> str | None:
    """The one holder whose domains name the area, else the one who has no domains; or nobody.

    A holder is a handle and their domains, areas between commas.
    """
    named = {who for who, domains in holders if domains and area in areas_of(domains)}
    general = {who for who, domains in holders if not domains}
    fitting = named or general
    return fitting.pop() if len(fitting) == 1 else None


def areas_of(domains: str) -> list[str]:
    return [area.strip() for area in domains.split(",")]


def check_answerable(key: str, kind: str) -> None:
    if kind != "question":
        raise RuleBroken(
            "{key} is of the kind {kind}; only a question is answered",
            key=key,
            kind=kind,
            noun="issue",
            next=f"engtrack issue show {key}",
        )


def check_resolvable(key: str, kind: str) -> None:
    if kind == "question":
        raise RuleBroken(
            "{key} is a question: it is answered by whom it was asked of",
            key=key,
            next="engtrack issue answer --help",
        )


def check_answerer(key: str, by: str, role: str | None, able: Collection[str]) -> None:
    """Only the person asked, or a holder of the role asked, answers.

    Without a role, `able` is the person asked.
    """
    if by in able:
        return
    next_ = f"engtrack issue show {key}"
    if role is None:
        raise RuleBroken("{key} was asked of {person}; {by} cannot answer it", key=key,
                         person=list(able), by=by, next=next_)  # fmt: skip
    if able:
        raise RuleBroken(
            "{key} was asked of the role {role}; {by} cannot answer it, who can: {holders}",
            key=key,
            role=role,
            by=by,
            holders=sorted(able),
            next=next_,
        )
    raise RuleBroken(
        "{key} was asked of the role {role}, which nobody holds on that day; {by} cannot answer it",
        key=key,
        role=role,
        by=by,
        next=f"engtrack role list --role {role}",
    )


def check_acknowledgeable(key: str, kind: str, is_reported: bool, process: str | None) -> None:
    if kind != "gap":
        raise RuleBroken(
            "{key} is of the kind {kind}; only a gap is acknowledged",
            key=key,
            kind=kind,
            noun="issue",
        )
    if not is_reported:
        report = f"engtrack process report {process}" if process else None
        raise RuleBroken(
            "{key} has not been reported to the coordinator yet",
            key=key,
            next=report or f"engtrack issue escalate {key} --to coordinator",
        )


def next_rung(
    key: str, kind: str, area: str, severity: str, *, is_coordinator: bool, been: Collection[str]
) -> str:
    """Whom it is handed up to unless said: above the last one it reached, else by kind and area."""
    rung: str | None = _first_rung(kind, area, severity, is_coordinator)
    while rung is not None and rung in been:
        rung = ABOVE.get(rung)
    if rung is None:
        raise RuleBroken(
            "{key} has been handed up all the way: {roles}",
            key=key,
            roles=sorted(been),
            next=f"engtrack issue show {key}",
        )
    return rung


def _first_rung(kind: str, area: str, severity: str, is_coordinator: bool) -> str:
    if is_coordinator and is_to_report(kind, severity):
        return "account-manager"
    return "coordinator" if kind == "gap" else AREAS[area].next_rung


def is_to_report(kind: str, severity: str) -> bool:
    """What the coordinator reports to the account manager or the sales lead."""
    return kind == "deviation" or (kind in ("problem", "risk") and severity == "serious")


def check_target(role: str) -> None:
    if role not in ESCALATED_TO:
        raise RuleBroken(
            "nothing is handed up to the role {role}; to these: {roles}",
            role=role,
            roles=list(ESCALATED_TO),
        )


def target_role(person: str, held: Collection[str]) -> str:
    """By which of their roles an entry is handed up to a person."""
    found = next((role for role in ESCALATED_TO if role in held), None)
    if found is None:
        raise RuleBroken(
            "{person} holds none of the roles that entries are handed up to: {roles}",
            person=person,
            roles=list(ESCALATED_TO),
            next=f"engtrack role list --person {person}",
        )
    return found


def check_wait_days(key: str, from_on: str, until_on: str | None, busy: Sequence[Any]) -> None:
    """Two waits of one entry never overlap. `busy` are (first day, last day) of those there are."""
    if until_on is not None and until_on < from_on:
        raise RuleBroken(
            "it would end ({until}) before it begins ({begin})", until=until_on, begin=from_on
        )
    for first, last in busy:
        if from_on < (last or "9999") and first < (until_on or "9999"):
            raise RuleBroken(
                "{key} waited from {first} already", key=key, first=first,
                next=f"engtrack issue show {key}",
            )  # fmt: skip


def check_closing_reason(key: str, state: str, reason: str | None) -> None:
    if state in UNSETTLED and not reason:
        raise RuleBroken(
            "{key} is {state}: closing it unresolved needs a --reason",
            key=key,
            state=state,
            noun="issue",
            next="engtrack issue close --help",
        )


def check_removable(key: str, traces: Sequence[object]) -> None:
    """Only an entry that left no trace is removed. `traces` are what speaks of it."""
    if traces:
        raise RuleBroken(
            "{key} stays because of {traces}; close it instead",
            key=key,
            traces=list(traces),
            next="engtrack issue close --help",
        )


def check_not_before(on: str, before: str) -> None:
    if on < before:
        raise RuleBroken("{on} is before it was raised ({raised_on})", on=on, raised_on=before)
