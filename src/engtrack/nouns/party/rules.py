"""What holds for a third party. No database here."""

from engtrack.errors import RuleBroken


def check_side(person: str, side: str, wanted: str) -> None:
    """A client's person leads it, its contact is of a third party."""
    if side != wanted:
        raise RuleBroken(
            "{person} is of the {side}, not of the {other}",
            person=person,
            side=side,
            other=wanted,
            next=f"engtrack person list --side {wanted}",
        )


def side_of(side: str | None, party_id: str | None) -> str | None:
    """Whoever waits on a third party need not say that it is one."""
    return side or ("third-party" if party_id else None)


def check_waits_on(side: str, party_id: str | None) -> None:
    if party_id is not None and side != "third-party":
        raise RuleBroken("a third party is waited on; that is not the side {side}", side=side,
                         next="engtrack issue wait --help")  # fmt: skip
