"""A read as data: which view, what narrows it, in which order.

Its command is made from this; no Typer is loaded for it.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, replace
from sqlite3 import Connection
from typing import Annotated, Any

from engtrack.cli.filters import PEOPLE, understood
from engtrack.cli.filters import Filter as Filter
from engtrack.cli.filters import as_key as as_key
from engtrack.cli.settings import settings
from engtrack.cli.words import spoken
from engtrack.errors import Misused, NotFound, RuleBroken
from engtrack.kinds import option
from engtrack.language import gettext as _
from engtrack.render import check_format
from engtrack.store import keys
from engtrack.store.read import Scope, nearest_keys, read, reading
from engtrack.table import Table, Value, check_columns

BY_NUMBER = "key_number(key), key"  # T-2 before T-10


@dataclass(frozen=True, eq=False, repr=False)
class Read:
    """What a list or a card shows: machines get all columns, people `shown`, with `below` beneath.

    `parts` are lists that belong to a card; each of their views has a column `of_key`.
    """

    view: str
    help: str
    filters: tuple[Filter, ...] = ()
    order: str = BY_NUMBER
    shown: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    is_card: bool = False
    parts: tuple["Read", ...] = ()
    empty: str = ""
    title: str = ""
    is_of_all: bool = False  # over all engagements, whichever is in use
    listed: str = ""  # the command that lists what it shows, unless its noun's `list` does
    examples: tuple[str, ...] = ()
    # A part that no view can give (what the planner says): made from the connection and the key.
    make: Callable[[Connection, str], Table] | None = None

    @property
    def name(self) -> str:
        """What the table is called: the view's noun."""
        return self.view.rpartition("_")[0] if self.view.endswith(("_list", "_card")) else self.view


def key_argument(help: str) -> Filter:
    return Filter("key", help, is_argument=True)


def show(what: Read, **equal: Value) -> None:
    """Read and print."""
    check_format(settings.format)
    with reading(settings.db, settings.instant, settings.today, scope_of(equal, what)) as db:
        check_acting(db)
        check_people(db, equal)
        answer_with(db, what, equal)


def read_and_answer(what: Read, **equal: Value) -> list[dict[str, Value]]:
    """Read and print, and give the rows to whoever must conclude from them."""
    check_format(settings.format)
    with reading(settings.db, settings.instant, settings.today, scope_of(equal, what)) as db:
        check_acting(db)
        table = table_of(db, what, equal)
        kept = replace(table, rows=list(table.rows))
        from engtrack.cli.answers import answer

        answer([kept])
        return list(kept.dicts())


def answer_with(db: Connection, what: Read, equal: dict[str, Any]) -> None:
    from engtrack.cli.answers import answer

    answer([table_of(db, what, equal)])


def table_of(db: Connection, what: Read, equal: dict[str, Any]) -> Table:
    """The rows of a read, with their sentences; NotFound names the nearest to a card's key."""
    table = read(db, what.view, what.order, keep=what.is_card or bool(what.parts), **equal)
    check_columns(settings.columns, spoken(table).columns)
    if what.is_card:
        check_there(db, what, table, equal)
    named = replace(
        table,
        name=what.name,
        is_card=what.is_card,
        shown=what.shown,
        below=what.below,
        title=_(what.title) if what.title else "",
        empty=_empty(what, equal),
        parts=tuple(_part(db, part, equal) for part in what.parts),
    )
    return spoken(named)


def _empty(what: Read, equal: dict[str, Any]) -> str:
    """What is said of a list without rows: how to begin it, or that the filters leave none."""
    filters = [name for name, value in equal.items() if value is not None and name != "key"]
    if filters and what.view.endswith("_list"):
        command = f"engtrack {what.name} list"
        return _("none of these; without filters: {command}").format(command=command)
    return _(what.empty) if what.empty else ""


def _part(db: Connection, what: Read, equal: dict[str, Any]) -> Table:
    if what.make is not None:
        return what.make(db, str(equal["key"]))
    whole = read(db, what.view, what.order, keep=True, of_key=equal["key"])
    kept = [column for column in whole.columns if column != "of_key"]
    return spoken(replace(whole.only(kept), name=what.view, title=_(what.title), shown=what.shown))


