"""By which rungs an entry goes up by time, along the table of areas. No database here."""

from collections.abc import Collection
from typing import NamedTuple

from engtrack.nouns.issue.areas import AREAS
from engtrack.nouns.issue.rules import ABOVE, is_to_report

# Working days past its due day at which an entry goes up, a number for each rung.
STEPS: dict[str, dict[str, tuple[int, ...]]] = {
    "problem": {"serious": (1, 3, 5), "normal": (3, 8), "minor": (10,)},
    "risk": {"serious": (1, 3, 5), "normal": (3, 8), "minor": (10,)},
    "gap": {"serious": (1, 3, 5), "normal": (3, 8), "minor": (10,)},
    "deviation": {"serious": (1, 3, 5), "normal": (3, 8), "minor": (10,)},
    "question": {"serious": (2, 5), "normal": (2, 5), "minor": (5,)},
    "improvement": {"serious": (), "normal": (), "minor": ()},
}
SAME_RUNG = {"sales-lead": "account-manager"}  # either of the two may be told


class Rung(NamedTuple):
    """Whom it reaches, and how many working days past its due day."""

    role: str
    days: int


def rungs(kind: str, area: str, severity: str) -> tuple[Rung, ...]:
    """The whole ladder of an entry, the lowest rung first.

    What the coordinator is to report reaches the account manager before it leaves the vendor.
    """
    roles = ["coordinator" if kind == "gap" else AREAS[area].next_rung]
    while above := ABOVE.get(roles[-1]):
        roles.append(above)
    if is_to_report(kind, severity) and "account-manager" not in roles:
        roles.insert(0, "account-manager")
    return tuple(map(Rung, roles, STEPS[kind][severity]))


def reached(ladder: tuple[Rung, ...], been: Collection[str]) -> int:
    """How many rungs it has climbed: up to the highest that it was handed to, by whichever way."""
    known = {SAME_RUNG.get(role, role) for role in been}
    return max((n for n, rung in enumerate(ladder, start=1) if rung.role in known), default=0)


def wait_before(ladder: tuple[Rung, ...], at: int) -> int:
    """Working days that the rung below has to act, once it was reached; none below the first."""
    return ladder[at].days - ladder[at - 1].days if at else 0


def due_rung(
    ladder: tuple[Rung, ...], been: Collection[str], late_days: int, since_days: int | None
) -> str | None:
    """The next rung, if its time has come; one at a time, so that each has its days to act.

    `since_days` are the working days since it was last handed up, waits apart.
    """
    at = reached(ladder, been)
    if at >= len(ladder) or late_days < ladder[at].days:
        return None
    if since_days is not None and since_days < wait_before(ladder, at):
        return None
    return ladder[at].role
