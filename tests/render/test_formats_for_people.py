"""Tables as people see them: legible, whole, inert, in their language."""

import io
import unicodedata
from dataclasses import replace

import pytest

from engtrack import language
from engtrack.errors import Misused
from engtrack.render import check_format, render
from engtrack.render.plain import width as places
from engtrack.table import Table

PEOPLE = ("table", "plain", "markdown")


def is_command(line):
    return "engtrack " in line  # stands as it is, to be copied


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", [80, 40])
@pytest.mark.parametrize("kind", ["nasty", "card"])
def test_no_line_of_a_table_is_wider_than_the_terminal(rendered, request, kind, width, lang):
    language.choose(lang)
    said = rendered("table", request.getfixturevalue(kind), width=width, is_terminal=True)
    assert [
        line for line in said.splitlines() if places(line) > width and not is_command(line)
    ] == []


@pytest.mark.parametrize("width", [80, 40])
def test_a_table_loses_nothing_of_what_it_is_given(rendered, nasty, width):
    said = "".join(rendered("table", nasty, width=width).split())
    for text in ("2027-03-04", "3h30", "-CA$1,234.56", "paul", "c:\\plans", "finished",
                 "a;=cmd", "engtracktaskfinishT-1"):  # fmt: skip
        assert text in said
    assert said.count("x") == 90 + len(["[/x]", "\\x1b"])  # the path is folded, and whole


@pytest.mark.parametrize("format", PEOPLE)
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("kind", ["nasty", "card"])
def test_nothing_that_is_stored_acts_on_a_terminal(rendered, request, format, lang, kind):
    language.choose(lang)
    said = rendered(format, request.getfixturevalue(kind))
    acting = {sign for sign in said if unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp", "Cs")}
    assert acting <= {"\n"}


@pytest.mark.parametrize("format", ["table", "plain"])
def test_markup_and_emoji_codes_are_text(rendered, nasty, format):
    said = rendered(format, nasty, width=200)
    assert "[red]bold[/x] :smile:" in said
    assert "Work of [b]ACME[/b]" in said


def test_colour_changes_no_letter(rendered, nasty):
    from rich.text import Text

    colored = rendered("table", nasty, color=True)
    assert "\x1b[" in colored
    assert Text.from_ansi(colored).plain.split() == rendered("table", nasty).split()
    assert "\x1b" not in rendered("table", nasty, color=False)


@pytest.mark.parametrize("format", PEOPLE)
@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_an_old_console_gets_signs_that_it_has(nasty, format, encoding):
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding=encoding, errors="backslashreplace", newline="")
    render([nasty], format, out)
    out.flush()
    said = raw.getvalue().decode(encoding)
    assert "\\u2500" not in said
    assert "\\u2192" not in said
    assert "-> engtrack task finish T-1" in said or format != "table"


def test_a_command_stands_on_a_line_of_its_own_whole(rendered, nasty):
    said = rendered("table", nasty, width=40).splitlines()
    assert "    → engtrack task edit T-22 --title 'it is'" in said


def test_plain_is_columns_with_nothing_cut(rendered):
    table = Table("task_list", ("key", "title", "effort_minutes", "why"),
                  (("T-1", "Train", 960, "late"), ("T-22", "日本", 30, None)),
                  below=("why",))  # fmt: skip
    assert rendered("plain", table, width=20) == (
        "key   title  effort  why\n"
        "T-1   Train    16 h  late\n"
        "T-22  日本   30 min\n"
    )  # fmt: skip


def test_a_plain_card_is_labels_and_values(rendered, card):
    language.choose("fr")
    said = rendered("plain", card)
    assert "prix\N{NO-BREAK SPACE}: -1\N{NO-BREAK SPACE}234,56\N{NO-BREAK SPACE}$\n" in said
    assert "effort\N{NO-BREAK SPACE}: 3 h 30\n" in said
    assert "état\N{NO-BREAK SPACE}: à faire\n" in said
    assert "pourquoi\N{NO-BREAK SPACE}: late | very\n  new\\tline\n" in said
    assert "\nLines\nélément  note\nT-1      a\\nb\n" in said


def test_markdown_means_nothing_but_itself(rendered, nasty):
    said = rendered("markdown", nasty).splitlines()
    assert said[0] == "## Work of \\[b\\]ACME\\[/b\\]"
    assert said[2].startswith("| key | title | state | price |")
    assert said[3].startswith("| --- | --- | --- | ---: |")
    assert "late \\| very<br>new\\\\tline | `engtrack task finish T-1` |" in said[4]
    assert len(said) == 7


