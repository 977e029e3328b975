"""The rows of an engagement under the names of a file's fields: things by key, people by handle."""

BY_NUMBER = "ORDER BY length(x.key), x.key"


def _handle(column: str) -> str:
    return f"(SELECT handle FROM person WHERE id = x.{column})"


OWNER = f"coalesce('role:' || x.owner_role, {_handle('owner_id')})"
WHO = f"coalesce('role:' || x.role, {_handle('person_id')})"
_WORK = f"""
    SELECT key, local_id, title, phase, kind, state, note, duration_days, effort_minutes,
           progress_percent, left_days, left_on, not_before_on, not_after_on, must_start_on,
           start_on, finish_on, committed_start_on, committed_finish_on, actual_start_on,
           actual_finish_on,
           (SELECT key FROM document WHERE id = x.strategy_id) AS strategy
      FROM work x WHERE engagement_id = ? AND is_milestone = {{}} {BY_NUMBER}"""
ROWS: dict[str, str] = {
    "role": f"""
        SELECT key, role, {_handle("person_id")} AS person, from_on, until_on, domains,
               share_percent
          FROM assignment x WHERE engagement_id = ? {BY_NUMBER}""",
    "service": f"""
        SELECT key, local_id, title, effort_minutes, price_cents, state
          FROM service x WHERE engagement_id = ? {BY_NUMBER}""",
    "document": f"""
        SELECT key, local_id, kind, title, version, dated_on, {_handle("author_id")} AS author,
               path, sha256, fit, note, review_on, reviewed_on, state
          FROM document x WHERE engagement_id = ? {BY_NUMBER}""",
    "milestone": _WORK.format(1),
    "task": _WORK.format(0),
    "deliverable": f"""
        SELECT key, local_id, title, criteria, {OWNER} AS owner, due_on, state, submitted_on,
               (SELECT key FROM work WHERE id = x.work_id) AS work
          FROM deliverable x WHERE engagement_id = ? {BY_NUMBER}""",
    "process": f"""
        SELECT key, local_id, title, existing, defined, note, state,
               {_handle("described_by_id")} AS described_by, described_on,
               {_handle("assessed_by_id")} AS assessed_by, assessed_on, reported_on
          FROM process x WHERE engagement_id = ? {BY_NUMBER}""",
    "issue": f"""
        SELECT key, local_id, kind, area, title, note, severity, state, {OWNER} AS owner,
               {_handle("raised_by_id")} AS raised_by, raised_on, due_on, due_set_on, serious_on,
               likelihood, impact, response,
               (SELECT key FROM process WHERE id = x.process_id) AS process,
               occurred_on, resolution, resolved_on, {_handle("resolved_by_id")} AS resolved_by,
               resolved_via, closed_on
          FROM issue x WHERE engagement_id = ? {BY_NUMBER}""",
    "change": f"""
        SELECT key, local_id, title, reason, without, {_handle("requested_by_id")} AS requested_by,
               requested_on, state
          FROM change x WHERE engagement_id = ? {BY_NUMBER}""",
    "duty": """
        SELECT d.duty AS key,
               (SELECT coalesce(CAST(i.every_days AS TEXT), 'none') FROM duty_interval i
                 WHERE i.engagement_id = d.engagement_id AND i.duty = d.duty) AS every_days
          FROM (SELECT engagement_id, duty FROM duty_interval
                UNION SELECT engagement_id, duty FROM duty_note) AS d
         WHERE d.engagement_id = ? ORDER BY d.duty""",
    "message": f"""
        SELECT key, local_id, kind, subject, body, {_handle("from_id")} AS "from", sent_on, via,
               verdict, cites, answer_due_on, answered_on,
               {_handle("answered_by_id")} AS answered_by, answer_via, answer
          FROM message x WHERE engagement_id = ? {BY_NUMBER}""",
}
# The lists within an entry: the first column says of which key, a second one alone is the value
# itself.
LISTS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        ("milestone", "task"),
        "assignees",
        f"""SELECT w.key, {WHO} FROM assignee x JOIN work w ON w.id = x.work_id
             WHERE w.engagement_id = ? ORDER BY x.id""",
    ),
    (
        ("milestone", "task"),
        "after",
        """SELECT w.key, b.key AS item, x.type, x.lag_days
             FROM link x JOIN work w ON w.id = x.after_id JOIN work b ON b.id = x.before_id
            WHERE w.engagement_id = ? ORDER BY x.id""",
    ),
    (
        ("document",),
        "contributors",
        """SELECT d.key, p.handle
             FROM document_contributor x JOIN document d ON d.id = x.document_id
             JOIN person p ON p.id = x.person_id WHERE d.engagement_id = ? ORDER BY p.handle""",
    ),
    (
        ("document",),
        "versions",
        f"""SELECT d.key, x.version, x.title, x.dated_on, {_handle("author_id")} AS author,
                   x.path, x.sha256, x.fit, x.replaced_on
              FROM document_version x JOIN document d ON d.id = x.document_id
             WHERE d.engagement_id = ? ORDER BY x.id""",
    ),
    (
        ("issue",),
        "comments",
        f"""SELECT i.key, {_handle("by_id")} AS by, x.said_on, x.text, x.cites
              FROM issue_comment x JOIN issue i ON i.id = x.issue_id
             WHERE i.engagement_id = ? ORDER BY x.id""",
    ),
    (
        ("issue",),
        "waits",
        f"""SELECT i.key, x.side, {_handle("person_id")} AS person, x.reason, x.from_on, x.until_on
              FROM issue_wait x JOIN issue i ON i.id = x.issue_id
             WHERE i.engagement_id = ? ORDER BY x.id""",
    ),
    (
        ("issue",),
        "escalations",
        f"""SELECT i.key, {_handle("by_id")} AS by, x.to_role, {_handle("to_id")} AS "to",
                   x.reason, x.escalated_on
              FROM escalation x JOIN issue i ON i.id = x.issue_id
             WHERE i.engagement_id = ? ORDER BY x.id""",
    ),
    (
        ("duty",),
        "notes",
        f"""SELECT x.duty, {_handle("by_id")} AS by, x.noted_on, x.text
              FROM duty_note x WHERE x.engagement_id = ? ORDER BY x.id""",
    ),
    (
        ("change",),
        "lines",
        """SELECT c.key, x.field, x.item, x.title, x.phase, x.days, x.minutes AS effort_minutes,
                  x.cents AS price_cents
             FROM change_line x JOIN change c ON c.id = x.change_id
            WHERE c.engagement_id = ? ORDER BY x.place""",
    ),
    (
        ("message",),
        "to",
        f"""SELECT m.key, {WHO} FROM message_recipient x JOIN message m ON m.id = x.message_id
             WHERE m.engagement_id = ? ORDER BY x.id""",
    ),
)
PERSONS = """
    SELECT handle, name, side, organisation, email, phone, language, capacity_minutes, state
      FROM person ORDER BY handle"""
