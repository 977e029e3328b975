"""What may be waived, and by whom. No database here."""

from engtrack.errors import Misused, RuleBroken
from engtrack.nouns.approval.rules import NEVER_WAIVED
from engtrack.nouns.duty.duties import DUTY, PROFILES
from engtrack.nouns.role.roles import SIDE_OF


def check_duty(key: str) -> None:
    if key not in DUTY:
        raise Misused(
            "no duty {duty}; they are named after roles, as sponsor-8",
            duty=key,
            next="engtrack duty list",
        )


def check_waivable(key: str) -> None:
    check_duty(key)
    if key in NEVER_WAIVED:
        raise RuleBroken("{duty} is never waived", duty=key, next=f"engtrack duty explain {key}")


def waiving_act(key: str) -> str:
    """The sponsor waives a client's duty, the account manager a vendor's."""
    return "waive-client" if SIDE_OF[DUTY[key].role] == "client" else "waive-vendor"


def is_waived_by_profile(key: str, profile: str) -> bool:
    return key in PROFILES[profile]
