"""Applying what a file says of people, their roles, services, deliverables and changes."""

from typing import Any

from sqlmodel import col, select

from engtrack.cli.decided import Decided
from engtrack.nouns.change import actions as changes
from engtrack.nouns.change.line_rows import rows_of
from engtrack.nouns.change.lines import Line
from engtrack.nouns.deliverable import actions as deliverables
from engtrack.nouns.duty import actions as duties
from engtrack.nouns.duty.model import Note
from engtrack.nouns.engagement.files.comparing import missing_parts
from engtrack.nouns.engagement.files.reading import Entry
from engtrack.nouns.engagement.files.standing import Values
from engtrack.nouns.engagement.files.steps import Applied, Steps, only
from engtrack.nouns.engagement.files.values import OFF
from engtrack.nouns.engagement.files.work import who_of
from engtrack.nouns.person import actions as people
from engtrack.nouns.role import actions as roles
from engtrack.nouns.service import actions as services

DELIVERED = ("title", "criteria", "due_on")
WORDS = ("title", "reason", "without")


def create_person(applied: Applied, entry: Entry) -> str:
    said = {name: value for name, value in entry.values.items() if name not in ("handle", "state")}
    return people.add(applied.session, handle=entry.id, **said)


def settle_person(applied: Applied, entry: Entry) -> None:
    if applied.is_new(entry) and entry.values.get("state") == "inactive":
        people.deactivate(applied.session, entry.id)


def create_role(applied: Applied, entry: Entry) -> str:
    """From the day the engagement begins, if that is past, else from today, unless said."""
    said, today = entry.values, applied.session.info["today"]
    begins = applied.plan.contents.engagement.values.get("start_on")
    begins = begins or applied.plan.standing.engagement.get("start_on", today)
    return roles.assign(
        applied.session,
        applied.engagement,
        said["role"],
        said["person"],
        Decided(),
        from_on=said.get("from_on") or min(begins, today),
        until_on=said.get("until_on"),
        **_of_role(said),
    )


def _of_role(said: Values) -> dict[str, Any]:
    """Its domains and its share, where the file says them."""
    domains = {"domains": ",".join(said["domains"]) or None} if "domains" in said else {}
    return domains | only(said, ("share_percent",))


def change_role(applied: Applied, entry: Entry) -> None:
    """While an engagement is planned, whoever sets it up names its people; checked before."""
    said, held = applied.wanted(entry), roles.find(applied.session, applied.key(entry))
    if "until_on" in said:
        roles.release(applied.session, held.key, said["until_on"], Decided())
    held.sqlmodel_update(_of_role(said))


def create_service(applied: Applied, entry: Entry) -> str:
    said = only(entry.values, ("title", "effort_minutes", "price_cents"))
    return services.add(applied.session, applied.engagement, said | {"local_id": entry.id})


def change_service(applied: Applied, entry: Entry) -> None:
    if said := only(applied.wanted(entry), ("title", "effort_minutes", "price_cents")):
        services.edit(applied.session, applied.key(entry), said)


def settle_service(applied: Applied, entry: Entry) -> None:
    if applied.wanted(entry).get("state") == "dropped":
        services.drop(applied.session, applied.key(entry))


def create_deliverable(applied: Applied, entry: Entry) -> str:
    said = entry.values
    columns = only(said, DELIVERED) | {"local_id": entry.id}
    owner = who_of(said["owner"]) if "owner" in said else None
    return deliverables.add(
        applied.session, applied.engagement, columns, owner, applied.key_of(said.get("work"))
    )


def change_deliverable(applied: Applied, entry: Entry) -> None:
    said = applied.wanted(entry)
    owner = who_of(said["owner"]) if "owner" in said else None
    columns, work = only(said, DELIVERED), applied.key_of(said.get("work"))
    if columns or owner or work:
        deliverables.edit(applied.session, applied.key(entry), columns, owner, work)


def settle_deliverable(applied: Applied, entry: Entry) -> None:
    said, key = applied.wanted(entry), applied.key(entry)
    state = said.get("state", "submitted" if "submitted_on" in said else None)
    if state == "submitted" or (state == "cancelled" and "submitted_on" in said):
        deliverables.submit(applied.session, key)
        on = entry.values.get("submitted_on", applied.session.info["today"])
        deliverables.find(applied.session, key).submitted_on = on
    if state == "cancelled":
        deliverables.cancel(applied.session, key)


def create_change(applied: Applied, entry: Entry) -> str:
    said = entry.values
    words = {"title": said["title"], "local_id": entry.id} | only(said, WORDS)
    key = changes.request(
        applied.session,
        applied.engagement,
        words,
        lines_of(applied, entry),
        said.get("requested_by"),
    )
    if "requested_on" in said:
        changes.find(applied.session, key).requested_on = said["requested_on"]
    return key


def change_change(applied: Applied, entry: Entry) -> None:
    said, key = applied.wanted(entry), applied.key(entry)
    lines = lines_of(applied, entry) if "lines" in said else []
    if "lines" in said:
        about = {line.about for line in lines}
        rows = rows_of(applied.session, changes.find(applied.session, key))
        there = [Line(row.field, item=row.item, title=row.title, is_void=True) for row in rows]
        lines += [line for line in there if line.about not in about]
    if lines or only(said, WORDS):
        changes.edit(applied.session, key, only(said, WORDS), lines)


def settle_change(applied: Applied, entry: Entry) -> None:
    if applied.wanted(entry).get("state") == "withdrawn":
        changes.withdraw(applied.session, applied.key(entry))


def lines_of(applied: Applied, entry: Entry) -> list[Line]:
    return [
        Line(
            line["field"],
            item=applied.key_of(line.get("item")),
            title=line.get("title") if line["field"].startswith("add-") else None,
            phase=line.get("phase"),
            days=line.get("days"),
            minutes=line.get("effort_minutes"),
            cents=line.get("price_cents"),
        )
        for line in entry.values.get("lines", ())
    ]


def create_duty(applied: Applied, entry: Entry) -> str:
    """What people say of a duty in this engagement: it is there as soon as something is said."""
    return entry.id


def settle_duty(applied: Applied, entry: Entry) -> None:
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


STEPS = {
    "duty": Steps(create_duty, settle=settle_duty),
    "person": Steps(create_person, settle=settle_person),
    "role": Steps(create_role, change_role),
    "service": Steps(create_service, change_service, settle=settle_service),
    "deliverable": Steps(create_deliverable, change_deliverable, settle=settle_deliverable),
    "change": Steps(create_change, change_change, settle=settle_change),
}
