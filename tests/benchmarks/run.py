"""How quick engtrack is, as ratios beside what cannot be done without.

Milliseconds do not carry over from one machine to another, ratios do.

    python tests/benchmarks/run.py [--quick]

measures the installed engtrack: the console script beside this Python, else `python -m engtrack`.
Each is a whole process; floor and ours take turns, and their medians are compared. Last comes the
planner alone (planner.py). It asserts nothing: a test that is timed fails on a busy machine.
"""

import compileall
import csv
import importlib.util
import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
SCRIPT = Path(sysconfig.get_path("scripts")) / ("engtrack.exe" if os.name == "nt" else "engtrack")
OURS = [str(SCRIPT)] if SCRIPT.exists() else [sys.executable, "-m", "engtrack"]
# The shell's own PYTHON* settings (unbuffered, no .pyc) would distort everything.
ENVIRONMENT = {
    **{name: v for name, v in os.environ.items() if not name.startswith(("PYTHON", "ENGTRACK"))},
    "ENGTRACK_NOW": "2027-03-01T09:00:00-05:00",
    "ENGTRACK_AS": "carla",
}
TASKS = 100_000
DAYS = "{days}"  # in a command: another length each time, so that it always writes
TWENTY = """SELECT w.key, e.key, w.title, w.state, w.phase, w.start_on, w.finish_on
              FROM engagement e JOIN work w ON w.engagement_id = e.id WHERE e.key = 'TINY'"""
SELECT = f'import sqlite3; sqlite3.connect({{path!r}}).execute("""{TWENTY}""").fetchall()'
# One row, as durably as ours: with the same wait for the disk.
INSERT = """import sqlmodel, sqlite3
db = sqlite3.connect({path!r}, isolation_level=None)
db.execute("PRAGMA synchronous=EXTRA")
db.execute("BEGIN IMMEDIATE")
db.execute("INSERT INTO floor VALUES ('a row')")
db.execute("COMMIT")"""
CORE = """import csv, sqlalchemy as sa
engine = sa.create_engine("sqlite:///" + {path!r})
rows = list(csv.DictReader(open({rows!r})))
tables = sa.MetaData()
work = sa.Table("work", tables, sa.Column("id", sa.Integer, primary_key=True),
                *(sa.Column(name, sa.Text) for name in {columns!r}))
with engine.begin() as db:
    tables.create_all(db)
    db.execute(sa.insert(work), rows)"""


