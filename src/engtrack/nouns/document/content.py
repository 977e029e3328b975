"""What is agreed to in a document: one version of it. Read lightly, without SQLModel.

Notes, contributors, review dates and the place in an engagement file are not agreed to.
"""

from sqlite3 import Connection
from typing import Any

FIELDS = ("kind", "title", "version", "dated_on", "author", "path", "sha256", "fit")


def content(db: Connection, id: str) -> dict[str, Any]:
    """The version that the register shows."""
    row = db.execute(
        """SELECT d.kind, d.title, d.version, d.dated_on, p.handle, d.path, d.sha256, d.fit
             FROM document d JOIN person p ON p.id = d.author_id WHERE d.id = ?""",
        [id],
    ).fetchone()
    return dict(zip(FIELDS, row, strict=True))


def content_of_version(db: Connection, id: str, asked: dict[str, Any]) -> dict[str, Any]:
    """The version that was asked about, where it was replaced since; else the one shown."""
    row = db.execute(
        """SELECT d.kind, v.title, v.version, v.dated_on, p.handle, v.path, v.sha256, v.fit
             FROM document_version v JOIN document d ON d.id = v.document_id
             JOIN person p ON p.id = v.author_id
            WHERE v.document_id = ? AND v.version = ? AND v.version <> d.version""",
        [id, asked.get("version")],
    ).fetchone()
    return dict(zip(FIELDS, row, strict=True)) if row else content(db, id)
