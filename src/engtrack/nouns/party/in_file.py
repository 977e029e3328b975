"""Third parties in an engagement file; a task and a wait name the one they belong to."""

from engtrack.nouns.engagement.files.fields import ID, Field, Layout, past, person, text
from engtrack.nouns.engagement.files.queries import BY_NUMBER, handle

LAYOUT = Layout(
    "party",
    ("id",),
    (
        ID,
        text("name", is_needed=True),
        person("lead"),
        past("lead_on"),
        person("contact"),
        Field("email", "email"),
        text("phone"),
        text("note"),
    ),
)

ROWS = f"""
    SELECT key, local_id, name, {handle("lead_id")} AS lead, lead_on,
           {handle("contact_id")} AS contact, email, phone, note
      FROM party x WHERE engagement_id = ? {BY_NUMBER}"""
