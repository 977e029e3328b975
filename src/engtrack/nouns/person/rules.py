"""What holds for a person; no database."""

from engtrack.errors import RuleBroken


def check_free_of_roles(handle: str, roles: list[str]) -> None:
    """Who still holds a role stays active, and on their side: it is released first."""
    if roles:
        raise RuleBroken(
            "{person} still holds {roles}",
            person=handle,
            roles=", ".join(roles),
            next=f"engtrack role list --person {handle}",
        )
