"""Applying what a file says of milestones and tasks; they are planned once, all together."""

from sqlmodel import Session

from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.engagement.files.reading import Entry
from engtrack.nouns.engagement.files.standing import Values
from engtrack.nouns.engagement.files.steps import Applied, Steps, only
from engtrack.nouns.engagement.files.values import ROLE
from engtrack.nouns.party.actions import find as find_party
from engtrack.nouns.schedule.model import Work
from engtrack.nouns.task import actions as tasks
from engtrack.nouns.task import links, rules
from engtrack.nouns.task.rows import find
from engtrack.nouns.task.said import After, Who

COLUMNS = (
    "title",
    "phase",
    "kind",
    "note",
    "duration_days",
    "effort_minutes",
    "not_before_on",
    "not_after_on",
    "must_start_on",
)
LEFT = ("left_days", "left_on")
DONE = ("state", "actual_start_on", "actual_finish_on")


def create(applied: Applied, entry: Entry) -> str:
    parent = engagements.writable(applied.session, applied.engagement)
    columns = only(entry.values, COLUMNS) | {"local_id": entry.id}
    work = tasks.create(
        applied.session, parent, entry.noun, columns | _named(applied, entry.values)
    )
    return work.key


def change(applied: Applied, entry: Entry) -> None:
    said = applied.wanted(entry)
    if columns := only(said, COLUMNS) | _named(applied, said):
        tasks.edit(applied.session, entry.noun, applied.key(entry), columns)


def _named(applied: Applied, said: Values) -> Values:
    return {
        column: applied.key_of(said[name])
        for name, column in (("strategy", "strategy_id"), ("service", "service_id"))
        if name in said
    }


def bind(applied: Applied, entry: Entry) -> None:
    """Who does it and what it comes after; where the file names them, these and no others."""
    said, there = applied.wanted(entry), applied.standing(entry)
    work = find(applied.session, applied.key(entry))
    if "party" in said:
        work.party_id = find_party(applied.session, str(applied.key_of(said["party"]))).id
    if "assignees" in said:
        wanted = said["assignees"]
        gone = [who_of(text) for text in there.get("assignees", ()) if text not in wanted]
        tasks.unassign(applied.session, entry.noun, work.key, gone)
        for text in wanted:
            tasks.give(applied.session, work, who_of(text))
    if "after" in said:
        wanted_links = [after_of(applied, link) for link in said["after"]]
        kept = {link.key for link in wanted_links}
        before = [after_of(applied, link).key for link in there.get("after", ())]
        if gone_links := [key for key in before if key not in kept]:
            links.undepend(applied.session, entry.noun, work.key, gone_links)
        for link in wanted_links:
            links.follow(applied.session, work, link)


def who_of(text: str) -> Who:
    return Who(role=text.removeprefix(ROLE)) if text.startswith(ROLE) else Who(person=text)


def after_of(applied: Applied, link: Values) -> After:
    key = applied.key_of(link.get("task") or link.get("milestone"))
    return After(str(key), link.get("type", "FS"), link.get("lag_days", 0))


def settle(applied: Applied, entry: Entry) -> None:
    """What was done. A new entry is planned on the file's days: what was late stays late."""
    said, key = applied.wanted(entry), applied.key(entry)
    work = find(applied.session, key)
    if applied.is_new(entry):
        _was_done(work, said)
        applied.session.add(work)
    elif only(said, DONE):
        _now_done(applied.session, entry, work)
    if "progress_percent" in said and work.state in ("open", "started"):
        tasks.edit(applied.session, entry.noun, key, {"progress_percent": said["progress_percent"]})
    if only(said, LEFT):  # so many days on a day: both, whichever of them differs
        tasks.edit(applied.session, entry.noun, key, only(entry.values, LEFT))


def _was_done(work: Work, said: Values) -> None:
    """What is new is open, and every move leads on from there."""
    state = state_of(said)
    started, finished = said.get("actual_start_on"), said.get("actual_finish_on")
    rules.check_finish(work.key, started, finished or started or "")
    work.state, work.actual_start_on = state, started or finished
    work.actual_finish_on = finished if state == "finished" else None
    if state == "finished" and not work.is_milestone:
        work.progress_percent = 100
    elif state != "finished" and (planned := said.get("finish_on")):
        work.start_on, work.finish_on = said.get("start_on", planned), planned


def state_of(said: Values) -> str:
    """As said, or as the actual dates have it."""
    implied = (
        "finished"
        if "actual_finish_on" in said
        else "started"
        if "actual_start_on" in said
        else "open"
    )
    return str(said.get("state", implied))


def _now_done(session: Session, entry: Entry, work: Work) -> None:
    """By the moves of people, one after the other; for another actual day one is made anew."""
    said, noun, key = entry.values, entry.noun, work.key
    state = state_of(said)
    if work.state in ("finished", "cancelled") or (work.state == "started" and state == "open"):
        tasks.reopen(session, noun, key)
    if state == "cancelled":
        tasks.cancel(session, noun, key)
    if state in ("started", "finished") and (day := said.get("actual_start_on")):
        if work.state == "started":
            work.actual_start_on = day
        else:
            tasks.start(session, noun, key, day)
    if state == "finished":
        tasks.finish(session, noun, key, said.get("actual_finish_on"))


STEPS = Steps(create, change, bind, settle)
