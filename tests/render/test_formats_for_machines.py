"""Machine output, to the byte: the same in every language, width and colour."""

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engtrack import language
from engtrack.errors import Misused
from engtrack.render import render
from engtrack.render.csv import inert, plain_cell
from engtrack.table import Table

MACHINES = ("csv", "json", "ndjson")
SMALL = Table("task_list", ("key", "title", "price_cents", "is_overdue", "due_on", "next"), (
    ("T-1", "Scie à [panneaux]\n", -300, 1, None, "engtrack task finish 'T-1'"),
    ("T-2", "=1+1", None, 0, "2027-03-04", None),
))  # fmt: skip
PINNED = {
    "csv": (
        "key,title,price_cents,is_overdue,due_on,next\n"
        "T-1,\"Scie à [panneaux]\n\",-300,1,,engtrack task finish 'T-1'\n"
        "T-2,'=1+1,,0,2027-03-04,\n"
    ),
    "json": """[
  {
    "key": "T-1",
    "title": "Scie \\u00e0 [panneaux]\\n",
    "price_cents": -300,
    "is_overdue": 1,
    "due_on": null,
    "next": "engtrack task finish 'T-1'",
    "next_argv": ["engtrack", "task", "finish", "T-1"]
  },
  {
    "key": "T-2",
    "title": "=1+1",
    "price_cents": null,
    "is_overdue": 0,
    "due_on": "2027-03-04",
    "next": null,
    "next_argv": null
  }
]
""",
    "ndjson": (
        '{"key": "T-1", "title": "Scie \\u00e0 [panneaux]\\n", "price_cents": -300, '
        '"is_overdue": 1, "due_on": null, "next": "engtrack task finish \'T-1\'", '
        '"next_argv": ["engtrack", "task", "finish", "T-1"]}\n'
        '{"key": "T-2", "title": "=1+1", "price_cents": null, "is_overdue": 0, '
        '"due_on": "2027-03-04", "next": null, "next_argv": null}\n'
    ),
}


@pytest.mark.parametrize("format", MACHINES)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_output_is_this_to_the_byte(rendered, format, lang):
    language.choose(lang)
    assert rendered(format, SMALL, width=40, color=True) == PINNED[format]


@pytest.mark.parametrize("format", MACHINES)
def test_titles_limits_and_shown_columns_are_for_people(rendered, format):
    dressed = replace(SMALL, title="Work", shown=("key",), below=("next",), empty="none")
    assert rendered(format, dressed, is_terminal=True) == PINNED[format]


def test_json_of_the_nasty_table_reads_back_identical(rendered, nasty):
    for row, back in zip(nasty.dicts(), json.loads(rendered("json", nasty)), strict=True):
        back.pop("next_argv")
        assert back == row
    assert rendered("json", nasty).isascii()
    lines = [json.loads(line) for line in rendered("ndjson", nasty).splitlines()]
    assert lines == json.loads(rendered("json", nasty))


def test_a_card_is_one_object_with_its_parts(rendered, card):
    said = json.loads(rendered("json", card))
    assert said["key"] == "T-1"
    assert said["lines"] == [{"item": "T-1", "note": "a\nb"}]
    assert said["comments"] == []
    assert json.loads(rendered("ndjson", card)) == said
    assert rendered("csv", card).count("T-1") == 2  # the record: its key and its command


def test_a_page_is_an_object_of_its_tables(rendered, card):
    said = json.loads(rendered("json", SMALL, card))
    assert list(said) == ["task_list", "task_card"]
    assert len(said["task_list"]) == 2
    assert said["task_card"]["lines"][0]["item"] == "T-1"


@pytest.mark.parametrize("format", ["csv", "ndjson"])
def test_a_format_of_lines_holds_no_page_and_says_so_before_it_writes(format, card):
    out = io.StringIO()
    with pytest.raises(Misused, match="ask for json"):
        render([SMALL, card], format, out)
    assert out.getvalue() == ""


