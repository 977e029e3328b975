"""Writes about messages: logging one that was sent, and its answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from engtrack.cli.parse import Who
from engtrack.errors import Misused, NotFound
from engtrack.nouns.approval import rules as authority
from engtrack.nouns.approval.authority import holders_on
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.message import rules
from engtrack.nouns.message.model import Message, Recipient
from engtrack.nouns.message.recipients import ToRole
from engtrack.nouns.person import actions as people
from engtrack.nouns.person.model import Person
from engtrack.store import keys
from engtrack.store.find import find as find_row
from engtrack.store.read import nearest_keys
from engtrack.store.talk import is_already
from engtrack.store.write import next_key, raw


@dataclass(frozen=True)
class Answered:
    """An answer as said on the line: without `by` it is who types, without `on` it is today."""

    text: str | None = None
    by: str | None = None
    on: str | None = None
    via: str | None = None


def find(session: Session, key: str) -> Message:
    return find_row(session, Message, "message", key)


def log(
    session: Session,
    engagement: str | None,
    columns: dict[str, Any],
    to: Sequence[Who | ToRole],
    by: Who | None = None,
) -> str:
    """Keep who told whom what; `columns` has its kind and subject. Without `by`: who types."""
    parent = engagements.find(session, engagement)
    columns = {"sent_on": session.info["today"]} | columns
    rules.check_verdict(columns["kind"], columns.get("verdict"))
    rules.check_due(columns["sent_on"], columns.get("answer_due_on"))
    if (cites := columns.get("cites")) is not None:
        rules.check_same_engagement(cites, _engagement_of(session, cites) == parent.id)
    sender = people.named(session, by, None) if by else people.me(session)
    holders = holders_on(session, parent.id, columns["sent_on"])
    held = {(h.role, h.handle) for h in holders}
    authority.check_sender(columns["kind"], sender.handle, holders)
    is_theirs = ("account-manager", sender.handle) in held
    if not rules.is_follow_up(columns["kind"], columns.get("answer_due_on"), is_theirs):
        engagements.writable_of(session, parent.id)
    message = Message(
        key=next_key(session, "MSG"),
        engagement_id=parent.id,
        from_id=sender.id,
        typed_by=session.info["typed_by"],
        state=rules.first_state(columns.get("answer_due_on")),
        **columns,
    )
    session.add(message)
    session.flush()
    _send(session, message, to)
    return message.key


def answer(session: Session, key: str, said: Answered) -> str:
    """Take down the answer, and the way it came by where somebody else types it."""
    by = people.by_or_me(session, said.by)
    authority.check_way_of_answer(by.handle, session.info["typed_by"], said.via)
    return take_down(session, key, said)


def take_down(session: Session, key: str, said: Answered) -> str:
    """By one of those it was sent to, on a day from the sending to today."""
    message = find(session, key)
    engagements.writable_of(session, message.engagement_id)
    if message.answer == said.text and is_already(
        session, "message", message.key, message.state, "answered"
    ):
        return message.key
    rules.check_move(message.key, message.state, "answered")
    by, on = people.by_or_me(session, said.by), said.on or session.info["today"]
    rules.check_answered_on(message.key, message.sent_on, on)
    persons, roles = _sent_to(session, message)
    held = {(h.role, h.handle) for h in holders_on(session, message.engagement_id, on)}
    rules.check_may_answer(message.key, by.handle, persons, roles, held)
    message.state, message.answer = "answered", said.text
    message.answered_on, message.answered_by_id = on, by.id
    message.answer_typed_by, message.answer_via = session.info["typed_by"], said.via
    session.add(message)
    return message.key


def _send(session: Session, message: Message, to: Sequence[Who | ToRole]) -> None:
    seen: set[str] = set()
    for one in to:
        row = Recipient(message_id=message.id, engagement_id=message.engagement_id)
        if isinstance(one, ToRole):
            row.role = one.role
        else:
            row.person_id = people.named(session, one, None).id
        if (whom := row.role or str(row.person_id)) not in seen:
            seen.add(whom)
            session.add(row)
    session.flush()


def _sent_to(session: Session, message: Message) -> tuple[list[str], list[str]]:
    """The handles and the roles it went to."""
    whom = select(Recipient).where(Recipient.message_id == message.id)
    rows = session.exec(whom).all()
    ids = [who for row in rows if (who := row.handed_to_id or row.person_id)]
    handles = session.exec(select(Person.handle).where(col(Person.id).in_(ids)))
    return list(handles), [row.role for row in rows if row.role]


def _engagement_of(session: Session, key: str) -> str:
    """The engagement of the record of this key; NotFound names the nearest."""
    kept = keys.PREFIXES.get(keys.prefix(key) or "")
    if kept is None:
        raise Misused("{text} is not the key of a record; they look like DOC-4 or MSG-9", text=key)
    session.flush()
    db = raw(session)
    found = db.execute(f"SELECT engagement_id FROM {kept.table} WHERE key = ?", [key]).fetchone()
    if found is None:
        raise NotFound(kept.noun, key, nearest_keys(db, kept.table, "key", key))
    return str(found[0])
