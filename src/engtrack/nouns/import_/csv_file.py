"""Reading a CSV file as people have it: whichever delimiter and encoding their program chose."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from engtrack.cli.paths import STDIN, content_of
from engtrack.errors import BadFile, EngtrackError, Misused
from engtrack.render.csv import plain_cell

DELIMITERS = (",", ";", "\t")
Cells = list[str]


@dataclass(frozen=True)
class CsvFile:
    """The header and the rows with the numbers of their lines; cells as before they were inert."""

    name: str
    encoding: str
    header: Cells
    rows: list[tuple[int, Cells]]


def read(path: str) -> CsvFile:
    """The file, or stdin for `-`; BadFile names the line of what is no CSV."""
    name = path if path != STDIN else "stdin"
    text, encoding = decoded(name, content_of(path))
    if not text.strip():
        raise Misused("{path} is empty", path=name)
    records = _records(name, text)
    header = next(records, (0, []))[1]
    rows = [(line, cells) for line, cells in records if any(cell.strip() for cell in cells)]
    _check_widths(name, header, rows)
    return CsvFile(name, encoding, [cell.strip() for cell in header], rows)


def decoded(name: str, content: bytes) -> tuple[str, str]:
    """UTF-8; else what a spreadsheet on Windows writes where nobody asks for better."""
    for encoding in ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else (
        "utf-8-sig", "cp1252",
    ):  # fmt: skip
        try:
            return content.decode(encoding), encoding.removesuffix("-sig")
        except UnicodeDecodeError:
            continue
    raise Misused("{path} is text in no encoding that is known here; save it as UTF-8", path=name)


def delimiter_of(line: str) -> str:
    """The one that the header has most of, outside quotes; a comma where it has none."""
    bare = "".join(line.split('"')[::2])
    return max(DELIMITERS, key=bare.count)


def _records(name: str, text: str) -> Iterator[tuple[int, Cells]]:
    """Each record with the line it begins on; a first line `sep=;` only names the delimiter."""
    csv.field_size_limit(2**31 - 1)
    lines = text.splitlines(keepends=True) if "\r" in text and "\n" not in text else None
    first = text.lstrip("\r\n").splitlines()[0]
    named = first[4:5] if first.lower().startswith("sep=") and len(first) == 5 else ""
    source = lines if lines is not None else io.StringIO(text, newline="")
    reader = csv.reader(source, delimiter=named or delimiter_of(first), strict=True)
    begins = 1
    try:
        for record in reader:
            is_named = begins == 1 and named
            if record and not is_named:
                yield begins, [plain_cell(cell) for cell in record]
            begins = reader.line_num + 1
    except csv.Error as error:
        raise BadFile(name, [_complaint(reader.line_num, error)]) from error


def _complaint(line: int, error: csv.Error) -> EngtrackError:
    return Misused("line {line} is no CSV: {words}", line=line, words=error)


def _check_widths(name: str, header: Cells, rows: list[tuple[int, Cells]]) -> None:
    wide = [
        Misused("line {line} has {count} cells, the header {there}", line=line,
                count=len(cells), there=len(header))
        for line, cells in rows if any(cell.strip() for cell in cells[len(header):])
    ]  # fmt: skip
    if wide:
        raise BadFile(name, wide)
