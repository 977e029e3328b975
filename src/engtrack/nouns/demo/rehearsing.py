"""Making the demo: a folder, a file, the life of its engagement up to today; then showing it."""

import os
import re
import shutil
from importlib import resources
from pathlib import Path

from engtrack import language
from engtrack.cli.answers import say
from engtrack.cli.paths import path_of
from engtrack.cli.settings import LOCAL_FILE, settings
from engtrack.errors import FileTrouble, Sentence
from engtrack.nouns.demo import actions
from engtrack.nouns.demo.replaying import Place, Script, read_script, replay, run
from engtrack.store import schema
from engtrack.store.read import unsynced
from engtrack.store.write import writing

FOLDER = "engtrack-demo"
PHASE = "configure"  # in which it stands unless said
FILE = "demo.db"
ME = "sophie"  # who looks at it: the coordinator
OF_A_PHASE = {
    "configure": (
        Sentence("a change that waits for the sponsor:", next="engtrack change impact CHG-2"),
        Sentence(
            "decide it in her name:",
            next="engtrack approval record CHG-2 approved --by helene --via mail",
        ),
    ),
    "test": (Sentence("what is tested, and what is not:", next="engtrack test matrix"),),
    "go-live": (
        Sentence("whether all is there to go live:", next="engtrack ready go-live"),
        Sentence("what it cost by now:", next="engtrack budget show"),
    ),
    "support": (Sentence("what it cost in the end:", next="engtrack budget show"),),
}


def rehearse(name: str, phase: str) -> None:
    folder = path_of(name)
    folder = folder if folder.name else folder.absolute()  # `.`
    check_free(folder)
    if settings.dry_run:
        say(Sentence("dry run: {path} would be made; nothing was written", path=folder))
        return
    draft = folder.with_name(f".{folder.name}.{os.getpid()}.new")
    is_ours = False
    try:
        draft.mkdir(parents=True)
        is_ours = True
        with unsynced():
            place = make(draft, phase)
        sync(draft / FILE)
        draft.rename(folder)
    except OSError as error:
        raise FileTrouble(
            "{path} cannot be made: {reason}", path=folder, reason=error.strerror or error
        ) from error
    finally:
        if is_ours:
            shutil.rmtree(draft, ignore_errors=True)
    show(Place(folder / FILE, place.engagement, place.keys))
    say_what_next(name, place, phase)


def check_free(folder: Path) -> None:
    if not folder.exists():
        return
    base = folder if folder.name else folder / FOLDER  # the root of all has no name
    other = next(n for n in range(2, 1000) if not base.with_name(f"{base.name}-{n}").exists())
    raise FileTrouble(
        "{path} is there already; nothing was overwritten",
        path=folder,
        next=f"engtrack demo {quoted(str(base))}-{other}",
    )


def make(folder: Path, phase: str) -> Place:
    script = read()
    standing = script.phases[phase]
    last = actions.last_workday(settings.today)
    lines = [line for line in script.lines if line.day <= standing]
    days = {line.day: actions.day_of(last, line.day - standing) for line in lines}
    start_on = actions.day_of(last, actions.STARTED - standing)
    place = begin(folder, min(days.values()), start_on)
    replay(lines, days, place)
    return place


def begin(folder: Path, first: str, start_on: str) -> Place:
    """The file as the script finds it on its first day: the example is applied, and no more."""
    db = folder / FILE
    schema.create(db, instant=f"{first}T12:00:00.000+00:00", is_rehearsal=True)
    contents = actions.example_moved(start_on)
    with writing(
        db,
        instant=f"{first}T12:00:01.000+00:00",
        today=first,
        typed_by=ME,
        command="engtrack demo",
        is_pinned=True,
    ) as session:
        keys = actions.make(session, contents)
    key = contents.engagement.id
    said = f'db = "{FILE}"\nengagement = "{key}"\nas = "{ME}"\nlang = "{language.current()}"\n'
    (folder / LOCAL_FILE).write_text(said, "utf-8")
    return Place(db, key, keys)


def sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def read() -> Script:
    return read_script(
        resources.files("engtrack.examples").joinpath("cabinet-shop.script").read_text("utf-8")
    )


def show(place: Place) -> None:
    for words in (["duty", "show"], ["schedule", "show"]):
        run(words, ME, place)


def say_what_next(name: str, place: Place, phase: str) -> None:
    """Commands that run as printed once one has gone there.

    The folder's own settings name file, engagement and person.
    """
    say(
        Sentence(
            "this is a rehearsal; go there, and all you try stays in it:", next=f"cd {quoted(name)}"
        ),
        Sentence("what waits for {person}, the coordinator:", person=ME, next="engtrack today"),
        Sentence("what is late or missing, and what mends it:", next="engtrack check"),
        *OF_A_PHASE.get(phase, ()),
        Sentence("how it came to all this:", next="engtrack db history"),
        Sentence("all of it as a file:", next=f"engtrack engagement export {place.engagement}"),
    )


def quoted(name: str) -> str:
    """As a POSIX shell and PowerShell both take it."""
    return name if name.isascii() and re.fullmatch(r"[\w./\\:-]+", name) else f"'{name}'"
