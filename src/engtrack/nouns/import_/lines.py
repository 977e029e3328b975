"""The rows of a file, understood: each cell through the option that it is for."""

from dataclasses import dataclass, field
from typing import Any

from engtrack.cli.settings import settings
from engtrack.errors import BadFile, EngtrackError, Misused
from engtrack.nouns.import_ import fields
from engtrack.nouns.import_.csv_file import CsvFile
from engtrack.nouns.import_.fields import Field

CREATED, LEFT = "created", "left"  # what became of a row


@dataclass
class Line:
    """A row as it was understood: the verb's values, and what says whether it is there already."""

    number: int
    values: dict[str, Any]  # by the verb's parameters
    own: dict[str, Any] = field(default_factory=dict)  # ref, key, engagement
    cells: dict[str, tuple[str, Any]] = field(default_factory=dict)  # by the list's columns

    @property
    def title(self) -> str:
        named = (self.values.get(name) for name in ("title", "name", "subject"))
        both = [str(self.values[n]) for n in ("role", "person") if self.values.get(n)]
        return next((str(text) for text in named if text), " ".join(both))


def understood(
    noun: str,
    file: CsvFile,
    takes: dict[str, Field],
    listed: tuple[str, ...],
    synonyms: dict[str, str] | None = None,
) -> tuple[list[Line], list[str]]:
    """Every row's values, and the columns that no import sets; BadFile names each bad cell."""
    found, ignored = fields.matched(noun, file.name, file.header, takes, listed, synonyms)
    lines: list[Line] = []
    complaints: list[EngtrackError] = []
    for number, cells in file.rows:
        line = Line(number, dict.fromkeys(takes))
        refused: set[str] = set()
        for field_, cell in zip(found, cells, strict=False):
            if field_ is not None:
                try:
                    _take(line, field_, cell)
                except EngtrackError as error:
                    refused.add(field_.name)
                    complaints.append(of_cell(number, field_.heading, error))
        complaints += _missing(line, takes, refused)
        lines.append(line)
    settings.echo.clear()  # a thousand rows are not said back one by one
    if complaints:
        raise BadFile(file.name, complaints)
    return lines, ignored


def _take(line: Line, field_: Field, cell: str) -> None:
    value = field_.understood(cell)
    if field_.name in fields.OF_EVERY_ROW and field_.name not in line.values:
        line.own[field_.name] = value
        return
    line.values[field_.name] = value
    if value is not None and field_.column:
        line.cells[field_.column] = (cell.strip(), value)


def _missing(line: Line, takes: dict[str, Field], refused: set[str]) -> list[EngtrackError]:
    needed = [
        name
        for name, f in takes.items()
        if f.is_needed and name not in refused and line.values.get(name) is None
    ]
    empty = Misused("a value is needed here")
    return [of_cell(line.number, name.rstrip("_"), empty) for name in needed]


def of_cell(line: int, column: str, error: EngtrackError) -> EngtrackError:
    return Misused("line {line}, {column}: {what}", line=line, column=column, what=error)


def of_line(line: int, error: EngtrackError) -> EngtrackError:
    return Misused("line {line}: {what}", line=line, what=error)
