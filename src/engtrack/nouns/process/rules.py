"""How a process moves from described to fit, or to a gap that the coordinator knows of."""

from engtrack.errors import RuleBroken

MOVES = {
    "described": {"fit", "gap"},
    "fit": {"gap"},
    "gap": {"reported", "fit"},
    "reported": {"acknowledged", "fit"},
    "acknowledged": {"fit"},
}


def check_move(key: str, state: str, then: str) -> None:
    if then not in MOVES[state]:
        raise RuleBroken(
            "{key} is {state} already"
            if state == then
            else "{key} is {state}; it cannot become {then}",
            key=key,
            state=state,
            then=then,
            noun="process",
            next=f"engtrack process show {key}",
        )


def check_gap_settled(key: str, issue: str, state: str) -> None:
    """A process fits after all once its gap is settled, not before."""
    if state in ("open", "waiting"):
        raise RuleBroken(
            "{key} has a gap that is {state}: {issue}; resolve it first",
            key=key,
            state=state,
            issue=issue,
            noun="issue",
            next=f"engtrack issue show {issue}",
        )
