"""Applying what an engagement file says of third parties."""

from engtrack.nouns.engagement.files.reading import Entry
from engtrack.nouns.engagement.files.standing import Values
from engtrack.nouns.engagement.files.steps import Applied, Steps, only
from engtrack.nouns.party import actions as parties

COLUMNS, PEOPLE = ("name", "email", "phone", "note"), ("lead", "contact")


def create(applied: Applied, entry: Entry) -> str:
    said = entry.values
    columns = only(said, COLUMNS) | {"local_id": entry.id}
    key = parties.add(applied.session, applied.engagement, columns, only(said, PEOPLE))
    _led_since(applied, key, said)
    return key


def change(applied: Applied, entry: Entry) -> None:
    said, key = applied.wanted(entry), applied.key(entry)
    columns, people = only(said, COLUMNS), only(said, PEOPLE)
    if columns or people:
        parties.edit(applied.session, key, columns, people)
    _led_since(applied, key, said)


def _led_since(applied: Applied, key: str, said: Values) -> None:
    if "lead_on" in said:
        parties.find(applied.session, key).lead_on = said["lead_on"]


STEPS = Steps(create, change)
