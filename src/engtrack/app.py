"""The root of the command line, and the one place that catches errors."""

import os
import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.main import get_group

from engtrack import language, vocabulary
from engtrack.cli import settings as shared_settings
from engtrack.cli.answers import folded
from engtrack.cli.decided import as_decided_by
from engtrack.cli.declaring import CREATES, remember, root_signature
from engtrack.cli.settings import settings
from engtrack.cli.typer_adapter import (
    Group,
    Line,
    NoArgsIsHelp,
    answer_completion,
    complete_values,
    in_our_words,
)
from engtrack.errors import EngtrackError, FileTrouble, NotTheirs
from engtrack.language import gettext as _

# In the order of a first day with the program; a folder of nouns/ each.
NOUNS = {
    "init": "Begin: say who you are, make the file.",
    "demo": "A rehearsal file with an engagement in the midst of its life.",
    "today": "What waits for you, what is due, what you wait for.",
    "check": "What is late, missing or inconsistent, over all engagements.",
    "ready": "What must hold before going live, or before a visit.",
    "engagement": "Create, start, follow and close engagements.",
    "service": "The scope: what is to be delivered, hours and price.",
    "person": "The people of both sides.",
    "role": "Who holds which role, from when to when.",
    "duty": "The 50 duties, live: state, why, proof, next.",
    "milestone": "The dated points that the work leads to.",
    "task": "The work: who, how long, after what.",
    "schedule": "The milestone schedule as a whole.",
    "deliverable": "Results with criteria, accepted by the sponsor.",
    "issue": "Problems, risks, gaps, questions, deviations, improvements.",
    "change": "Changes to services, schedule and budget.",
    "approval": "Ask for decisions, record them, prove them.",
    "document": "The register of documents and their versions.",
    "message": "Who told whom what, and what is owed an answer.",
    "process": "The client's processes, and how they fit.",
    "report": "Pages for people who never open a terminal.",
    "session": "Days on which both sides meet: who, when, about what.",
    "test": "Test scripts, runs, reviews, and what is missing.",
    "asset": "Environments, databases, printers …: checks and versions.",
    "backup": "Backups made, and tests that they can be restored.",
    "party": "Third parties, and who leads them.",
    "time": "Hours on the work: logged, approved, signed, billed.",
    "expense": "Costs on the work: travel, mileage, lodging, material.",
    "sheet": "The point sheet: a period's hours, signed by the client.",
    "invoice": "The register of invoices: issued, due, paid.",
    "budget": "Planned, actual, at completion: in hours and money.",
    "finding": "What is late, missing or waiting, and what mends it.",
    "export": "Write a noun's rows as CSV.",
    "import": "Read a noun's rows from CSV.",
    "db": "The file itself: copy, check, history, undo.",
    "config": "Settings: what they are and where each comes from.",
    "completion": "Completion for your shell.",
}


def module_of(noun: str) -> Any:
    """`import` is a word of Python's own, so its folder is `import_`."""
    return import_module(f"engtrack.nouns.{noun}{'_' if noun == 'import' else ''}.commands")


class Nouns(Group):
    """Loads a noun's commands only when that noun is named."""

    words = tuple(NOUNS)

    def build(self, name: str) -> Any:
        noun = module_of(name).noun
        return noun.build(name) if noun.is_single else noun.group(NOUNS[name])

    def summary(self, name: str) -> str:
        return _(NOUNS[name])


def root(ctx: typer.Context, **said: Any) -> None:
    """Track service engagements in one local file: roles, duties, schedule, decisions."""
    remember({name: said[name] for name in ROOT if name in said}, ROOT)
    language.choose(language_of(settings.argv))  # a verb's help is said before its line is read
    if said["version"]:
        from engtrack import __version__

        print(f"engtrack {__version__}")
    elif ctx.invoked_subcommand is None:
        module_of("today").welcome()


ROOT = CREATES
VERSION = Annotated[bool, typer.Option("-V", "--version", help="The version.")]


def build_root() -> Any:
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    callback = root_signature(root, ROOT | {"version": VERSION})
    app.callback(
        cls=Nouns,
        invoke_without_command=True,
        subcommand_metavar="COMMAND",
        context_settings={"help_option_names": ["-h", "--help"]},
    )(callback)
    group = get_group(app)
    group.name = "engtrack"
    complete_values(group)
    return group


def run(argv: list[str]) -> int:
    """Run one command line and return its exit status. Errors are said here, and nowhere else."""
    shared_settings.start(argv)
    Line.path = "engtrack"
    language.choose(language_of(argv))
    answer_completion()
    try:
        status = build_root().main(
            args=argv, prog_name="engtrack", standalone_mode=False, windows_expand_args=False
        )
        sys.stdout.flush()
        return status or 0
    except NoArgsIsHelp as wanted:
        print(wanted.ctx.get_help())
        return 0
    except (EngtrackError, typer.TyperException) as error:
        return refuse(error if isinstance(error, EngtrackError) else in_our_words(error))
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except BrokenPipeError:
        return nobody_reads()
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # how Typer ends then
            return nobody_reads()
        raise
    except Exception as error:
        return refuse(unexpected(error))


def nobody_reads() -> int:
    """The pipe was closed: that is no fault, and what is left to write goes nowhere."""
    assert sys.__stdout__ is not None
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno())
    return 0


def language_of(argv: list[str]) -> str:
    """The language of `--lang`, for what is said before the line is understood."""
    words = argv[: argv.index("--")] if "--" in argv else argv
    for word, value in zip(words, [*words[1:], ""], strict=False):
        said = (
            value
            if word == "--lang"
            else word.removeprefix("--lang=")
            if word.startswith("--lang=")
            else ""
        )
        if code := vocabulary.code_named("language", said):
            return code
    try:
        configured = settings.lang
    except EngtrackError:
        configured = shared_settings.system_language()
    return vocabulary.code_named("language", configured) or "en"


def refuse(error: EngtrackError) -> int:
    language.speak_to_people()
    if isinstance(error, NotTheirs):
        error.next = as_decided_by(str(error.facts["decider"]))
    first, *others = language.say(error)
    told = [folded(f"engtrack: {first}"), *(folded(line, "  ") for line in others)]
    print(*told, sep="\n", file=sys.stderr)
    return error.exit_code


def unexpected(error: Exception) -> EngtrackError:
    """What nobody foresaw: never a traceback, unless ENGTRACK_DEBUG asks for it."""
    if os.environ.get("ENGTRACK_DEBUG"):
        raise error
    if isinstance(error, OSError):  # our files say their own: it is the answer, after the work
        return EngtrackError("the answer cannot be printed: {words}", words=error.strerror,
                             next="engtrack db history")  # fmt: skip
    if lacking := _lacking(error):
        return lacking
    return EngtrackError(
        "something went wrong that should not have ({kind})",
        kind=type(error).__name__,
        next="engtrack db history",
    )


def _lacking(error: Exception) -> EngtrackError | None:
    """What SQLite cannot do where the file lacks what this program needs."""
    if type(error).__name__ != "OperationalError":
        return None
    from engtrack.store import shape  # only an error pays for it

    try:
        what = shape.lacks(settings.db)
    except Exception:  # the file cannot be looked at either
        return None
    if not what:
        return None
    return FileTrouble("{path} lacks {what}, which this engtrack needs; to put it there:",
                       path=settings.db, what=what, next="engtrack db upgrade")  # fmt: skip