RATINGS = f"""
    SELECT score, comment, {_handle("by_id")} AS by, rated_on, via
      FROM rating x WHERE engagement_id = ? ORDER BY x.id"""
DAYS_OFF = """
    SELECT off_on FROM day_off WHERE engagement_id = ? AND source IS NULL ORDER BY off_on"""
# What was decided.
LIFE = """
    SELECT state, started_on, tracked_from_on, completed_on, closed_on, close_reason
      FROM engagement WHERE id = ?"""
DECIDED: tuple[tuple[str, str], ...] = (
    ("hold", "SELECT from_on, until_on, reason FROM hold WHERE engagement_id = ? ORDER BY from_on"),
    (
        "waiver",
        f"""SELECT duty, reason, waived_on, {_handle("by_id")} AS by, ended_on
              FROM waiver x WHERE engagement_id = ? ORDER BY duty, waived_on""",
    ),
    (
        "approval",
        f"""SELECT key, subject_kind, subject, title, role, decision, {_handle("by_id")} AS by,
                   typed_by, via, reason, asked_on, asked_by, due_on, decided_on, withdrawn_on,
                   voided_on, superseded_by, code
              FROM approval x WHERE engagement_id = ? {BY_NUMBER}""",
    ),
    (
        "committed",
        """SELECT key AS item, committed_start_on, committed_finish_on
             FROM work WHERE engagement_id = ? AND committed_finish_on IS NOT NULL
            ORDER BY is_milestone, length(key), key""",
    ),
)
APPLIED = f"""
    SELECT key, title, reason, without, applied_on
      FROM change x WHERE engagement_id = ? AND state = 'applied' {BY_NUMBER}"""
APPLIED_LINES = """
    SELECT l.field, l.item, l.title, l.before, l.after, l.days, l.minutes, l.cents
      FROM change_line l JOIN change c ON c.id = l.change_id WHERE c.key = ? ORDER BY l.place"""
