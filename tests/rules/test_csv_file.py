"""CSV as people have it: delimiters, encodings, quotes, line ends."""

from pathlib import Path

import pytest

from engtrack.errors import BadFile, Misused
from engtrack.nouns.import_.csv_file import decoded, delimiter_of, read


@pytest.mark.parametrize(
    ("line", "delimiter"),
    [("key,name", ","), ("clé;nom;état", ";"), ("key\tname", "\t"), ("key", ","),
     ('"a,b,c";d;e', ";"), ("", ",")],
)  # fmt: skip
def test_the_delimiter_is_the_one_that_the_header_has_most_of(line: str, delimiter: str) -> None:
    assert delimiter_of(line) == delimiter


@pytest.mark.parametrize(
    ("content", "encoding"),
    [("clé".encode(), "utf-8"), ("\ufeffclé".encode(), "utf-8"), ("clé".encode("cp1252"), "cp1252"),
     ("clé".encode("utf-16"), "utf-16")],
)  # fmt: skip
def test_the_encodings_that_spreadsheets_write_are_read_alike(
    content: bytes, encoding: str
) -> None:
    assert decoded("x", content) == ("clé", encoding)


def test_what_is_text_in_no_encoding_is_refused() -> None:
    with pytest.raises(Misused):
        decoded("x", b"\xff\xfea")


@pytest.mark.parametrize(
    ("content", "header", "rows"),
    [
        (b"a,b\n1,2\n", ["a", "b"], [(2, ["1", "2"])]),
        (b"a;b\r\n1;2\r\n\r\n3;\r\n", ["a", "b"], [(2, ["1", "2"]), (4, ["3", ""])]),
        (b"sep=;\r\na;b\r\n1;2\r\n", ["a", "b"], [(3, ["1", "2"])]),
        (b'a,b\n"x\ny","""q"""\n1,2\n', ["a", "b"], [(2, ["x\ny", '"q"']), (4, ["1", "2"])]),
        (b"a,b\r1,2\r", ["a", "b"], [(2, ["1", "2"])]),
        (b" a , b \n1,2,,\n", ["a", "b"], [(2, ["1", "2", "", ""])]),
        (b"a\n'=1\n''x\n'x\n", ["a"], [(2, ["=1"]), (3, ["'x"]), (4, ["'x"])]),
    ],
)
def test_rows_come_with_the_line_they_begin_on(
    content: bytes, header: list[str], rows: list[tuple[int, list[str]]], tmp_path: Path
) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    found = read(str(path))
    assert (found.header, found.rows) == (header, rows)


@pytest.mark.parametrize(
    ("content", "line"), [(b'a\n"x\n', "2"), (b"a\n1,2\n", "2"), (b'a\n"x"y\n', "2")]
)
def test_what_is_no_csv_is_refused_naming_the_line(
    content: bytes, line: str, tmp_path: Path
) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(BadFile) as refused:
        read(str(path))
    assert f"line {line}" in str(refused.value.complaints[0])


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(Misused):
        read(str(path))
