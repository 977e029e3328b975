"""What is looked after rather than done: assets, third parties, and a place at sessions to come."""

from collections.abc import Iterator

from sqlmodel import col, select

from engtrack.nouns.asset.model import Asset
from engtrack.nouns.engagement.handing.move import Move, Moved
from engtrack.nouns.party.model import Party
from engtrack.nouns.session.model import Attendance, Meeting


def is_theirs(move: Move) -> bool:
    """Assets and third parties are the support's, whoever keeps which other role."""
    return move.is_whole or move.role == "support"


def assets(move: Move) -> Iterator[Moved]:
    mine = select(Asset).where(
        Asset.engagement_id == move.engagement.id,
        Asset.owner_id == move.giver.id,
        Asset.state != "retired",
    )
    for one in move.session.exec(mine.order_by(Asset.key)).all():
        if is_theirs(move):
            one.owner_id = move.taker.id
        yield Moved("asset" if is_theirs(move) else "kept", one.key, one.title)


def parties(move: Move) -> Iterator[Moved]:
    led = select(Party).where(
        Party.engagement_id == move.engagement.id, Party.lead_id == move.giver.id
    )
    for one in move.session.exec(led.order_by(Party.key)).all():
        if is_theirs(move):
            one.lead_id, one.lead_on = move.taker.id, move.first_on
        yield Moved("party" if is_theirs(move) else "kept", one.key, one.name)


def sessions(move: Move) -> Iterator[Moved]:
    """Whoever takes over is expected at those from their first day on."""
    expected = (
        select(Attendance, Meeting)
        .join(Meeting, col(Meeting.id) == col(Attendance.session_id))
        .where(Attendance.engagement_id == move.engagement.id)
        .where(Attendance.person_id == move.giver.id, Meeting.day_on >= move.first_on)
        .where(col(Meeting.state).in_(("booked", "confirmed")))
        .order_by(Meeting.day_on)
    )
    for place, one in move.session.exec(expected).all():
        if not move.is_whole:
            yield Moved("kept", one.key, one.title)
            continue
        same = Attendance.session_id == one.id, Attendance.person_id == move.taker.id
        if move.session.exec(select(Attendance).where(*same)).first():
            move.session.delete(place)
        else:
            place.person_id = move.taker.id
        yield Moved("session", one.key, one.title)
