"""What holds for a person; no database."""

from engtrack.errors import RuleBroken

MOVES = {"active": {"inactive"}, "inactive": {"active"}}


def check_move(handle: str, state: str, then: str) -> None:
    if then not in MOVES[state]:
        raise RuleBroken("{person} is {state} already", person=handle, state=state)


def check_free_of_roles(handle: str, roles: list[str]) -> None:
    """Somebody who still holds a role is not deactivated: release it first."""
    if roles:
        raise RuleBroken(
            "{person} still holds {roles}",
            person=handle,
            roles=", ".join(roles),
            next=f"engtrack role list --person {handle}",
        )
