"""Finding a task or a milestone by its key."""

from difflib import get_close_matches

from sqlmodel import Session, select

from engtrack.errors import NotFound
from engtrack.nouns.schedule.model import Work
from engtrack.store.find import find as find_row
from engtrack.store.keys import noun_of as noun_of_key


def find(session: Session, key: str, noun: str | None = None) -> Work:
    """The work of this key; of one noun only, where one is named."""
    if noun is None:
        return find_row(session, Work, noun_of_key(key) or "task", key)
    same = select(Work).where(Work.is_milestone == int(noun == "milestone"))
    found = session.exec(same.where(Work.key == key)).first()
    if found is None:
        known = [work.key for work in session.exec(same)]
        raise NotFound(noun, key, get_close_matches(key, known, 3, 0.5))
    return found


def noun_of(work: Work) -> str:
    return "milestone" if work.is_milestone else "task"
