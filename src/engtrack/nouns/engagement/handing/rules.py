"""Who hands over what to whom, and what may stand in a hand-over. No database here."""

import re
from collections.abc import Collection

from engtrack.errors import NotTheirs, RuleBroken
from engtrack.nouns.issue.areas import AREAS

# A word that names a secret, and a value after it: whom to ask is kept here, never what they say.
_SECRET = re.compile(
    r"(pass ?word|passwd|pwd|pass ?phrase|mot de passe|secret|token|jeton|api[ -]?key|clé api|"
    r"\bpin\b|\bnip\b)\s*(is|est)?\s*[:=]\s*\S",
    re.IGNORECASE,
)


def check_two(giver: str, taker: str) -> None:
    if giver == taker:
        raise RuleBroken("{person} cannot take over from themselves", person=giver)


def check_held(person: str, role: str, day: str, engagement: str, is_held: bool) -> None:
    if not is_held:
        raise RuleBroken(
            "{person} does not hold the role {role} on {on}",
            person=person,
            role=role,
            on=day,
            next=f"engtrack role list --role {role} -e {engagement}",
        )


def stays(due_on: str | None, today: str, first_on: str) -> bool:
    """Whether the one before ends it still: due before the first day of the new holder."""
    return due_on is not None and today <= due_on < first_on


def is_of_role(area: str, role: str) -> bool:
    """Whether an entry of the area falls to the role."""
    return AREAS[area].default_owner == role


def joined_domains(giver: str | None, taker: str | None) -> str | None:
    """The areas of both; who has none has all."""
    if giver is None or taker is None:
        return None
    return ",".join(dict.fromkeys([*taker.split(","), *giver.split(",")]))


def check_no_secret(text: str) -> None:
    if _SECRET.search(text):
        raise RuleBroken(
            "that looks like a secret, and none is kept here: say what access, and whom to ask"
        )


def check_of_client(person: str, side: str, engagement: str) -> None:
    if side != "client":
        raise RuleBroken(
            "{person} is of the {side}; the application and its data go to people of the client",
            person=person,
            side=side,
            next="engtrack person list --side client",
        )


def check_acknowledgeable(key: str, kind: str) -> None:
    if kind != "role":
        raise RuleBroken(
            "{key} goes to the client: the sponsor accepts it",
            key=key,
            next=f"engtrack approval ask {key}",
        )


def check_taker(key: str, by: str, taker: str) -> None:
    if by != taker:
        raise NotTheirs("{key} is acknowledged by {person}, who took over", decider=taker, key=key,
                        person=taker)  # fmt: skip


def check_askable(key: str, kind: str, state: str, lacking: Collection[str], of: str) -> None:
    """Only a hand-over to the client is accepted, with an owner of both, and once."""
    if kind != "client":
        raise RuleBroken(
            "{key} hands a role over: who took it acknowledges it",
            key=key,
            next=f"engtrack engagement handover {key} --acknowledge",
        )
    if state == "accepted":
        raise RuleBroken(
            "{key} was accepted already", key=key, next=f"engtrack engagement show {key}"
        )
    if lacking:
        raise RuleBroken(
            "{key} names no owner yet: say {options}",
            key=key,
            options=[f"--{name}" for name in lacking],
            next="engtrack engagement handover --help",
        )
