"""The client's processes in an engagement file."""

from engtrack.nouns.engagement.files.fields import ID, TITLE, Layout, choice, past, person, text
from engtrack.nouns.engagement.files.queries import BY_NUMBER, handle

LAYOUT = Layout(
    "process",
    ("id",),
    (
        ID,
        TITLE,
        text("existing"),
        text("defined"),
        text("note"),
        choice("state", "process_state"),
        person("described_by"),
        past("described_on"),
        person("assessed_by"),
        past("assessed_on"),
        past("reported_on"),
    ),
    decided=(("acknowledged_on", "issue acknowledge"),),
)

ROWS = f"""
    SELECT key, local_id, title, existing, defined, note, state,
           {handle("described_by_id")} AS described_by, described_on,
           {handle("assessed_by_id")} AS assessed_by, assessed_on, reported_on
      FROM process x WHERE engagement_id = ? {BY_NUMBER}"""
