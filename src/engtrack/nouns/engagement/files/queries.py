"""The rows of an engagement under the names of a file's fields: things by key, people by handle."""

BY_NUMBER = "ORDER BY length(x.key), x.key"


def handle(column: str) -> str:
    return f"(SELECT handle FROM person WHERE id = x.{column})"


OWNER = f"coalesce('role:' || x.owner_role, {handle('owner_id')})"
WHO = f"coalesce('role:' || x.role, {handle('person_id')})"
PERSONS = """
    SELECT handle, name, side, organisation, email, phone, language, capacity_minutes, state
      FROM person ORDER BY handle"""
RATINGS = f"""
    SELECT score, comment, {handle("by_id")} AS by, rated_on, via
      FROM rating x WHERE engagement_id = ? ORDER BY x.id"""
RATES = f"""
    SELECT {handle("person_id")} AS person, role, cents AS rate_cents, from_on
      FROM rate x WHERE engagement_id = ? ORDER BY x.id"""
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
        f"""SELECT duty, reason, waived_on, {handle("by_id")} AS by, ended_on
              FROM waiver x WHERE engagement_id = ? ORDER BY duty, waived_on""",
    ),
    (
        "approval",
        f"""SELECT key, subject_kind, subject, title, role, decision, {handle("by_id")} AS by,
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
    (
        "sheet",
        f"""SELECT key, title, from_on, until_on, state, signed_on,
                   {handle("signed_by_id")} AS signed_by, comment
              FROM sheet x WHERE engagement_id = ? AND state <> 'cancelled' {BY_NUMBER}""",
    ),
    (
        "invoice",
        f"""SELECT key, title, number, state, issued_on, {handle("issued_by_id")} AS issued_by,
                   due_on, paid_on,
                   (SELECT sum(l.cents) FROM invoice_line l WHERE l.invoice_id = x.id) AS cents
              FROM invoice x WHERE engagement_id = ? {BY_NUMBER}""",
    ),
    (
        "handover",
        f"""SELECT key, title, kind, state, role, {handle("from_id")} AS "from",
                   {handle("to_id")} AS "to", from_on, {handle("application_id")} AS application,
                   {handle("data_id")} AS data, note, acknowledged_on, accepted_on
              FROM handover x WHERE engagement_id = ? {BY_NUMBER}""",
    ),
)
APPLIED = f"""
    SELECT key, title, reason, without, applied_on
      FROM change x WHERE engagement_id = ? AND state = 'applied' {BY_NUMBER}"""
APPLIED_LINES = """
    SELECT l.field, l.item, l.title, l.before, l.after, l.days, l.minutes, l.cents
      FROM change_line l JOIN change c ON c.id = l.change_id WHERE c.key = ? ORDER BY l.place"""
