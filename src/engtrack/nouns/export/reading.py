"""The list of any noun, found by the noun's name."""

from importlib import import_module
from pathlib import Path

from engtrack.cli.reads import Read, show
from engtrack.cli.settings import settings
from engtrack.errors import Misused

NOUNS = Path(__file__).parent.parent


def export(noun: str) -> None:
    """CSV, unless another format is named on the line itself; every row, on a terminal too."""
    what = list_of(noun)
    settings.said.setdefault("format", "csv")
    settings.said.setdefault("all_rows", "yes")
    show(what)


def list_of(noun: str) -> Read:
    known = exported()
    if noun in known:
        return known[noun]
    raise Misused("no export of {text}; there are: {there}", text=noun,
                  there=", ".join(known), next="engtrack export --help")  # fmt: skip


def exported() -> dict[str, Read]:
    """The nouns that have a list."""
    named = sorted(folder.parent.name for folder in NOUNS.glob("*/reads.py"))
    modules = {noun: import_module(f"engtrack.nouns.{noun}.reads") for noun in named}
    return {noun: module.LIST for noun, module in modules.items() if hasattr(module, "LIST")}
