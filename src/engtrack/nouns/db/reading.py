"""What can be read about the file itself."""

from sqlite3 import Connection

import typer

from engtrack.cli.answers import answer, speak_as_answered
from engtrack.cli.reads import check_acting
from engtrack.cli.settings import settings
from engtrack.errors import Misused, NotFound
from engtrack.language import gettext as _
from engtrack.nouns.db import told
from engtrack.render import check_format
from engtrack.store import history
from engtrack.store.header import SCHEMA_VERSION, look
from engtrack.store.read import Scope
from engtrack.store.read import reading as reading_file
from engtrack.table import Row, Table, check_columns

FOUND = 10  # the exit status of every check that found something
HEAD_LENGTH = 8
EVERYTHING = Scope(everything=True)
WORDS = {  # what each code of `db check` means
    "integrity": "SQLite finds the file's pages damaged",
    "foreign-key": "a row names another that is not there",
    "table-missing": "a table is missing",
    "table-unknown": "a table is there that is none of ours",
    "table-changed": "a table is not as this program makes it",
    "index-missing": "an index is missing",
    "index-changed": "an index is not as this program makes it",
    "index-unknown": "an index is there that is none of ours",
    "guard-missing": "a guard of the journal is missing",
    "guard-changed": "a guard of the journal was changed",
    "guard-unknown": "a trigger is there that is none of ours",
    "entry-missing": "an entry of the journal is missing",
    "entry-changed": "an entry of the journal was changed",
    "entry-open": "an entry of the journal was never sealed",
    "row-changed": "a row is not what its journal says",
    "row-unknown": "the journal does not know this row",
    "head-unknown": "the head you noted is not in this file: it is an older one, or was cut off",
}


def parse_head(text: str) -> str:
    said = text.strip().lower()
    if not 8 <= len(said) <= 64 or set(said) - set("0123456789abcdef"):
        raise Misused("{text} is no head; it has 8 to 64 of 0-9 and a-f", text=text)
    return said


def parse_count(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text[:12])):
        raise Misused("{text} is no whole number above 0", text=text)
    return int(text[:12])


def show_path() -> None:
    """The bare path to people and scripts: `cp "$(engtrack db path)"` works."""
    check_format(settings.format)
    where = str(settings.db.absolute())
    if settings.format in ("table", "plain") and settings.output is None:
        print(where)
    else:
        is_there = 0 if look(settings.db) == "missing" else 1
        answer([Table("db", ("path", "is_there"), [(where, is_there)], is_card=True)])


def show_info() -> None:
    check_format(settings.format)
    with reading_file(settings.db, settings.instant, settings.today, EVERYTHING) as db:
        facts = dict(db.execute("SELECT name, value FROM file_fact"))
        version = db.execute("PRAGMA user_version").fetchone()[0]
        newest, entries = history.head(db)
        columns = ("path", "size", "schema", "created_at", "is_rehearsal", "engagements",
                   "persons", "entries", "head")  # fmt: skip
        row: Row = (
            str(settings.db.absolute()), settings.db.stat().st_size, version,
            facts.get("created_at"), int(facts.get("rehearsal") == "yes"),
            _count(db, "engagement"), _count(db, "person"), entries, newest[:HEAD_LENGTH],
        )  # fmt: skip
    assert version <= SCHEMA_VERSION
    answer([Table("db", columns, [row], is_card=True)])


def _count(db: Connection, table: str) -> int:
    number: int = db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    return number


def show_head() -> None:
    check_format(settings.format)
    with reading_file(settings.db, settings.instant, settings.today, EVERYTHING) as db:
        newest, entries = history.head(db)
    answer([Table("db", ("head", "entries"), [(newest, entries)], is_card=True)])


def check(head: str | None) -> None:
    """Every fault that can be found; of the file alone, and against a head noted elsewhere."""
    from engtrack.store.verify import verify

    check_format(settings.format)
    found = [(fault.code, fault.ref) for fault in verify(settings.db)]
    if head is not None:
        with reading_file(settings.db, settings.instant, settings.today, EVERYTHING) as db:
            if not history.has_entry(db, head):
                found.append(("head-unknown", head))
    speak_as_answered()
    rows: list[Row] = [(code, ref, _(WORDS[code])) for code, ref in found]
    sound = _("the file is what its journal says")
    answer([Table("db_fault", ("code", "ref", "why"), rows, empty=sound)])
    if found:
        raise typer.Exit(FOUND)


def show_history(*, of: str | None, by: str | None, limit: int | None) -> None:
    check_format(settings.format)
    within = Scope(engagement=settings.engagement, everything=True)
    with reading_file(settings.db, settings.instant, settings.today, within) as db:
        check_acting(db)
        row = told.row_named(db, of or settings.engagement)
        table = told.history_table(db, row, by and by.lower(), limit)
        check_columns(settings.columns, table.columns)
        answer([table])  # while the file is open: the rows are read as they are printed


def show_entry(number: int) -> None:
    check_format(settings.format)
    within = Scope(engagement=settings.engagement, everything=True)
    with reading_file(settings.db, settings.instant, settings.today, within) as db:
        check_acting(db)
        table = told.entry_table(db, number)
        if table is None:
            raise NotFound("entry", str(number), next="engtrack db history")
        answer([table])
