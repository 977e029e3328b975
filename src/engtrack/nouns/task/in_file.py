"""The tasks in an engagement file, and what they share with milestones."""

from engtrack.nouns.engagement.files.fields import (
    ID,
    TITLE,
    Field,
    Layout,
    choice,
    day,
    past,
    several,
    text,
    thing,
)
from engtrack.nouns.engagement.files.queries import BY_NUMBER, WHO

WORKED = (
    ID,
    TITLE,
    choice("phase", "phase"),
    text("note"),
    Field("assignees", "person or role", is_list=True),
    several(
        "after",
        Field("task", "thing", of=("task",)),
        Field("milestone", "thing", of=("milestone",)),
        choice("type", "link_type"),
        Field("lag_days", "signed-days"),
    ),
    day("not_before_on"),
    day("not_after_on"),
    day("must_start_on"),
    day("start_on"),
    day("finish_on"),
    choice("state", "work_state"),
    past("actual_start_on"),
    past("actual_finish_on"),
    day("committed_start_on"),
    day("committed_finish_on"),
)

ROWS_OF_WORK = f"""
    SELECT key, local_id, title, phase, kind, state, note, duration_days, effort_minutes,
           progress_percent, left_days, left_on, not_before_on, not_after_on, must_start_on,
           start_on, finish_on, committed_start_on, committed_finish_on, actual_start_on,
           actual_finish_on,
           (SELECT key FROM document WHERE id = x.strategy_id) AS strategy,
           (SELECT key FROM party WHERE id = x.party_id) AS party,
           (SELECT key FROM service WHERE id = x.service_id) AS service
      FROM work x WHERE engagement_id = ? AND is_milestone = {{}} {BY_NUMBER}"""

LAYOUT = Layout(
    "task",
    ("id",),
    (
        *WORKED,
        choice("kind", "work_kind"),
        Field("duration_days", "days"),
        Field("effort_minutes", "minutes"),
        Field("progress_percent", "percent"),
        Field("left_days", "days"),
        past("left_on"),
        thing("strategy", "document"),
        thing("party", "party"),
        thing("service", "service"),
    ),
)

LISTS_OF_WORK = {
    "assignees": f"""
        SELECT w.key, {WHO} FROM assignee x JOIN work w ON w.id = x.work_id
         WHERE w.engagement_id = ? AND w.is_milestone = {{}} ORDER BY x.id""",
    "after": """
        SELECT w.key, b.key AS item, x.type, x.lag_days
          FROM link x JOIN work w ON w.id = x.after_id JOIN work b ON b.id = x.before_id
         WHERE w.engagement_id = ? AND w.is_milestone = {} ORDER BY x.id""",
}

ROWS = ROWS_OF_WORK.format(0)

LISTS = {name: sql.format(0) for name, sql in LISTS_OF_WORK.items()}