def test_tables_of_one_name_are_one_list(rendered):
    first, second = (replace(SMALL, rows=(row,), title=row[0]) for row in SMALL.rows)
    for format in MACHINES:
        assert rendered(format, first, second) == PINNED[format]


@pytest.mark.parametrize(
    ("format", "said"), [("json", "[]\n"), ("ndjson", ""), ("csv", "key,title\n")]
)
def test_an_empty_list_is_empty(rendered, format, said):
    assert rendered(format, Table("x", ("key", "title"), ())) == said


@pytest.mark.parametrize(("cell", "written"), [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("'x", "''x"), ("＝1", "'＝1"),
    ("a;=cmd", "a;'=cmd"), ("a\n=cmd", "a\n'=cmd"), ("a|@x", "a|'@x"), ("a\t-1", "a\t'-1"),
    ('a;"=1+1;"', 'a;\'"=1+1;"'),
    ("a=1", "a=1"), ("l'été", "l'été"), ("01234", "01234"), ("a - b", "a - b"),
])  # fmt: skip
def test_what_a_spreadsheet_could_take_for_a_formula_is_inert(cell, written):
    assert inert(cell) == written
    assert plain_cell(written) == cell


def test_a_cell_that_was_not_ours_keeps_its_apostrophe():
    assert plain_cell("'t Hooft") == "'t Hooft"


CELLS = st.text(st.sampled_from("a =+-@';,\t|\r\n\"＝é日"), max_size=12)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_our_csv_comes_back_identical(rows):
    out = io.StringIO(newline="")
    render([Table("x", ("title", "note"), rows)], "csv", out)
    back = list(csv.reader(io.StringIO(out.getvalue(), newline="")))
    assert [tuple(map(plain_cell, row)) for row in back[1:]] == rows


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5), st.sampled_from(";,\t|"))
def test_no_program_finds_a_formula_wherever_it_splits(rows, split):
    out = io.StringIO(newline="")
    render([Table("x", ("title", "note"), rows)], "csv", out)
    read = csv.reader(io.StringIO(out.getvalue(), newline=""), delimiter=split)
    pieces = [piece for line in out.getvalue().splitlines() for piece in line.split(split)]
    cells = [cell for row in read for cell in row]
    assert [text for text in [*pieces, *cells] if text.startswith(tuple("=+-@＝"))] == []


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.text('a",\n é', max_size=8), st.none() | st.integers()), max_size=5))
def test_quoting_is_that_of_the_standard_library(rows):
    out, theirs = io.StringIO(newline=""), io.StringIO(newline="")
    render([Table("x", ("title", "size"), rows)], "csv", out)
    csv.writer(theirs, lineterminator="\n").writerows([("title", "size"), *rows])
    assert out.getvalue() == theirs.getvalue()


def test_one_empty_cell_is_a_line(rendered):
    assert rendered("csv", Table("x", ("title",), ((None,), ("",)))) == 'title\n""\n""\n'


def test_a_negative_number_is_no_formula(rendered):
    table = Table("x", ("title", "days"), (("=x", -3),))
    assert rendered("csv", table) == "title,days\n'=x,-3\n"


def test_csv_on_a_terminal_shows_what_would_act_and_writes_it_as_it_is_elsewhere(rendered, nasty):
    assert "\x1b" in rendered("csv", nasty)
    assert "\x1b" not in rendered("csv", nasty, is_terminal=True)
    assert "\\x1b[31mred" in rendered("csv", nasty, is_terminal=True)


def test_rows_pass_without_being_kept():
    """The writer asks for a chunk of rows at a time, however many there are."""
    written = io.StringIO()
    ahead = []

    def rows():
        for n in range(5000):
            ahead.append(n - written.getvalue().count("\n"))
            yield (f"T-{n}",)

    for format in MACHINES:
        written.seek(0), written.truncate()
        render([Table("x", ("key",), rows())], format, written)
    assert max(ahead) <= 500
