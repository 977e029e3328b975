"""What is shown of the issue log: who has what, since when, and what it waits for."""

from engtrack.cli.reads import Filter, Read, key_argument
from engtrack.nouns.issue.ladder_part import ladder_of

LIST = Read(
    "issue_list",
    "List the entries of the issue log.",
    (
        Filter("state", "open, waiting, resolved or closed.", family="issue_state"),
        Filter(
            "kind", "problem, risk, gap, question, deviation or improvement.", family="issue_kind"
        ),
        Filter("area", "Only this area, as hardware.", family="area"),
        Filter("severity", "serious, normal or minor.", family="issue_severity"),
        Filter("owner", "Only this owner's: a handle, or role:lead."),
        Filter("is_overdue", "Only those past their due date.", is_yes_no=True),
    ),
    shown=("key", "engagement", "title", "kind", "severity", "owner", "due_on", "state"),
    empty='nothing is logged; `engtrack issue log problem "The saw does not start" '
    "--area hardware` logs an entry",
    examples=("engtrack issue list -e ACME --kind risk",),
)
CARD = Read(
    "issue_list",
    "Show one entry: its comments, waits and escalations.",
    (key_argument("Its key, as ISS-3."),),
    is_card=True,
    parts=(
        Read(
            "issue_comment_part",
            "",
            title="Comments",
            order="place",
            shown=("said_on", "by", "typed_by", "text", "cites"),
        ),
        Read("issue_origin_part", "", title="Where it was found", order="found_on, key"),
        Read("issue_wait_part", "", title="Waits", order="from_on"),
        Read(
            "issue_escalation_part",
            "",
            title="Escalations",
            order="place",
            shown=("escalated_on", "to_role", "person", "by", "typed_by", "reason"),
        ),
        Read("issue_ladder_part", "", make=ladder_of),
    ),
    examples=("engtrack issue show ISS-1",),
)
ESCALATED = Read(
    "issue_list",
    "",
    shown=("key", "engagement", "title", "kind", "severity", "owner", "escalated_to"),
    empty="nothing is to go up by now",
)
REMOVED = Read("issue_list", "", empty="it is removed")
