"""Who may decide what, on which day, about which content. No database here."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from engtrack.errors import NotTheirs, RuleBroken, Sentence

# The authority table of the domain: a decision, and the roles any holder of which may take it.
# Where two stand in a tuple of tuples, the second is asked only where nobody holds the first.
SPONSOR, COORDINATOR, ACCOUNT = ("sponsor",), ("coordinator",), ("account-manager",)
AUTHORITY: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "change": (SPONSOR,),
    "baseline": (SPONSOR,),
    "deliverable": (SPONSOR,),
    "document": (SPONSOR,),
    "confirm-schedule": (SPONSOR,),
    "allocate": (COORDINATOR, ACCOUNT),
    "acknowledge": (COORDINATOR,),
    "hours": (COORDINATOR, ACCOUNT),
    "sheet": (("sponsor", "lead"),),
    "invoice": (ACCOUNT,),
    "budget-statement": (ACCOUNT,),
    "client-role": (SPONSOR,),
    "vendor-role": (ACCOUNT,),
    "handover": (SPONSOR,),
    "go-live": (SPONSOR,),
    "life": (("coordinator", "account-manager"),),
    "review": (("provider",),),
    "waive-client": (SPONSOR,),
    "waive-vendor": (ACCOUNT,),
}
SAID_BY_A_ROLE = ("budget-statement",)  # of the kinds of messages
# Who may stand in, with a way and a proof.
SUBSTITUTES = {"sponsor": "senior-manager", "account-manager": "sales-lead"}
NEVER_WAIVED = ("sponsor-2", "sponsor-8")


@dataclass(frozen=True)
class Holder:
    """Somebody who held a role on the day in question, and when that was typed."""

    handle: str
    role: str
    recorded_on: str


def deciding_roles(act: str, held: Collection[str]) -> tuple[str, ...]:
    """The roles that decide: the first of the act's choices that anybody holds, else the first."""
    steps = AUTHORITY[act]
    return next((roles for roles in steps if set(roles) & set(held)), steps[0])


def find_authority(
    act: str, by: str, holders: Sequence[Holder], *, has_way: bool, has_proof: bool
) -> Holder:
    """The holding by which `by` may decide; RuleBroken naming who could otherwise."""
    roles = deciding_roles(act, [h.role for h in holders])
    if own := next((h for h in holders if h.handle == by and h.role in roles), None):
        return own
    stand_ins = [SUBSTITUTES[role] for role in roles if role in SUBSTITUTES]
    if own := next((h for h in holders if h.handle == by and h.role in stand_ins), None):
        if has_way and has_proof:
            return own
        raise RuleBroken(
            "{by} decides as {role} in place of the {of_role}: say --via and --proof",
            by=by,
            role=own.role,
            of_role=list(roles),
        )
    able = sorted({h.handle for h in holders if h.role in roles})
    raise _not_held(by, roles, able)


def check_sender(act: str, by: str, holders: Sequence[Holder]) -> None:
    """What only a role may say, where anybody holds it: no stand-in needs a proof for that."""
    if act in SAID_BY_A_ROLE and any(
        set(roles) & {h.role for h in holders} for roles in AUTHORITY[act]
    ):
        find_authority(act, by, holders, has_way=True, has_proof=True)


def _not_held(by: str, roles: Sequence[str], able: Sequence[str]) -> RuleBroken:
    if able:
        return NotTheirs(
            "{by} does not hold the role {role} on that day; who does: {holders}",
            decider=able[0],
            by=by,
            role=list(roles),
            holders=able,
        )
    return RuleBroken(
        "{by} does not hold the role {role} on that day, and nobody does",
        by=by,
        role=list(roles),
        next="engtrack role coverage",
    )


def check_way(by: str, typed_by: str, via: str | None) -> None:
    if by != typed_by and via is None:
        raise NotTheirs(
            "{typed_by} types what {by} decided: say --via mail, phone, meeting, paper or screen",
            decider=by,
            typed_by=typed_by,
            by=by,
        )


def check_way_of_answer(by: str, typed_by: str, via: str | None) -> None:
    if by != typed_by and via is None:
        raise NotTheirs(
            "{typed_by} types what {by} answered: say --via mail, phone, meeting, paper or screen",
            decider=by,
            typed_by=typed_by,
            by=by,
        )


def check_on(on: str, asked_on: str, today: str) -> None:
    if on > today:
        raise RuleBroken("{on} is in the future", on=on)
    if on < asked_on:
        raise RuleBroken("{on} is before it was asked ({asked_on})", on=on, asked_on=asked_on)


def check_holds(person: str, roles: Sequence[str], able: Sequence[str]) -> None:
    if person not in able:
        raise RuleBroken("that is for {roles} to do ({people}), not for {person}",
                         roles=list(roles), people=list(able) or "-", person=person,
                         next="engtrack role list")  # fmt: skip


def check_since(on: str, since: str) -> None:
    if on < since:
        raise RuleBroken("{on} is before there was anything to decide ({day})", on=on, day=since)


def check_asked_of(key: str, given: str | None, role: str) -> None:
    """The role that decides is not chosen; naming another one is a misunderstanding."""
    if given is not None and given != role:
        raise RuleBroken(
            "{key} is decided by the {role}, not by the {asked_role}",
            key=key,
            role=role,
            asked_role=given,
            next=f"engtrack approval ask {key} --of {role}",
        )


def check_due(due_on: str, today: str) -> None:
    if due_on < today:
        raise RuleBroken("{due_on} has passed; say a day to come", due_on=due_on)


def check_open(key: str, decision: str | None, withdrawn_on: str | None, then: str | None) -> None:
    """This question still waits for its answer; `then` is the open one about the same thing."""
    if decision is not None:
        raise RuleBroken(
            "{key} was decided already: {decision}",
            key=key,
            decision=decision,
            next=f"engtrack approval show {key}",
        )
    if withdrawn_on is not None:
        raise RuleBroken(
            "{key} was withdrawn on {on}",
            key=key,
            on=withdrawn_on,
            next=f"engtrack approval show {then or key}",
        )


def changed_fields(asked: str, now: str) -> list[str]:
    """The substantive fields that differ between two contents, in the order of their names."""
    before, after = json.loads(asked), json.loads(now)
    fields = sorted({*before, *after})
    return [field for field in fields if before.get(field) != after.get(field)]


def named(fields: Sequence[str]) -> list[Sentence]:
    """Fields as people read them: `price SRV-2`, in French `prix SRV-2`."""
    parts = [field.partition(" ") for field in fields]
    return [
        Sentence("{field} {item}" if item else "{field}", noun="approval", field=field, item=item)
        for field, _, item in parts
    ]


def check_unchanged(key: str, asked: str, now: str) -> None:
    if changed := changed_fields(asked, now):
        raise RuleBroken(
            "{key} has changed since it was asked ({fields}); ask again",
            key=key,
            fields=named(changed),
            next=f"engtrack approval ask {key}",
        )


def check_code(key: str, given: str | None, code: str) -> None:
    if given is not None and given.upper() != code:
        raise RuleBroken(
            "{given} is not the code of what is asked about {key}",
            given=given,
            key=key,
            next=f"engtrack approval list --subject {key}",
        )
