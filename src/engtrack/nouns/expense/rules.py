"""What holds for expenses beside the way they share with hours. No database here."""

from engtrack.errors import Misused, RuleBroken


def check_amount(kind: str, km: int | None) -> None:
    if kind == "mileage" and km is None:
        raise Misused("mileage is said in kilometres, as 85km")
    if kind != "mileage" and km is not None:
        raise Misused("kilometres are mileage, and this is {kind}", kind=kind, noun="expense")


def cost_of(km: int, rate_cents: int | None, engagement: str) -> int:
    """Kilometres at the rate of their day, in cents."""
    if rate_cents is None:
        raise RuleBroken(
            "{engagement} has no rate per kilometre on that day; set it with --rate km=0.72",
            engagement=engagement,
            next="engtrack engagement edit --help",
        )
    return km * rate_cents


def check_day(on: str, today: str) -> None:
    if on > today:
        raise RuleBroken("{on} is in the future: an expense is logged once it is made", on=on)
