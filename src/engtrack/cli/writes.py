"""How a command writes: act, read back what was written, and only then commit and print."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from sqlite3 import Connection
from typing import TYPE_CHECKING

from engtrack.cli.alongside import FILES
from engtrack.cli.answers import answer, answer_text, check_output, say
from engtrack.cli.reads import Read, check_person, table_of
from engtrack.cli.settings import settings
from engtrack.errors import FileTrouble, Misused, Sentence
from engtrack.render import check_format
from engtrack.store import keys
from engtrack.store.read import Scope, prepare
from engtrack.table import Table, check_columns

if TYPE_CHECKING:
    from sqlmodel import Session

    Action = Callable[[Session], str | Sequence[str]]

EVERYTHING = Scope(everything=True)


def write(
    action: "Action",
    then: Read,
    creates: str = "",
    text: "Callable[[Session, Sequence[str]], str] | None" = None,
) -> None:
    """One command, one transaction; the action returns the keys it wrote, `then` shows them.

    `creates` is the noun that is created: `--ref` then gives the same key again instead of a
    second one. `text` words of what was written are printed instead of showing it.
    """
    if _Within.session is not None:
        _Within.made = _keys(_once(_Within.session, action, creates))
        return
    check_format(settings.format)
    check_output()
    create_default_file()
    with transaction() as session:
        db = _raw(session)
        _check_before(db, then)
        key = _once(session, action, creates)
        session.flush()
        found = [key] if isinstance(key, str) else list(key)
        within = session.info.get("within")  # the engagement, where the key alone does not say it
        prepare(db, settings.instant, settings.today, Scope(within) if within else EVERYTHING)
        table = _written(db, then, found, is_one=isinstance(key, str))
        words = text(session, found) if text else None
        talk = [*settings.echo, *session.info["talk"], *_about(db, [within] if within else found)]
    _tell(talk)  # nothing is said before the commit has returned
    if words is None:
        answer([table])
    else:
        answer_text(words)


def write_table(action: "Callable[[Session], Table]", *, is_known: bool = True) -> None:
    """The same for what cannot be read back by one key, such as an import: the action's own table.

    `is_known` unless who types is only being added.
    """
    check_format(settings.format)
    check_output()
    create_default_file()
    with transaction() as session:
        if is_known:
            _check_acting(_raw(session))
        table = action(session)
        session.flush()
        check_columns(settings.columns, table.columns)
        talk = [*settings.echo, *session.info["talk"]]
    _tell(talk)
    answer([table])


class _Within:
    """Set while the body of a writing command runs as a part of another's transaction."""

    session: "Session | None" = None
    made: Sequence[str] = ()


def acted(session: "Session", command: Callable[[], None]) -> Sequence[str]:
    """Run a writing command's body in this session, printing nothing; the keys of what it wrote."""
    _Within.session, _Within.made = session, ()
    try:
        command()
    finally:
        _Within.session = None
    return _Within.made


def _keys(written: str | Sequence[str]) -> Sequence[str]:
    return (written,) if isinstance(written, str) else written


@contextmanager
def transaction() -> Iterator["Session"]:
    """One transaction, typed by the acting person, journalled under this command line."""
    # SQLModel costs a quarter of a second: only a write pays it.
    from engtrack.store.write import writing

    with (
        ExitStack() as files,
        writing(
            settings.db,
            instant=settings.instant,
            today=settings.today,
            typed_by=acting(),
            command=typed(),
            dry_run=settings.dry_run,
            is_pinned=settings.is_pinned,
        ) as session,
    ):
        session.info[FILES] = files
        yield session


def typed(*more: str) -> str:
    """The command as it was typed."""
    import shlex

    return shlex.join(["engtrack", *settings.argv, *more])


def _raw(session: "Session") -> Connection:
    from engtrack.store.write import raw

    return raw(session)


def acting() -> str:
    """The handle of who types; without one nothing is written."""
    if settings.actor is None:
        raise Misused("who are you? say --as HANDLE, or once for all:", next="engtrack init")
    return settings.actor


