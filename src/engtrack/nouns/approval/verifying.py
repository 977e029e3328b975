"""`approval verify`: every binding computed anew, and the proofs held against the disk.

It reads files and other nouns' contents, so no view and no finding does it.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from engtrack.errors import NotFound
from engtrack.language import gettext as _
from engtrack.nouns.approval.contents import code_of, content_now
from engtrack.nouns.approval.rules import changed_fields
from engtrack.store.read import nearest_keys
from engtrack.table import Row, Table

COLUMNS = ("key", "engagement", "title", "state", "subject", "what", "detail")
STATEMENT = """SELECT l.key, l.engagement, l.title, l.state, l.subject,
       a.subject_kind, a.subject_id, l.decision, a.content, a.code, a.id
  FROM approval_list l JOIN approval a ON a.key = l.key
 WHERE :key IS NULL OR :key IN (l.key, l.subject) ORDER BY key_number(l.key)"""


def faults(db: Connection, key: str | None) -> Table:
    """What does not hold any more, a row each; of one decision or of what it is about, if named."""
    found = db.execute(STATEMENT, {"key": key}).fetchall()
    if key is not None and not found:
        raise NotFound("approval", key, nearest_keys(db, "approval", "key", key))
    rows = [
        (*row[:5], what, detail)
        for row in found
        for what, detail in (*_binding(db, row), *_proofs(db, row[-1]))
    ]
    empty = _("every decision is about what it was asked about, and its proofs are unchanged")
    shown = ("key", "subject", "state", "what", "detail")
    return Table("approval", COLUMNS, rows, shown=shown, empty=empty)


def _binding(db: Connection, row: Row) -> Iterator[tuple[str, str]]:
    state, kind, subject_id, decision, content, code = row[3], *map(str, row[5:10])
    if code_of(content) != code:
        yield "code-wrong", code
    if state != "standing" or decision != "approved":
        return
    now = content_now(db, kind, subject_id, asked := _parsed(content))
    if now is not None and now != asked:
        yield "content-changed", ", ".join(changed_fields(json.dumps(asked), json.dumps(now)))


def _parsed(content: str) -> dict[str, Any]:
    try:
        parsed = json.loads(content)
    except ValueError:
        return {}
    return parsed if isinstance(parsed, dict) else {}


def _proofs(db: Connection, approval_id: object) -> Iterator[tuple[str, str]]:
    """A file in a folder that cannot be reached is neither changed nor missing."""
    kept = "SELECT path, sha256 FROM approval_proof WHERE approval_id = ? ORDER BY path"
    for path, sha256 in db.execute(kept, [approval_id]).fetchall():
        try:
            with Path(path).open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
                    yield "proof-changed", path
        except FileNotFoundError:
            if Path(path).parent.is_dir():
                yield "proof-missing", path
        except OSError:
            continue
