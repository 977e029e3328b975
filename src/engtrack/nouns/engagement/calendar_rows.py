"""The days off of an engagement's calendar, kept as rows: all who count days read these alone.

They are there for every year that the work touches and for the year after, and come when work is
planned into a new one. Once there they stay as they are, whatever a newer package would say: only
another calendar replaces them, from today on where the engagement has started.
"""

from collections.abc import Sequence
from itertools import groupby

from sqlmodel import Session, col, select

from engtrack.nouns.engagement.calendars import days_off
from engtrack.nouns.engagement.model import DayOff, Engagement
from engtrack.nouns.engagement.years import NONE, lacking, touched
from engtrack.store.talk import tell
from engtrack.store.write import raw


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
    years = touched(raw(session), engagement.id, session.info["today"])
    brought = _bring(session, engagement, years, since)
    if brought:
        tell(session, "{calendar}: {count} days off, from {first_on} to {last_on}",
             calendar=engagement.calendar, count=len(brought), first_on=brought[0],
             last_on=brought[-1])  # fmt: skip


def reach(session: Session, engagement: Engagement, *days: str) -> bool:
    """Bring the days off of the years that are not there yet; whether any came.

    `days` are some that are touched beside those of the work.
    """
    session.flush()
    _calendar, years = lacking(raw(session), engagement.id, session.info["today"], *days)
    return bool(years and _bring(session, engagement, years))


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
