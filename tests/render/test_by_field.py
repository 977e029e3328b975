"""A row that names its field is read as that field's values are."""

from collections.abc import Iterator

import pytest

from engtrack import language
from engtrack.render.by_field import of_field
from engtrack.render.people import reader
from engtrack.table import Table

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def spoken_english() -> Iterator[None]:
    language.choose("en")
    yield
    language.choose("en")


@pytest.mark.parametrize(("field", "kept", "english", "french"), [
    ("effort", "+480 min", "+8 h", "+8 h"), ("effort", "40:00", "40 h", "40 h"),
    ("effort", "-0:30", "-30 min", "-30 min"), ("duration", "+2 bd", "+2 d", "+2 j"),
    ("duration", "3", "3 d", "3 j"), ("move", "-10 bd", "-10 d", "-10 j"),
    ("price", "6000.00", "CA$6,000.00", f"6{NBSP}000,00{NBSP}$"),
    ("add-task", "+2 bd, train", "+2 d, train", "+2 j, formation"),
    ("add-service", "+480 min, +1200.00", "+8 h, +CA$1,200.00", f"+8 h, +1{NBSP}200,00{NBSP}$"),
    ("add-task", "Train at 8:30", "Train at 8:30", "Train at 8:30"),  # a title
    ("title", "40:00", "40:00", "40:00"), ("move", "2027-01-04", "2027-01-04", "2027-01-04"),
    ("snapshot", "T-1 Go: 2027-03-01 … 2027-03-04", "T-1 Go: 2027-03-01 … 2027-03-04",
     f"T-1 Go{NBSP}: 2027-03-01 … 2027-03-04"),
    ("verb", "waive", "waive", "dispense"), ("effort", None, "", ""),
])  # fmt: skip
def test_what_a_change_keeps_is_read_as_an_amount(field, kept, english, french):
    assert of_field(field, kept, currency="CAD") == english
    language.choose("fr")
    assert of_field(field, kept, currency="CAD") == french


def test_a_row_of_the_journal_is_read_by_its_field_and_noun():
    columns = ("key", "noun", "field", "before", "after")
    rows = [("DEL-1", "deliverable", "state", "draft", "submitted"),
            ("DEL-1", "deliverable", "requested_by_id", None, "marie"),
            ("T-1", "task", "duration_days", 3, 5)]  # fmt: skip
    read = reader(Table("history_change", columns, rows), ["field", "before", "after"])
    language.choose("fr")
    assert [read(row) for row in rows] == [
        ["état", "brouillon", "remis"], ["requis par", "", "marie"], ["durée", "3 j", "5 j"]
    ]  # fmt: skip
