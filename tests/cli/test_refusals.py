"""Every refusal: its status, at most three lines, in the chosen language, nothing that acts."""

import os
import shlex
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engtrack import app
from engtrack.language import neutral

from ..conftest import Runner, run
from .commands import VERBS, WRITES, Verb, check_refused, sha

HOSTILE = "a\x1b[2J\x9b31m\r\n\u202eevil\u2066"
REFUSED = [
    (["nosuch"], 2),
    (["person", "nosuch"], 2),
    (["person", "list", "--nosuch"], 2),
    (["person", "list", "--side"], 2),
    (["person", "list", "--side", "nosuch"], 2),
    (["person", "show", "nosuch"], 3),
    (["engagement", "show", "NOSUCH"], 3),
    (["service", "edit", "SRV-1", "--price", "1"], 4),
    (["person", "deactivate", "luc"], 4),
    (["role", "assign", "sponsor", "paul", "-e", "ACME"], 4),
    (["person", "list", "--db", "nosuch.db"], 5),
    (["person", "add", "Bob", "--db", "nosuch.db"], 5),
    (["db", "restore", "before-the-visit.db"], 6),
    (["engagement", "edit", "ACME"], 2),
    (["engagement", "edit", "ACME", "--start", "03/04/2026"], 2),
    (["engagement", "edit", "ACME", "--budget", "a lot"], 2),
    (["engagement", "start", "NORD", "--on", "tomorrow"], 2),
    (["person", "add", ""], 2),
]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(("argv", "status"), REFUSED, ids=lambda value: str(value))
def test_a_refusal_has_its_status_and_changes_nothing(
    argv: list[str], status: int, lang: str, sample: Runner, sample_db: Path
) -> None:
    before = sha(sample_db)
    check_refused(sample(*argv, "--lang", lang), status)
    check_refused(sample("--lang", lang, *argv), status)
    assert sha(sample_db) == before


def test_the_next_step_is_about_the_file_that_the_line_named(at_home: Path, db: Path) -> None:
    refused = run("task", "show", "T-99", "--db", str(db))
    assert refused.err.splitlines()[-1] == f"  engtrack task list --db {shlex.quote(str(db))}"


def test_a_refusal_names_the_next_step(sample: Runner) -> None:
    for argv, command in (
        (["nosuch"], "engtrack --help"),
        (["person", "nosuch"], "engtrack person --help"),
        (["person", "list", "--nosuch"], "engtrack person list --help"),
        (["person", "list", "--side"], "engtrack person list --help"),
        (["person", "list", "--as="], "engtrack person list --help"),
        (["person", "list", "--db", "nosuch.db"], "engtrack init"),
        (["db", "restore", "before-the-visit.db"], "engtrack db restore before-the-visit.db --yes"),
    ):
        assert sample(*argv).err.splitlines()[-1].strip().startswith(command)


@pytest.mark.parametrize(
    "argv",
    [
        [HOSTILE],
        ["person", HOSTILE],
        ["person", "show", HOSTILE],
        ["person", "list", f"--{HOSTILE}"],
        ["person", "list", "-f", HOSTILE],
        ["person", "list", "--columns", HOSTILE],
        ["person", "list", "--side", HOSTILE],
        ["person", "list", "--as", HOSTILE],
        ["person", "list", "--lang", HOSTILE],
        ["person", "list", "--db", HOSTILE],
        ["person", "list", "-o", f"nosuch/{HOSTILE}"],
        ["service", "list", "-e", HOSTILE],
        ["service", "show", HOSTILE],
        ["engagement", "edit", "ACME", "--start", HOSTILE],
        ["engagement", "edit", "ACME", "--budget", HOSTILE],
        ["document", "verify", HOSTILE],
        ["config", "set", HOSTILE, "x"],
        ["config", "set", "lang", HOSTILE],
        ["db", "restore", HOSTILE],
    ],
    ids=lambda argv: " ".join(argv[:3]).partition("a\x1b")[0],
)
def test_hostile_text_in_a_refusal_is_written_out(argv: list[str], sample: Runner) -> None:
    done = sample(*argv)
    check_refused(done, 2, 3, 5)
    assert done.err == neutral(done.err, keep_newlines=True)
    assert "\x1b" not in done.err


@pytest.mark.parametrize("format", ["table", "plain", "markdown"])
def test_hostile_text_that_is_stored_is_written_out(format: str, sample: Runner) -> None:
    done = sample("service", "add", "-e", "NORD", "-f", format, "--", HOSTILE)
    assert done.status == 0, done.err
    for said in (done.out, done.err, sample("service", "list", "-f", format).out):
        assert said == neutral(said, keep_newlines=True)
    assert "evil" in done.out


def test_hostile_text_in_talk_is_written_out(sample: Runner) -> None:
    done = sample("engagement", "create", "EVIL", "--name", "x", "--client", HOSTILE)
    assert "evil" in done.err
    assert done.err == neutral(done.err, keep_newlines=True)


def test_an_unforeseen_fault_is_said_without_a_traceback(
    sample: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_noun: str) -> None:
        raise ZeroDivisionError("of the library deep below")

    monkeypatch.setattr(app, "module_of", fail)
    done = sample("person", "list")
    check_refused(done, 1)
    assert "deep below" not in done.err


