"""The engagement of a key, of a row, of what is typed: how every other noun finds its own."""

from sqlmodel import Session, select

from engtrack.errors import Misused
from engtrack.nouns.engagement import rules
from engtrack.nouns.engagement.model import DayOff, Engagement
from engtrack.store.find import find as find_row
from engtrack.workdays import Calendar


def find(session: Session, key: str | None) -> Engagement:
    """The engagement of this key; without one the only one that is open, if there is only one."""
    if key is not None:
        return find_row(session, Engagement, "engagement", key)
    open_ = session.exec(select(Engagement).where(Engagement.state != "closed").limit(2)).all()
    if len(open_) == 1:
        return open_[0]
    if not open_:
        raise Misused("there is no engagement yet", next="engtrack engagement create --help")
    raise Misused(
        "which engagement? say -e KEY, or choose one for all commands:",
        next="engtrack engagement list",
    )


def writable(session: Session, key: str | None) -> Engagement:
    engagement = find(session, key)
    rules.check_writable(engagement.key, engagement.state)
    return engagement


def by_id(session: Session, engagement_id: str) -> Engagement:
    return session.get_one(Engagement, engagement_id)


def writable_of(session: Session, engagement_id: str) -> Engagement:
    engagement = by_id(session, engagement_id)
    rules.check_writable(engagement.key, engagement.state)
    return engagement


def calendar_of(session: Session, engagement_id: str) -> Calendar:
    return Calendar(
        session.exec(select(DayOff.off_on).where(DayOff.engagement_id == engagement_id))
    )
