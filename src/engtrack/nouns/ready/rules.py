"""What a go or no-go needs. No database here."""

from collections.abc import Sequence

from engtrack.errors import RuleBroken

DECISIONS = {"go": "approved", "no-go": "rejected"}


def check_underway(engagement: str, state: str) -> None:
    """Only an engagement under way goes live; on hold, it does not."""
    if state != "active":
        raise RuleBroken(
            "{engagement} is {state}: whether it goes live is decided while it is active",
            engagement=engagement,
            state=state,
            noun="engagement",
            next=f"engtrack engagement show {engagement}",
        )


def check_reason(decision: str, lacking: Sequence[str], reason: str | None) -> None:
    """A go in spite of what lacks, and a no-go, say why."""
    if decision == "go" and lacking and not reason:
        raise RuleBroken(
            "not all holds ({lacking}): a go in spite of it needs a --reason",
            lacking=list(lacking),
            next="engtrack ready go-live",
        )
    if decision == "no-go" and not reason:
        raise RuleBroken("a no-go needs a --reason", next="engtrack ready go-live --help")