def check_there(db: Connection, what: Read, table: Table, equal: dict[str, Any]) -> None:
    rows = list(table.rows)
    if not rows:
        key = str(equal.get("key"))
        kept = keys.PREFIXES.get(keys.prefix(key) or "")
        if (
            kept
            and kept.noun != what.name
            and db.execute(f"SELECT 1 FROM {kept.table} WHERE key = ?", [key]).fetchone()
        ):
            raise NotFound(what.name, key, next=f"engtrack {kept.noun} show {key}")
        # The scope is that of a row that is not there, so the view is empty: look in the table.
        near = nearest_keys(db, kept.table if kept else what.view, "key", key)
        raise NotFound(what.name, key, [one for one in near if one != key], what.listed)
    if settings.said.get("engagement") and "engagement" in table.columns:
        of = rows[0][table.columns.index("engagement")]
        if of != settings.engagement:
            raise Misused(
                "{key} is of {engagement}, not of {other}",
                key=equal.get("key"),
                engagement=of,
                other=settings.engagement,
            )


def scope_of(equal: dict[str, Any], what: Read | None = None) -> Scope:
    """A key says its engagement; else the one chosen, else all that are open."""
    key = equal.get("key")
    if isinstance(key, str):
        return Scope(key=key)
    if what is not None and what.is_of_all:
        return Scope(engagement=settings.engagement_named)
    return Scope(engagement=settings.engagement)


def check_is_there(what: Read, key: str) -> None:
    """Before consent is asked: a wrong key, engagement or person is refused first."""
    with reading(settings.db, settings.instant, settings.today, Scope(key=key)) as db:
        check_acting(db)
        table_of(db, what, {"key": key})


def check_engagement(key: str) -> None:
    """There is such an engagement; NotFound names the nearest."""
    with reading(settings.db, settings.instant, settings.today, Scope(engagement=key)):
        pass


def check_acting(db: Connection) -> None:
    """The acting person, where one is named, must be somebody."""
    if "as" in settings.said:
        check_person(db, settings.actor)


def check_people(db: Connection, equal: dict[str, Any]) -> None:
    """Whoever a list is narrowed to must be somebody: an empty list would hide the slip."""
    for handle in (equal[column] for column in PEOPLE if equal.get(column)):
        if not str(handle).startswith("role:"):
            _state_of(db, handle)


def check_person(db: Connection, handle: str | None) -> None:
    if _state_of(db, handle) != "active":
        raise RuleBroken(
            "{person} is inactive", person=handle, next=f"engtrack person reactivate {handle}"
        )


def _state_of(db: Connection, handle: str | None) -> str:
    found = db.execute("SELECT state FROM person WHERE handle = ?", [handle]).fetchone()
    if found is None:
        raise NotFound("person", str(handle), nearest_keys(db, "person", "handle", str(handle)))
    return str(found[0])


def command(what: Read, without: tuple[str, ...] = ()) -> Callable[..., None]:
    """The Typer command of a read."""
    import typer

    from engtrack.cli.declaring import READS, declared

    def run(**equal: Any) -> None:
        show(what, **{f.column: understood(f, equal[f.column]) for f in what.filters})

    def parameter(f: Filter) -> inspect.Parameter:
        declared_as = (
            typer.Argument(help=f.help)
            if f.is_argument
            else typer.Option(option(f.column), help=f.help)
        )
        kind: Any = bool if f.is_yes_no else str | None
        is_needed = f.is_argument and what.is_card
        default = inspect.Parameter.empty if is_needed else (False if f.is_yes_no else None)
        return inspect.Parameter(
            f.column,
            inspect.Parameter.KEYWORD_ONLY,
            annotation=Annotated[kind, declared_as],
            default=default,
        )

    run.__signature__ = inspect.Signature([parameter(f) for f in what.filters])  # type: ignore[attr-defined]
    run.__doc__ = "\n\n".join([what.help, *(f"$ {example}" for example in what.examples)])
    return declared(run, READS, without)


def conclude(found: bool) -> None:
    """How a check ends: with status 10 where it found something."""
    import typer

    if found:
        raise typer.Exit(10)
