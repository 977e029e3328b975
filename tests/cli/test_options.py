"""The options of every command: where they may stand, what they mean, what is refused, and when."""

import json
from pathlib import Path

import pytest

from ..conftest import Runner
from .commands import (
    EXAMPLES,
    MACHINE,
    OF_READS,
    OF_WRITES,
    READS,
    VERBS,
    Example,
    Verb,
    check_refused,
    sha,
)

NO_FILE = ("config", "completion")  # they concern no engagement
PROMPTING = (
    "issue remove",
    "db restore",
    "time remove",
    "expense remove",
    "invoice cancel",
)  # what they take away does not come back
NOBODY = ("duty list", "duty explain", "engagement use")


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_an_unknown_format_is_refused_before_anything_is_done(
    example: Example, sample: Runner, sample_db: Path, at_home: Path
) -> None:
    if "--format" not in example.of.options:
        pytest.skip("prints a script")
    before = sha(sample_db)
    done = sample(*example.argv, "-f", "nosuch", "--yes" if example.of.is_write else "-q")
    check_refused(done, 2)
    assert "nosuch" in done.err
    assert sha(sample_db) == before
    assert list(at_home.rglob("*.toml")) == []


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_an_unknown_column_is_refused_before_anything_is_done(
    example: Example, sample: Runner, sample_db: Path, at_home: Path
) -> None:
    if "--columns" not in example.of.options:
        pytest.skip("has no columns")
    before = sha(sample_db)
    done = sample(*example.argv, "--columns", "nosuch", "--yes" if example.of.is_write else "-q")
    check_refused(done, 2)
    assert "nosuch" in done.err
    assert sha(sample_db) == before
    assert list(at_home.rglob("*.toml")) == []


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_an_unknown_engagement_is_refused_before_anything_is_done(
    example: Example, sample: Runner, sample_db: Path
) -> None:
    if "--engagement" not in example.of.options or example.of.noun in NO_FILE:
        pytest.skip("takes no engagement")
    before = sha(sample_db)
    done = sample(*example.elsewhere, "-e", "ACNE")
    check_refused(done, 2, 3)
    assert "ACNE" in done.err
    assert "ACME" in done.err or "NORD" in done.err
    assert sha(sample_db) == before


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_an_unknown_acting_person_is_refused_before_anything_is_done(
    example: Example, sample: Runner, sample_db: Path
) -> None:
    if str(example.of) in NOBODY or example.of.noun in (*NO_FILE, "db"):
        pytest.skip("nobody acts, or no file is read")
    before = sha(sample_db)
    done = sample(*example.argv, "--as", "carlo", "--yes" if example.of.is_write else "-q")
    check_refused(done, 3)
    assert "carla" in done.err
    assert sha(sample_db) == before


@pytest.mark.parametrize("example", OF_READS, ids=str)
def test_an_option_may_stand_before_the_noun_or_after(example: Example, sample: Runner) -> None:
    after = sample(*example.argv, "--json")
    before = sample("--json", *example.argv)
    assert (before.status, before.out) == (after.status, after.out)


@pytest.mark.parametrize("verb", READS, ids=str)
@pytest.mark.parametrize("option", ["-n", "--dry-run", "-y", "--yes", "--ref=a"])
def test_a_read_takes_no_option_of_a_write(verb: Verb, option: str, sample: Runner) -> None:
    if not (option.startswith("--ref") and "--ref" in verb.options):  # a filter of the same name
        check_refused(sample(*verb.line, option), 2)
    check_refused(sample(option, *verb.examples[0].split()[1:]), 2)


@pytest.mark.parametrize("verb", [v for v in VERBS if "--engagement" not in v.options], ids=str)
def test_an_engagement_is_refused_where_there_are_none(verb: Verb, sample: Runner) -> None:
    check_refused(sample(*verb.line, "-e", "ACME"), 2)
    check_refused(sample("-e", "ACME", *verb.examples[0].split()[1:]), 2)


@pytest.mark.parametrize("example", OF_WRITES, ids=str)
def test_nothing_prompts_without_a_terminal(example: Example, sample: Runner) -> None:
    """What asks for consent says how to give it, and what it prints runs."""
    done = sample(*example.argv)
    good = (6,) if str(example.of) in PROMPTING else example.good
    assert done.status in good, done.err
    if done.status == 6:
        check_refused(done, 6)
        assert done.err.splitlines()[-1].endswith("--yes")


