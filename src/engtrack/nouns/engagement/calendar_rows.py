"""The days off of an engagement's calendar, kept as rows: all who count days read these alone.

They are there for every year that the work touches and for the year after, and come when work is
planned into a new one. Once there they stay as they are, whatever a newer package would say: only
another calendar replaces them, from today on where the engagement has started.
"""

from collections.abc import Sequence
from itertools import groupby

from sqlmodel import Session, col, select

from engtrack.nouns.engagement.calendars import NONE, days_off
from engtrack.nouns.engagement.model import DayOff, Engagement
from engtrack.store.talk import tell
from engtrack.store.write import raw

LAST_YEAR = 9999
# The earliest and the latest day of the work, of whatever kind.
TOUCHED = """
    SELECT min(start_on), min(actual_start_on), min(committed_start_on), min(not_before_on),
           min(must_start_on), max(finish_on), max(actual_finish_on), max(committed_finish_on),
           max(not_before_on), max(not_after_on), max(must_start_on)
      FROM work WHERE engagement_id = ? AND state <> 'cancelled'"""
THERE = """
    SELECT min(off_on), max(off_on) FROM day_off WHERE engagement_id = ? AND source IS NOT NULL"""


def lay(session: Session, engagement: Engagement) -> None:
    """Bring the days off of the engagement's calendar in place of those of the one before.

    Of an engagement that has started days gone by stay as they were counted.
    """
    session.flush()
    since = "" if engagement.state == "planned" else session.info["today"]
    old = select(DayOff).where(DayOff.engagement_id == engagement.id, DayOff.off_on >= since)
    for row in session.exec(old.where(col(DayOff.source).is_not(None))):
        session.delete(row)
    session.flush()
    if engagement.calendar == NONE:
        return
    first, last = _touched(session, engagement)
    brought = _bring(session, engagement, range(first, last + 1), since)
    if brought:
        tell(session, "{calendar}: {count} days off, from {first_on} to {last_on}",
             calendar=engagement.calendar, count=len(brought), first_on=brought[0],
             last_on=brought[-1])  # fmt: skip


def reach(session: Session, engagement: Engagement, *days: str) -> bool:
    """Bring the days off of the years that are not there yet; whether any came.

    `days` are some that are touched beside those of the work. Years before the first that is there
    come only while the engagement is planned.
    """
    if engagement.calendar == NONE:
        return False
    first, last = _touched(session, engagement, *days)
    begin, end = raw(session).execute(THERE, [engagement.id]).fetchone()
    years = [
        year
        for year in range(first, last + 1)
        if not end
        or year > int(end[:4])
        or (year < int(begin[:4]) and engagement.state == "planned")
    ]
    return bool(years and _bring(session, engagement, years))


def _touched(session: Session, engagement: Engagement, *days: str) -> tuple[int, int]:
    """The first and the last year: one more than the work touches, so that dates may move."""
    found = raw(session).execute(TOUCHED, [engagement.id]).fetchone()
    own = (engagement.created_on, engagement.start_on, session.info["today"])
    known = [day for day in (*own, *days, *found) if day]
    return int(min(known)[:4]), min(int(max(known)[:4]) + 1, LAST_YEAR)


def _bring(
    session: Session, engagement: Engagement, years: Sequence[int], since: str = ""
) -> list[str]:
    """Add the days off of these years that do not lie before `since`, and say which they are."""
    found = days_off(engagement.calendar, years)
    known = {int(day.off_on[:4]) for day in found}
    if unknown := [year for year in years if year not in known]:
        _tell_unknown(session, engagement.calendar, unknown)
    kept = [day for day in found if day.off_on >= since]
    session.add_all(DayOff(engagement_id=engagement.id, **day._asdict()) for day in kept)
    session.flush()
    return [day.off_on for day in kept]


def _tell_unknown(session: Session, calendar: str, years: Sequence[int]) -> None:
    """Once, though it may be asked for several times in one write."""
    runs = groupby(enumerate(years), lambda numbered: numbered[1] - numbered[0])
    spans = [[year for _, year in run] for _, run in runs]
    said = ", ".join(f"{s[0]}..{s[-1]}" if len(s) > 1 else str(s[0]) for s in spans)
    if not any(sentence.facts.get("years") == said for sentence in session.info["talk"]):
        tell(session, "no days off of {calendar} are known for {years}: Monday to Friday count",
             calendar=calendar, years=said)  # fmt: skip
