"""What is shown of third parties: who leads them, what they do, what is awaited from them."""

from engtrack.cli.reads import Filter, Read, key_argument

LIST = Read(
    "party_list",
    "List the third parties, who leads them, and what is open with them.",
    (Filter("lead", "Only those that this person leads.", parse=str.lower),),
    shown=("key", "engagement", "name", "lead", "contact", "tasks_open", "waits_open"),
    empty='no third party yet; `engtrack party add "Saw maker" --lead sam` adds one',
    examples=("engtrack party list -e ACME",),
)
CARD = Read(
    "party_list",
    "Show one third party: its tasks, and what waits on it.",
    (key_argument("Its key, as PTY-1."),),
    is_card=True,
    parts=(
        Read("party_work_part", "", title="Its tasks", order="start_on, key_number(key)"),
        Read("party_issue_part", "", title="What waits on it", order="from_on, key_number(key)"),
    ),
    examples=("engtrack party show PTY-1",),
)
