"""Writes about test scripts: written, and revised."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from engtrack.cli.parse import Named
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.issue.model import Issue
from engtrack.nouns.person import actions as people
from engtrack.nouns.process.model import Process
from engtrack.nouns.test import rules
from engtrack.nouns.test.model import Script, Step, Version
from engtrack.nouns.test.said import Done
from engtrack.store.find import find as find_row
from engtrack.store.find import find_within
from engtrack.store.write import next_key

Who = str | Named


def find(session: Session, key: str) -> Script:
    return find_row(session, Script, "test", key)


def writable(session: Session, key: str) -> Script:
    script = find(session, key)
    engagements.writable_of(session, script.engagement_id)
    return script


def add(
    session: Session,
    engagement: str | None,
    columns: dict[str, Any],
    steps: Sequence[Done],
    author: Who | None = None,
    on: str | None = None,
) -> str:
    """A script in its first version; `columns` has its title, and the keys of process and gap."""
    parent = engagements.writable(session, engagement)
    rules.check_steps(steps)
    script = Script(
        key=next_key(session, "TST"),
        engagement_id=parent.id,
        **_bound(session, parent.id, columns),
    )
    session.add(script)
    session.flush()
    keep_version(session, script, 1, steps, author, on)
    return script.key


def revise(
    session: Session,
    key: str,
    columns: dict[str, Any],
    steps: Sequence[Done] | None = None,
    author: Who | None = None,
    note: str | None = None,
    on: str | None = None,
) -> str:
    """A new version: its steps are those that are named, else those of the version before."""
    script = writable(session, key)
    bind(session, script, columns)
    said = list(steps) if steps is not None else steps_of(session, script)
    rules.check_steps(said)
    script.version += 1
    session.add(script)
    session.flush()
    keep_version(session, script, script.version, said, author, on, note)
    return script.key


def bind(session: Session, script: Script, columns: dict[str, Any]) -> None:
    """Another title, process or gap: what it is of, not what it says."""
    script.sqlmodel_update(_bound(session, script.engagement_id, columns))
    session.add(script)


def keep_version(
    session: Session,
    script: Script,
    version: int,
    steps: Sequence[Done],
    author: Who | None,
    on: str | None,
    note: str | None = None,
) -> None:
    by = people.named(session, author, None) if author else people.me(session)
    row = Version(
        test_id=script.id,
        engagement_id=script.engagement_id,
        version=version,
        author_id=by.id,
        typed_by=session.info["typed_by"],
        written_on=on or session.info["today"],
        note=note,
    )
    session.add(row)
    for step in steps:
        session.add(Step(test_id=script.id, engagement_id=script.engagement_id, version=version,
                         action=step.action, expected=step.expected))  # fmt: skip
    session.flush()


def steps_of(session: Session, script: Script) -> list[Done]:
    """Of the version in force, in their order."""
    of = select(Step).where(Step.test_id == script.id, Step.version == script.version)
    return [Done(row.action, row.expected) for row in session.exec(of.order_by(col(Step.id)))]


def written_on(session: Session, script: Script) -> str:
    """When the version in force was written."""
    of = select(Version.written_on).where(
        Version.test_id == script.id, Version.version == script.version
    )
    return session.exec(of).one()


def _bound(session: Session, engagement_id: str, columns: dict[str, Any]) -> dict[str, Any]:
    """The columns as they are stored: process and gap by their ids."""
    bound = {name: value for name, value in columns.items() if name not in ("process", "gap")}
    if "gap" in columns:
        gap = _gap(session, engagement_id, columns["gap"])
        bound["gap_id"] = gap.id if gap else None
        if gap and gap.process_id:
            bound["process_id"] = gap.process_id
    if "process" in columns:
        process = _process(session, engagement_id, columns["process"])
        bound["process_id"] = process.id if process else None
    return bound


def _gap(session: Session, engagement_id: str, key: str | None) -> Issue | None:
    if key is None:
        return None
    gap = find_within(session, Issue, "issue", key, engagement_id)
    rules.check_gap(gap.key, gap.kind)
    return gap


def _process(session: Session, engagement_id: str, key: str | None) -> Process | None:
    if key is None:
        return None
    return find_within(session, Process, "process", key, engagement_id)
