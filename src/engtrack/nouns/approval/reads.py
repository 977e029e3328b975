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
    shown=("key", "subject", "state", "decision", "by", "typed_by", "due_on"),
    below=("title", "mark"),
    empty="nothing was asked or decided yet; `engtrack approval ask CHG-2` asks",
    examples=("engtrack approval list -e ACME --state asked",),
)
CARD = Read(
    "approval_list",
    "Show one decision: its proofs, and its content as asked and now.",
    (key_argument("Its key, as APR-5."),),
    is_card=True,
    parts=(
        Read("approval_proof_part", "", order="added_on, path", title="Proofs"),
        Read("approval_content", "", make=contents.compared),
    ),
    examples=("engtrack approval show APR-1",),
)
