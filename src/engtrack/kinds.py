"""What a column's name says of its values: its suffix is its type, here and nowhere else."""

from typing import Literal

Kind = Literal["date", "instant", "minutes", "money", "days", "percent", "yes/no", "text"]
SUFFIXES: dict[str, Kind] = {
    "_on": "date",
    "_at": "instant",
    "_minutes": "minutes",
    "_cents": "money",
    "_days": "days",
    "_percent": "percent",
}


def kind(column: str) -> Kind:
    if column.startswith(("is_", "has_")):
        return "yes/no"
    named = f"_{column}"  # a column may be called by its unit alone: `days`, `cents`
    return next((kind for suffix, kind in SUFFIXES.items() if named.endswith(suffix)), "text")


def bare(column: str) -> str:
    """The column's name without what says its type: `not_before_on` is `not_before`."""
    return next((column.removesuffix(s) for s in SUFFIXES if column.endswith(s)), column)


def option(column: str) -> str:
    """The long option of a column: `not_before_on` is `--not-before`."""
    return "--" + bare(column).replace("_", "-")
