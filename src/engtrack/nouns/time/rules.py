"""What holds for hours and expenses, from the draft to the invoice. No database here."""

from collections.abc import Sequence

from engtrack.errors import CannotMove, Misused, RuleBroken

# One table for both. Returning leads back to the draft; what is signed stays as it is.
MOVES = {
    "draft": {"submitted"},
    "submitted": {"approved", "draft"},
    "approved": {"signed", "draft"},
    "signed": {"billed"},
    "billed": {"signed"},
}
FIXED = ("signed", "billed")
DAY_MINUTES = 24 * 60
# Which verb brings an entry from its state on.
VERBS = {"draft": "submit", "submitted": "approve", "approved": "show"}


def check_move(noun: str, key: str, state: str, then: str) -> None:
    if then not in MOVES[state]:
        raise CannotMove(noun, key, state, then, VERBS.get(state, "show"))


def check_correction_signed(noun: str, first: str, correction: str, state: str) -> None:
    """Two corrections of one entry on their way would each count from the same hours."""
    if state not in FIXED:
        raise RuleBroken("{correction} corrects {key} already, and is not signed: edit that one",
                         correction=correction, key=first,
                         next=f"engtrack {noun} edit {correction} --help")  # fmt: skip


def check_correction_stays(noun: str, key: str, first: str, changed: Sequence[str]) -> None:
    if changed:
        raise RuleBroken("{key} corrects {first}: it is of the same person, day and kind",
                         key=key, first=first, next=f"engtrack {noun} show {key}")  # fmt: skip


def check_editable(noun: str, key: str, state: str, next: str) -> None:
    """A draft is free; what was submitted is returned first; what is signed is corrected."""
    if state in FIXED:
        raise RuleBroken("{key} is {state}, so it stays; a correction is a new line", key=key,
                         state=state, noun=noun, next=next)  # fmt: skip
    if state != "draft":
        raise RuleBroken("{key} is {state}; return it first", key=key, state=state, noun=noun,
                         next=f"engtrack {noun} return {key}")  # fmt: skip


def check_day(on: str, today: str) -> None:
    if on > today:
        raise RuleBroken("{on} is in the future: hours are logged once they are worked", on=on)


def check_spent(minutes: int) -> None:
    if minutes <= 0:
        raise Misused("no time was spent; say how long, as 3h30")
    if minutes > DAY_MINUTES:
        raise RuleBroken("{minutes} is more than a day has; log each day by itself",
                         minutes=minutes)  # fmt: skip


def check_within_a_day(
    person: str, on: str, minutes: int, there: Sequence[tuple[str, int]]
) -> None:
    """`there` are the keys of that person's other entries of that day, and their minutes."""
    if (total := minutes + sum(spent for _, spent in there)) > DAY_MINUTES:
        raise RuleBroken(
            "{person} would have {minutes} on {on}; there is {keys} already",
            person=person,
            minutes=total,
            on=on,
            keys=[key for key, _ in there],
            next=f"engtrack time list --person {person} --worked {on}",
        )


def check_takes_time(key: str, is_milestone: int) -> None:
    if is_milestone:
        raise RuleBroken("{key} is a milestone, which takes no time; log it on a task", key=key,
                         next="engtrack task list")  # fmt: skip


def check_correctable(key: str, state: str, noun: str = "time") -> None:
    """Before it is signed, an entry is simply edited."""
    if state not in FIXED:
        raise RuleBroken("{key} is {state}: it is not signed yet, so edit it", key=key,
                         state=state, noun=noun, next=f"engtrack {noun} show {key}")  # fmt: skip


def check_same(key: str, corrected: str, work: str, of: str) -> None:
    if work != of:
        raise RuleBroken("{corrected} is on {of}, not on {key}", key=key, corrected=corrected,
                         of=of, next=f"engtrack time show {corrected}")  # fmt: skip


def rounded_up(minutes: int, to: int) -> int:
    """The least multiple of `to` that has room for the minutes, which are none or more."""
    return -(-minutes // to) * to


def billed(minutes: int, base: int, to: int) -> int:
    """Of an entry its minutes rounded up; of a correction how much that changes by it."""
    return rounded_up(base + minutes, to) - rounded_up(base, to)
