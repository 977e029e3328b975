"""What is shown of the services in scope: their hours and their price."""

from engtrack.cli.reads import Filter, Read, key_argument

LIST = Read(
    "service_list",
    "List what is to be delivered: the scope.",
    (Filter("state", "agreed or dropped.", family="service_state"),),
    shown=("key", "engagement", "title", "effort_minutes", "price_cents", "state", "since_change"),
    empty='no service yet; `engtrack service add "Training" --effort 3d --price 3600` adds one, '
    "and once the engagement has started `engtrack change request` asks for one (--add-service)",
    examples=("engtrack service list -e ACME",),
)
CARD = Read(
    "service_list",
    "Show one service.",
    (key_argument("Its key, as SRV-2."),),
    is_card=True,
    examples=("engtrack service show SRV-1",),
)
