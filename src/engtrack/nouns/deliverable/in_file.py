"""The deliverables in an engagement file."""

from engtrack.nouns.engagement.files.fields import (
    ID,
    TITLE,
    WORK,
    Field,
    Layout,
    choice,
    day,
    past,
    text,
    thing,
)
from engtrack.nouns.engagement.files.queries import BY_NUMBER, OWNER

LAYOUT = Layout(
    "deliverable",
    ("id",),
    (
        ID,
        TITLE,
        text("criteria"),
        Field("owner", "person or role"),
        day("due_on"),
        thing("work", *WORK),
        choice("state", "deliverable_state"),
        past("submitted_on"),
    ),
)

ROWS = f"""
    SELECT key, local_id, title, criteria, {OWNER} AS owner, due_on, state, submitted_on,
           (SELECT key FROM work WHERE id = x.work_id) AS work
      FROM deliverable x WHERE engagement_id = ? {BY_NUMBER}"""
