"""Applying what an engagement file says of people."""

from engtrack.nouns.engagement.files.reading import Entry
from engtrack.nouns.engagement.files.steps import Applied, Steps
from engtrack.nouns.person import actions as people


def create(applied: Applied, entry: Entry) -> str:
    said = {name: value for name, value in entry.values.items() if name not in ("handle", "state")}
    return people.add(applied.session, handle=entry.id, **said)


def settle(applied: Applied, entry: Entry) -> None:
    if applied.is_new(entry) and entry.values.get("state") == "inactive":
        people.deactivate(applied.session, entry.id)


STEPS = Steps(create, settle=settle)
