"""What an engagement file may say, as data: it is read and written by these tables alone."""

from importlib import import_module
from typing import Any

from engtrack.nouns.engagement.files.fields import (
    Field,
    Layout,
    choice,
    day,
    past,
    person,
    several,
    text,
)

# Whose entries a file holds, in the order in which they are written and applied.
ENTRIES = (
    "person",
    "role",
    "service",
    "document",
    "milestone",
    "task",
    "session",
    "deliverable",
    "process",
    "issue",
    "change",
    "message",
    "asset",
    "backup",
    "party",
    "test",
    "duty",
    "time",
    "expense",
)

ENGAGEMENT = Layout(
    "engagement",
    ("key",),
    (
        Field("key", "key", is_needed=True),
        text("name", is_needed=True),
        text("client", is_needed=True),
        text("vendor"),
        choice("profile", "profile"),
        text("vision"),
        text("aim"),
        day("start_on"),
        Field("calendar", "calendar"),
        Field("days_off", "days off"),
        choice("language", "language"),
        text("currency"),
        Field("budget_cents", "cents"),
        Field("rounding_minutes", "minutes"),
        Field("hour_bank_minutes", "minutes"),
        several(
            "rates",
            person("person"),
            choice("role", "role"),
            Field("cents", "cents", is_needed=True),
            day("from_on", is_needed=True),
        ),
        several(
            "ratings",
            Field("score", "score", is_needed=True),
            text("comment"),
            person("by", is_needed=True),
            past("rated_on"),
            choice("via", "via"),
        ),
    ),
    decided=(
        ("state", "engagement start"),
        ("started_on", "engagement start"),
        ("completed_on", "engagement complete"),
        ("tracked_from_on", "engagement start"),
        ("closed_on", "engagement close"),
        ("holds", "engagement hold"),
    ),
)


def _in_file(noun: str) -> Any:
    """How a noun's entries are said and read: its `LAYOUT`, `ROWS` and `LISTS`."""
    return import_module(f"engtrack.nouns.{noun}.in_file")


_IN_FILE = {noun: _in_file(noun) for noun in ENTRIES}
TABLES: dict[str, Layout] = {noun: said.LAYOUT for noun, said in _IN_FILE.items()}
# The rows of an engagement, by key; persons stand apart, for they belong to none.
ROWS: dict[str, str] = {n: said.ROWS for n, said in _IN_FILE.items() if hasattr(said, "ROWS")}
# The lists within an entry: the first column says of which key, a second one alone is the value.
LISTS: dict[str, dict[str, str]] = {n: getattr(said, "LISTS", {}) for n, said in _IN_FILE.items()}
RECORD = "record"
