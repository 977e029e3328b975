"""What a change asks for: the words, and what each line adds. Read lightly, without SQLModel."""

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
        """SELECT field, coalesce(CASE WHEN field LIKE 'add-%' THEN title ELSE item END, ''),
                  title, days, minutes, cents, phase
             FROM change_line WHERE change_id = ? ORDER BY place""",
        [id],
    )
    return {
        "title": title,
        "reason": reason,
        "without": without,
        **{f"{field} {about}".strip(): _value(field, *rest) for field, about, *rest in lines},
    }


def _value(field: str, title: str | None, *amounts: Any) -> str:
    if field.startswith("drop-"):  # what is dropped is known by its key; its worth may change
        return title or ""
    return added(*amounts)
