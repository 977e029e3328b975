"""How the house is built, as tests: folders, imports, sizes, and what a read may not load."""

import ast
import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import engtrack
from engtrack import app

PACKAGE = Path(engtrack.__file__).parent
ROOT = PACKAGE.parents[1]
FILES = sorted(PACKAGE.rglob("*.py"))
VIEWS = sorted(PACKAGE.rglob("*.sql"))


def folder_of(noun: str) -> str:
    return f"{noun}_" if noun == "import" else noun


def test_the_nouns_are_the_folders() -> None:
    folders = {p.name for p in (PACKAGE / "nouns").iterdir() if p.joinpath("__init__.py").exists()}
    assert folders == {folder_of(noun) for noun in app.NOUNS}


@pytest.mark.parametrize("noun", app.NOUNS)
def test_every_noun_has_commands_of_its_name(noun: str) -> None:
    of = app.module_of(noun).noun
    assert of.name == noun
    assert of.words
    assert not of.is_single or of.words == [noun]
    assert all(of.build(verb).name == verb for verb in of.words)


@pytest.mark.skipif(shutil.which("lint-imports", path=str(Path(sys.executable).parent)) is None,
                    reason="import-linter is not installed")  # fmt: skip
def test_the_contracts_about_imports_hold() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
        env={"PYTHONPATH": str(PACKAGE.parent), "PATH": "", "COLUMNS": "200"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_the_layers_in_the_readme_are_those_of_the_linter() -> None:
    drawn = PACKAGE.joinpath("README.md").read_text("utf-8").split("```\n")[1].splitlines()
    told = [re.split(r"\s{2,}", line)[0] for line in drawn]
    settings = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text("utf-8"))["tool"]
    (layers,) = [c for c in settings["importlinter"]["contracts"] if c["type"] == "layers"]
    assert told == layers["layers"]


LONGER = {"nouns/issue/rules.py": 269, "language.py": 280}  # to be parted; neither may grow


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_and_functions_are_short(path: Path) -> None:
    text = path.read_text("utf-8")
    is_data = path.name in ("vocabulary.py",) or path.parent.name == "wording"
    if not is_data:
        most = 350 if is_declaration(path) else 250
        assert text.count("\n") <= LONGER.get(path.relative_to(PACKAGE).as_posix(), most)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert length_of(node) <= 25, f"{node.name}: {length_of(node)}"


def is_declaration(path: Path) -> bool:
    """A noun's commands and options: lists of options, a line or five each."""
    return "nouns" in path.parts and path.name in ("commands.py", "options.py")


