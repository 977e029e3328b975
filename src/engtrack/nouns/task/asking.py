"""The days asked of a piece of work and its length, against what stands and the calendar."""

from collections.abc import Collection

from sqlmodel import Session

from engtrack.nouns.engagement import calendar_rows
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.schedule import actions as schedule
from engtrack.nouns.schedule.model import Work
from engtrack.nouns.schedule.planning import asked
from engtrack.nouns.task import rules
from engtrack.nouns.task.rows import noun_of


def check_asked(
    session: Session, parent: Engagement, work: Work, said: Collection[str], *, is_new: bool = False
) -> None:
    """The days asked and its length as they would stand, where any of them is said."""
    asked.check_not_too_long(work.key, work.duration_days)
    days = {column: day for column in schedule.ASKED if (day := getattr(work, column))}
    if set(schedule.ASKED) & set(said):
        rules.check_asked(noun_of(work), work.key, days, schedule.ASKED if is_new else said)
    must = work.must_start_on
    if must and work.duration_days and "must_start_on" in said:
        calendar_rows.reach(session, parent, must)
        free_on = engagements.calendar_of(session, parent.id).on_or_after(must)
        next = "" if is_new else f"engtrack task edit {work.key} --must-start {free_on}"
        rules.check_workday(work.key, must, free_on, next)
