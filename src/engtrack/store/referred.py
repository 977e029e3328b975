"""Foreign keys between nouns: a write loads the models that those it uses refer to.

A noun's write imports the models it works with and no others, since each costs time; SQLAlchemy
wants every table that a foreign key names before it can put rows in order.
"""

from importlib import import_module
from typing import Any

from sqlmodel import SQLModel

# The noun whose model has a table of another name.
HOMES = {
    "handover": "engagement",
    "publication": "schedule",
    "time_entry": "time",
    "work": "schedule",
}


def load_referred(*_event: Any) -> None:
    """Before a flush: the tables that foreign keys of the loaded ones name, and theirs in turn."""
    while lacking := _referred() - SQLModel.metadata.tables.keys():
        for table in sorted(lacking):
            import_module(f"engtrack.nouns.{HOMES.get(table, table)}.model")


def _referred() -> set[str]:
    return {
        key.target_fullname.partition(".")[0]
        for table in SQLModel.metadata.tables.values()
        for key in table.foreign_keys
    }
