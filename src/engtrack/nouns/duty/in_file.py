"""What people say of duties, in an engagement file."""

from engtrack.nouns.engagement.files.fields import Field, Layout, past, person, several, text
from engtrack.nouns.engagement.files.queries import handle

LAYOUT = Layout(
    "duty",
    ("key",),
    (
        Field("key", "duty", is_needed=True),
        Field("every_days", "interval"),
        several(
            "notes",
            person("by", is_needed=True),
            past("noted_on"),
            text("text", is_needed=True),
        ),
    ),
    decided=(("waived_on", "duty waive"), ("reason", "duty waive"), ("state", "duty waive")),
)

ROWS = """
    SELECT d.duty AS key,
           (SELECT coalesce(CAST(i.every_days AS TEXT), 'none') FROM duty_interval i
             WHERE i.engagement_id = d.engagement_id AND i.duty = d.duty) AS every_days
      FROM (SELECT engagement_id, duty FROM duty_interval
            UNION SELECT engagement_id, duty FROM duty_note) AS d
     WHERE d.engagement_id = ? ORDER BY d.duty"""

LISTS = {
    "notes": f"""
        SELECT x.duty, {handle("by_id")} AS by, x.noted_on, x.text
          FROM duty_note x WHERE x.engagement_id = ? ORDER BY x.id""",
}
