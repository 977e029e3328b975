"""Which roles there are for which side, and when they may be given and released.

No database here.
"""

from collections.abc import Sequence
from typing import NamedTuple

from engtrack.errors import Misused, RuleBroken
from engtrack.nouns.role.roles import ROLES, SIDE_OF

SIX = tuple(key for key, role in ROLES.items() if not role.is_contact)


class Share(NamedTuple):
    """What part of a person's time a role may take, from when to when."""

    percent: int
    from_on: str
    until_on: str | None

    def is_on(self, day: str) -> bool:
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


def check_role(role: str) -> None:
    if role not in ROLES:
        raise Misused("no role {text}; there are: {roles}", text=role, roles=list(ROLES))


def check_side(role: str, person: str, side: str, other_sides: set[str]) -> None:
    """A role belongs to a side; a person of one side holds no role of the other."""
    if SIDE_OF[role] != side:
        raise RuleBroken(
            "{role} is a role of the {of}; {person} is of the {side}",
            role=role,
            of=SIDE_OF[role],
            person=person,
            side=side,
        )
    if strangers := other_sides - {side}:
        raise RuleBroken(
            "{person} holds a role of the {side}, and cannot hold one of the {other}",
            person=person,
            side=sorted(strangers)[0],
            other=side,
        )


def check_days(from_on: str, until_on: str | None) -> None:
    if until_on is not None and until_on < from_on:
        raise RuleBroken(
            "it would end ({until}) before it begins ({begin})", until=until_on, begin=from_on
        )


def check_same_days(key: str, person: str, from_on: str, said_on: str | None) -> None:
    """Who holds a role from one day on does not get it again from another."""
    if said_on is not None and said_on != from_on:
        raise RuleBroken(
            "{person} holds it from {from_on} on already ({key})",
            person=person,
            from_on=from_on,
            key=key,
            next=f"engtrack role show {key}",
        )


def deciding_act(role: str) -> str | None:
    """Which authority names or releases a holder once the engagement has started; None: anybody."""
    if role not in SIX:
        return None
    if SIDE_OF[role] == "client":
        return "client-role"
    return "allocate" if role == "provider" else "vendor-role"


def check_share(role: str, person: str, engagement: str) -> None:
    """The time of the vendor's people is allocated; that of the others is not the vendor's."""
    if SIDE_OF[role] != "vendor":
        raise RuleBroken(
            "a share is of the vendor's people's time; {role} is a role of the {of}",
            role=role,
            of=SIDE_OF[role],
            next=f"engtrack role assign {role} {person} -e {engagement}",
        )


def most_shared(shares: Sequence[Share], begin: str, until: str | None) -> tuple[str, int]:
    """The first day from `begin` to `until` on which the shares add up to the most, and to what.

    They can only grow on a day on which one of them begins.
    """
    begins = {of.from_on for of in shares if until is None or of.from_on <= until}
    days = sorted({begin, *(day for day in begins if day > begin)})
    sums = [(day, sum(of.percent for of in shares if of.is_on(day))) for day in days]
    return max(sums, key=lambda found: found[1])


def check_last_sponsor(role: str, successors: int, until_on: str) -> None:
    if role == "sponsor" and successors == 0:
        raise RuleBroken(
            "nobody would be sponsor after {until}; name a successor first",
            until=until_on,
            next="engtrack role assign --help",
        )
