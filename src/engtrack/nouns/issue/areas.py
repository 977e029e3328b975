"""Who owns an entry of the issue log by its area, and who is next when it is handed up."""

from dataclasses import dataclass

__all__ = ["AREAS", "Area"]


@dataclass(frozen=True)
class Area:
    default_owner: str  # a role; a lead's or a provider's may be held for some areas only
    next_rung: str  # a role
    or_rung: str | None = None  # the role that may be next as well
    is_told_only: bool = False  # the next rung hears of it, and is asked nothing


_SPONSOR = Area("sponsor", "steering-committee", is_told_only=True)
_LEAD = Area("lead", "sponsor")
_SUPPORT = Area("support", "sponsor")
_PROVIDER = Area("provider", "coordinator")
_COORDINATOR = Area("coordinator", "account-manager", or_rung="sales-lead")
_ACCOUNT_MANAGER = Area("account-manager", "sponsor")

AREAS: dict[str, Area] = {
    "resource": _SPONSOR,
    "schedule": _SPONSOR,
    "scope": _SPONSOR,
    "budget": _SPONSOR,
    "application": _LEAD,
    "data": _LEAD,
    "hardware": _SUPPORT,
    "environment": _SUPPORT,
    "security": _SUPPORT,
    "printer": _SUPPORT,
    "database": _SUPPORT,
    "backup": _SUPPORT,
    "third-party": _SUPPORT,
    "capability": _PROVIDER,
    "library": _PROVIDER,
    "report": _PROVIDER,
    "machine-link": _PROVIDER,
    "workflow": _PROVIDER,
    "allocation": _COORDINATOR,
    "methodology": _COORDINATOR,
    "billing": _ACCOUNT_MANAGER,
    "relationship": _ACCOUNT_MANAGER,
}
