"""Applying what an engagement file says of deliverables."""

from engtrack.nouns.deliverable import actions as deliverables
from engtrack.nouns.engagement.files.reading import Entry
from engtrack.nouns.engagement.files.steps import Applied, Steps, only
from engtrack.nouns.task.from_file import who_of

DELIVERED = ("title", "criteria", "due_on")


def create(applied: Applied, entry: Entry) -> str:
    said = entry.values
    columns = only(said, DELIVERED) | {"local_id": entry.id}
    owner = who_of(said["owner"]) if "owner" in said else None
    return deliverables.add(
        applied.session, applied.engagement, columns, owner, applied.key_of(said.get("work"))
    )


def change(applied: Applied, entry: Entry) -> None:
    said = applied.wanted(entry)
    owner = who_of(said["owner"]) if "owner" in said else None
    columns, work = only(said, DELIVERED), applied.key_of(said.get("work"))
    if columns or owner or work:
        deliverables.edit(applied.session, applied.key(entry), columns, owner, work)


def settle(applied: Applied, entry: Entry) -> None:
    said, key = applied.wanted(entry), applied.key(entry)
    state = said.get("state", "submitted" if "submitted_on" in said else None)
    if state == "submitted" or (state == "cancelled" and "submitted_on" in said):
        deliverables.submit(applied.session, key)
        on = entry.values.get("submitted_on", applied.session.info["today"])
        deliverables.find(applied.session, key).submitted_on = on
    if state == "cancelled":
        deliverables.cancel(applied.session, key)


STEPS = Steps(create, change, settle=settle)
