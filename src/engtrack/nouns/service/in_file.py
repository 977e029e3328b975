"""The services in an engagement file."""

from engtrack.nouns.engagement.files.fields import ID, TITLE, Field, Layout, choice
from engtrack.nouns.engagement.files.queries import BY_NUMBER

LAYOUT = Layout(
    "service",
    ("id",),
    (
        ID,
        TITLE,
        Field("effort_minutes", "minutes"),
        Field("price_cents", "cents"),
        choice("state", "service_state"),
    ),
    decided=(("since_change", "change request"),),
)

ROWS = f"""
    SELECT key, local_id, title, effort_minutes, price_cents, state
      FROM service x WHERE engagement_id = ? {BY_NUMBER}"""
