"""Test scripts in an engagement file: all versions, their steps, and the runs."""

from engtrack.nouns.engagement.files.fields import (
    ID,
    TITLE,
    Layout,
    choice,
    past,
    person,
    several,
    text,
    thing,
)
from engtrack.nouns.engagement.files.queries import BY_NUMBER, handle

LAYOUT = Layout(
    "test",
    ("id",),
    (
        ID,
        TITLE,
        thing("process", "process"),
        thing("gap", "issue"),
        several(
            "versions",
            text("version", is_needed=True),
            person("author"),
            past("written_on"),
            text("note"),
        ),
        several(
            "steps",
            text("version"),
            text("action", is_needed=True),
            text("expected"),
        ),
        several(
            "runs",
            text("version"),
            choice("result", "test_result", is_needed=True),
            thing("environment", "asset"),
            text("installed"),
            past("run_on"),
            person("by"),
            text("note"),
            thing("issue", "issue"),
        ),
    ),
    decided=(("verdict", "test review"),),
)

ROWS = f"""
    SELECT key, local_id, title, (SELECT key FROM process WHERE id = x.process_id) AS process,
           (SELECT key FROM issue WHERE id = x.gap_id) AS gap
      FROM test x WHERE engagement_id = ? {BY_NUMBER}"""

LISTS = {
    "versions": f"""
        SELECT t.key, CAST(x.version AS TEXT) AS version, {handle("author_id")} AS author,
               x.written_on, x.note
          FROM test_version x JOIN test t ON t.id = x.test_id
         WHERE t.engagement_id = ? ORDER BY x.version""",
    "steps": """
        SELECT t.key, CAST(x.version AS TEXT) AS version, x.action, x.expected
          FROM test_step x JOIN test t ON t.id = x.test_id
         WHERE t.engagement_id = ? ORDER BY x.version, x.id""",
    "runs": f"""
        SELECT t.key, CAST(x.version AS TEXT) AS version, x.result,
               (SELECT key FROM asset WHERE id = x.asset_id) AS environment, x.installed, x.run_on,
               {handle("by_id")} AS by, x.note,
               (SELECT key FROM issue WHERE id = x.issue_id) AS issue
          FROM test_run x JOIN test t ON t.id = x.test_id
         WHERE t.engagement_id = ? ORDER BY x.run_on, x.id""",
}
