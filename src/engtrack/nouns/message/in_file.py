"""The messages in an engagement file."""

from engtrack.nouns.engagement.files.fields import (
    ANY_THING,
    ID,
    Field,
    Layout,
    choice,
    day,
    past,
    person,
    text,
    thing,
)
from engtrack.nouns.engagement.files.queries import BY_NUMBER, WHO, handle

LAYOUT = Layout(
    "message",
    ("id",),
    (
        ID,
        choice("kind", "message_kind", is_needed=True),
        text("subject", is_needed=True),
        text("body"),
        person("from"),
        Field("to", "person or role", is_list=True),
        past("sent_on"),
        choice("via", "via"),
        choice("verdict", "verdict"),
        thing("cites", *ANY_THING),
        day("answer_due_on"),
        past("answered_on"),
        person("answered_by"),
        choice("answer_via", "via"),
        text("answer"),
    ),
)

ROWS = f"""
    SELECT key, local_id, kind, subject, body, {handle("from_id")} AS "from", sent_on, via,
           verdict, cites, answer_due_on, answered_on,
           {handle("answered_by_id")} AS answered_by, answer_via, answer
      FROM message x WHERE engagement_id = ? {BY_NUMBER}"""

LISTS = {
    "to": f"""
        SELECT m.key, {WHO} FROM message_recipient x JOIN message m ON m.id = x.message_id
         WHERE m.engagement_id = ? ORDER BY x.id""",
}
