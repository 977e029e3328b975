"""The order in which the schedule is told: milestones first, then by their days, then by key."""

from engtrack.store.keys import key_number

LAST = "9999"  # after all days: what has none comes last


def milestones_first(is_milestone: bool, on: str | None, key: str) -> tuple[bool, str, int]:
    return not is_milestone, on or LAST, key_number(key)
