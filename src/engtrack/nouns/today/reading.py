"""One's day over all engagements, and what the bare command says."""

from collections.abc import Callable
from dataclasses import replace
from itertools import groupby
from sqlite3 import Connection

from engtrack.cli.answers import answer, say
from engtrack.cli.reads import check_person
from engtrack.cli.settings import settings
from engtrack.cli.words import spoken
from engtrack.errors import Misused, Sentence
from engtrack.language import N_, of_people
from engtrack.language import gettext as _
from engtrack.render import check_format
from engtrack.store.read import Scope, read, reading
from engtrack.table import Table, check_columns

SECTIONS = {
    "sessions": N_("Sessions"),
    "bring": N_("To bring today"),
    "collect": N_("To collect at the client today"),
    "where": N_("Who is where within five working days"),
    "waits-for-you": N_("Waits for you"),
    "overdue": N_("Overdue"),
    "due": N_("Due within five working days"),
    "attention": N_("Asks for attention among your duties"),
    "you-wait-for": N_("You wait for"),
    "in-your-name": N_("Typed in your name, without proof"),
}
TOLD_WHY = ("attention", "waits-for-you", "in-your-name", "sessions", "collect", "where")
SHOWN = ("key", "engagement", "title", "due_on", "since_on")


def show(person: str | None) -> None:
    """The day of a person, the configured one unless said."""
    who = person or settings.actor
    if who is None:
        raise Misused("whose day? say who you are:", next="engtrack init")
    check_format(settings.format)
    only = settings.engagement_named
    scope = Scope(engagement=only, person=None if only else who, reader=who)
    with reading(settings.db, settings.instant, settings.today, scope) as db:
        check_person(db, who)
        tables = tables_of(db, who)
        check_columns(settings.columns, tables[0].columns)
        answer(tables)


def tables_of(db: Connection, who: str) -> list[Table]:
    found = read(
        db, "today_list", "place, due_on IS NULL, due_on, since_on, key", keep=True, person=who
    )
    section = found.columns.index("section")
    tables = [
        _table(found, list(rows), name)
        for name, rows in groupby(found.rows, lambda row: str(row[section]))
    ]
    nothing = _("nothing waits for you, nothing is due; duties: `engtrack duty show {person}`")
    return tables or [replace(_table(found, [], ""), empty=nothing.format(person=who))]


def _table(found: Table, rows: list[tuple[str | int | None, ...]], section: str) -> Table:
    kept = [column for column in found.columns if column not in ("place", "person")]
    table = replace(found, name="today", rows=rows, title="").only(kept)
    below = ("why", "next") if section in TOLD_WHY else ("next",)
    said = spoken(table)
    return replace(
        said,
        rows=list(said.rows),
        title=_(SECTIONS[section]) if section else "",
        shown=SHOWN if section != "attention" else ("key", "engagement", "since_on"),
        below=below,
    )


def welcome() -> None:
    """The bare command: how to begin where there is no file, else one's day and where to look."""
    if not settings.db.exists():
        tell(_("There is no file yet ({path}). To begin:").format(path=settings.db), BEGIN)
    elif settings.actor is None:
        tell(_("There is a file, and the program does not know who you are."), BEGIN[:1])
    elif not _has_engagements():
        tell(_("Nothing is tracked yet. Next:"), next_steps(of_people()))
    else:
        show(None)
        say(
            Sentence(
                "more: {commands}",
                commands="engtrack engagement list, engtrack duty show, engtrack --help",
            )
        )


Step = tuple[str, str]
BEGIN: list[Step] = [
    ("engtrack init", N_("say who you are and make the file")),
    ("engtrack demo", N_("see an engagement in the midst of its life first")),
    ("engtrack --help", N_("all commands")),
]


EXAMPLES = {"en": "small-shop", "fr": "cabinet-shop"}  # in its language


def next_steps(language: str) -> list[Step]:
    return [
        (
            f"engtrack engagement create ACME --from {EXAMPLES[language]}",
            N_("from a shipped example"),
        ),
        ("engtrack engagement create --help", N_("or one of your own")),
        ("engtrack import --help", N_("or the list that you keep today, as CSV")),
    ]


def _has_engagements() -> bool:
    with reading(settings.db, settings.instant, settings.today) as db:
        return db.execute("SELECT 1 FROM engagement LIMIT 1").fetchone() is not None


def tell(sentence: str, steps: list[Step], out: Callable[[str], None] = print) -> None:
    out(sentence)
    width = max(len(command) for command, _what in steps)
    for command, what in steps:
        out(f"  {command:<{width}}  {_(what)}")
