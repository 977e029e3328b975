"""Applying what an engagement file says of services."""

from engtrack.nouns.engagement.files.reading import Entry
from engtrack.nouns.engagement.files.steps import Applied, Steps, only
from engtrack.nouns.service import actions as services


def create(applied: Applied, entry: Entry) -> str:
    said = only(entry.values, ("title", "effort_minutes", "price_cents"))
    return services.add(applied.session, applied.engagement, said | {"local_id": entry.id})


def change(applied: Applied, entry: Entry) -> None:
    if said := only(applied.wanted(entry), ("title", "effort_minutes", "price_cents")):
        services.edit(applied.session, applied.key(entry), said)


def settle(applied: Applied, entry: Entry) -> None:
    if applied.wanted(entry).get("state") == "dropped":
        services.drop(applied.session, applied.key(entry))


STEPS = Steps(create, change, settle=settle)
