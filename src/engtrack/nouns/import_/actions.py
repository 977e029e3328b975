"""Bringing in rows: each through its noun's creating verb, all of them in one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import partial
from importlib import import_module
from typing import Any

from sqlmodel import Session

from engtrack.cli.reads import Read
from engtrack.cli.settings import settings
from engtrack.cli.writes import acted, write_table
from engtrack.errors import BadFile, EngtrackError, Misused, RuleBroken, Sentence
from engtrack.nouns.import_ import csv_file, fields
from engtrack.nouns.import_.csv_file import CsvFile
from engtrack.nouns.import_.fields import CREATING, ENGAGEMENT, KEY, REF, Field
from engtrack.nouns.schedule import actions as schedule
from engtrack.store import header, references
from engtrack.store.read import Scope, prepare, reading
from engtrack.store.write import raw
from engtrack.table import Row, Table, Value

COMPLAINTS = 20  # of rules; then the rest of a file is not tried
TALK = 20
EVERYTHING = Scope(everything=True)
CREATED, LEFT = "created", "left"
Taken = dict[str, dict[str, Value]]  # what the noun's list has, by key


@dataclass
class Line:
    """A row as it was understood: the verb's values, and what says whether it is there already."""

    number: int
    values: dict[str, Any]  # by the verb's parameters
    own: dict[str, Any] = field(default_factory=dict)  # ref, key, engagement
    cells: dict[str, tuple[str, Any]] = field(default_factory=dict)  # by the list's columns

    @property
    def title(self) -> str:
        named = (self.values.get(name) for name in ("title", "name", "subject"))
        both = [str(self.values[n]) for n in ("role", "person") if self.values.get(n)]
        return next((str(text) for text in named if text), " ".join(both))


def bring_in(noun: str, path: str) -> None:
    """The command itself."""
    if noun not in CREATING:
        near = get_close_matches(noun, CREATING, 2)
        raise Misused("no import of {text}; there are: {there}", text=noun,
                      there=", ".join(near or CREATING), next="engtrack import --help")  # fmt: skip
    file = csv_file.read(path)
    if noun == "engagement":
        from engtrack.nouns.import_ import tracker

        tracker.bring_in(file)
        return
    lines, ignored = understood(noun, file, fields.fields_of(verb(noun)))
    write_table(lambda session: _all(session, noun, file, lines, ignored))


def verb(noun: str) -> Callable[..., None]:
    """The body of the noun's creating verb."""
    module = import_module(f"engtrack.nouns.{noun}.commands")
    function: Callable[..., None] = module.noun.verbs[CREATING[noun]]
    return function


def list_of(noun: str) -> Read:
    found: Read = import_module(f"engtrack.nouns.{noun}.reads").LIST
    return found


def understood(
    noun: str, file: CsvFile, takes: dict[str, Field], synonyms: dict[str, str] | None = None
) -> tuple[list[Line], list[str]]:
    """Every row's values, and the columns that no import sets; BadFile names each bad cell."""
    found, ignored = fields.matched(
        noun, file.name, file.header, takes, _listed(noun), synonyms or {}
    )
    lines: list[Line] = []
    complaints: list[EngtrackError] = []
    for number, cells in file.rows:
        line = Line(number, dict.fromkeys(takes))
        for field_, cell in zip(found, cells, strict=False):
            if field_ is not None:
                try:
                    _take(line, field_, cell)
                except EngtrackError as error:
                    complaints.append(of_cell(number, field_.heading, error))
        complaints += _missing(line, takes)
        lines.append(line)
    settings.echo.clear()  # a thousand rows are not said back one by one
    if complaints:
        raise BadFile(file.name, complaints)
    return lines, ignored


def _take(line: Line, field_: Field, cell: str) -> None:
    value = field_.understood(cell)
    if field_.name in fields.OF_EVERY_ROW and field_.name not in line.values:
        line.own[field_.name] = value
        return
    line.values[field_.name] = value
    if value is not None and field_.column:
        line.cells[field_.column] = (cell.strip(), value)


def _missing(line: Line, takes: dict[str, Field]) -> list[EngtrackError]:
    needed = [name for name, f in takes.items() if f.is_needed and line.values.get(name) is None]
    empty = Misused("a value is needed here")
    return [of_cell(line.number, name.rstrip("_"), empty) for name in needed]


def of_cell(line: int, column: str, error: EngtrackError) -> EngtrackError:
    return Misused("line {line}, {column}: {what}", line=line, column=column, what=error)


def of_line(line: int, error: EngtrackError) -> EngtrackError:
    return Misused("line {line}: {what}", line=line, what=error)


def _listed(noun: str) -> tuple[str, ...]:
    """The columns of the noun's list, as far as there is a file to ask."""
    if header.look(settings.db) == "missing":
        return ()
    with reading(settings.db, settings.instant, settings.today, EVERYTHING) as db:
        found = db.execute(f"SELECT * FROM {list_of(noun).view} LIMIT 0")
        return tuple(column[0] for column in found.description)


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
    return Table("import", (KEY, "title", "line", "result"), rows, empty="")


def each(
    session: Session,
    file: CsvFile,
    lines: Sequence[Line],
    one: Callable[[Line], tuple[str, str]],
) -> list[tuple[str, str]]:
    """Each row in a savepoint, so that all rows are tried: one file, one list of what to mend."""
    done: list[tuple[str, str]] = []
    complaints: list[EngtrackError] = []
    for line in lines:
        try:
            with session.begin_nested():
                done.append(one(line))
        except EngtrackError as error:
            complaints.append(of_line(line.number, error))
            if len(complaints) == COMPLAINTS:
                break
    if complaints:
        raise BadFile(file.name, complaints)
    return done


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
    if (key := _same(noun, there, line)) is not None:
        check_unchanged(noun, key, there[key], line)
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


def _same(noun: str, there: Taken, line: Line) -> str | None:
    """The key of what this row is already; a key that is nowhere is refused."""
    if noun == "person":
        return _same_person(there, line.values)
    key = line.own.get(KEY)
    if key is None or key in there:
        return str(key) if key else None
    raise RuleBroken("there is no {key}, and keys are given by the file: leave it empty, or call "
                     "the column ref", key=key, next=f"engtrack {noun} list")  # fmt: skip


def _same_person(there: Taken, values: dict[str, Any]) -> str | None:
    """By the handle; else by the address; else, where none is given, by the name."""
    handle, email, name = (values.get(column) for column in ("handle", "email", "name"))
    if handle:
        return handle if handle in there else None
    return next(
        (key for key, row in there.items()
         if (row["email"] == email if email else row["name"] == name)),
        None,
    )  # fmt: skip


def check_unchanged(noun: str, key: str, there: dict[str, Value], line: Line) -> None:
    """An import adds and never alters: a row that differs is refused, with the way to alter it."""
    for column, (text, value) in line.cells.items():
        stored = there.get(column)
        if column != KEY and text != str(stored) and value != stored and not _listed_so(
            value, stored
        ):  # fmt: skip
            raise RuleBroken(
                "{key} is there with another {column} ({stored}); an import alters nothing",
                key=key, column=column, stored=stored if stored is not None else "",
                next=f"engtrack {noun} edit {key} --help",
            )  # fmt: skip


def _listed_so(value: Any, stored: Value) -> bool:
    """Several persons or links, as the list joins them."""
    if not isinstance(value, list):
        return False
    parts = {part.strip() for part in str(stored or "").split(",")}
    return {str(part) for part in value} == parts
