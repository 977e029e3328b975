"""What is shown of questions and decisions: who decided what, and who typed it."""

from sqlite3 import Connection

from engtrack.cli.reads import Filter, Read, key_argument
from engtrack.nouns.approval import contents

LIST = Read(
    "approval_list",
    "List what was asked and decided, by whom, and who typed it.",
    (
        Filter("state", "asked, standing, superseded, void or withdrawn.", family="approval_state"),
        Filter("subject", "Only about this, as CHG-2."),
        Filter("by", "Only what this person decided."),
        Filter("role", "Only what this role decides.", family="role"),
        Filter(
            "kind", "change, deliverable, document, baseline, or an act.", family="approval_kind"
        ),
    ),
    shown=("key", "kind", "subject", "state", "decision", "by", "typed_by", "due_on"),
    below=("title", "mark"),
    empty="nothing was asked or decided yet; `engtrack approval ask CHG-2` asks",
    examples=("engtrack approval list -e ACME --state asked",),
)
CARD = Read(
    "approval_list",
    "",
    (key_argument(""),),
    is_card=True,
    parts=(
        Read("approval_proof_part", "", order="added_on, path", title="Proofs"),
        Read("approval_content", "", make=contents.compared),
    ),
)


def latest(db: Connection, key: str) -> str:
    """The last question or decision about `key`; `key` itself where there is none."""
    found = db.execute(
        "SELECT key FROM approval WHERE subject = ? ORDER BY key_number(key) DESC LIMIT 1", [key]
    ).fetchone()
    return str(found[0]) if found else key
