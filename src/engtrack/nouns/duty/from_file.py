"""Applying what an engagement file says of duties."""

from sqlmodel import col, select

from engtrack.nouns.duty import actions as duties
from engtrack.nouns.duty.model import Note
from engtrack.nouns.engagement.files.comparing import missing_parts
from engtrack.nouns.engagement.files.reading import Entry
from engtrack.nouns.engagement.files.steps import Applied, Steps
from engtrack.nouns.engagement.files.values import OFF


def create(applied: Applied, entry: Entry) -> str:
    """What people say of a duty in this engagement: it is there as soon as something is said."""
    return entry.id


def settle(applied: Applied, entry: Entry) -> None:
    said, session = applied.wanted(entry), applied.session
    if (every := said.get("every_days")) is not None:
        days = None if every == OFF else int(every)
        duties.set_interval(session, applied.engagement, entry.id, days)
    for one in missing_parts(said.get("notes", ()), applied.standing(entry).get("notes", ())):
        duties.note(session, applied.engagement, entry.id, one["text"], one["by"])
        session.flush()
        newest = session.exec(select(Note).order_by(col(Note.id).desc())).first()
        if newest is not None and "noted_on" in one:
            newest.noted_on = one["noted_on"]


STEPS = Steps(create, settle=settle)
