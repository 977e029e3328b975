"""Writes about the client's processes: described, weighed against the defined ones, reported."""

from typing import Any

from sqlmodel import Session, col, select

from engtrack.errors import RuleBroken, Sentence
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.issue import actions as issues
from engtrack.nouns.issue import escalation
from engtrack.nouns.issue.model import Issue
from engtrack.nouns.person import actions as people
from engtrack.nouns.person.model import Person
from engtrack.nouns.process import rules
from engtrack.nouns.process.model import Process
from engtrack.store.find import find as find_row
from engtrack.store.talk import is_already
from engtrack.store.write import next_key


def find(session: Session, key: str) -> Process:
    return find_row(session, Process, "process", key)


def writable(session: Session, key: str) -> Process:
    process = find(session, key)
    engagements.writable_of(session, process.engagement_id)
    return process


def add(
    session: Session,
    engagement: str | None,
    columns: dict[str, Any],
    by: str | None,
    on: str | None,
) -> str:
    parent = engagements.writable(session, engagement)
    process = Process(
        key=next_key(session, "PRC"),
        engagement_id=parent.id,
        described_by_id=people.by_or_me(session, by).id,
        described_on=on or session.info["today"],
        typed_by=session.info["typed_by"],
        **columns,
    )
    session.add(process)
    return process.key


def edit(session: Session, key: str, columns: dict[str, Any]) -> str:
    """Correct a process; whoever first says how it works today has described it."""
    process = writable(session, key)
    if columns.get("existing") and not process.existing:
        process.described_by_id = people.me(session).id
        process.described_on = session.info["today"]
        process.typed_by = session.info["typed_by"]
    process.sqlmodel_update(columns)
    session.add(process)
    return process.key


def assess(
    session: Session,
    key: str,
    verdict: str,
    gap: dict[str, Any],
    note: str | None,
    by: str | None,
    on: str | None,
) -> str:
    """Say that it fits, or has a gap: which is logged as an entry that the coordinator owns.

    `gap` has the entry's area and severity, where they were said.
    """
    process = writable(session, key)
    if is_already(session, "process", process.key, process.state, verdict):
        process.note = note or process.note
        return process.key
    rules.check_move(process.key, process.state, verdict)
    if verdict == "fit" and (before := gap_of(session, process)) is not None:
        rules.check_gap_settled(process.key, before.key, before.state)
    day = on or session.info["today"]
    process.state, process.assessed_on = verdict, day
    process.assessed_by_id = people.by_or_me(session, by).id
    process.reported_on = process.acknowledged_on = None
    process.note = note or process.note
    if verdict == "gap":
        _log_gap(session, process, gap, note, by, day)
    return process.key


def _log_gap(
    session: Session,
    process: Process,
    gap: dict[str, Any],
    note: str | None,
    by: str | None,
    day: str,
) -> None:
    parent = engagements.by_id(session, process.engagement_id)
    columns = {"kind": "gap", "area": "workflow", "title": process.title, "note": note} | gap
    owner_id, _ = issues.default_owner(session, parent.id, columns["area"], "coordinator")
    owner = session.get_one(Person, owner_id).handle if owner_id else "role:coordinator"
    key = issues.log(session, parent.key, columns, owner=owner, by=by, on=day, process=process.key)
    logged = Sentence(
        "the gap is logged: {key}", key=key, next=f"engtrack process report {process.key}"
    )
    session.info["talk"].append(logged)


def gap_of(session: Session, process: Process) -> Issue | None:
    """The newest entry that logs the process's gap."""
    of = select(Issue).where(Issue.process_id == process.id, Issue.kind == "gap")
    return session.exec(of.order_by(col(Issue.id).desc())).first()


def report(session: Session, key: str, reason: str | None, by: str | None, on: str | None) -> str:
    """Hand the gap to the coordinator."""
    process = writable(session, key)
    if process.state in ("reported", "acknowledged"):
        already = Sentence("{key} was reported on {on} already", key=process.key,
                           on=process.reported_on)  # fmt: skip
        session.info["talk"].append(already)
        return process.key
    rules.check_move(process.key, process.state, "reported")
    issue = gap_of(session, process)
    if issue is None:
        raise RuleBroken("the gap of {key} is not in the issue log", key=process.key,
                         next="engtrack issue log --help")  # fmt: skip
    day = on or session.info["today"]
    escalation.hand_up(session, issue, "coordinator", None, reason, by, day)
    return process.key
