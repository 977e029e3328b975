"""Writes about an engagement itself."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from engtrack.cli.decided import Decided
from engtrack.errors import Misused, RuleBroken
from engtrack.nouns.approval.rules import check_way
from engtrack.nouns.engagement import calendar_rows, rules
from engtrack.nouns.engagement.model import DayOff, Engagement, Rating
from engtrack.nouns.engagement.rows import find, writable
from engtrack.nouns.person import actions as people
from engtrack.nouns.schedule import actions as schedule
from engtrack.store.talk import tell

# What stays as it was when the engagement started, and the nearest that a decision can do.
STAYS = {"currency": "engtrack change request --help", "profile": "engtrack duty waive --help"}


def create(session: Session, key: str, days_off: list[str], columns: dict[str, Any]) -> str:
    """A planned engagement without any work."""
    check_new(session, key)
    for column in ("name", "client"):
        if not columns.get(column):
            raise Misused(
                "{option} is missing",
                option=f"--{column}",
                next="engtrack engagement create --help",
            )
    today = session.info["today"]
    engagement = Engagement(key=key, created_on=today, **({"start_on": today} | columns))
    session.add(engagement)
    session.flush()
    keep_days_off(session, engagement, days_off)
    calendar_rows.lay(session, engagement)
    return key


def check_new(session: Session, key: str) -> None:
    if session.exec(select(Engagement).where(Engagement.key == key)).first():
        raise RuleBroken(
            "there is an engagement {engagement} already",
            engagement=key,
            next=f"engtrack engagement show {key}",
        )


def keep_days_off(session: Session, engagement: Engagement, days: list[str]) -> None:
    there = _typed(session, engagement)
    session.add_all(
        DayOff(engagement_id=engagement.id, off_on=day) for day in days if day not in there
    )
    session.flush()


def take_days_off_away(session: Session, engagement: Engagement, days: Sequence[str]) -> None:
    """What was typed is worked after all; what the calendar brings goes with the calendar only."""
    typed = _typed(session, engagement)
    gone = [typed[day] for day in days if day in typed]
    for row in gone:
        session.delete(row)
    session.flush()
    kept = DayOff.engagement_id == engagement.id, col(DayOff.off_on).in_(days)
    left = sorted(session.exec(select(DayOff.off_on).where(*kept)))
    rules.check_typed(engagement.key, engagement.calendar, len(gone), left)
    if left:
        tell(session, "still off by {calendar}: {days}", calendar=engagement.calendar, days=left)
    elif not gone:
        tell(session, "{day} was not typed as a day off", day=days[0])


def _typed(session: Session, engagement: Engagement) -> dict[str, DayOff]:
    typed = DayOff.engagement_id == engagement.id, col(DayOff.source).is_(None)
    return {row.off_on: row for row in session.exec(select(DayOff).where(*typed))}


def edit(
    session: Session,
    key: str,
    days_off: list[str],
    columns: dict[str, Any],
    worked: Sequence[str] = (),
) -> str:
    """`worked` are days off that are worked after all."""
    engagement = writable(session, key)
    changed = {c for c, value in columns.items() if value != getattr(engagement, c)}
    if "budget_cents" in changed:
        rules.check_agreed_freely(key, engagement.state, "budget")
    for column in changed & STAYS.keys():
        rules.check_planned(key, engagement.state, column, STAYS[column])
    today = session.info["today"]
    rules.check_days_to_come(key, engagement.state, [*days_off, *worked], today)
    schedule.remember(session, engagement)
    engagement.sqlmodel_update(columns)
    session.add(engagement)
    keep_days_off(session, engagement, days_off)
    if worked:
        take_days_off_away(session, engagement, worked)
    if "calendar" in changed:
        calendar_rows.lay(session, engagement)
    is_other_days = bool(days_off or worked or "calendar" in changed)
    if is_other_days or "start_on" in columns:
        schedule.replan(session, engagement, is_counted=not is_other_days)
    return key


def rate(session: Session, key: str | None, score: int, comment: str | None, said: Decided) -> str:
    """How satisfied the client is; taken down after the close too."""
    by = people.by_or_me(session, said.by)
    check_way(by.handle, session.info["typed_by"], said.via)
    return keep_rating(session, key, score, comment, said)


def keep_rating(
    session: Session, key: str | None, score: int, comment: str | None, said: Decided
) -> str:
    """A rating as it was taken down, here or in the file it comes from."""
    engagement, by = find(session, key), people.by_or_me(session, said.by)
    if by.side != "client":
        raise RuleBroken(
            "{person} is of the {side}; the client rates: say --by HANDLE --via mail",
            person=by.handle,
            side=by.side,
        )
    session.add(
        Rating(
            engagement_id=engagement.id,
            score=score,
            comment=comment,
            by_id=by.id,
            via=said.via,
            typed_by=session.info["typed_by"],
            rated_on=said.on or session.info["today"],
        )
    )
    return engagement.key