def test_markdown_shows_html_as_text(rendered):
    said = rendered("markdown", Table("x", ("title",), (("<script>&`x`*",),)))
    assert "| &lt;script&gt;&amp;\\`x\\`\\* |" in said


def test_a_terminal_shows_a_hundred_rows_and_counts_the_rest(rendered):
    table = Table("task_list", ("key",), iter([(f"T-{n}",) for n in range(123)]))
    said = rendered("table", table, is_terminal=True).splitlines()
    assert len(said) == 2 + 100 + 1
    assert said[-1] == "… 23 more rows; --all-rows shows them"


@pytest.mark.parametrize("look", [{"is_terminal": False}, {"is_terminal": True, "all_rows": True}])
def test_off_a_terminal_and_when_asked_every_row_is_shown(rendered, look):
    table = Table("task_list", ("key",), iter([(f"T-{n}",) for n in range(123)]))
    assert len(rendered("table", table, **look).splitlines()) == 2 + 123


@pytest.mark.parametrize("format", PEOPLE)
def test_an_empty_list_says_so(rendered, format):
    nothing = Table("task_list", ("key",), ())
    assert rendered(format, nothing) == "nothing here yet\n"
    assert rendered(format, replace(nothing, empty="no work")) == "no work\n"
    language.choose("fr")
    assert rendered(format, nothing) == "rien pour l'instant\n"


def test_people_see_the_columns_they_need_and_those_they_ask_for(rendered):
    rows = (("T-1", "x9", "Train"),)
    table = Table("task_list", ("key", "local_id", "title"), rows, shown=("key", "title"))
    assert "x9" not in rendered("table", table)
    assert "x9" not in rendered("plain", table)
    assert "x9" in rendered("plain", table.only(["local_id"]))
    assert "x9" in rendered("json", table)


def test_a_page_is_its_tables_one_after_another(rendered, nasty, card):
    for format in PEOPLE:
        said = rendered(format, nasty, card)
        assert said.index("Work of") < said.rindex("Lines")


def test_an_unknown_format_is_refused_with_those_there_are():
    with pytest.raises(Misused, match="no format xml; there are: table, plain, csv, json"):
        check_format("xml")


@pytest.mark.parametrize("width", range(20, 60))
def test_a_line_is_never_broken_at_a_no_break_space(rendered, width):
    said = "À\N{NO-BREAK SPACE}faire aujourd'hui\N{NO-BREAK SPACE}: la plaqueuse\N{NO-BREAK SPACE}?"
    lines = rendered(
        "table", Table("page", ("key",), (), empty=said), width=width, is_terminal=True
    )
    assert " ".join(line.strip() for line in lines.splitlines()) == said


DRAWN = Table("schedule_show", ("key", "title", "is_critical", "mark", "bar"),
              ((None, "1/2 train", 0, None, "~~~~~~"), ("T-1", "Train the users", 1, "*", "  ░░░░")),
              shown=("key", "title", "mark", "bar"),
              heads={"mark": "", "bar": "1 Mar  8   15"})  # fmt: skip


def test_a_drawing_is_never_folded_and_its_axis_stands_above_it(rendered):
    said = rendered("table", DRAWN, width=45)
    assert said.splitlines()[0] == "key  title               1 Mar  8   15"
    assert said.splitlines()[3] == "T-1  Train the users  *    ░░░░"
    assert "1/2 train           ~~~~~~" in said


@pytest.mark.parametrize("format", ["plain", "markdown"])
def test_a_head_may_be_other_than_the_columns_name(rendered, format):
    said = rendered(format, replace(DRAWN, shown=("key", "title"), heads={"title": "work"}))
    assert "work" in said.splitlines()[0]


def test_what_is_critical_is_red_and_what_heads_others_is_bold(rendered):
    said = rendered("table", DRAWN, color=True)
    assert "\x1b[31m  ░░░░\x1b[0m" in said
    assert "\x1b[1m1/2 train" in said
    assert "\x1b[31m~" not in said


@pytest.mark.parametrize("width", range(20, 60))
def test_a_line_is_never_broken_between_a_number_and_its_unit(rendered, width):
    said = "it is planned for 30 h, moves by 3 d and takes 2 h 30 more"
    lines = rendered(
        "table", Table("page", ("key",), (), empty=said), width=width, is_terminal=True
    ).splitlines()
    assert all(any(amount in line for line in lines) for amount in ("30 h", "3 d", "2 h 30"))
    assert " ".join(line.strip() for line in lines) == said


def test_what_stands_beneath_a_table_may_have_several_lines(rendered, card):
    for format in ("table", "plain"):
        assert "\none\ntwo\n" in rendered(format, replace(card, foot="one\ntwo", parts=()))
