"""Bringing in rows: each through its noun's creating verb, all of them in one transaction."""

from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from functools import partial
from importlib import import_module
from itertools import islice
from typing import Any

from sqlmodel import Session

from engtrack.cli.reads import Read, check_acting
from engtrack.cli.settings import settings
from engtrack.cli.writes import acted, write_table
from engtrack.errors import BadFile, EngtrackError, Misused, Sentence
from engtrack.nouns.import_ import csv_file, fields, same
from engtrack.nouns.import_.csv_file import CsvFile
from engtrack.nouns.import_.fields import CREATING, ENGAGEMENT, KEY, REF
from engtrack.nouns.import_.lines import CREATED, LEFT, Line, of_line, understood
from engtrack.nouns.import_.same import Taken
from engtrack.nouns.schedule import actions as schedule
from engtrack.render import check_format
from engtrack.store import header, references
from engtrack.store.many import many
from engtrack.store.read import Scope, prepare, reading
from engtrack.store.write import raw
from engtrack.table import Row, Table, check_columns

COLUMNS = (KEY, "title", "line", "result")
COMPLAINTS = 20  # of rules; then the rest of a file is not tried
TALK = 20
EVERYTHING = Scope(everything=True)


def bring_in(noun: str, path: str) -> None:
    """The command itself."""
    if noun not in CREATING:
        near = get_close_matches(noun, CREATING, 1)
        raise Misused(
            "no import of {text}; did you mean {near}?"
            if near
            else "no import of {text}; there are: {there}",
            text=noun,
            near=", ".join(near),
            there=", ".join(CREATING),
            next="engtrack import --help",
        )
    if noun == "engagement":
        from engtrack.nouns.import_ import tracker

        tracker.bring_in(path)
        return
    listed = look_before(noun, COLUMNS)
    file = csv_file.read(path)
    lines, ignored = understood(noun, file, fields.fields_of(verb(noun)), listed)
    write_table(lambda session: _all(session, noun, file, lines, ignored))


def look_before(noun: str, columns: Sequence[str]) -> tuple[str, ...]:
    """Refuse what can be before the file is read; the columns of the noun's list."""
    check_format(settings.format)
    check_columns(settings.columns, columns)
    if header.look(settings.db) == "missing":
        return ()
    scope = Scope(engagement=settings.engagement, everything=True)
    with reading(settings.db, settings.instant, settings.today, scope) as db:
        check_acting(db)
        found = db.execute(f"SELECT * FROM {list_of(noun).view} LIMIT 0")
        return tuple(column[0] for column in found.description)


def verb(noun: str) -> Callable[..., None]:
    """The body of the noun's creating verb."""
    module = import_module(f"engtrack.nouns.{noun}.commands")
    function: Callable[..., None] = module.noun.function(CREATING[noun])
    return function


def list_of(noun: str) -> Read:
    found: Read = import_module(f"engtrack.nouns.{noun}.reads").LIST
    return found


def taken(session: Session, noun: str) -> Taken:
    """What there is of the noun, in all engagements, before anything comes in."""
    db = raw(session)
    prepare(db, settings.instant, settings.today, EVERYTHING)
    found = db.execute(f"SELECT * FROM {list_of(noun).view}")
    columns = [column[0] for column in found.description]
    place = columns.index(KEY)
    return {row[place]: dict(zip(columns, row, strict=True)) for row in found}


def _all(
    session: Session, noun: str, file: CsvFile, lines: Sequence[Line], ignored: list[str]
) -> Table:
    there = taken(session, noun)
    with schedule.planning_once(session):
        done = each(session, file, lines, partial(_one, session, noun, there))
    rows: list[Row] = [
        (key, line.title, line.number, result)
        for line, (key, result) in zip(lines, done, strict=True)
    ]
    sum_up(session, file, ignored, [result for _, result in done])
    return Table("import", COLUMNS, rows)


def each(
    session: Session,
    file: CsvFile,
    lines: Sequence[Line],
    one: Callable[[Line], tuple[str, str]],
) -> list[tuple[str, str]]:
    """All rows, or one list of all that is to mend: only then is each row tried by itself."""
    try:
        with session.begin_nested(), many(session):
            return [one(line) for line in lines]
    except EngtrackError:
        complaints = list(islice(_complaints(session, lines, one), COMPLAINTS))
    raise BadFile(file.name, complaints)


def _complaints(
    session: Session, lines: Sequence[Line], one: Callable[[Line], tuple[str, str]]
) -> Iterator[EngtrackError]:
    """Each row in a savepoint, so that none suffers from the one before."""
    for line in lines:
        try:
            with session.begin_nested():
                one(line)
        except EngtrackError as error:
            yield of_line(line.number, error)


def sum_up(session: Session, file: CsvFile, ignored: list[str], results: Sequence[str]) -> None:
    """How many came in and how they were read; and no more talk than anybody reads."""
    talk = session.info["talk"]
    if (more := len(talk) - TALK) > 0:
        del talk[TALK:]
        talk.append(Sentence("… {count} more", count=more))
    if file.encoding != "utf-8":
        talk.append(
            Sentence("{path} was read as {encoding}", path=file.name, encoding=file.encoding)
        )
    count, left = results.count(CREATED), results.count(LEFT)
    if ignored and count:
        talk.append(
            Sentence("not brought in, since it follows from the rest: {columns}", columns=ignored)
        )
    talk.append(Sentence("{count} created, {left} there already", count=count, left=left))


def _one(session: Session, noun: str, there: Taken, line: Line) -> tuple[str, str]:
    ref = line.own.get(REF)
    if ref and (key := references.key_of(session, ref, noun)) is not None:
        return key, LEFT
    if (key := same.key_of(noun, there, line)) is not None:
        same.check_unchanged(noun, key, there[key], line)
        return key, LEFT
    with about(line.own.get(ENGAGEMENT)):
        key = create(session, noun, line.values)
    if ref:
        references.keep(session, ref, noun, key)
    return key, LEFT if key in there else CREATED


def create(session: Session, noun: str, values: dict[str, Any]) -> str:
    """Run the creating verb's body, in this transaction; its key."""
    return acted(session, partial(verb(noun), **values))[0]


class about:
    """The engagement that a row is of, while its verb runs; without one that of the command."""

    def __init__(self, engagement: str | None) -> None:
        self.engagement = engagement
        self.kept = settings.said.get(ENGAGEMENT)

    def __enter__(self) -> None:
        if self.engagement is None:
            return
        if self.kept is not None and self.kept.upper() != self.engagement:
            raise Misused("the row is of {engagement}, not of {other}",
                          engagement=self.engagement, other=self.kept.upper())  # fmt: skip
        settings.said[ENGAGEMENT] = self.engagement

    def __exit__(self, *_: object) -> None:
        if self.kept is None:
            settings.said.pop(ENGAGEMENT, None)
