"""What is shown of messages: what was said to whom, and which answer is owed."""

from engtrack.cli.reads import Filter, Read, key_argument

LIST = Read(
    "message_list",
    "List who told whom what, and what is owed an answer.",
    (
        Filter("kind", "check-in, minutes, announcement, review …", family="message_kind"),
        Filter("state", "logged, owed or answered.", family="message_state"),
        Filter("by", "Only what this person sent.", parse=str.lower),
        Filter("cites", "Only what cites this key.", parse=str.upper),
    ),
    shown=(
        "key",
        "engagement",
        "kind",
        "title",
        "by",
        "typed_by",
        "recipients",
        "sent_on",
        "state",
    ),
    empty='no message here; `engtrack message log note "Kick-off is on" --to sponsor` keeps one',
    examples=("engtrack message list -e ACME", "engtrack message list --state owed"),
)
CARD = Read(
    "message_list",
    "Show one message, whom it went to, and its answer.",
    (key_argument("Its key, as MSG-9."),),
    is_card=True,
    parts=(
        Read("message_recipient_part", "", order="role, person", title="Sent to"),
        Read("message_citing_part", "", title="Cited by"),
    ),
    examples=("engtrack message show MSG-1",),
)
