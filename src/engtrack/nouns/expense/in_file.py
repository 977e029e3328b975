"""Expenses in an engagement file: each as it was in truth, what corrected it included."""

from engtrack.nouns.engagement.files.fields import (
    ID,
    Field,
    Layout,
    choice,
    past,
    person,
    text,
    thing,
)
from engtrack.nouns.engagement.files.queries import BY_NUMBER, handle

LAYOUT = Layout(
    "expense",
    ("id",),
    (
        ID,
        choice("kind", "expense_kind", is_needed=True),
        Field("cost_cents", "cents"),
        text("km"),
        thing("task", "task"),
        thing("service", "service"),
        person("person", is_needed=True),
        past("spent_on"),
        choice("billable", "yes_no"),
        choice("reimbursable", "yes_no"),
        text("note"),
        choice("state", "expense_state"),
    ),
)

# Of mileage the distance is said, and costs the rate of its day.
ROWS = f"""
    SELECT key, local_id, kind,
           CASE WHEN km IS NULL
                THEN cost_cents + (SELECT coalesce(sum(c.cost_cents), 0) FROM expense c
                                    WHERE c.corrects_id = x.id) END AS cost_cents,
           coalesce((SELECT c.km FROM expense c WHERE c.corrects_id = x.id
                      ORDER BY c.id DESC LIMIT 1), km) || 'km' AS km,
           (SELECT key FROM work WHERE id = x.work_id) AS task,
           (SELECT key FROM service WHERE id = x.service_id) AS service,
           {handle("person_id")} AS person, spent_on,
           CASE is_billable WHEN 1 THEN 'yes' ELSE 'no' END AS billable,
           CASE is_reimbursable WHEN 1 THEN 'yes' ELSE 'no' END AS reimbursable, note, state
      FROM expense x WHERE engagement_id = ? AND corrects_id IS NULL {BY_NUMBER}"""
