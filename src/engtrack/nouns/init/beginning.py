"""Beginning: asking who one is, making the file, keeping both for the commands to come."""

import shlex
from contextlib import closing
from dataclasses import dataclass, replace

from engtrack import language
from engtrack.cli import configuration, parse
from engtrack.cli.answers import answer, say
from engtrack.cli.asking import ask
from engtrack.cli.settings import settings
from engtrack.cli.writes import write_table
from engtrack.errors import Misused, Sentence
from engtrack.language import gettext as _
from engtrack.render import check_format
from engtrack.store import header
from engtrack.store.read import connect
from engtrack.table import Table, check_columns

COLUMNS = ("key", "name", "organisation", "side", "email", "language", "path")
ROOM = "engtrack init --name Carla --side vendor"


@dataclass(frozen=True)
class Told:
    """What is known of who begins."""

    name: str | None = None
    handle: str | None = None
    organisation: str | None = None
    side: str | None = None
    language: str | None = None
    email: str | None = None


def begin(told: Told) -> None:
    check_format(settings.format)
    check_columns(settings.columns, COLUMNS)
    is_new = header.look(settings.db) == "missing"
    if not is_new:
        header.check(settings.db)
        if told == Told() and (known := _known(settings.actor)):
            say(Sentence("this was done: {path} is there, and you are {person}",
                         path=settings.db, person=known.handle))  # fmt: skip
            answer([_table(known)])
            return
    told = asked(told) if settings.can_ask else told
    person = complete(told)
    if is_new and settings.dry_run:
        say(Sentence("dry run: this is what would be; nothing was written"))
        answer([_table(person)])
        return
    if is_new:
        _make_file()
    _add(person)
    if not settings.dry_run:
        configuration.keep({"as": person.handle, "lang": person.language})
        _say_what_next()


def complete(told: Told) -> Told:
    """With a handle and a language; refused where nobody can be asked and too little was said."""
    if not told.name:
        if told.handle and (known := _known(told.handle)):
            return replace(known, language=told.language or known.language)
        raise Misused("who are you? say --name and --side, or run it at a terminal", next=ROOM)
    named = parse.parse_person_text(told.name)
    known = _known_by_name(named) if told.handle is None else _known(told.handle)
    if known is not None:
        if known.name != named.name:
            raise Misused(
                "{person} is {name} in this file; choose another handle",
                person=told.handle,
                name=known.name,
                next="engtrack person list",
            )
        return replace(known, language=told.language or known.language or language.current())
    if told.side is None:
        raise Misused("which side are you of? say --side client, vendor or third-party", next=ROOM)
    return replace(
        told,
        name=named.name,
        email=named.email,
        handle=told.handle or parse.handle_from_name(named.name, _taken()),
        language=told.language or language.current(),
    )


def asked(told: Told) -> Told:
    """At a terminal: what was not said yet, each with what is taken when nothing is typed."""
    speaks = told.language or ask(
        _("Language, en or fr"), language.word("language", language.current()), _language
    )
    settings.said.setdefault("lang", speaks)  # for what is said from here on
    language.choose(settings.lang)
    name = told.name or ask(_("Your name"), "", _name)
    person = parse.parse_person_text(name)
    known = _known_by_name(person) if told.handle is None else None
    if known is not None:
        return replace(told, name=name, handle=known.handle, language=speaks)
    made = parse.handle_from_name(person.name, _taken())
    return Told(
        name=name,
        handle=told.handle or ask(_("How commands name you"), made, parse.parse_handle),
        organisation=told.organisation or ask(_("Your firm"), "", parse.parse_text) or None,
        side=told.side
        or ask(_("Side: client, vendor or third-party"), language.word("side", "vendor"), _side),
        language=speaks,
    )


def _name(text: str) -> str:
    parse.parse_person_text(parse.parse_text(text, is_required=True))
    return text


def _side(text: str) -> str:
    return parse.parse_choice("side", text)


def _language(text: str) -> str:
    return parse.parse_choice("language", text)


def _known(handle: str | None) -> Told | None:
    return _person_where("handle = ?", [handle]) if handle else None


def _known_by_name(named: parse.Named) -> Told | None:
    if named.email:
        return _person_where("email = ?", [named.email])
    return _person_where("name = ? AND state = 'active'", [named.name])


def _person_where(condition: str, values: list[str]) -> Told | None:
    if header.look(settings.db) == "missing":
        return None
    with closing(connect(settings.db)) as db:
        row = db.execute(
            f"""SELECT name, handle, organisation, side, language, email FROM person
                 WHERE {condition} LIMIT 1""",
            values,
        ).fetchone()
    return Told(*row) if row else None


def _taken() -> set[str]:
    if header.look(settings.db) == "missing":
        return set()
    with closing(connect(settings.db)) as db:
        return {handle for (handle,) in db.execute("SELECT handle FROM person")}


def _make_file() -> None:
    from engtrack.store import schema

    try:
        settings.db.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Misused(
            "{path} cannot be written: {words}", path=settings.db.parent, words=error.strerror
        ) from error
    schema.create(settings.db, instant=settings.instant, is_rehearsal=settings.is_pinned)
    say(Sentence("created: {path}", path=settings.db))


def _add(person: Told) -> None:
    """In the file, unless they are there already; typed in their own name."""
    assert person.handle
    settings.said["as"] = person.handle
    if _known(person.handle):
        say(Sentence("{person} is in the file already", person=person.handle))
        answer([_table(person)])
        return
    from engtrack.nouns.init import actions

    write_table(lambda session: actions.add(session, person, _table(person)), is_known=False)


def _say_what_next() -> None:
    """Commands that run as printed, also where the file was named on the line."""
    where = ""
    if "db" in settings.said:
        path = shlex.quote(str(settings.db))
        where = f" --db {path}"
        say(Sentence("to use this file from now on:", next=f"engtrack config set db {path}"))
    create = "engtrack engagement create ACME --name Acme --client Acme"
    say(
        Sentence("next, an engagement of your own:", next=create + where),
        Sentence("or the list that you keep today, as CSV:", next="engtrack import --help"),
        Sentence("or look around in a rehearsal first:", next="engtrack demo"),
    )


def _table(person: Told) -> Table:
    row = (person.handle, person.name, person.organisation, person.side, person.email,
           person.language, str(settings.db.absolute()))  # fmt: skip
    return Table("person", COLUMNS, [row], is_card=True)
