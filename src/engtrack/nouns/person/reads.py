"""What is shown of people and of the roles they hold."""

from engtrack.cli.reads import Filter, Read

LIST = Read(
    "person_list",
    "List people.",
    (
        Filter("side", "client, vendor or third-party.", family="side"),
        Filter("state", "active or inactive.", family="person_state"),
        Filter("organisation", "Only this organisation's."),
    ),
    order="key",
    shown=("key", "name", "organisation", "side", "email", "state"),
    empty='nobody yet; `engtrack person add "Marie Tremblay" --side client` adds somebody',
    examples=("engtrack person list --side client",),
)
CARD = Read(
    "person_list",
    "Show one person, their roles and the days they are away.",
    (Filter("key", "The person's handle.", is_argument=True, parse=str.lower),),
    is_card=True,
    parts=(
        Read("person_role_part", "", title="Roles"),
        Read("person_leave_part", "", title="Away", order="from_on"),
        Read("person_session_part", "", title="Sessions to come", order="day_on, start_time"),
    ),
    examples=("engtrack person show marie",),
)
