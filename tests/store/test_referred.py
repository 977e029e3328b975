"""A write that has loaded one noun's model finds the tables that its foreign keys name."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from engtrack.store import schema
from engtrack.store.referred import HOMES, _referred

NOUNS = sorted(path.parent.name for path in schema.NOUNS.glob("*/model.py"))
ALONE = """
import sys
from importlib import import_module
from sqlmodel import Session, SQLModel, create_engine
from engtrack.store.referred import load_referred
import_module(f"engtrack.nouns.{sys.argv[1]}.model")
load_referred()
assert SQLModel.metadata.sorted_tables  # raises where a foreign key names what is not loaded
"""


@pytest.mark.parametrize("noun", NOUNS)
def test_a_model_that_is_loaded_alone_has_all_it_refers_to(noun: str) -> None:
    source = str(Path(schema.NOUNS).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", ALONE, noun],
        env={"PYTHONPATH": source}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_each_table_is_where_it_is_looked_for() -> None:
    schema.metadata()
    for table in _referred():
        model = import_module(f"engtrack.nouns.{HOMES.get(table, table)}.model")
        assert any(getattr(one, "__tablename__", "") == table for one in vars(model).values())
