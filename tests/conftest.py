"""What the tests share: a file to begin with, and a way to run a command line in this process."""

import io
import os
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from engtrack import app
from engtrack.store import schema

DAY = "2027-03-01"
# For the whole process, before it asks the time: once it has, the variable alone does nothing.
os.environ["TZ"] = "America/Toronto"
if hasattr(time, "tzset"):
    time.tzset()


@dataclass
class Done:
    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


class Stream(io.StringIO):
    encoding = "utf-8"


Runner = Callable[..., Done]


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A rehearsal file without anything in it; copying it is quicker than making one."""
    path = tmp_path_factory.mktemp("file") / "empty.db"
    schema.create(path, instant=f"{DAY}T14:00:00.000+00:00", is_rehearsal=True)
    return path


@pytest.fixture
def db(empty_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(empty_file, tmp_path / "engtrack.db"))


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, an empty home and a plain environment; who types is carla, the day is pinned."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    for name in ("DB", "ENGAGEMENT", "AS", "LANG", "FORMAT", "COLOR", "DEBUG"):
        monkeypatch.delenv(f"ENGTRACK_{name}", raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("ENGTRACK_NOW", f"{DAY}T09:00:00-05:00")
    monkeypatch.setenv("ENGTRACK_AS", "carla")
    monkeypatch.chdir(tmp_path)
    return home


@pytest.fixture
def engtrack(db: Path, at_home: Path, monkeypatch: pytest.MonkeyPatch) -> Runner:
    """Run one command line on a fresh file, as its own process would but without starting one."""
    monkeypatch.setenv("ENGTRACK_DB", str(db))
    return run


def run(*argv: str, stdin: str = "") -> Done:
    kept = sys.stdin, sys.stdout, sys.stderr
    out, err = Stream(), Stream()
    sys.stdin, sys.stdout, sys.stderr = io.StringIO(stdin), out, err
    try:
        status = app.run(list(argv))
    finally:
        sys.stdin, sys.stdout, sys.stderr = kept
    return Done(status, out.getvalue(), err.getvalue())