def length_of(function: ast.FunctionDef) -> int:
    """The lines of its body: not the parameters, not the words of its help, nor functions in it."""
    body = function.body
    if ast.get_docstring(function) and len(body) > 1:
        body = body[1:]
    whole = (body[-1].end_lineno or 0) - body[0].lineno + 1
    inner = [node for node in body if isinstance(node, ast.FunctionDef)]
    return whole - sum((node.end_lineno or 0) - node.lineno + 1 for node in inner)


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: path.parent.name)
def test_the_lines_of_sql_are_as_short_as_those_of_python(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert [line for line in lines if len(line) > 100] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_says_what_it_is_for(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    if tree.body and path.name != "__init__.py":
        assert ast.get_docstring(tree)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_first_paragraph_of_a_docstring_is_one_line(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            assert "\n" not in (ast.get_docstring(node) or "").split("\n\n")[0]


LOADED = """
import json, sys, io
from engtrack import app
out, sys.stdout = sys.stdout, io.StringIO()
status = app.run(sys.argv[1:])
sys.stdout = out
print(json.dumps([status, sorted(sys.modules)]))
"""
HEAVY = {
    "sqlmodel", "sqlalchemy", "pydantic", "pydantic_core", "tomli_w", "hypothesis", "holidays",
    "icalendar", "dateutil",
}  # fmt: skip
SLOW = {"asyncio", "http", "ssl", "xml", "unittest", "pydoc", "platformdirs", "tomllib"}


def loaded(db: Path, *argv: str) -> tuple[int, set[str]]:
    env = {"PYTHONPATH": str(PACKAGE.parent), "ENGTRACK_DB": str(db), "ENGTRACK_AS": "carla",
           "ENGTRACK_NOW": "2027-03-01", "HOME": str(db.parent), "LANG": "C.UTF-8"}  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *argv], env=env, capture_output=True, text=True, timeout=60,
        check=False, cwd=db.parent,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    status, modules = json.loads(done.stdout)
    return status, set(modules)


READS = [
    "person list", "role list", "role coverage", "role show ROL-1", "engagement list",
    "engagement show ACME", "duty show", "duty show marie", "duty list", "duty explain sponsor-8",
    "finding list", "check", "today", "document list", "document show DOC-1", "task list",
    "milestone list", "schedule show", "schedule check", "schedule board", "schedule publish --list",
    "issue list", "change list",
    "change impact CHG-2", "approval list", "approval show APR-1", "approval verify",
    "deliverable list", "message list", "process list", "service list", "db history", "db info",
    "db head", "config show", "engagement show NORD", "schedule critical", "schedule show --phases",
    "asset list", "asset show AST-1", "backup list", "party list", "test list", "test show TST-1",
    "test matrix",
]  # fmt: skip


@pytest.mark.parametrize("line", READS)
@pytest.mark.parametrize("format", ["plain", "json", "csv"])
def test_a_read_loads_no_library_that_it_does_not_need(
    line: str, format: str, filled: tuple[Path, list[str]]
) -> None:
    if format != "plain" and READS.index(line) % 4:
        pytest.skip("a quarter of them shows it")
    status, modules = loaded(filled[0], *line.split(), "-f", format)
    assert status in (0, 10)
    never = HEAVY | {"rich"} | {m for m in modules if m.endswith(".model")}
    if format != "plain":
        never |= {"babel"}
    assert modules & never == set()


def test_a_calendar_file_loads_what_writes_it_and_nothing_else_heavy(
    filled: tuple[Path, list[str]],
) -> None:
    _, modules = loaded(filled[0], "schedule", "export", "ics")
    assert modules & HEAVY == {"icalendar", "dateutil"}


@pytest.mark.parametrize(
    ("line", "is_needed"),
    [
        ("task add Print -e ACME", False),  # it has no calendar
        ("task add Print -e NORD", False),  # the years that it touches are there
        ("task add Print -e NORD --not-before 2029-01-08", True),
        ("engagement edit ACME --calendar FR", True),
    ],
)
def test_only_a_write_that_needs_other_holidays_loads_those_who_know_them(
    line: str, is_needed: bool, filled: tuple[Path, list[str]]
) -> None:
    status, modules = loaded(filled[0], *line.split(), "--dry-run")
    assert status == 0
    assert ("holidays" in modules) is is_needed


@pytest.mark.parametrize("line", ["person list", "duty show marie"])
def test_a_read_loads_nothing_slow_of_the_standard_library(
    line: str, filled: tuple[Path, list[str]]
) -> None:
    _, modules = loaded(filled[0], *line.split())
    assert modules & SLOW == set()


def test_a_table_of_amounts_may_load_what_writes_amounts_others_may_not(
    filled: tuple[Path, list[str]],
) -> None:
    assert "babel" not in loaded(filled[0], "person", "list")[1]
    assert "rich" in loaded(filled[0], "person", "list", "-f", "table")[1]


@pytest.mark.parametrize(
    "line", ["--help", "--help --lang fr", "--version", "-V", "task --help", "change --help",
             "engagement create --help", "approval record --help --lang fr"],
)  # fmt: skip
def test_help_and_version_load_no_model_and_no_library(
    line: str, filled: tuple[Path, list[str]]
) -> None:
    status, modules = loaded(filled[0], *line.split())
    assert status == 0
    never = HEAVY | {"rich"}
    if "fr" not in line:  # in a source tree Babel compiles the catalogue
        never |= {"babel"}
    assert modules & never == set()
    assert {m for m in modules if m.startswith("engtrack.nouns.") and m.endswith(".model")} == set()
    assert {m for m in modules if m.endswith((".actions", ".life"))} == set()
    if line in ("--help", "--version"):
        assert not any(m.startswith("engtrack.nouns.") for m in modules)


def test_the_version_costs_no_import(tmp_path: Path) -> None:
    code = ("import sys; sys.argv = ['engtrack', '--version']; import atexit, os; "
            "os._exit = lambda status: print(sorted(m for m in sys.modules if 'typer' in m "
            "or m == 'engtrack.app')); from engtrack.__main__ import main; main()")  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(PACKAGE.parent)}, text=True,
        capture_output=True, timeout=60, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines() == [f"engtrack {engtrack.__version__}", "[]"]


def test_a_command_loads_its_own_noun_and_no_other(filled: tuple[Path, list[str]]) -> None:
    _, modules = loaded(filled[0], "person", "list")
    nouns = {m.split(".")[2] for m in modules if m.startswith("engtrack.nouns.")}
    assert nouns == {"person"}
