"""The change requests in an engagement file."""

from engtrack.nouns.engagement.files.fields import (
    ID,
    TITLE,
    WORK,
    Field,
    Layout,
    choice,
    past,
    person,
    several,
    text,
    thing,
)
from engtrack.nouns.engagement.files.queries import BY_NUMBER, handle

LAYOUT = Layout(
    "change",
    ("id",),
    (
        ID,
        TITLE,
        text("reason"),
        text("without"),
        person("requested_by"),
        past("requested_on"),
        choice("state", "change_state"),
        several(
            "lines",
            choice("field", "change_field", is_needed=True),
            thing("item", *WORK, "service"),
            text("title"),
            choice("phase", "phase"),
            Field("days", "signed-days"),
            Field("effort_minutes", "signed-minutes"),
            Field("price_cents", "signed-cents"),
        ),
    ),
    decided=(("applied_on", "approval record"),),
)

ROWS = f"""
    SELECT key, local_id, title, reason, without, {handle("requested_by_id")} AS requested_by,
           requested_on, state
      FROM change x WHERE engagement_id = ? {BY_NUMBER}"""

LISTS = {
    "lines": """
        SELECT c.key, x.field, x.item, x.title, x.phase, x.days, x.minutes AS effort_minutes,
               x.cents AS price_cents
          FROM change_line x JOIN change c ON c.id = x.change_id
         WHERE c.engagement_id = ? ORDER BY x.place""",
}
