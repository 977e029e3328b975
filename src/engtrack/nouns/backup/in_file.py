"""Backups and restore tests in an engagement file."""

from engtrack.nouns.engagement.files.fields import ID, Layout, choice, past, person, text, thing
from engtrack.nouns.engagement.files.queries import BY_NUMBER, handle

LAYOUT = Layout(
    "backup",
    ("id",),
    (
        ID,
        choice("kind", "backup_kind"),
        thing("of", "asset"),
        choice("result", "backup_result"),
        past("made_on"),
        person("by"),
        text("note"),
    ),
)

ROWS = f"""
    SELECT key, local_id, kind, (SELECT key FROM asset WHERE id = x.asset_id) AS "of", result,
           made_on, {handle("by_id")} AS by, note
      FROM backup x WHERE engagement_id = ? {BY_NUMBER}"""
