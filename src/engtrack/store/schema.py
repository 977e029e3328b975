"""Making a file: every noun's tables, the store's own, the journal's, and the guards on each."""

import sqlite3
from contextlib import closing
from importlib import import_module
from pathlib import Path

from sqlalchemy import MetaData, StaticPool
from sqlmodel import SQLModel, create_engine

from engtrack.store import journal, own, references, triggers
from engtrack.store.header import APPLICATION_ID, SCHEMA_VERSION
from engtrack.store.placing import placed
from engtrack.store.views import NOUNS
from engtrack.store.write import writing

STORE_MODELS = (own, references)  # imported for the tables that they add to the metadata


def create(
    path: Path, *, instant: str, is_rehearsal: bool = False, typed_by: str = "engtrack"
) -> None:
    """Make a new file at the path, or raise FileTrouble. Its first journal entry says when."""
    with placed(path) as draft:
        _fill(draft)
        with writing(
            draft, instant=instant, today=instant[:10], typed_by=typed_by, command="init"
        ) as session:
            rehearsal = "yes" if is_rehearsal else "no"
            session.add(own.FileFact(name="rehearsal", value=rehearsal))
            session.add(own.FileFact(name="created_at", value=instant))


def metadata() -> MetaData:
    """Every table but the journal's: loads every noun's model."""
    for model in sorted(NOUNS.glob("*/model.py")):
        import_module(f"engtrack.nouns.{model.parent.name}.model")
    return SQLModel.metadata


def _fill(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("PRAGMA synchronous=OFF")  # the whole file goes onto the disk at the end
        build(file)


def build(file: sqlite3.Connection) -> None:
    """Make all that is in a new file."""
    engine = create_engine("sqlite://", creator=lambda: file, poolclass=StaticPool)
    with engine.begin() as db:
        db.exec_driver_sql("BEGIN")
        metadata().create_all(db)
        journal.tables.create_all(db)
        triggers.install(db, metadata())
        db.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        db.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")
