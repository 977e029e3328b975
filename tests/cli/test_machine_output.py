"""What machines read: the same bytes everywhere, stored values, one object or an array of them."""

import csv
import io
import json
import re
import sys
from pathlib import Path

import pytest

from engtrack import app, render

from ..conftest import Done, Runner, Stream
from .commands import MACHINE, OF_READS, Example, check_refused

OWN_SETTINGS = ("config",)  # shows the very settings that are varied here
CARDS = ("show", "explain", "info", "head", "path")


class Terminal(Stream):
    def isatty(self) -> bool:
        return True


def in_a_terminal(*argv: str) -> Done:
    kept = sys.stdin, sys.stdout, sys.stderr
    out, err = Terminal(), Terminal()
    sys.stdin, sys.stdout, sys.stderr = io.StringIO(), out, err
    try:
        status = app.run(list(argv))
    finally:
        sys.stdin, sys.stdout, sys.stderr = kept
    return Done(status, out.getvalue(), err.getvalue())


def lines() -> list[Example]:
    return [e for e in OF_READS if e.of.noun not in OWN_SETTINGS and "--json" in e.of.options]


@pytest.mark.parametrize("format", MACHINE)
@pytest.mark.parametrize("example", lines(), ids=str)
def test_machine_output_is_the_same_in_every_language_width_and_terminal(
    format: str, example: Example, sample: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = sample(*example.argv, "-f", format)
    monkeypatch.setenv("LANG", "fr_CA.UTF-8")
    monkeypatch.setenv("LC_ALL", "fr_CA.UTF-8")
    monkeypatch.setenv("ENGTRACK_LANG", "fr")
    monkeypatch.setenv("COLUMNS", "40")
    elsewhere = in_a_terminal(*example.argv, "-f", format)
    assert (elsewhere.status, elsewhere.out) == (plain.status, plain.out)
    if plain.status in (0, 10):
        assert plain.out.isascii() or format == "csv"


@pytest.mark.parametrize(
    "name", ["LANG=fr_FR.UTF-8", "LC_ALL=fr_CA", "ENGTRACK_LANG=fr", "COLUMNS=20", "TERM=dumb"]
)
def test_no_single_setting_alters_machine_output(
    name: str, sample: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = sample("duty", "show", "--json")
    assert plain.status == 0, plain.err
    key, _, value = name.partition("=")
    monkeypatch.setenv(key, value)
    assert sample("duty", "show", "--json").out == plain.out
    assert in_a_terminal("duty", "show", "--json").out == plain.out


@pytest.mark.parametrize("example", lines(), ids=str)
def test_the_language_on_the_line_changes_sentences_and_titles_only(
    example: Example, sample: Runner
) -> None:
    english = sample(*example.argv, "--json")
    french = sample(*example.argv, "--json", "--lang", "fr")
    if english.status not in (0, 10):
        pytest.skip("prints no JSON")
    sentences = {
        "why", "title", "description", "proved_by", "disturbed_by", "span", "what", "note", "reason",
        "purpose", "next",
    }  # fmt: skip
    for one, other in zip(*map(flat, (english.out, french.out)), strict=True):
        differs = {key for key in one if one[key] != other[key]}
        assert differs <= sentences, differs
        assert list(one) == list(other)


def flat(text: str) -> list[dict[str, object]]:
    read = json.loads(text)
    rows = read if isinstance(read, list) else [read]
    parts = [part for row in rows for v in row.values() if isinstance(v, list) for part in v]
    return rows + [part for part in parts if isinstance(part, dict)]


@pytest.mark.parametrize("example", lines(), ids=str)
def test_json_is_an_object_for_the_show_of_a_key_and_an_array_for_a_list(
    example: Example, sample: Runner
) -> None:
    done = sample(*example.argv, "--json")
    read = json.loads(done.out)
    if example.argv[:3] == ["db", "history", "2"]:
        pytest.skip("the show of one entry")
    rows = example.of.verb not in CARDS or str(example.of) in ("duty show", "schedule show")
    assert isinstance(read, list) if rows else isinstance(read, dict)
    if example.of.verb in ("list", "show") and example.of.noun not in ("duty", "schedule"):
        for row in read if isinstance(read, list) else [read]:
            assert "key" in row
            if example.of.noun != "person":
                assert "engagement" in row or example.of.noun == "engagement"


@pytest.mark.parametrize("example", [e for e in lines() if e.of.verb == "list"], ids=str)
def test_the_three_machine_formats_say_the_same(example: Example, sample: Runner) -> None:
    rows = json.loads(sample(*example.argv, "--json").out)
    ndjson = sample(*example.argv, "-f", "ndjson").out
    assert [json.loads(line) for line in ndjson.splitlines()] == rows
    table = list(csv.DictReader(io.StringIO(sample(*example.argv, "--csv").out)))
    assert len(table) == len(rows)
    for line, row in zip(table, rows, strict=True):
        assert list(line) == [name for name in row if name != "next_argv"]


def test_machines_get_stored_values(sample: Runner) -> None:
    service = json.loads(sample("service", "show", "SRV-1", "--json").out)
    assert (service["effort_minutes"], service["price_cents"]) == (3 * 480, 360000)
    role = json.loads(sample("role", "show", "ROL-3", "--json").out)
    assert (role["role"], role["share_percent"], role["from_on"]) == ("provider", 50, "2027-01-04")
    engagement = json.loads(sample("engagement", "show", "SUD", "--json", "--lang", "fr").out)
    assert (engagement["state"], engagement["start_on"]) == ("on-hold", "2027-01-11")
    assert "price_cents" in sample("service", "list", "--csv", "--lang", "fr").out.splitlines()[0]


def test_people_get_readable_values_in_their_language(sample: Runner) -> None:
    english, french = (
        sample("service", "show", "SRV-1", "--lang", lang).out for lang in ("en", "fr")
    )
    assert "3600.00" in english.replace(",", "")
    assert "360000" not in english
    assert "3 600,00" in french.replace("\N{NO-BREAK SPACE}", " ").replace("\u202f", " ")
    assert "suspendu" in sample("engagement", "show", "SUD", "--lang", "fr").out


def test_columns_come_as_they_were_asked_for(sample: Runner) -> None:
    done = sample("service", "list", "--csv", "--columns", "title, key")
    assert done.out.splitlines()[0] == "title,key"
    done = sample("service", "list", "--json", "--columns", "title,key")
    assert list(json.loads(done.out)[0]) == ["title", "key"]
    done = sample("service", "list", "--columns", "title,key")
    assert done.lines[0].split() == ["title", "key"]
    done = sample("service", "show", "SRV-1", "--json", "--columns", "state,key")
    assert list(json.loads(done.out)) == ["state", "key"]


def test_columns_are_asked_for_once(sample: Runner) -> None:
    done = sample("service", "list", "--json", "--columns", "key,key")
    assert done.status == 0
    assert list(json.loads(done.out)[0]) == ["key"]


def test_off_a_terminal_it_is_plain_and_on_one_a_table(sample: Runner) -> None:
    assert sample("service", "list").out == sample("service", "list", "-f", "plain").out
    shown = in_a_terminal("service", "list", "--no-color").out
    assert shown != sample("service", "list").out
    assert "\x1b" not in shown
    assert "\x1b" not in sample("service", "list", "-f", "table").out


def test_a_list_on_a_terminal_stops_and_says_so_and_a_pipe_gets_all(
    sample: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert render.TERMINAL_ROWS == 100
    monkeypatch.setattr(render, "TERMINAL_ROWS", 3)
    keys = [row["key"] for row in json.loads(sample("person", "list", "--json").out)]
    shown = in_a_terminal("person", "list", "--no-color").out
    assert [key for key in keys if re.search(rf"^\W*{key}\b", shown, re.MULTILINE)] == keys[:3]
    assert f"{len(keys) - 3} more rows; --all-rows shows them" in shown
    for done in (
        in_a_terminal("person", "list", "--no-color", "--all-rows"),
        sample("person", "list"),
    ):
        assert all(key in done.out for key in keys)
        assert "more rows" not in done.out


def test_a_file_gets_the_answer_whole_and_stdout_gets_none(sample: Runner, tmp_path: Path) -> None:
    out = tmp_path / "answer.json"
    out.write_text("older, and longer than what comes" * 1000)
    expected = sample("service", "list", "--json").out
    done = sample("service", "list", "--json", "-o", str(out))
    assert (done.status, done.out) == (0, "")
    assert out.read_text("utf-8") == expected
    assert [p.name for p in tmp_path.iterdir() if "part" in p.name] == []
    done = sample("service", "list", "-o", str(tmp_path / "a.txt"), "-q")
    assert (done.status, done.out, done.err) == (0, "", "")


@pytest.mark.parametrize("where", ["no-such-folder/a.json", "."])
def test_a_file_that_cannot_be_written_is_an_error(where: str, sample: Runner) -> None:
    check_refused(sample("service", "list", "-o", where), 2)


def test_a_write_whose_answer_cannot_be_written_is_refused_before_it_is_done(
    sample: Runner, sample_db: Path
) -> None:
    from .commands import sha

    before = sha(sample_db)
    done = sample("service", "edit", "SRV-4", "--price", "1", "-o", "no-such-folder/a.json")
    assert done.status == 2
    assert sha(sample_db) == before


@pytest.mark.parametrize("person", ["marie", "luc", "paul", "ana", "carla", "sam"])
def test_the_duties_of_one_person_are_those_that_all_show(person: str, sample: Runner) -> None:
    one = json.loads(sample("duty", "show", person, "--all", "--json", "-e", "ACME").out)
    everybody = json.loads(sample("duty", "show", "--all", "--json", "-e", "ACME").out)
    assert one == [row for row in everybody if row["person"] == person]
    assert one
