"""What holds for a person; no database."""

from engtrack.errors import RuleBroken


def check_free_of_roles(handle: str, roles: list[str]) -> None:
    """Somebody who still holds a role is not deactivated: release it first."""
    if roles:
        raise RuleBroken(
            "{person} still holds {roles}",
            person=handle,
            roles=", ".join(roles),
            next=f"engtrack role list --person {handle}",
        )
