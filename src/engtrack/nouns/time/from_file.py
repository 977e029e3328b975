"""Applying what an engagement file says of hours. Approving and signing are no file's to say."""

from engtrack.errors import Misused
from engtrack.nouns.engagement.files.reading import Entry
from engtrack.nouns.engagement.files.standing import Values
from engtrack.nouns.engagement.files.steps import Applied, Steps, only
from engtrack.nouns.time import actions as times
from engtrack.nouns.time import flow


def create(applied: Applied, entry: Entry) -> str:
    said = entry.values
    return times.log(
        applied.session,
        _work(applied, said),
        said["spent_minutes"],
        _columns(said) | {"local_id": entry.id},
        said["person"],
        said.get("worked_on"),
    )


def _work(applied: Applied, said: Values) -> str:
    key = applied.key_of(said.get("task") or said.get("service"))
    if key is None:
        raise Misused("hours are on a task or on a service")
    return key


def _columns(said: Values) -> Values:
    billable = {"is_billable": int(said["billable"] == "yes")} if "billable" in said else {}
    return only(said, ("note",)) | billable


def change(applied: Applied, entry: Entry) -> None:
    said = applied.wanted(entry)
    columns = only(said, ("spent_minutes", "worked_on")) | _columns(said)
    work = _work(applied, said) if "task" in said or "service" in said else None
    if columns or work or "person" in said:
        times.edit(applied.session, applied.key(entry), columns, work, said.get("person"))


def settle(applied: Applied, entry: Entry) -> None:
    if applied.wanted(entry).get("state") == "submitted":
        flow.submit(applied.session, times.HOURS, flow.Which([applied.key(entry)]))


STEPS = Steps(create, change, settle=settle)
