"""The options of the engagement's commands."""

from typing import Annotated

import typer

from engtrack.cli.options import A_DAY, CENTS, FREE, MINUTES, TEXT, Takes, one_of
from engtrack.cli.parse import parse_key
from engtrack.errors import Misused
from engtrack.nouns.engagement import days_off as parsing
from engtrack.nouns.engagement.rates_said import RateSaid, parse_rate

EngagementKey = Annotated[
    str, typer.Argument(help="The engagement's key, as ACME."), Takes(parse_key)
]
Name = Annotated[str | None, typer.Option("--name", help="What people call it."), TEXT]
Client = Annotated[str | None, typer.Option("--client", help="The client's firm."), TEXT]
Vendor = Annotated[str | None, typer.Option("--vendor", help="The vendor's firm."), TEXT]
Profile = Annotated[
    str | None,
    typer.Option(
        "--profile", help="full, small or training: which duties are waived from the start."
    ),
    one_of("profile"),
]
Vision = Annotated[str | None, typer.Option("--vision", help="Where the client wants to be."), FREE]
Aim = Annotated[str | None, typer.Option("--aim", help="What this engagement is to bring."), FREE]
Start = Annotated[
    str | None,
    typer.Option("--start", help="The day the work is asked to begin.", metavar="DATE"),
    A_DAY,
]
Budget = Annotated[
    int | None, typer.Option("--budget", help="The budget, as 48000.", metavar="MONEY"), CENTS
]
Currency = Annotated[
    str | None,
    typer.Option("--currency", help="Its currency, as CAD."),
    Takes(parsing.parse_currency),
]
Language = Annotated[str | None, typer.Option("--language", help="en or fr."), one_of("language")]
Calendar = Annotated[
    str | None,
    typer.Option(
        "--calendar",
        help="Whose holidays are days off: CA-QC, FR, US-NY …, or none; with the holiday of a "
        "trade, CA-QC+construction.",
        metavar="CALENDAR",
    ),
    Takes(parsing.parse_calendar),
]
Template = Annotated[
    str | None,
    typer.Option(
        "--from",
        help="A shipped example or an engagement file to start from.",
        metavar="TEMPLATE",
    ),
]
DaysOff = Annotated[
    list[str] | None,
    typer.Option(
        "--day-off",
        help="A day, or FIRST..LAST, on which it does not work; may be repeated.",
        metavar="DATE",
    ),
    Takes(parsing.parse_days_off),
]
DaysWorked = Annotated[
    list[str] | None,
    typer.Option(
        "--no-day-off",
        help="A day, or FIRST..LAST, typed as a day off and worked after all; may be repeated.",
        metavar="DATE",
    ),
    Takes(parsing.parse_days_off),
]
Why = Annotated[str, typer.Option("--reason", help="Why."), TEXT]
WhyNot = Annotated[str | None, typer.Option("--reason", help="Why things are left open."), TEXT]
Rates = Annotated[
    list[RateSaid] | None,
    typer.Option(
        "--rate",
        help="What an hour costs: paul=150, or of a role role:provider=140; of a kilometre "
        "km=0.72; may be repeated.",
        metavar="WHO=MONEY",
    ),
    Takes(parse_rate),
]
RateFrom = Annotated[
    str | None,
    typer.Option(
        "--rate-from", help="From which day these rates hold; today unless said.", metavar="DATE"
    ),
    A_DAY,
]
Rounding = Annotated[
    int | None,
    typer.Option(
        "--rounding",
        help="To what billed time is rounded up, each entry by itself, as 15min; none for not.",
        metavar="TIME",
    ),
    MINUTES,
]
HourBank = Annotated[
    int | None,
    typer.Option("--hour-bank", help="Hours bought beforehand, as 40h, or none.", metavar="TIME"),
    MINUTES,
]


def check_rates(rates: list[RateSaid] | None, rate_from: str | None) -> None:
    """A day of rates alone would be ignored."""
    if rate_from and not rates:
        raise Misused("--rate-from says from when --rate holds; say that too")
