"""What holds for a message: its verdict, its days, and who may answer it. No database here."""

from collections.abc import Collection, Sequence

from engtrack.errors import Misused, RuleBroken

MOVES = {"logged": {"answered"}, "owed": {"answered"}, "answered": set()}


def first_state(answer_due_on: str | None) -> str:
    return "owed" if answer_due_on else "logged"


def is_follow_up(kind: str, answer_due_on: str | None, is_account_manager: bool) -> bool:
    """Satisfaction is seen to after the close too: the account manager checks in."""
    return kind == "check-in" and answer_due_on is None and is_account_manager


def check_move(key: str, state: str, then: str) -> None:
    if then not in MOVES[state]:
        raise RuleBroken(
            "{key} is {state} already",
            noun="message",
            key=key,
            state=state,
            next=f"engtrack message show {key}",
        )


def check_verdict(kind: str, verdict: str | None) -> None:
    """A review ends in a verdict; nothing else has one."""
    if kind == "review" and verdict is None:
        raise Misused("a review has a verdict: --verdict fits, fits-partly or does-not-fit")
    if kind != "review" and verdict is not None:
        raise Misused("only a review has a verdict; this is a {kind}", noun="message", kind=kind)


def check_due(sent_on: str, answer_due_on: str | None) -> None:
    if answer_due_on is not None and answer_due_on < sent_on:
        raise RuleBroken(
            "an answer would be due {due} before it was sent ({sent})",
            due=answer_due_on,
            sent=sent_on,
        )


def check_answered_on(key: str, sent_on: str, on: str) -> None:
    if on < sent_on:
        raise RuleBroken(
            "{on} is before {key} was sent ({sent})",
            on=on,
            key=key,
            sent=sent_on,
            next=f"engtrack message show {key}",
        )


def check_same_engagement(cites: str, is_same: bool) -> None:
    if not is_same:
        raise RuleBroken("{cites} is of another engagement", cites=cites)


def check_may_answer(
    key: str,
    by: str,
    persons: Sequence[str],
    roles: Sequence[str],
    held: Collection[tuple[str, str]],
) -> None:
    """One of the persons it was sent to, or a holder of one of the roles on that day.

    `held` are pairs of role and handle. What went to a role that nobody is named for (a committee,
    the end users) may be answered by whoever brings its answer.
    """
    able = {*persons, *(handle for role, handle in held if role in roles)}
    has_nameless = any(role not in {held_role for held_role, _ in held} for role in roles)
    if by not in able and not has_nameless:
        raise RuleBroken(
            "{by} is not one of those {key} was sent to: {able}",
            by=by,
            key=key,
            able=sorted(able),
            next=f"engtrack message show {key}",
        )
