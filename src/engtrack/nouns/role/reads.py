"""What is shown of roles: who holds which, from when to when."""

from engtrack.cli.reads import Filter, Read, key_argument

LIST = Read(
    "role_list",
    "List who holds which role, from when to when.",
    (
        Filter("role", "Only this role.", family="role"),
        Filter("person", "Only this person's."),
        Filter("state", "coming, held or ended.", family="role_state"),
    ),
    order="engagement, role, from_on, key_number(key)",
    shown=("key", "engagement", "role", "person", "title", "from_on", "until_on", "state"),
    empty='nobody yet; `engtrack role assign sponsor "Marie Tremblay"` names somebody',
    examples=("engtrack role list -e ACME",),
)
CARD = Read(
    "role_list",
    "Show one assignment of a role.",
    (key_argument("Its key, as ROL-6."),),
    is_card=True,
    examples=("engtrack role show ROL-1",),
)
COVERAGE = Read(
    "role_coverage",
    "Show which of the six roles are held, and which are not.",
    (Filter("role", "Only this role.", family="role"),),
    order="engagement, place, person",
    shown=("engagement", "role", "side", "is_held", "person", "name", "from_on"),
    below=("next",),
    examples=("engtrack role coverage -e ACME",),
)
