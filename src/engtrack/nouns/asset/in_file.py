"""What is set up at the client, in an engagement file."""

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
from engtrack.nouns.engagement.files.queries import BY_NUMBER, OWNER, handle

LAYOUT = Layout(
    "asset",
    ("id",),
    (
        ID,
        choice("kind", "asset_kind", is_needed=True),
        TITLE,
        choice("use", "use"),
        Field("owner", "person or role"),
        day("due_on"),
        text("note"),
        text("items", is_list=True),
        choice("state", "asset_state"),
        past("retired_on"),
        several(
            "installed",
            text("version", is_needed=True),
            past("installed_on"),
            person("by"),
        ),
        several(
            "checks",
            choice("result", "check_result", is_needed=True),
            text("item"),
            past("checked_on"),
            person("by"),
            text("note"),
            thing("issue", "issue"),
        ),
    ),
)

ROWS = f"""
    SELECT key, local_id, kind, title, use, {OWNER} AS owner, due_on, note, state, retired_on
      FROM asset x WHERE engagement_id = ? {BY_NUMBER}"""

LISTS = {
    "items": """
        SELECT a.key, x.title FROM asset_item x JOIN asset a ON a.id = x.asset_id
         WHERE a.engagement_id = ? ORDER BY x.id""",
    "installed": f"""
        SELECT a.key, x.version, x.installed_on, {handle("by_id")} AS by
          FROM asset_version x JOIN asset a ON a.id = x.asset_id
         WHERE a.engagement_id = ? ORDER BY x.installed_on, x.id""",
    "checks": f"""
        SELECT a.key, x.result, x.item, x.checked_on, {handle("by_id")} AS by, x.note,
               (SELECT key FROM issue WHERE id = x.issue_id) AS issue
          FROM asset_check x JOIN asset a ON a.id = x.asset_id
         WHERE a.engagement_id = ? ORDER BY x.checked_on, x.id""",
}
