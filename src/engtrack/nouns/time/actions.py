"""Writes about hours: logging, correcting, and the way to the sheet that is signed."""

from typing import Any

from sqlmodel import Session, select

from engtrack.errors import Misused
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.person import actions as people
from engtrack.nouns.person.model import Person
from engtrack.nouns.schedule.model import Work
from engtrack.nouns.service.model import Service
from engtrack.nouns.task.rows import find as find_work
from engtrack.nouns.time import flow, rules
from engtrack.nouns.time.model import TimeEntry
from engtrack.store import keys
from engtrack.store.find import find as find_row
from engtrack.store.talk import tell
from engtrack.store.write import next_key


def find(session: Session, key: str) -> TimeEntry:
    return find_row(session, TimeEntry, "time", key)


def writable(session: Session, key: str) -> TimeEntry:
    entry = find(session, key)
    engagements.writable_of(session, entry.engagement_id)
    return entry


def log(
    session: Session,
    work: str,
    spent: int,
    columns: dict[str, Any] | None = None,
    by: str | None = None,
    on: str | None = None,
    corrects: str | None = None,
) -> str:
    """Keep hours on a task, or on a service; with `corrects`, what those hours were in truth.

    `columns` may have `note`, `is_billable` and `local_id`. What the vendor does is billable, what
    the client does is not, unless said.
    """
    rules.check_spent(spent)
    rules.check_day(on := on or session.info["today"], session.info["today"])
    thing = worked_on(session, work)
    engagements.writable_of(session, thing.engagement_id)
    person = people.active(session, by) if by else people.me(session)
    entry = TimeEntry(
        key=next_key(session, "TIM"),
        engagement_id=thing.engagement_id,
        **on_thing(thing),
        person_id=person.id,
        worked_on=on,
        spent_minutes=spent,
        logged_on=session.info["today"],
        typed_by=session.info["typed_by"],
        **({"is_billable": int(person.side == "vendor")} | (columns or {})),
    )
    if corrects:
        _correct(session, entry, corrects, thing.key)
    check_day_of(session, entry)
    session.add(entry)
    session.flush()
    return entry.key


def worked_on(session: Session, key: str) -> Work | Service:
    """The task or the service of this key."""
    noun = keys.noun_of(key)
    if noun == "service":
        return find_row(session, Service, "service", key)
    if noun not in ("task", "milestone"):
        raise Misused("{key} is neither a task nor a service", key=key,
                      next="engtrack time log --help")  # fmt: skip
    work = find_work(session, key)
    rules.check_takes_time(work.key, work.is_milestone)
    return work


def on_thing(thing: Work | Service) -> dict[str, Any]:
    return {"work_id" if isinstance(thing, Work) else "service_id": thing.id}


def _correct(session: Session, entry: TimeEntry, corrects: str, work: str) -> None:
    """A line of its own: the difference to what was signed, with what corrected it before."""
    first = find(session, corrects)
    while first.corrects_id:
        first = session.get_one(TimeEntry, first.corrects_id)
    rules.check_correctable(first.key, first.state)
    rules.check_same(work, first.key, work, key_of(session, first))
    later = flow.corrected_by(session, HOURS, first)
    entry.corrects_id, entry.person_id, entry.worked_on = first.id, first.person_id, first.worked_on
    entry.base_minutes = first.spent_minutes + sum(one.spent_minutes for one in later)
    if entry.spent_minutes == entry.base_minutes:
        raise Misused("{key} is {minutes} already", key=first.key, minutes=entry.base_minutes)
    entry.spent_minutes -= entry.base_minutes
    entry.is_billable = first.is_billable
    tell(session, "{key} changes by {minutes}", key=first.key, minutes=entry.spent_minutes)


def key_of(session: Session, entry: TimeEntry) -> str:
    """The key of the task or the service that it is on."""
    if entry.work_id:
        return session.get_one(Work, entry.work_id).key
    return session.get_one(Service, entry.service_id).key


def check_day_of(session: Session, entry: TimeEntry) -> None:
    """All of a person's day, over all engagements."""
    same = select(TimeEntry).where(
        TimeEntry.person_id == entry.person_id,
        TimeEntry.worked_on == entry.worked_on,
        TimeEntry.id != entry.id,
    )
    there = [(one.key, one.spent_minutes) for one in session.exec(same)]
    handle = session.get_one(Person, entry.person_id).handle
    rules.check_within_a_day(handle, entry.worked_on, entry.spent_minutes, there)


def edit(
    session: Session,
    key: str,
    columns: dict[str, Any],
    work: str | None = None,
    by: str | None = None,
) -> str:
    entry = writable(session, key)
    correcting = f"engtrack time log {key_of(session, entry)} --help"
    rules.check_editable("time", entry.key, entry.state, correcting)
    if "spent_minutes" in columns:
        _check_spent(entry, columns)
    if "worked_on" in columns:
        rules.check_day(columns["worked_on"], session.info["today"])
    if work:
        columns |= {"work_id": None, "service_id": None} | _moved(session, entry, work)
    if by:
        columns |= {"person_id": people.active(session, by).id}
    flow.check_stays(session, HOURS, entry, columns)
    entry.sqlmodel_update(columns)
    check_day_of(session, entry)
    session.add(entry)
    return entry.key


def _check_spent(entry: TimeEntry, columns: dict[str, Any]) -> None:
    """Of a correction too it is said what the hours were in truth."""
    rules.check_spent(columns["spent_minutes"])
    columns["spent_minutes"] -= entry.base_minutes
    if columns["spent_minutes"] == 0:
        raise Misused("then {key} corrects nothing; remove it", key=entry.key,
                      next=f"engtrack time remove {entry.key}")  # fmt: skip


def _moved(session: Session, entry: TimeEntry, work: str) -> dict[str, Any]:
    thing = worked_on(session, work)
    if thing.engagement_id != entry.engagement_id or entry.corrects_id:
        raise Misused("{key} stays where it is: {work} is elsewhere", key=entry.key, work=work,
                      next=f"engtrack time show {entry.key}")  # fmt: skip
    return on_thing(thing)


def remove(session: Session, key: str) -> list[str]:
    entry = writable(session, key)
    correcting = f"engtrack time log {key_of(session, entry)} --help"
    rules.check_editable("time", entry.key, entry.state, correcting)
    flow.take_out(session, entry)
    return []


HOURS = flow.Kind("time", TimeEntry, "spent_minutes", "worked_on")