def test_csv_and_json_exclude_each_other(sample: Runner) -> None:
    for line in (["--csv", "--json"], ["-f", "csv", "--json"], ["--csv", "-f", "ndjson"]):
        check_refused(sample("person", "list", *line), 2)
    check_refused(sample("--csv", "person", "list", "--json"), 2)
    assert sample("person", "list", "-f", "json", "--json").status == 0


@pytest.mark.parametrize("format", MACHINE)
def test_the_short_names_of_formats_mean_the_same(format: str, sample: Runner) -> None:
    if format != "ndjson":
        assert sample("person", "list", f"--{format}") == sample("person", "list", "-f", format)


def test_a_title_after_two_dashes_that_looks_like_an_option_is_kept(sample: Runner) -> None:
    for title in ("--json", "-n", "--as", "-e", "--", "--lang=fr", "--help"):
        done = sample("service", "add", "-e", "NORD", "--json", "--", title)
        assert json.loads(done.out)["title"] == title, done.err


def test_the_value_of_an_option_is_never_taken_for_an_option(sample: Runner) -> None:
    aims = ("--json", "-n", "--as", "--lang", "-h", "--dry-run", "--version", "--")
    for aim in aims:
        done = sample("engagement", "edit", "ACME", f"--aim={aim}", "--json")
        assert json.loads(done.out)["aim"] == aim, done.err
        done = sample("engagement", "edit", "ACME", "--aim", aim, "--json")
        assert json.loads(done.out)["aim"] == aim, done.err


def test_a_title_that_is_the_name_of_a_noun_or_a_verb_is_a_title(sample: Runner) -> None:
    for title in ("service", "list", "add", "help", "today"):
        done = sample("service", "add", title, "-e", "NORD", "--json")
        assert json.loads(done.out)["title"] == title


def test_a_word_too_many_or_too_few_is_refused(sample: Runner) -> None:
    check_refused(sample("person", "list", "marie"), 2)
    check_refused(sample("person", "show"), 2)
    check_refused(sample("person", "show", "marie", "luc"), 2)
    check_refused(sample("person", "show", "marie", "--as"), 2)


def test_unknown_words_are_told_what_was_probably_meant(sample: Runner) -> None:
    for argv, meant in (
        (["persn", "list"], "person"),
        (["person", "lst"], "list"),
        (["person", "list", "--sde", "client"], "--side"),
        (["person", "list", "--side", "clent"], "client"),
        (["--jsn", "person", "list"], "--json"),
    ):
        done = sample(*argv)
        check_refused(done, 2)
        assert meant in done.err.splitlines()[0]


def test_the_usual_guesses_are_understood(sample: Runner) -> None:
    assert sample("person", "ls") == sample("person", "list")
    assert sample("person", "view", "marie") == sample("person", "show", "marie")
    assert sample("person", "get", "marie") == sample("person", "show", "marie")
    assert sample("person", "new", "Zoé Roy").status == 0
    assert sample("engagement", "new", "EST", "--name", "E", "--client", "E").status == 0


def test_an_option_goes_before_the_environment_that_before_the_file_of_the_folder(
    sample: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def used(*more: str) -> set[str]:
        rows = json.loads(sample("role", "list", "--json", *more).out)
        return {row["engagement"] for row in rows}

    (tmp_path / "engtrack.toml").write_text('engagement = "SUD"\n')
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert used() == {"SUD"}
    monkeypatch.setenv("ENGTRACK_ENGAGEMENT", "OUEST")
    assert used() == {"OUEST"}
    assert used("-e", "acme") == {"ACME"}


def test_quiet_keeps_the_answer_and_no_talk(sample: Runner) -> None:
    done = sample("person", "edit", "luc", "--phone", "1", "-q", "-f", "json", "-n")
    assert done.err == ""
    assert json.loads(done.out)["phone"] == "1"
    assert sample("person", "edit", "luc", "--phone", "1", "-n").err != ""


def test_every_language_but_two_is_refused(sample: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    check_refused(sample("person", "list", "--lang", "de"), 2)
    check_refused(sample("--lang", "de", "person", "list"), 2)
    monkeypatch.setenv("ENGTRACK_LANG", "de")
    check_refused(sample("person", "list"), 2)
