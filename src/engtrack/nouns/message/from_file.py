"""Applying what an engagement file says of messages."""

from engtrack.nouns.engagement.files.reading import Entry
from engtrack.nouns.engagement.files.steps import Applied, Steps, only
from engtrack.nouns.engagement.files.values import ROLE
from engtrack.nouns.message import actions as messages
from engtrack.nouns.message.actions import Answered
from engtrack.nouns.message.recipients import ToRole

LOGGED = ("kind", "subject", "body", "sent_on", "via", "verdict", "answer_due_on")


def create(applied: Applied, entry: Entry) -> str:
    said = entry.values
    columns = only(said, LOGGED) | {"local_id": entry.id}
    to = [
        ToRole(who.removeprefix(ROLE)) if who.startswith(ROLE) else who
        for who in said.get("to", ())
    ]
    return messages.log(applied.session, applied.engagement, columns, to, said.get("from"))


def bind(applied: Applied, entry: Entry) -> None:
    """What it cites may be a message that stands further down."""
    if applied.is_new(entry) and (cites := applied.key_of(entry.values.get("cites"))):
        messages.find(applied.session, applied.key(entry)).cites = cites


def settle(applied: Applied, entry: Entry) -> None:
    said = applied.wanted(entry)
    if "answered_on" in said or "answer" in said:
        fields = ("answer", "answered_by", "answered_on", "answer_via")
        answered = Answered(*(said.get(field) for field in fields))
        messages.take_down(applied.session, applied.key(entry), answered)


STEPS = Steps(create, bind=bind, settle=settle)
