"""What holds for a point sheet. No database here."""

from engtrack.errors import CannotMove, Misused, RuleBroken

MOVES = {
    "draft": {"signed", "cancelled"},
    "signed": {"billed"},
    "billed": {"signed"},
    "cancelled": set(),
}


def check_move(key: str, state: str, then: str) -> None:
    if then not in MOVES[state]:
        raise CannotMove("sheet", key, state, then)


def check_period(from_on: str, until_on: str) -> None:
    if from_on > until_on:
        raise Misused("the period would end ({until}) before it begins ({begins})",
                      until=until_on, begins=from_on)  # fmt: skip


def check_anything(engagement: str, count: int, waiting: int) -> None:
    """A sheet without anything on it is nothing to sign; `waiting` is what is not approved yet."""
    if count == 0:
        verb = "time approve" if waiting else "time log --help"
        raise RuleBroken(
            "nothing approved waits for a sheet in that period",
            next=f"engtrack {verb} -e {engagement}" if waiting else f"engtrack {verb}",
        )


def check_was_there(by: str, key: str, held_from: str, until_on: str) -> None:
    """A lead signs what they saw: they held the role within the period."""
    if held_from > until_on:
        raise RuleBroken(
            "{by} was not there in the period of {key}: lead from {on} on; the sponsor signs",
            by=by,
            key=key,
            on=held_from,
            next=f"engtrack sheet show {key}",
        )
