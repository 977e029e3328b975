"""What is read of engagements: the list of all, the card of one."""

from engtrack.cli.reads import Filter, Read
from engtrack.nouns.engagement.days_off_part import days_off

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
    ),
)
