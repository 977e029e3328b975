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


def check_was_there(by: str, key: str, was_there: bool) -> None:
    """A lead signs what they saw: they held the role on a day of it."""
    if not was_there:
        raise RuleBroken("{by} was no lead in the period of {key}; the sponsor signs", by=by,
                         key=key, next=f"engtrack sheet show {key}")  # fmt: skip


def check_no_rating(key: str, score: int | None) -> None:
    if score is not None:
        raise RuleBroken("{key} is signed already; a rating that comes later is given apart",
                         key=key, next="engtrack engagement rate --help")  # fmt: skip
