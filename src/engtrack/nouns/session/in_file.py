"""The sessions in an engagement file."""

from engtrack.nouns.engagement.files.fields import (
    ID,
    TITLE,
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
from engtrack.nouns.engagement.files.queries import BY_NUMBER, handle

LAYOUT = Layout(
    "session",
    ("id",),
    (
        ID,
        choice("kind", "session_kind", is_needed=True),
        TITLE,
        day("day_on", is_needed=True),
        Field("start_time", "time", is_needed=True),
        Field("end_time", "time", is_needed=True),
        Field("zone", "zone", is_needed=True),
        text("location"),
        thing("task", "task"),
        text("agenda"),
        Field("topics", "choice", family="topic", is_list=True),
        text("note"),
        person("booked_by"),
        past("booked_on"),
        choice("state", "session_state"),
        person("confirmed_by"),
        past("confirmed_on"),
        past("cancelled_on"),
        text("reason"),
        several(
            "people",
            person("person", is_needed=True),
            choice("presence", "presence"),
            thing("made_up_by", "session"),
        ),
        several("material", thing("document", "document", is_needed=True)),
    ),
)

ROWS = f"""
    SELECT key, local_id, kind, title, day_on, start_time, end_time, zone, location,
           (SELECT w.key FROM work w WHERE w.id = x.work_id) AS task, agenda, note,
           {handle("booked_by_id")} AS booked_by, booked_on, state,
           {handle("confirmed_by_id")} AS confirmed_by, confirmed_on, cancelled_on, reason
      FROM session x WHERE engagement_id = ? {BY_NUMBER}"""

# A second column alone would be the value itself: what is named is a table of one field.
LISTS = {
    "topics": """
        SELECT s.key, x.topic FROM session_topic x JOIN session s ON s.id = x.session_id
         WHERE s.engagement_id = ? ORDER BY x.id""",
    "people": """
        SELECT s.key, p.handle AS person, x.presence,
               (SELECT m.key FROM session m WHERE m.id = x.made_up_by_id) AS made_up_by
          FROM session_person x JOIN session s ON s.id = x.session_id
          JOIN person p ON p.id = x.person_id
         WHERE s.engagement_id = ? ORDER BY p.handle""",
    "material": """
        SELECT s.key, d.key AS document, NULL AS note
          FROM session_material x JOIN session s ON s.id = x.session_id
          JOIN document d ON d.id = x.document_id
         WHERE s.engagement_id = ? ORDER BY x.id""",
}
