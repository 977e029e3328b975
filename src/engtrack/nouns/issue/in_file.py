"""The issue log in an engagement file."""

from engtrack.nouns.engagement.files.fields import (
    ANY_THING,
    ID,
    TITLE,
    WORK,
    Field,
    Layout,
    choice,
    day,
    past,
    person,
    several,
    text,
    thing,
)
from engtrack.nouns.engagement.files.queries import BY_NUMBER, OWNER, handle

LAYOUT = Layout(
    "issue",
    ("id",),
    (
        ID,
        choice("kind", "issue_kind", is_needed=True),
        choice("area", "area", is_needed=True),
        TITLE,
        text("note"),
        choice("severity", "issue_severity"),
        choice("state", "issue_state"),
        Field("owner", "person or role"),
        person("raised_by"),
        past("raised_on"),
        day("due_on"),
        Field("likelihood", "score"),
        Field("impact", "score"),
        choice("response", "response"),
        thing("process", "process"),
        past("occurred_on"),
        day("due_set_on"),
        day("serious_on"),
        text("resolution"),
        past("resolved_on"),
        person("resolved_by"),
        choice("resolved_via", "via"),
        past("closed_on"),
        several(
            "comments",
            person("by", is_needed=True),
            past("said_on"),
            text("text", is_needed=True),
            thing("cites", *ANY_THING),
        ),
        several(
            "waits",
            choice("side", "side", is_needed=True),
            person("person"),
            thing("party", "party"),
            text("reason"),
            past("from_on"),
            day("due_on"),
            past("until_on"),
            thing("holds_up", *WORK),
        ),
        several(
            "escalations",
            person("by", is_needed=True),
            Field("to_role", "role", is_needed=True),
            person("to"),
            text("reason"),
            past("escalated_on"),
        ),
    ),
    decided=(
        ("acknowledged_on", "issue acknowledge"),
        ("acknowledged_by", "issue acknowledge"),
    ),
)

ROWS = f"""
    SELECT key, local_id, kind, area, title, note, severity, state, {OWNER} AS owner,
           {handle("raised_by_id")} AS raised_by, raised_on, due_on, due_set_on, serious_on,
           likelihood, impact, response,
           (SELECT key FROM process WHERE id = x.process_id) AS process,
           occurred_on, resolution, resolved_on, {handle("resolved_by_id")} AS resolved_by,
           resolved_via, closed_on
      FROM issue x WHERE engagement_id = ? {BY_NUMBER}"""

LISTS = {
    "comments": f"""
        SELECT i.key, {handle("by_id")} AS by, x.said_on, x.text, x.cites
          FROM issue_comment x JOIN issue i ON i.id = x.issue_id
         WHERE i.engagement_id = ? ORDER BY x.id""",
    "waits": f"""
        SELECT i.key, x.side, {handle("person_id")} AS person,
               (SELECT key FROM party WHERE id = x.party_id) AS party, x.reason, x.from_on,
               x.due_on, x.until_on, (SELECT key FROM work WHERE id = x.work_id) AS holds_up
          FROM issue_wait x JOIN issue i ON i.id = x.issue_id
         WHERE i.engagement_id = ? ORDER BY x.id""",
    "escalations": f"""
        SELECT i.key, {handle("by_id")} AS by, x.to_role, {handle("to_id")} AS "to",
               x.reason, x.escalated_on
          FROM escalation x JOIN issue i ON i.id = x.issue_id
         WHERE i.engagement_id = ? ORDER BY x.id""",
}
