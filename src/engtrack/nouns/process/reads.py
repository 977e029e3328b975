"""What is shown of the client's processes: as found, as defined, and their gaps."""

from engtrack.cli.reads import Filter, Read, key_argument

LIST = Read(
    "process_list",
    "List the client's processes, and how they fit the defined ones.",
    (Filter("state", "described, fit, gap, reported or acknowledged.", family="process_state"),),
    shown=("key", "engagement", "title", "state", "described_by", "assessed_by", "issue"),
    below=("existing", "defined"),
    empty='no process yet; `engtrack process add "From quote to cut" --existing "On paper"` '
    "describes one",
    examples=("engtrack process list -e ACME --state gap",),
)
CARD = Read(
    "process_list",
    "Show one process: as it is, as it is defined, and the gap between.",
    (key_argument("Its key, as PRC-1."),),
    is_card=True,
    parts=(
        Read("process_issue_part", "", title="Entries of the issue log", order="key_number(key)"),
        Read("process_test_part", "", title="Test scripts", order="key_number(key)"),
    ),
    examples=("engtrack process show PRC-1",),
)
