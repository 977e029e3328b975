"""What holds for a change: its moves between states, what its lines may do. No database here."""

from collections import Counter
from collections.abc import Iterable

from engtrack.errors import CannotMove, Misused, RuleBroken
from engtrack.said import Said

MOVES = {
    "draft": {"asked", "withdrawn"},
    "asked": {"asked", "draft", "applied", "rejected", "withdrawn"},
    "rejected": {"draft", "asked", "withdrawn"},
    "applied": set(),
    "withdrawn": set(),
}
EDITABLE = ("draft", "asked", "rejected")
REVERSED_BY = ("draft", "asked", "applied")
OPPOSITE = {
    "add-service": "drop-service",
    "drop-service": "add-service",
    "add-task": "drop-task",
    "drop-task": "add-task",
}

# What a change that undoes another is called unless said: kept in the file, so in signs that an old
# console has too.
UNDOING = {
    "title": Said("Undo {key}: {title}", "Défaire {key}\N{NO-BREAK SPACE}: {title}"),
    "reason": Said("What {key} did is not wanted any more", "Ce que {key} a fait n'est plus voulu"),
}


def undoing(key: str, title: str, language: str) -> dict[str, str]:
    """The title and the reason of a change that undoes `key`."""
    return {name: said.to(language).format(key=key, title=title) for name, said in UNDOING.items()}


def check_move(key: str, state: str, then: str) -> None:
    if then not in MOVES[state]:
        check_not_applied(key, state)
        raise CannotMove("change", key, state, then)


def check_not_applied(key: str, state: str) -> None:
    if state == "applied":
        raise RuleBroken(
            "{key} was applied, and that is final; another change reverses it",
            key=key,
            next=f"engtrack change request --reverses {key}",
        )


def check_editable(key: str, state: str) -> None:
    check_not_applied(key, state)
    if state not in EDITABLE:
        raise RuleBroken(
            "{key} is {state}; request another one",
            noun="change",
            key=key,
            state=state,
            next="engtrack change request --help",
        )


def check_has_lines(key: str, count: int) -> None:
    if not count:
        raise RuleBroken(
            "{key} changes nothing yet: it has no line",
            key=key,
            next="engtrack change edit --help",
        )


def check_reversible(key: str, state: str, by: str | None) -> None:
    """Only what was applied has effects, and they are undone once."""
    if state != "applied":
        raise RuleBroken(
            "{key} is {state}; only what was applied is reversed",
            noun="change",
            key=key,
            state=state,
            next=f"engtrack change show {key}",
        )
    if by is not None:
        raise RuleBroken(
            "{other} is there to undo {key} already",
            key=key,
            other=by,
            next=f"engtrack change show {by}",
        )


def check_said_once(abouts: Iterable[tuple[str, str | None]]) -> None:
    """A change has one line about each field of an item."""
    counted = Counter(abouts)
    if twice := next((about for about, count in counted.items() if count > 1), None):
        raise Misused("{field} {item} is said twice", noun="change", field=twice[0], item=twice[1])


def check_one_engagement(item: str, is_same: bool) -> None:
    if not is_same:
        raise RuleBroken(
            "{item} is of another engagement; each has its own changes",
            item=item,
            next="engtrack change request --help",
        )


def check_not_below_zero(item: str, field: str, then: int) -> None:
    """Work and services have no negative length or effort; a price may be a rebate."""
    if then < 0 and field in ("duration", "effort"):
        raise RuleBroken(
            "{item} has less {field} than that to give up",
            noun="change",
            item=item,
            field=field,
            next="engtrack change request --help",
        )


def check_has_effort(item: str, minutes: int | None, duration_days: int) -> None:
    """Without an effort a task counts as whole days: a few hours more would make it fewer."""
    if not minutes:
        hours = 8 * max(duration_days, 1)
        raise RuleBroken("{item} has no effort that could change; give it one first", item=item,
                         next=f"engtrack task edit {item} --effort {hours}h")  # fmt: skip


def check_committed(item: str, finish_on: str | None, days: int | None) -> None:
    """A commitment follows the drift only where there is one, and a drift from it."""
    if finish_on is None:
        raise RuleBroken("{item} has no committed day that it could have drifted from", item=item,
                         next="engtrack schedule baseline --help")  # fmt: skip
    if not days:
        raise RuleBroken("{item} has not slipped: it is planned for the day committed, {on}",
                         item=item, on=finish_on, next="engtrack schedule show")  # fmt: skip


def check_in_scope(item: str, state: str, field: str) -> None:
    """What changes or leaves the scope is in it; what comes back is not."""
    if state != ("dropped" if field == "add-service" else "agreed"):
        raise RuleBroken(
            "{item} is {state} already" if field in OPPOSITE else "{item} is {state}",
            noun="service",
            item=item,
            state=state,
            next=f"engtrack service show {item}",
        )


def check_cancelled(item: str, state: str) -> None:
    """Only what is not to be done any more can come back."""
    if state != "cancelled":
        raise RuleBroken(
            "{item} is {state} already",
            noun="task",
            item=item,
            state=state,
            next=f"engtrack task show {item}",
        )
