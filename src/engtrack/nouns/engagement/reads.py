"""What is read of engagements: the list of all, the card of one."""

from engtrack.cli.reads import Filter, Read
from engtrack.nouns.engagement.days_off_part import days_off
from engtrack.store.keys import prefix

LIST = Read(
    "engagement_list",
    "List engagements: where each stands, what is next, who is waited for.",
    (
        Filter("state", "Only this state.", family="engagement_state"),
        Filter("phase", "Only those whose latest phase begun is this.", family="phase"),
    ),
    order="state = 'closed', key",
    is_of_all=True,
    shown=(
        "key",
        "client",
        "state",
        "phase",
        "next_milestone_on",
        "slip_days",
        "waiting_on",
        "attention",
        "waiting_days",
        "decisions_asked",
        "name",
    ),
    below=("next_milestone",),
    empty="none yet; `engtrack engagement create ACME --name Acme --client Acme` makes one",
    examples=("engtrack engagement list --state active",),
)
CARD = Read(
    "engagement_card",
    "",
    (Filter("key", "", is_argument=True, parse=str.upper),),
    is_card=True,
    parts=(
        Read("engagement_role_part", "", title="Roles", order="role, from_on"),
        Read("engagement_hold_part", "", title="Holds", order="from_on"),
        Read("engagement_day_off_part", "", make=days_off),
        Read(
            "engagement_rate_part",
            "",
            title="Rates",
            order="whose, from_on",
            shown=("whose", "rate_cents", "from_on"),
        ),
        Read("engagement_satisfaction_part", "", title="Satisfaction", order="of_key"),
        Read("engagement_rating_part", "", title="Ratings", order="rated_on DESC"),
        Read("engagement_handover_part", "", title="Hand-overs", order="key_number(key)"),
    ),
)
HANDOVERS = Read(
    "handover_list",
    "",
    shown=("key", "kind", "title", "role", "from_on", "state"),
    empty="nothing was handed over",
)
HANDOVER = Read(
    "handover_list",
    "",
    (Filter("key", "", is_argument=True),),
    is_card=True,
    listed="engtrack engagement list",
    parts=(Read("handover_item_part", "", title="Handed over", order="place",
                shown=("what", "ref", "title")),),
)  # fmt: skip


def card_of(key: str) -> Read:
    """A hand-over is a thing of its engagement, with a key of its own."""
    return HANDOVER if prefix(key) == "HND" else CARD
