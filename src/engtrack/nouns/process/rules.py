"""How a process moves from described to fit, or to a gap that the coordinator knows of."""

from engtrack.errors import CannotMove, RuleBroken

MOVES = {
    "described": {"fit", "gap"},
    "fit": {"gap"},
    "gap": {"reported", "fit"},
    "reported": {"acknowledged", "fit"},
    "acknowledged": {"fit"},
}


def check_move(key: str, state: str, then: str) -> None:
    if then not in MOVES[state]:
        raise CannotMove("process", key, state, then)


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
