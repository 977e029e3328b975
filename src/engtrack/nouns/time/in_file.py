"""Hours in an engagement file: each as it was in truth, what corrected it included."""

from engtrack.nouns.engagement.files.fields import (
    ID,
    Field,
    Layout,
    choice,
    past,
    person,
    text,
    thing,
)
from engtrack.nouns.engagement.files.queries import BY_NUMBER, handle

LAYOUT = Layout(
    "time",
    ("id",),
    (
        ID,
        thing("task", "task"),
        thing("service", "service"),
        person("person", is_needed=True),
        past("worked_on"),
        Field("spent_minutes", "minutes", is_needed=True),
        choice("billable", "yes_no"),
        text("note"),
        choice("state", "time_state"),
    ),
)

ROWS = f"""
    SELECT key, local_id, (SELECT key FROM work WHERE id = x.work_id) AS task,
           (SELECT key FROM service WHERE id = x.service_id) AS service,
           {handle("person_id")} AS person, worked_on,
           spent_minutes + (SELECT coalesce(sum(c.spent_minutes), 0) FROM time_entry c
                             WHERE c.corrects_id = x.id) AS spent_minutes,
           CASE is_billable WHEN 1 THEN 'yes' ELSE 'no' END AS billable, note, state
      FROM time_entry x WHERE engagement_id = ? AND corrects_id IS NULL {BY_NUMBER}"""
