"""What only a process of its own shows: pipes, signals, encodings, terminals."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import engtrack as engtrack_package

SRC = str(Path(engtrack_package.__file__).parents[1])
COMMAND = [sys.executable, "-m", "engtrack"]
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and pipes of POSIX")


@pytest.fixture
def env(sample_db: Path, at_home: Path) -> dict[str, str]:
    """The environment of a process that works on a copy of the sample."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    return kept | {"ENGTRACK_DB": str(sample_db), "PYTHONPATH": SRC}


def engtrack(env: dict[str, str], *argv: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [*COMMAND, *argv], env=env, capture_output=True, timeout=60, check=False, **more
    )


def test_the_exit_status_is_that_of_the_process(env: dict[str, str]) -> None:
    assert engtrack(env, "person", "list").returncode == 0
    assert engtrack(env, "person", "show", "nosuch").returncode == 3
    assert engtrack(env, "check", "--fail-on", "info").returncode == 10


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp850", "latin-1"])
def test_a_poor_encoding_of_the_console_stops_nothing(encoding: str, env: dict[str, str]) -> None:
    env["PYTHONIOENCODING"] = encoding
    done = engtrack(env, "person", "edit", "luc", "--name", "Łuc 日本 ✓", "--lang", "fr")
    assert done.returncode == 0, done.stderr
    assert b"\\u" in done.stdout
    assert engtrack(env, "person", "list", "--json").stdout.isascii()
    assert engtrack(env, "duty", "show", "--lang", "fr", "-f", "table").returncode == 0
    assert engtrack(env, "--help", "--lang", "fr").returncode == 0
    assert engtrack(env, "person", "show", "日本").returncode == 3


def test_utf8_comes_out_as_it_is(env: dict[str, str]) -> None:
    env["PYTHONUTF8"] = "1"
    engtrack(env, "person", "edit", "luc", "--name", "Łuc 日本 ✓")
    assert "Łuc 日本 ✓".encode() in engtrack(env, "person", "show", "luc").stdout


@POSIX
@pytest.mark.parametrize(
    "argv",
    [["duty", "list"], ["duty", "list", "--json"], ["--help"], ["db", "history"], ["db", "path"],
     ["completion", "bash"], ["--version"]],
    ids=" ".join,
)  # fmt: skip
def test_a_closed_pipe_is_silent(argv: list[str], env: dict[str, str]) -> None:
    read, write = os.pipe()
    os.close(read)
    process = subprocess.Popen([*COMMAND, *argv], env=env, stdout=write, stderr=subprocess.PIPE)
    os.close(write)
    _, err = process.communicate(timeout=60)
    assert err == b""
    assert process.returncode == 0


@POSIX
@pytest.mark.parametrize("argv", [["duty", "list"], ["--help"], ["--version"]], ids=" ".join)
def test_output_that_cannot_be_written_is_an_error(argv: list[str], env: dict[str, str]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no device that is always full")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*COMMAND, *argv], env=env, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False
        )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


WAITING = """
import sys, os, signal
from engtrack import app, __main__
from engtrack.nouns.today import reading
def wait(*_):
    os.write(2, b"ready\\n")
    signal.pause()
app.module_of("today")
import engtrack.nouns.today.commands as commands
commands.reading.show = wait
sys.argv = ["engtrack", "today"]
__main__.main()
"""


@POSIX
@pytest.mark.parametrize(("sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_with_its_status_and_no_word(
    sent: signal.Signals, status: int, env: dict[str, str]
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", WAITING], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    assert process.stderr is not None
    assert process.stderr.readline() == "ready\n"
    process.send_signal(sent)
    out, err = process.communicate(timeout=60)
    assert process.returncode == status
    assert (out, err) == ("", "")


def test_nothing_is_asked_where_nobody_can_answer(env: dict[str, str]) -> None:
    for stdin in (subprocess.DEVNULL, subprocess.PIPE):
        more = {"stdin": stdin} if stdin == subprocess.DEVNULL else {"input": b"y\n"}
        done = engtrack(env, "issue", "remove", "ISS-4", **more)
        assert done.returncode == 6
        assert done.stderr.splitlines()[-1].strip() == b"engtrack issue remove ISS-4 --yes"


def test_a_process_without_streams_ends_well(env: dict[str, str]) -> None:
    code = "import sys; sys.stdin = sys.stdout = sys.stderr = None; sys.argv = ['engtrack', {}];"
    code += "from engtrack.__main__ import main; main()"
    done = subprocess.run([sys.executable, "-c", code.format("'--version'")], env=env, check=False)
    assert done.returncode in (0, 1)


@POSIX
def test_a_terminal_gets_a_table_and_a_question(env: dict[str, str], sample_db: Path) -> None:
    import pty

    before = sample_db.read_bytes()
    main, other = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, "issue", "remove", "ISS-4"], env=env, stdin=other, stdout=other, stderr=other
    )
    os.close(other)
    asked = b""
    while b"[" not in asked:
        asked += os.read(main, 1000)
    os.write(main, b"n\n")
    assert process.wait(timeout=60) == 6
    assert b"ISS-4" in asked
    os.close(main)
    assert sample_db.read_bytes() == before


def test_hours_are_signed_by_processes_that_share_no_model(env: dict[str, str]) -> None:
    """In one process another command would have loaded what a write of its own forgot."""
    assert engtrack(env, "time", "log", "T-3", "2h", "--as", "paul").returncode == 0
    assert engtrack(env, "time", "submit", "-e", "ACME", "--as", "paul").returncode == 0
    assert engtrack(env, "time", "approve", "-e", "ACME").returncode == 0
    drafted = engtrack(env, "sheet", "draft", "-e", "ACME", "--json")
    assert drafted.returncode == 0, drafted.stderr
    key = json.loads(drafted.stdout)["key"]
    signed = engtrack(env, "sheet", "sign", key, "--by", "marie", "--via", "paper")
    assert signed.returncode == 0, signed.stderr
    assert engtrack(env, "invoice", "add", "--from", key, "--as", "ana").returncode == 0
