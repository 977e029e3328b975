"""Copying the file, and going back to a copy."""

import os
import shlex
from pathlib import Path

from engtrack.cli.answers import answer, say
from engtrack.cli.consent import confirm
from engtrack.cli.settings import settings
from engtrack.errors import FileTrouble, Sentence
from engtrack.render import check_format
from engtrack.store import copies, header
from engtrack.table import Table, check_columns

COLUMNS = ("path", "head", "kept_as")


def copy(to: Path) -> None:
    check_format(settings.format)
    check_columns(settings.columns, COLUMNS)
    check_new(to)
    if settings.dry_run:
        header.check(settings.db)
        say(Sentence("dry run: this is what would be; nothing was written"))
        answer([_table(to, None)])
        return
    head = copies.copy(settings.db, to)
    say(Sentence("copied to {path}; its head is {head}", path=to, head=head[:8]))
    answer([_table(to, head)])


def restore(source: Path) -> None:
    """Verified before anything is asked; what was there is kept under a name of its own."""
    check_format(settings.format)
    check_columns(settings.columns, COLUMNS)
    check_there(source)
    copies.check_sound(source, said_as=source)
    confirm(Sentence("put {source} in the place of {path}?", source=source, path=settings.db))
    if settings.dry_run:
        say(Sentence("dry run: this is what would be; nothing was written"))
        answer([_table(settings.db, None)])
        return
    kept = copies.restore(settings.db, source, instant=settings.instant)
    if kept is not None:
        say(Sentence("what was there is kept as {path}", path=kept))
    answer([_table(settings.db, None, kept)])


def check_new(to: Path) -> None:
    """A copy overwrites nothing: where something is, the next free name is proposed."""
    if os.path.lexists(to):
        of = ["--db", settings.said["db"]] if "db" in settings.said else []
        raise FileTrouble(
            "{path} is there already; nothing was overwritten",
            path=str(to),
            next=shlex.join(["engtrack", "db", "copy", str(copies.free(to)), *of]),
        )


def check_there(source: Path) -> None:
    """A copy is named by its path: where none is, making a file is no way out."""
    if not source.exists():
        raise FileTrouble(
            "there is no copy {path}", path=str(source), next="engtrack db restore --help"
        )


def _table(path: Path, head: str | None, kept: Path | None = None) -> Table:
    row = (str(path.absolute()), head, str(kept.absolute()) if kept else None)
    return Table("db", COLUMNS, [row], is_card=True)
