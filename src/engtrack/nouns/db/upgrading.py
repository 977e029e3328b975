"""Bringing the file up to this program."""

from engtrack.cli.answers import answer, say
from engtrack.cli.settings import settings
from engtrack.cli.writes import typed
from engtrack.errors import Sentence
from engtrack.render import check_format
from engtrack.store import upgrade as upgrading
from engtrack.store.header import SCHEMA_VERSION
from engtrack.table import Table, check_columns

COLUMNS = ("path", "schema_before", "schema", "made_anew", "kept_as")


def upgrade() -> None:
    check_format(settings.format)
    check_columns(settings.columns, COLUMNS)
    by = upgrading.By(settings.instant, settings.actor or "engtrack", typed())
    done = upgrading.upgrade(
        settings.db, by, dry_run=settings.dry_run, is_pinned=settings.is_pinned
    )
    if not done.parts and done.before == SCHEMA_VERSION:
        say(Sentence("{path} is as this engtrack makes it; nothing was done", path=settings.db))
    elif settings.dry_run:
        say(Sentence("dry run: this is what would be; nothing was written"))
    elif done.kept:
        say(Sentence("what was there is kept as {path}", path=done.kept))
    row = (
        str(settings.db.absolute()), done.before, SCHEMA_VERSION, ", ".join(done.parts) or None,
        str(done.kept.absolute()) if done.kept else None,
    )  # fmt: skip
    answer([Table("db", COLUMNS, [row], is_card=True)])
