"""The options, each said once.

An option is a type: `Due` is `--due`, takes a day as people write it, and gives the function an
ISO date.
"""

from collections.abc import Callable
from typing import Annotated, Any, NamedTuple

import typer

from engtrack import language
from engtrack.cli import parse
from engtrack.cli.settings import settings
from engtrack.errors import Misused, Sentence


class Clear:
    """What `none` gives: the column is to be emptied."""


CLEAR = Clear()


class Takes(NamedTuple):
    """How a person's text becomes the function's value, once all of the line is known."""

    parse: Callable[[str], Any]


def _day_or_clear(text: str) -> Any:
    return CLEAR if parse.is_none(text) else _day(text)


def _day(text: str) -> str:
    from engtrack.cli import dates
    from engtrack.cli.about import calendar_for

    day = dates.parse_day(text, settings.today, calendar_for(text))
    assert day is not None
    _echo_day(text, day)
    return day


def _past_day(text: str) -> Any:
    from engtrack.cli import dates
    from engtrack.cli.about import calendar_for

    day = dates.parse_past_day(text, settings.today, calendar_for(text))
    _echo_day(text, day)
    return day


def _echo_day(text: str, day: str) -> None:
    from engtrack.cli import dates

    spoken = dates.spoken_day(day, language.of_people())
    settings.echo.append(Sentence("{text} = {day}", text=text, day=spoken))


def _minutes(text: str) -> Any:
    if parse.is_none(text):
        return CLEAR
    minutes = parse.parse_minutes(text)
    if language.shown("minutes", minutes).replace(" ", "") != text.replace(" ", ""):
        settings.echo.append(Sentence("{text} = {minutes}", text=text, minutes=minutes))
    return minutes


def _cents(text: str) -> int:
    from engtrack.cli.about import currency_for

    return parse.parse_cents(text, currency_for(text))


def _or_clear(of: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda text: CLEAR if parse.is_none(text) else of(text)


def one_of(family: str) -> Takes:
    return Takes(lambda text: parse.parse_choice(family, text))


DAY = Takes(_day_or_clear)
A_DAY = Takes(_day)  # one that cannot be emptied
PAST_DAY = Takes(_past_day)
MINUTES = Takes(_minutes)
DAYS = Takes(parse.parse_days)
CENTS = Takes(_or_clear(_cents))
PERCENT = Takes(_or_clear(parse.parse_percent))
TEXT = Takes(lambda text: parse.parse_text(text, is_required=True))
NAMED = Takes(parse.parse_person)  # a handle, or "Marie Tremblay <marie@example.com>"
HANDLE = Takes(parse.parse_handle)
KEY = Takes(parse.parse_key)
FREE = Takes(lambda text: parse.parse_text(text) if text.strip() else CLEAR)

# What a user must give.
Key = Annotated[str, typer.Argument(help="Its key."), KEY]
Title = Annotated[str, typer.Argument(help="What people call it."), TEXT]
Handle = Annotated[str, typer.Argument(help="The person's handle."), HANDLE]

# What a user may give, on many commands.
By = Annotated[
    str | None, typer.Option("--by", help="Who decided, said or did it, if not you."), HANDLE
]
On = Annotated[
    str | None,
    typer.Option(
        "--on", help="The day it happened; today unless said, never in the future.", metavar="DATE"
    ),
    PAST_DAY,
]
Via = Annotated[
    str | None,
    typer.Option("--via", help="How it reached you: mail, phone, meeting, paper or screen."),
    one_of("via"),
]
ProofFile = Annotated[
    str | None,
    typer.Option("--proof", help="A file that shows it; its SHA-256 is kept.", metavar="FILE"),
]
Reason = Annotated[str | None, typer.Option("--reason", help="Why."), TEXT]
NoteText = Annotated[str | None, typer.Option("--note", help="Anything worth knowing."), FREE]
NewTitle = Annotated[str | None, typer.Option("--title", help="What people call it."), TEXT]
Due = Annotated[str | None, typer.Option("--due", help="The day it is due.", metavar="DATE"), DAY]
LocalId = Annotated[
    str | None, typer.Option("--local-id", help="Its name in an engagement file."), TEXT
]
Effort = Annotated[
    int | None,
    typer.Option("--effort", help="Working time, as 2d or 3h30 (1 d = 8 h).", metavar="TIME"),
    MINUTES,
]
Price = Annotated[
    int | None,
    typer.Option("--price", help="The price, as 2400 or 2400.50.", metavar="MONEY"),
    CENTS,
]
Local = Annotated[
    bool, typer.Option("--local", help="For this folder: in its engtrack.toml, not in yours.")
]


def given(**columns: Any) -> dict[str, Any]:
    """The columns that a user gave a value for; `none` empties one."""
    return {
        name: None if value is CLEAR else value
        for name, value in columns.items()
        if value is not None
    }


def check_anything_given(columns: dict[str, Any]) -> None:
    if not columns:
        raise Misused(
            "nothing to change; say which option",
            next=f"engtrack {settings.argv[0]} {settings.argv[1]} --help",
        )