def create_default_file() -> None:
    """The first write to the default place makes the file; a path that was given must be there."""
    if settings.is_default_db and not settings.db.exists() and not settings.dry_run:
        from engtrack.store import schema

        acting()
        settings.db.parent.mkdir(parents=True, exist_ok=True)
        try:
            schema.create(settings.db, instant=settings.instant, is_rehearsal=settings.is_pinned)
        except FileTrouble:
            if settings.db.exists():  # another first command was quicker
                return
            raise
        say_created()


def say_created() -> None:
    """A day that is not the real one makes a file that is not meant in earnest."""
    say(Sentence("created: {path}", path=settings.db))
    if settings.is_pinned:
        say(Sentence("it is a rehearsal file, as ENGTRACK_NOW pins the day"))


def _check_before(db: Connection, then: Read) -> None:
    """Acting person, engagement and columns are refused before anything is done."""
    prepare(db, settings.instant, settings.today, EVERYTHING)
    _check_acting(db)
    if settings.columns:
        table_of(db, replace(then, is_card=False, parts=()), {"key": ""})
    if settings.about:
        check_same_engagement(db, settings.about)


def _check_acting(db: Connection) -> None:
    """Who types is somebody; in a file without people it may be anybody."""
    if db.execute("SELECT 1 FROM person LIMIT 1").fetchone():
        check_person(db, settings.actor)


def check_same_engagement(db: Connection, key: str) -> None:
    """`-e` beside a key of another engagement is a mistake in one of the two."""
    kept = keys.PREFIXES.get(keys.prefix(key) or "")
    if kept is None or not settings.said.get("engagement"):
        return
    of = db.execute(
        f"""SELECT e.key FROM {kept.table} t JOIN engagement e ON e.id = t.engagement_id
             WHERE t.key = ?""",
        [key],
    ).fetchone()
    if of and of[0] != settings.engagement:
        raise Misused(
            "{key} is of {engagement}, not of {other}",
            key=key,
            engagement=of[0],
            other=settings.engagement,
        )


def _once(session: "Session", action: "Action", noun: str) -> str | Sequence[str]:
    from engtrack.store import references

    ref = settings.said.get("ref") if noun else None
    if not ref:
        return action(session)
    if (key := references.key_of(session, ref, noun)) is not None:
        session.info["talk"].append(Sentence("{key} was there already ({ref})", key=key, ref=ref))
        return key
    made = action(session)
    assert isinstance(made, str)
    references.keep(session, ref, noun, made)
    return made


def _written(db: Connection, then: Read, found: list[str], is_one: bool) -> Table:
    if is_one:
        return table_of(db, replace(then, is_card=True), {"key": found[0]})
    cards = [table_of(db, replace(then, is_card=True, parts=()), {"key": key}) for key in found]
    if not cards:
        nothing = table_of(db, replace(then, is_card=False, parts=()), {"key": ""})
        return replace(nothing, rows=[])  # read now: the answer is given after the file is closed
    return replace(cards[0], rows=[row for card in cards for row in card.rows], is_card=False)


def _about(db: Connection, found: list[str]) -> list[Sentence]:
    """Which engagement was written to: people have several open at once."""
    said: dict[str, Sentence] = {}
    for key in found:
        kept = keys.PREFIXES.get(keys.prefix(key) or "")
        where = (
            f"id = (SELECT engagement_id FROM {kept.table} WHERE key = ?)" if kept else "key = ?"
        )
        row = db.execute(f"SELECT key, client FROM engagement WHERE {where}", [key]).fetchone()
        if row:
            said[row[0]] = Sentence("{engagement} · {client}", engagement=row[0], client=row[1])
    return list(said.values())


def _tell(talk: Sequence[Sentence]) -> None:
    if settings.dry_run:
        say(Sentence("dry run: this is what would be; nothing was written"))
    say(*talk)
