"""What holds for a document: its states, who must decide it, and how versions follow.

No database here.
"""

import re
from collections.abc import Collection

from engtrack.errors import CannotMove, Misused, RuleBroken

MOVES = {
    "draft": {"approved", "obsolete"},
    "current": {"obsolete"},
    "approved": {"draft", "obsolete"},
    "obsolete": set(),
}
# The kinds that the sponsor decides on; every other one is current as soon as it is registered.
DECIDED = ("engagement-plan", "strategy", "methodology", "expectations")


def first_state(kind: str) -> str:
    return "draft" if kind in DECIDED else "current"


def check_move(key: str, state: str, then: str) -> None:
    if then not in MOVES[state]:
        raise CannotMove("document", key, state, then)


def check_live(key: str, state: str) -> None:
    """What is obsolete stays as it was; a successor is registered as a document of its own."""
    if state == "obsolete":
        raise RuleBroken(
            "{key} is {state}: it is kept as it was; register what follows it",
            noun="document",
            key=key,
            state=state,
            next="engtrack document add --help",
        )


def check_askable(key: str, kind: str, state: str) -> None:
    if kind not in DECIDED:
        raise RuleBroken(
            "{key} is a {kind}, which nobody decides; these are decided: {kinds}",
            noun="document",
            key=key,
            kind=kind,
            kinds=", ".join(DECIDED),
        )
    check_live(key, state)
    if state == "approved":
        raise RuleBroken(
            "{key} is {state} already; a new version is asked anew",
            noun="document",
            key=key,
            state=state,
            next=f"engtrack document revise {key}",
        )


def check_fit(kind: str, fit: str | None) -> None:
    if fit is not None and kind != "methodology":
        raise Misused(
            "--fit says how a methodology fits; this is a {kind}", noun="document", kind=kind
        )


def check_every(kind: str, every_days: int | None) -> None:
    if every_days is not None and kind != "backup-procedure":
        raise Misused("--every says how often backups are made; this is a {kind}",
                      noun="document", kind=kind)  # fmt: skip
    if every_days == 0:
        raise Misused("an interval has at least one working day; `none` switches it off",
                      next="engtrack document edit --help")  # fmt: skip


def check_version(key: str, version: str, earlier: Collection[str]) -> None:
    if version in earlier:
        raise RuleBroken(
            "{key} has a version {version} already",
            key=key,
            version=version,
            next=f"engtrack document show {key}",
        )


def next_version(key: str, version: str) -> str:
    """The label with its last number raised by one: `1` gives `2`, `2.9` `2.10`, `B3` `B4`."""
    found = re.fullmatch(r"(.*?)([0-9]{1,9})", version, re.DOTALL)
    if found is None:
        raise Misused(
            "which version follows {version}? say --version",
            version=version,
            next=f"engtrack document show {key}",
        )
    return f"{found[1]}{int(found[2]) + 1}"


def is_review(before: str | None, then: str | None) -> bool:
    """Moving a review date to a later day says that the review has taken place."""
    return before is not None and then is not None and then > before