NOUNS = sorted({verb.noun for verb in VERBS})
WORDS = [*NOUNS, *sorted({verb.verb for verb in VERBS}), "--json", "--csv", "-f", "-e", "-n", "-y",
         "--as", "--lang", "fr", "--columns", "-o", "--", "-", "--=", "-x", "--by", "--on", "ACME",
         "T-1", "SRV-1", "carla", "marie", "today", "none", "-1", "1", "", " ", "é", "%s", "{0}", "{",
         "}", "[/]", "\udcff", "a" * 300, "--help", "-h", "-V", "--no-input", "99999999999999999999",
         "2027-13-45", "T-99999999999999999999", "T-0", "'", '"', ";", "../x", "--ref", "r"]  # fmt: skip


@pytest.fixture(scope="module")
def fuzzed(filled: tuple[Path, list[str]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    import shutil

    return Path(shutil.copyfile(filled[0], tmp_path_factory.mktemp("fuzz") / "fuzz.db"))


@settings(
    max_examples=250, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(
    verb=st.sampled_from(VERBS),
    words=st.lists(st.sampled_from(WORDS), max_size=6),
    is_named=st.booleans(),
)
def test_no_words_whatever_end_in_a_traceback(
    verb: Verb, words: list[str], is_named: bool, fuzzed: Path, at_home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("ENGTRACK_DB", str(fuzzed))
    done = run(*(verb.line if is_named else []), *words)
    assert done.status in (0, 2, 3, 4, 5, 6, 10), (verb.line, words, done)
    if done.status not in (0, 10):
        assert len(done.err.splitlines()) <= 3, done.err
        assert done.out == ""


@settings(
    max_examples=150, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(verb=st.sampled_from(WRITES), text=st.text(max_size=40), data=st.data())
def test_no_text_whatever_ends_in_a_traceback(
    verb: Verb, text: str, data: st.DataObject, fuzzed: Path, at_home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("ENGTRACK_DB", str(fuzzed))
    takes_value = sorted(o for o in verb.options if o.startswith("--") and o not in FLAGS)
    option = data.draw(st.sampled_from(takes_value))
    words = data.draw(st.sampled_from([[text], ["ACME", text], ["T-1"], ["marie"], ["SRV-4"], []]))
    done = run(*verb.line, f"{option}={text}", "-n", "--", *words)
    assert done.status in (0, 2, 3, 4, 5, 6, 10), (verb.line, option, text, words, done)
    assert done.err == neutral(done.err, keep_newlines=True)


FLAGS = {"--db", "--output", "--help"}


@pytest.fixture
def started(engtrack: Runner) -> Runner:
    for line in (
        'person add "Carla Roy" --side vendor',
        "engagement create ACME --name Acme --client Acme",
        'role assign sponsor "Marie Tremblay"',
        "role assign coordinator carla",
        "task add Install --duration 2d --assignee carla",
        "engagement start ACME",
    ):
        assert engtrack(*shlex.split(line)).status == 0, line
    return engtrack


@pytest.mark.parametrize(
    ("line", "way_out"),
    [
        ("schedule confirm", "schedule confirm --by marie --via mail"),
        ("schedule confirm --by=carla --via phone", "schedule confirm --via phone --by marie"),
        ("schedule confirm --by marie", "schedule confirm --by marie --via mail"),
        (
            'role assign lead -- "Luc Caron"',
            "role assign lead --by marie --via mail -- 'Luc Caron'",
        ),
    ],
)
def test_missing_authority_names_the_same_command_decided_by_who_may(
    started: Runner, line: str, way_out: str
) -> None:
    refused = started(*shlex.split(line))
    assert refused.status == 4
    assert refused.err.splitlines()[1] == f"  engtrack {way_out}"
    assert started(*shlex.split(way_out)).status == 0


def test_a_copy_that_is_not_there_and_one_that_is(started: Runner) -> None:
    assert "engtrack init" not in started("db", "restore", "nosuch.db").err
    started("db", "copy", "friday.db")
    refused = started("db", "copy", "friday.db")
    assert refused.err.splitlines()[1] == "  engtrack db copy friday-2.db"


def test_help_is_a_word_too(started: Runner) -> None:
    assert started("help").out == started("--help").out
    assert started("task", "help").out == started("task", "--help").out
    assert started("help", "task", "list").out == started("task", "list", "--help").out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("deliverable add Guide --owner ''", "a handle is needed here, as marie-t"),
        ("engagement apply - ", "stdin: 3 to mend, nothing was written"),
        (
            "task add Test --not-before 2027-12-20 --not-after 2027-12-01",
            "T-2 cannot begin from 2027-12-20 on and be finished by 2027-12-01",
        ),
        ("task depend T-1", "--after is missing"),
        (
            "task depend T-1 --after T-2 --lag 2d",
            "--type and --lag go with --on; say --after T-3=SS+1d",
        ),
    ],
)
def test_what_is_refused_says_why(started: Runner, line: str, said: str) -> None:
    refused = started(*shlex.split(line), stdin='[engagement]\nkey = "NEW"\nnosuch = 1\n')
    assert refused.status == 2
    assert refused.err.splitlines()[0] == f"engtrack: {said}"


def test_what_is_resolved_is_resolved_already(started: Runner) -> None:
    started("issue", "log", "problem", "Saw", "--area", "hardware")
    started("issue", "resolve", "ISS-1", "New blade")
    refused = started("issue", "resolve", "ISS-1", "Another blade")
    assert refused.err.splitlines()[0] == "engtrack: ISS-1 is resolved already"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_configuration_that_cannot_be_read_is_told_once(started: Runner) -> None:
    Path("engtrack.toml").write_text("", "utf-8")
    Path("engtrack.toml").chmod(0)
    refused = started("person", "list")
    assert refused.err.splitlines()[0].endswith("engtrack.toml cannot be read: Permission denied")
