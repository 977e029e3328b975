"""The decorators that make a command of a function, with the options that every command takes.

They are declared on every command: taking them out of the line beforehand would swallow a title
that looks like one.
"""

import functools
import inspect
from collections.abc import Callable
from typing import Annotated, Any, get_args, get_origin

import typer

from engtrack import language
from engtrack.cli import parse
from engtrack.cli.answers import speak_as_answered
from engtrack.cli.options import Takes
from engtrack.cli.settings import settings
from engtrack.cli.typer_adapter import Line
from engtrack.errors import Misused

EVERY = "Options of every command"

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
    """The function as Typer sees it: its options as text, then those of every command."""
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
    """Keep what the line said; what stood before the noun must mean something to this command."""
    known = {name.rstrip("_") for name in shared}
    if strangers := [name for name in settings.said if name not in known]:
        raise Misused("{option} means nothing here", option="--" + strangers[0].replace("_", "-"))
    for name, value in ((name.rstrip("_"), value) for name, value in given.items()):
        if value == "":
            option = "--" + name.replace("_", "-")
            raise Misused("{option} wants a value", option=option, next=Line.help())
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
