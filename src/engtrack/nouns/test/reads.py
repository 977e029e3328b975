"""What is shown of tests: scripts in their versions, runs, reviews, and what is missing."""

from engtrack.cli.parse import parse_key
from engtrack.cli.reads import Filter, Read, key_argument

LIST = Read(
    "test_list",
    "List test scripts, how each went last, and whether that was reviewed.",
    (
        Filter("result", "Only those that went so last: pass, fail or blocked.",
               family="test_result"),
        Filter("process", "Only those of this process, as PRC-1.", parse=parse_key),
        Filter("author", "Only this person's.", parse=str.lower),
        Filter("is_outdated", "Only those older than the version installed.", is_yes_no=True),
    ),
    shown=("key", "engagement", "title", "process", "version", "result", "run_on", "verdict"),
    empty='no test script yet; `engtrack test add "Order to cut" --step "Enter it => it is there"` '
    "writes one",
    examples=("engtrack test list -e ACME", "engtrack test list --result fail"),
)  # fmt: skip
CARD = Read(
    "test_card",
    "Show one script: its steps, its versions, its runs and their reviews.",
    (key_argument("Its key, as TST-1."),),
    is_card=True,
    parts=(
        Read("test_step_part", "", title="Steps", order="place", shown=("action", "expected")),
        Read("test_run_part", "", title="Runs", order="run_on DESC, place DESC",
             shown=("run_on", "version", "result", "environment", "installed_version", "by",
                    "typed_by", "issue", "verdict", "note")),
        Read("test_version_part", "", title="Versions", order="version"),
    ),
    examples=("engtrack test show TST-1",),
)  # fmt: skip
MATRIX = Read(
    "test_matrix",
    "",
    order="engagement, process IS NULL, key_number(process), key_number(gap), key_number(key)",
    shown=("process", "gap", "key", "title", "result", "run_on", "verdict", "hole"),
    empty="there is nothing to show: no process, no gap and no script, or nothing is missing",
)
# What was decided of a run or a plan.
REVIEW = Read(
    "approval_list",
    "",
    (key_argument(""),),
    is_card=True,
    parts=(Read("approval_proof_part", "", order="added_on, path", title="Proofs"),),
)
