"""Undoing a person's last command."""

from typing import TYPE_CHECKING

from engtrack.cli.consent import confirm
from engtrack.cli.reads import check_person
from engtrack.cli.settings import settings
from engtrack.cli.writes import acting, write_table
from engtrack.errors import RuleBroken, Sentence
from engtrack.nouns.db import limits, told
from engtrack.store import undo as undoing
from engtrack.store.functions import value_in
from engtrack.store.read import Scope, reading
from engtrack.store.talk import tell
from engtrack.store.write import raw
from engtrack.table import Table

if TYPE_CHECKING:
    from sqlmodel import Session


def undo_last() -> None:
    """Ask about the last command of who types, then reverse that one and no other."""
    who = acting()
    scope = Scope(everything=True)
    with reading(settings.db, settings.instant, settings.today, scope) as db:
        check_person(db, who)
        entry = undoing.last_entry(db, who)
        if entry is None:
            raise RuleBroken(
                "there is nothing of {person} to undo", person=who, next="engtrack db history"
            )
        command = told.command_of(db, entry)
    confirm(Sentence("undo {command}?", command=command))
    write_table(lambda session: _undo(session, who, entry))


def _undo(session: "Session", who: str, entry: int) -> Table:
    db = raw(session)
    if undoing.last_entry(db, who) != entry:
        raise RuleBroken(
            "{person} did something else meanwhile; nothing was undone",
            person=who,
            next="engtrack db history",
        )
    table = told.entry_table(db, entry)
    assert table is not None
    limits.check_undoable(db, entry, told.command_of(db, entry))
    command = undoing.undo(session, entry)
    session.info["talk"].append(Sentence("undone: {command}", command=command))
    if command.startswith("engtrack db undo"):
        tell(session, "that was an undo: what it had taken back is there again")
    _say_given_out(session, entry)
    return table


def _say_given_out(session: "Session", entry: int) -> None:
    """No undo reaches what people have been given."""
    db = raw(session)
    names = told.Names(db)
    given = f"{limits.CHANGES} AND table_name = 'publication_reader' ORDER BY seq"
    readers = [value_in(after, "person_id") for *_, after in db.execute(given, [entry])]
    if people := [name for reader in readers if reader and (name := names.own(reader))]:
        tell(session, "it was given to {people}, and no undo takes that back: tell them",
             people=people)  # fmt: skip
