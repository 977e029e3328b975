"""One table that holds everything that ever broke a format."""

import io
from collections.abc import Callable, Iterator

import pytest

from engtrack import language
from engtrack.render import render
from engtrack.table import Table

COLUMNS = ("key", "title", "state", "price_cents", "currency", "effort_minutes", "due_on", "owner",
           "is_overdue", "path", "why", "next")  # fmt: skip
ROWS = (
    ("T-1", "[red]bold[/x] :smile:", "open", -123456, "CAD", 210, "2027-03-04", "marie", 1,
     "/plans/" + "x" * 90, "late | very\nnew\tline", "engtrack task finish T-1"),
    ("T-22", "\x1b[31mred \u202eevil 日本語の幅広い文字列はここで折り返される", "finished", None,
     "CAD", None, None, None, 0, None, "=1+1", "engtrack task edit T-22 --title 'it is'"),
    ("T-3", "Former les équipes à la scie", "cancelled", 2400, "EUR", 960, "2027-03-05", "paul",
     0, "c:\\plans", "a;=cmd", None),
)  # fmt: skip


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    language.choose("en")
    yield
    language.choose("en")


@pytest.fixture
def nasty() -> Table:
    return Table("task_list", COLUMNS, ROWS, title="Work of [b]ACME[/b]", below=("why", "next"))


@pytest.fixture
def card() -> Table:
    lines = Table("lines", ("item", "note"), (("T-1", "a\nb"),), title="Lines")
    return Table("task_card", COLUMNS, ROWS[:1], is_card=True, title="T-1",
                 parts=(lines, Table("comments", ("text",), ())))  # fmt: skip


@pytest.fixture
def rendered() -> Callable[..., str]:
    def rendered(format: str, *tables: Table, **look: object) -> str:
        out = io.StringIO(newline="")
        render(tables, format, out, **look)  # type: ignore[arg-type]
        return out.getvalue()

    return rendered
