"""The years whose days off an engagement's work wants, and which of them are not there yet.

Read lightly, for writes that bring them and for reads that look ahead.
"""

from sqlite3 import Connection

NONE = "none"
LAST_YEAR = 9999
# The earliest and the latest day of the work, of whatever kind.
TOUCHED = """
    SELECT min(start_on), min(actual_start_on), min(committed_start_on), min(not_before_on),
           min(must_start_on), max(finish_on), max(actual_finish_on), max(committed_finish_on),
           max(not_before_on), max(not_after_on), max(must_start_on)
      FROM work WHERE engagement_id = ? AND state <> 'cancelled'"""
THERE = """
    SELECT min(off_on), max(off_on) FROM day_off WHERE engagement_id = ? AND source IS NOT NULL"""


def touched(db: Connection, engagement_id: str, today: str, *days: str) -> range:
    """The years of the work, and one more, so that dates may move; `days` are touched beside it."""
    own = db.execute("SELECT created_on, start_on FROM engagement WHERE id = ?", [engagement_id])
    found = db.execute(TOUCHED, [engagement_id])
    known = [day for day in (today, *days, *own.fetchone(), *found.fetchone()) if day]
    return range(int(min(known)[:4]), min(int(max(known)[:4]) + 1, LAST_YEAR) + 1)


def lacking(db: Connection, engagement_id: str, today: str, *days: str) -> tuple[str, list[int]]:
    """The calendar, and the years of it that are not there yet.

    Years before the first that is there come only while the engagement is planned.
    """
    calendar, state = db.execute(
        "SELECT calendar, state FROM engagement WHERE id = ?", [engagement_id]
    ).fetchone()
    if calendar == NONE:
        return NONE, []
    begin, end = db.execute(THERE, [engagement_id]).fetchone()
    years = touched(db, engagement_id, today, *days)
    return calendar, [
        year
        for year in years
        if not end or year > int(end[:4]) or (year < int(begin[:4]) and state == "planned")
    ]
