"""What a change asks for: the words, and what each line adds. Read lightly, without SQLModel."""

from collections.abc import Iterable
from sqlite3 import Connection
from typing import Any

from engtrack.nouns.change.lines import added


def content(db: Connection, id: str) -> dict[str, Any]:
    """Title, reason, what happens without it, and each line by its field and item.

    What a line adds is decided, not what stood there: another change may have moved that since.
    """
    asked = "SELECT title, reason, without FROM change WHERE id = ?"
    title, reason, without = db.execute(asked, [id]).fetchone()
    lines = db.execute(
        """SELECT field, item, title, days, minutes, cents, phase
             FROM change_line WHERE change_id = ? ORDER BY place""",
        [id],
    )
    return {"title": title, "reason": reason, "without": without, **by_what_they_are_about(lines)}


def by_what_they_are_about(lines: Iterable[tuple[Any, ...]]) -> dict[str, Any]:
    """Of two lines about one title (one new, one brought back), both are bound."""
    found: dict[str, list[str]] = {}
    for field, item, title, *amounts in lines:
        about = title if field.startswith("add-") else item
        value = _value(field, title, *amounts)
        found.setdefault(f"{field} {about or ''}".strip(), []).append(value)
    return {name: values if len(values) > 1 else values[0] for name, values in found.items()}


def _value(field: str, title: str | None, *amounts: Any) -> str:
    if field.startswith("drop-"):  # what is dropped is known by its key; its worth may change
        return title or ""
    return added(*amounts)
