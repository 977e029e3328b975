"""Applying what an engagement file says of backups: what was made was made, and is not altered."""

from engtrack.nouns.backup import actions as backups
from engtrack.nouns.engagement.files.reading import Entry
from engtrack.nouns.engagement.files.steps import Applied, Steps, only


def create(applied: Applied, entry: Entry) -> str:
    said = entry.values
    return backups.log(
        applied.session,
        applied.engagement,
        only(said, ("kind", "result", "note")) | {"local_id": entry.id},
        applied.key_of(said.get("of")),
        said.get("by"),
        said.get("made_on"),
    )


STEPS = Steps(create)