@dataclass
class Pair:
    """What is measured beside its floor, and the most that it may cost in proportion."""

    name: str
    floor: list[str]
    ours: list[str]
    goal: float
    rounds: int = 25
    measures: str = "ms"  # or "MB", the most memory that it held
    variables: dict[str, str] = field(default_factory=dict)
    afresh: tuple[Path, Path] | None = None  # a file that each round begins with, and its copy


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def main() -> None:
    is_quick = "--quick" in sys.argv[1:]
    package = importlib.util.find_spec("engtrack")
    if package is None or package.origin is None:
        sys.exit("engtrack is not installed beside this Python")
    compileall.compile_dir(Path(package.origin).parent, quiet=2)
    with tempfile.TemporaryDirectory() as folder:
        print(f"{' '.join(OURS)}; making the files …", file=sys.stderr)
        home = Path(folder, "home")
        home.mkdir()
        ENVIRONMENT.update(HOME=str(home), USERPROFILE=str(home), XDG_CONFIG_HOME=str(home))
        os.chdir(home)
        # In a process of its own: what this one holds would count as memory of its children.
        for made in (["files.py", folder, str(TASKS)], ["plans.py", folder]):
            argv = [sys.executable, str(HERE / made[0]), *made[1:]]
            subprocess.run(argv, env=ENVIRONMENT, check=True)
        print(f"{'what':<46} {'floor':>9} {'ours':>9} {'ratio':>6} {'goal':>5}")
        for pair in pairs(Path(folder)):
            rounds = max(pair.rounds // 5, 1) if is_quick else pair.rounds
            print(line(pair, *compared(pair, rounds)), flush=True)
        subprocess.run([sys.executable, str(HERE / "planner.py")], env=ENVIRONMENT, check=True)


def line(pair: Pair, floor: float, ours: float) -> str:
    ratio = ours / floor
    mark = "" if ratio <= pair.goal else "  over"
    of = pair.measures
    return (
        f"{pair.name:<46} {floor:>6.0f} {of} {ours:>6.0f} {of} {ratio:>6.2f} {pair.goal:>5}{mark}"
    )


def compared(pair: Pair, rounds: int) -> tuple[float, float]:
    """The medians of floor and ours, which take turns."""
    found = [
        (measured(pair, pair.floor, turn), measured(pair, pair.ours, turn))
        for turn in range(rounds + 1)
    ]
    floors, ours = zip(*found[1:], strict=True)  # the first finds no file in the system's memory
    return statistics.median(floors), statistics.median(ours)


def measured(pair: Pair, argv: list[str], turn: int) -> float:
    """One process: its time from start to end, or the memory it took."""
    if pair.afresh:
        shutil.copyfile(*pair.afresh)
    environment = ENVIRONMENT | (pair.variables if argv is pair.ours else {})
    said = [word.replace(DAYS, f"{turn % 2 + 2}d") for word in argv]
    begin = time.perf_counter()
    process = subprocess.Popen(
        said, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stderr
    talk = process.stderr.read()
    if pair.measures == "MB":
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        found = used.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)
    else:
        process.wait()
        found = (time.perf_counter() - begin) * 1000
    process.stderr.close()
    is_refusal = pair.name == "usage error"
    if process.returncode != (2 if is_refusal and argv is pair.ours else 0):
        sys.exit(f"{pair.name}: {' '.join(argv)}\n{talk.decode()}")
    return found


def pairs(folder: Path) -> list[Pair]:
    return [*starts(), *reads(folder), *growing(folder), *writes(folder), *bulk(folder)]


def starts() -> list[Pair]:
    nothing, typer = python("pass"), python("import typer")
    completing = {
        "_ENGTRACK_COMPLETE": "complete_bash",
        "COMP_WORDS": "engtrack task l",
        "COMP_CWORD": "2",
    }
    return [
        Pair("--version", nothing, [*OURS, "--version"], 1.2, 41),
        Pair("--help", typer, [*OURS, "--help"], 1.1),
        Pair("task --help", typer, [*OURS, "task", "--help"], 1.1),
        Pair("task list --help", typer, [*OURS, "task", "list", "--help"], 1.1),
        Pair("usage error", typer, [*OURS, "task", "list", "--nonesuch"], 1.1),
        Pair("completion request", typer, OURS, 1.1, variables=completing),
    ]


def reads(folder: Path) -> list[Pair]:
    """Lists and cards of 20 rows; the floor imports Typer and asks for as many."""
    path = str(folder / "tasks-small.db")
    floor = python("import typer; " + SELECT.format(path=path))
    rich = python("import typer, rich.table, rich.console; " + SELECT.format(path=path))
    asked = [*OURS, "--db", path, "task", "list", "-e", "TINY"]
    shown = [*OURS, "--db", path, "task", "show", "T-7"]
    return [
        *(
            Pair(f"list of 20, {f}", floor, [*asked, "-f", f], 1.1)
            for f in ("csv", "json", "plain")
        ),
        *(Pair(f"show one, {f}", floor, [*shown, "-f", f], 1.1) for f in ("json", "plain")),
        Pair("list of 20, a Rich table", rich, [*asked, "-f", "table"], 1.1),
        Pair("show one, a Rich card", rich, [*shown, "-f", "table"], 1.1),
        *duties(folder),
    ]


def duties(folder: Path) -> list[Pair]:
    """In a file of 100 engagements with 500 records each, beside a list of 20 rows."""
    floor = [*OURS, "--db", str(folder / "tasks-small.db"), "task", "list", "-e", "TINY"]
    ours = [*OURS, "--db", str(folder / "many.db")]
    return [
        Pair(
            "duty show marie -e ENG050",
            floor,
            [*ours, "duty", "show", "marie", "-e", "ENG050"],
            1.5,
        ),
        Pair("issue list of one engagement", floor, [*ours, "issue", "list", "-e", "ENG050"], 1.5),
        Pair("today, in 100 engagements", floor, [*ours, "today"], 20, 5),
        Pair("engagement list, 100 of them", floor, [*ours, "engagement", "list"], 20, 5),
    ]


def growing(folder: Path) -> list[Pair]:
    """The same list in a file of 100 tasks and in one of 100,000."""

    def of(file: str, *words: str) -> list[str]:
        return [*OURS, "--db", str(folder / file), *words, "-e", "TINY"]

    asked = [("task", "list"), ("task", "list", "--state", "open"), ("milestone", "list"),
             ("duty", "show", "marie"), ("role", "list")]  # fmt: skip
    return [
        Pair(f"{' '.join(words)}, 100,000 beside 100", of("tasks-small.db", *words),
             of("tasks-big.db", *words), 1.2)
        for words in asked
    ]  # fmt: skip


def writes(folder: Path) -> list[Pair]:
    path, floor = folder / "written.db", folder / "floor.db"
    shutil.copyfile(folder / "tasks-small.db", path)
    subprocess.run(python(f"import sqlite3; sqlite3.connect({str(floor)!r}).execute("
                          "'CREATE TABLE floor (words TEXT) STRICT')"), check=True)  # fmt: skip
    ours = [*OURS, "--db", str(path)]
    insert = python(INSERT.format(path=str(floor)))
    return [
        Pair(
            "a write: person add",
            insert,
            [*ours, "person", "add", "Marie Roy", "--side", "client"],
            1.1,
        ),
        Pair("a write: task add", insert, [*ours, "task", "add", "Look", "-e", "TINY"], 1.1),
        replanning(folder),
    ]


def replanning(folder: Path) -> Pair:
    """The same edit in a file of one engagement of 200 tasks, and in one of 500 such."""
    edit = ["task", "edit", "T-7", "--duration", DAYS, "-q"]
    alone, among = ([*OURS, "--db", str(folder / f"plans-{count}.db"), *edit] for count in (1, 500))
    return Pair("re-planning 200 tasks, in 100,000 beside alone", alone, among, 1.2)


def bulk(folder: Path) -> list[Pair]:
    """100,000 rows, out and in."""
    big, small = str(folder / "tasks-big.db"), str(folder / "tasks-small.db")
    listed = [*OURS, "--db", big, "task", "list", "-e", "BULK", "--csv"]
    of_small = [*OURS, "--db", small, "task", "list", "-e", "BULK", "--csv"]
    of_same = "SELECT w.*, e.key, e.name FROM work w JOIN engagement e ON e.id = w.engagement_id"
    sqlite = shutil.which("sqlite3")
    dump = [sqlite, "-csv", big, of_same] if sqlite else python(
        f"import csv, sqlite3, sys; csv.writer(sys.stdout).writerows("
        f"sqlite3.connect({big!r}).execute({of_same!r}))")  # fmt: skip
    rows, columns = written(folder / "rows.csv")
    copied = (folder / "tasks-small.db", folder / "import.db")
    core = python(CORE.format(path=str(folder / "core.db"), rows=rows, columns=columns))
    core[-1] = (
        f"import os\nif os.path.exists({str(folder / 'core.db')!r}): os.remove({str(folder / 'core.db')!r})\n{core[-1]}"
    )
    brought = [*OURS, "--db", str(copied[1]), "import", "task", rows, "-e", "TINY", "-q", "--csv"]
    return [
        Pair("CSV of 100,000 rows beside sqlite3 -csv", dump, listed, 3, 5),
        Pair("memory, CSV of 100,000 rows beside 100", of_small, listed, 1.5, 3, "MB"),
        Pair("import of 100,000 rows beside Core", core, brought, 4, 3, afresh=copied),
    ]


def written(path: Path) -> tuple[str, list[str]]:
    """A CSV file of 100,000 tasks to bring in."""
    columns = ["title", "phase", "duration", "note"]
    with path.open("w", encoding="utf-8", newline="") as out:
        lines = csv.writer(out)
        lines.writerow(columns)
        lines.writerows((f"Set up cell {n}", "train", "3d", "") for n in range(TASKS))
    return str(path), columns


if __name__ == "__main__":
    main()
