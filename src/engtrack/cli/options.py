"""The options, each said once, and the decorators that make a command of a function.

An option is a type: `Due` is `--due`, takes a day as people write it, and gives the function an
ISO date. The options of every command are declared on every command: taking them out of the line
beforehand would swallow a title that looks like one.
"""

import functools
import inspect
from collections.abc import Callable
from typing import Annotated, Any, NamedTuple, get_args, get_origin

import typer

from engtrack import language
from engtrack.cli import parse
from engtrack.cli.answers import speak_as_answered
from engtrack.cli.settings import settings
from engtrack.errors import Misused, Sentence

EVERY = "Options of every command"


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
Keys = Annotated[list[str], typer.Argument(help="Their keys."), KEY]
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

# What every command accepts.
READS: dict[str, Any] = {
    "db": Annotated[str | None, typer.Option("--db", help="The file.", metavar="PATH")],
    "engagement": Annotated[
        str | None, typer.Option("-e", "--engagement", help="The engagement's key.", metavar="KEY")
    ],
    "as_": Annotated[str | None, typer.Option("--as", help="Who types.", metavar="HANDLE")],
    "lang": Annotated[
        str | None, typer.Option("--lang", help="English or French.", metavar="en|fr")
    ],
    "format": Annotated[
        str | None,
        typer.Option("-f", "--format", help="table, plain, csv, json, ndjson or markdown."),
    ],
    "json": Annotated[bool, typer.Option("--json", help="Short for -f json.")],
    "csv": Annotated[bool, typer.Option("--csv", help="Short for -f csv.")],
    "output": Annotated[
        str | None,
        typer.Option("-o", "--output", help="Write the answer to this file.", metavar="FILE"),
    ],
    "columns": Annotated[
        str | None, typer.Option("--columns", help="Only these, in this order.", metavar="A,B,C")
    ],
    "all_rows": Annotated[bool, typer.Option("--all-rows", help="On a terminal too, every row.")],
    "quiet": Annotated[bool, typer.Option("-q", "--quiet", help="The answer, and no talk.")],
    "no_input": Annotated[bool, typer.Option("--no-input", help="Ask nothing.")],
    "no_color": Annotated[bool, typer.Option("--no-color", help="No colour.")],
}
WRITES: dict[str, Any] = READS | {
    "dry_run": Annotated[
        bool, typer.Option("-n", "--dry-run", help="Show what would be, change nothing.")
    ],
    "yes": Annotated[bool, typer.Option("-y", "--yes", help="Yes to every question.")],
}
CREATES: dict[str, Any] = WRITES | {
    "ref": Annotated[
        str | None,
        typer.Option(
            "--ref", help="Your own id: giving it again creates nothing new.", metavar="TEXT"
        ),
    ],
}


def declared(
    function: Callable[..., None], shared: dict[str, Any], without: tuple[str, ...] = ()
) -> Callable[..., None]:
    """The same function as Typer is to see it: its own options as text, then those of every
    command.
    """
    own = inspect.signature(function, eval_str=True).parameters.values()
    shared = {name: kind for name, kind in shared.items() if name not in without}
    takes = {p.name: t for p in own for t in get_args(p.annotation)[1:] if isinstance(t, Takes)}

    @functools.wraps(function)
    def command(**given: Any) -> None:
        remember({name: given.pop(name) for name in shared}, shared)
        settings.about = settings.about or _about(given)
        function(**{name: _understood(value, takes.get(name)) for name, value in given.items()})

    mine = [p.replace(kind=p.KEYWORD_ONLY, annotation=_as_text(p.annotation)) for p in own]
    extra = [_shared_parameter(name, kind) for name, kind in shared.items()]
    command.__signature__ = inspect.Signature([*mine, *extra])  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in (*mine, *extra)}
    return command


def _about(given: dict[str, Any]) -> str | None:
    key = given.get("key") or given.get("subject")
    return key.upper() if isinstance(key, str) else None


def _understood(value: Any, takes: Takes | None) -> Any:
    if takes is None or value is None or not isinstance(value, str | list | tuple):
        return value
    if isinstance(value, str):
        return takes.parse(value)
    return [takes.parse(one) for one in value]


def _as_text(annotation: Any) -> Any:
    """What Typer sees of an option that we parse: text, or a list of texts."""
    if get_origin(annotation) is not Annotated:
        return annotation
    kind, *rest = get_args(annotation)
    typers = [part for part in rest if not isinstance(part, Takes)]
    if len(typers) == len(rest):
        return Annotated[kind, *typers]
    is_list = get_origin(kind) is list or any(get_origin(k) is list for k in get_args(kind))
    return Annotated[list[str] if is_list else str | None, *typers]


def _shared_parameter(name: str, kind: Any) -> inspect.Parameter:
    base, option = get_args(kind)[:2]
    option.rich_help_panel = EVERY
    default = False if base is bool else None
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=kind, default=default)


def remember(given: dict[str, Any], shared: dict[str, Any]) -> None:
    """Keep what was said on the line; what stood before the noun must mean something to this
    command.
    """
    known = {name.rstrip("_") for name in shared}
    if strangers := [name for name in settings.said if name not in known]:
        raise Misused("{option} means nothing here", option="--" + strangers[0].replace("_", "-"))
    for name, value in ((name.rstrip("_"), value) for name, value in given.items()):
        if value == "":
            raise Misused("{option} wants a value", option="--" + name.replace("_", "-"))
        if value and name in ("json", "csv"):
            if settings.said.get("format", name) != name:
                raise Misused(
                    "one format at a time: {one} or {other}",
                    one=name,
                    other=settings.said["format"],
                )
            settings.said["format"] = name
        elif value:
            settings.said[name] = value if isinstance(value, str) else "yes"
    language.choose(parse.parse_choice("language", settings.lang))
    speak_as_answered()  # the sentences of an answer are made from here on


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


def root_signature(function: Callable[..., None], shared: dict[str, Any]) -> Callable[..., None]:
    """The root takes every shared option too: before the noun is as good as after the verb."""
    context = inspect.Parameter(
        "ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context
    )
    extra = [_shared_parameter(name, kind) for name, kind in shared.items()]

    @functools.wraps(function)
    def callback(ctx: typer.Context, **said: Any) -> None:
        function(ctx, **said)

    callback.__signature__ = inspect.Signature([context, *extra])  # type: ignore[attr-defined]
    callback.__annotations__ = {p.name: p.annotation for p in (context, *extra)}
    return callback
