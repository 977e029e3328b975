"""The options of the session's commands."""

from typing import Annotated, Any

import typer

from engtrack.cli.options import (
    A_DAY,
    CLEAR,
    FREE,
    HANDLE,
    KEY,
    NAMED,
    TEXT,
    Takes,
    one_of,
)
from engtrack.cli.parse import is_none, parse_key
from engtrack.nouns.session.said import parse_spent
from engtrack.nouns.session.times import parse_time, parse_zone

SessionKey = Annotated[str, typer.Argument(help="Its key, as SES-4."), KEY]
Kind = Annotated[
    str,
    typer.Argument(help="demo, training, installation, workshop, check-in, visit or steering."),
    one_of("session_kind"),
]
NewKind = Annotated[
    str | None,
    typer.Option(
        "--kind", help="demo, training, installation, workshop, check-in, visit or steering."
    ),
    one_of("session_kind"),
]
MaybeTitle = Annotated[
    str | None,
    typer.Argument(help="What people call it; of a task, its title unless said."),
    TEXT,
]
Day = Annotated[
    str | None,
    typer.Option("--on", help="Its day; of a task, that of its start unless said.", metavar="DATE"),
    A_DAY,
]
NewDay = Annotated[
    str | None, typer.Option("--on", help="Move it to this day.", metavar="DATE"), A_DAY
]
TIME = Takes(parse_time)
Start = Annotated[
    str | None,
    typer.Option(
        "--start", help="When it begins, as 09:00 or 9h; 09:00 unless said.", metavar="TIME"
    ),
    TIME,
]
End = Annotated[
    str | None,
    typer.Option(
        "--end", help="When it ends, as 16:30 or 16h30; 17:00 unless said.", metavar="TIME"
    ),
    TIME,
]
NewStart = Annotated[
    str | None, typer.Option("--start", help="When it begins, as 09:00.", metavar="TIME"), TIME
]
NewEnd = Annotated[
    str | None, typer.Option("--end", help="When it ends, as 16:30.", metavar="TIME"), TIME
]
Zone = Annotated[
    str | None,
    typer.Option(
        "--zone",
        help="The time zone of its times, as America/Toronto; that of the last session, else "
        "this machine's.",
    ),
    Takes(parse_zone),
]
Place = Annotated[str | None, typer.Option("--place", help="Where it takes place."), FREE]
Agenda = Annotated[
    str | None, typer.Option("--agenda", help="What is to be done.", metavar="TEXT"), FREE
]
Task = Annotated[
    str | None,
    typer.Option("--task", help="The task that it carries out.", metavar="KEY"),
    KEY,
]
NewTask = Annotated[
    Any,
    typer.Option("--task", help="The task that it carries out, or none.", metavar="KEY"),
    Takes(lambda text: CLEAR if is_none(text) else parse_key(text)),
]
Expected = Annotated[
    list[Any] | None,
    typer.Option(
        "--with",
        help='Who is expected: a handle, or "Name <address>"; may be repeated.',
        metavar="WHO",
    ),
    NAMED,
]
NotExpected = Annotated[
    list[str] | None,
    typer.Option("--without", help="Who is expected no more; may be repeated.", metavar="HANDLE"),
    HANDLE,
]
Topics = Annotated[
    list[str] | None,
    typer.Option(
        "--topic",
        help="What it trains: application, library, configuration, backup or end-users; may be "
        "repeated.",
    ),
    one_of("topic"),
]
Materials = Annotated[
    list[str] | None,
    typer.Option(
        "--material", help="A document that it works with; may be repeated.", metavar="KEY"
    ),
    KEY,
]
NotMaterials = Annotated[
    list[str] | None,
    typer.Option(
        "--no-material", help="A document that it does not work with; may be repeated.",
        metavar="KEY",
    ),
    KEY,
]  # fmt: skip
Booker = Annotated[Any, typer.Option("--by", help="Who arranged it, if not you."), NAMED]
Came = Annotated[
    list[Any] | None,
    typer.Argument(help='Who came: handles, or "Name <address>".', metavar="WHO"),
    NAMED,
]
Absent = Annotated[
    list[str] | None,
    typer.Option("--absent", help="Who did not come; may be repeated.", metavar="HANDLE"),
    HANDLE,
]
Also = Annotated[
    list[Any] | None,
    typer.Option("--with", help="Who came and was not expected; may be repeated.", metavar="WHO"),
    NAMED,
]
MadeUpBy = Annotated[
    str | None,
    typer.Option(
        "--made-up-by", help="The session that makes up for having missed it.", metavar="KEY"
    ),
    KEY,
]
Hours = Annotated[
    list[Any] | None,
    typer.Option(
        "--hours",
        help="Hours on a task, as T-7=3h, of somebody who came as paul:T-7=3h; may be repeated.",
        metavar="TASK=TIME",
    ),
    Takes(parse_spent),
]
SignedBy = Annotated[
    str | None,
    typer.Option(
        "--signed-by",
        help="Who of the client signs for the day's hours on your screen.",
        metavar="HANDLE",
    ),
    HANDLE,
]
Issues = Annotated[
    list[str] | None,
    typer.Option(
        "--issue",
        help="What is wrong, on a line: logged, its kind and area guessed; may be repeated.",
        metavar="TEXT",
    ),
    TEXT,
]
Decisions = Annotated[
    list[str] | None,
    typer.Option(
        "--decided",
        help="What was decided, on a line: kept as minutes; may be repeated.",
        metavar="TEXT",
    ),
    TEXT,
]
