"""The register of documents in an engagement file."""

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
)
from engtrack.nouns.engagement.files.queries import BY_NUMBER, handle

LAYOUT = Layout(
    "document",
    ("id",),
    (
        ID,
        choice("kind", "document_kind", is_needed=True),
        TITLE,
        text("version"),
        past("dated_on"),
        person("author"),
        person("contributors", is_list=True),
        text("path"),
        text("sha256"),
        text("fit"),
        text("note"),
        Field("every_days", "days"),
        day("review_on"),
        past("reviewed_on"),
        choice("state", "document_state"),
        several(
            "versions",
            text("version", is_needed=True),
            TITLE,
            past("dated_on"),
            person("author"),
            text("path"),
            text("sha256"),
            text("fit"),
            past("replaced_on"),
        ),
    ),
)

ROWS = f"""
    SELECT key, local_id, kind, title, version, dated_on, {handle("author_id")} AS author,
           path, sha256, fit, note, every_days, review_on, reviewed_on,
           state
      FROM document x WHERE engagement_id = ? {BY_NUMBER}"""

LISTS = {
    "contributors": """
        SELECT d.key, p.handle
          FROM document_contributor x JOIN document d ON d.id = x.document_id
          JOIN person p ON p.id = x.person_id WHERE d.engagement_id = ? ORDER BY p.handle""",
    "versions": f"""
        SELECT d.key, x.version, x.title, x.dated_on, {handle("author_id")} AS author,
               x.path, x.sha256, x.fit, x.replaced_on
          FROM document_version x JOIN document d ON d.id = x.document_id
         WHERE d.engagement_id = ? ORDER BY x.id""",
}
