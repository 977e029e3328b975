"""What a decision is bound to, as text: its canonical form, its code, and the content as it is now.

Light: a read compares with it, so nothing here knows SQLModel.
"""

import base64
import hashlib
import json
from collections.abc import Iterator
from importlib import import_module
from itertools import zip_longest
from sqlite3 import Connection
from typing import Any

from engtrack.language import label
from engtrack.store.keys import DECIDED
from engtrack.table import Table, Value

COLUMNS = ("field", "item", "as_asked", "now", "is_changed")


def canonical(content: dict[str, Any]) -> str:
    """The one text of a content: its hash is the code."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False)


def code_of(content: str) -> str:
    """Four letters and digits to say on the phone: which content was meant (base32 of SHA-256)."""
    return base64.b32encode(hashlib.sha256(content.encode()).digest())[:4].decode()


def content_now(
    db: Connection, kind: str, subject_id: str, asked: dict[str, Any]
) -> dict[str, Any] | None:
    """The substantive fields as they are now; None where an act has no content of its own.

    Of a thing with versions, those of the version that was asked about: `asked` says which.
    """
    if kind not in DECIDED:
        return None
    reading = import_module(f"engtrack.nouns.{DECIDED[kind]}.content")
    if hasattr(reading, "content_of_version"):
        versioned: dict[str, Any] = reading.content_of_version(db, subject_id, asked)
        return versioned
    content: dict[str, Any] = reading.content(db, subject_id)
    return content


def compared(db: Connection, key: str) -> Table:
    """The card's part: each substantive field as it was when asked, and as it is now."""
    row = db.execute(
        "SELECT subject_kind, subject_id, content FROM approval WHERE key = ?", [key]
    ).fetchone()
    kind, subject_id, content = row or ("", "", "{}")
    asked = json.loads(content)
    now = content_now(db, kind, subject_id, asked)
    then = asked if now is None else now
    rows = [row for field in sorted({*asked, *then}) for row in _rows(field, asked, then)]
    shown = COLUMNS if any(row[-1] for row in rows) else COLUMNS[:3]
    title = label("content")
    return Table(
        "approval_content", COLUMNS, rows, shown=shown, title=title[:1].upper() + title[1:]
    )


def _rows(field: str, asked: dict[str, Any], now: dict[str, Any]) -> Iterator[tuple[Value, ...]]:
    """A field's row; of a list, such as the items of a plan, a row for each."""
    name, _, item = field.partition(" ")
    for was, is_ in zip_longest(_each(asked.get(field)), _each(now.get(field))):
        yield (name, item or None, _text(was), _text(is_), int(was != is_))


def _each(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) and value else [value]


def _text(value: Any) -> Value:
    """A value on one line: lists and what lies in them are joined."""
    if isinstance(value, list | tuple):
        return ", ".join(str(_text(one)) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{name} {_text(one)}" for name, one in value.items())
    return value if value is None or isinstance(value, str | int) else str(value)
