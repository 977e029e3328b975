"""The persons of an engagement file; all of them are in each file that names one."""

from engtrack.nouns.engagement.files.fields import Field, Layout, choice, several, text
from engtrack.nouns.role.in_file import HOLDS

LAYOUT = Layout(
    "person",
    ("handle",),
    (
        Field("handle", "handle", is_needed=True),
        text("name", is_needed=True),
        choice("side", "side", is_needed=True),
        text("organisation"),
        Field("email", "email"),
        text("phone"),
        choice("language", "language"),
        Field("capacity_minutes", "minutes"),
        choice("state", "person_state"),
        several("roles", *HOLDS),
    ),
)
