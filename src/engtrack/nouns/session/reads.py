"""What is shown of sessions: when, where, with whom, about what, and what came of them."""

from engtrack.cli.reads import Filter, Read, key_argument

SHOWN = ("key", "engagement", "title", "day_on", "start_time", "attendees", "state")
LIST = Read(
    "session_list",
    "List sessions: when, with whom, about what.",
    (
        Filter(
            "kind",
            "demo, training, installation, workshop, check-in, visit or steering.",
            family="session_kind",
        ),
        Filter("state", "booked, confirmed, held or cancelled.", family="session_state"),
        Filter("task", "Only those of this task.", parse=str.upper),
        Filter("is_overdue", "Only those whose day has passed unheld.", is_yes_no=True),
    ),
    order="day_on, start_at, key_number(key)",
    shown=SHOWN,
    empty='no session yet; `engtrack session book training "Library basics" --on +10bd` books one',
    examples=("engtrack session list -e ACME --state booked",),
)
OF_SCHEDULE = Read(LIST.view, LIST.help, order=LIST.order, shown=SHOWN, empty=LIST.empty)
TO_COME = Read("session_to_come", "", title="Sessions not held yet", order=LIST.order, shown=SHOWN)
CARD = Read(
    "session_list",
    "Show one session: when and where, who is expected or came, what came of it.",
    (key_argument("Its key, as SES-4."),),
    is_card=True,
    shown=(
        "key", "engagement", "title", "state", "kind", "day_on", "start_time", "end_time", "zone",
        "location", "topics", "task", "agenda", "is_overdue", "booked_by", "typed_by", "booked_on",
        "confirmed_by", "confirmed_on", "cancelled_on", "reason", "note", "local_id",
    ),
    parts=(
        Read("session_person_part", "", order="side, person", title="People",
             shown=("person", "name", "roles", "presence", "made_up_by")),
        Read("session_document_part", "", title="Material"),
        Read("session_issue_part", "", title="Entries of the issue log"),
        Read("session_message_part", "", title="Messages"),
    ),
    examples=("engtrack session show SES-1",),
)  # fmt: skip
