"""Writes about the plan as a whole: taking a baseline of it, and confirming that it holds."""

import json

from sqlmodel import Session, select

from engtrack.cli.decided import Decided
from engtrack.errors import RuleBroken
from engtrack.nouns.approval import actions as approvals
from engtrack.nouns.approval.model import Approval
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.schedule import actions
from engtrack.nouns.schedule.content import lines
from engtrack.nouns.schedule.model import Baseline
from engtrack.store.find import find as find_row
from engtrack.store.talk import tell
from engtrack.store.write import next_key


def find(session: Session, key: str) -> Baseline:
    return find_row(session, Baseline, "baseline", key)


def take(session: Session, engagement: str | None, title: str | None) -> str:
    """The plan as the file holds it, item by item; planning anew does not touch it."""
    parent = engagements.writable(session, engagement)
    snapshot = actions.snapshot_of(session, parent)
    check_planned(parent, snapshot)
    today = session.info["today"]
    baseline = _new(session, parent, title or f"{parent.key} {today}", snapshot)
    tell(session, "now the sponsor is asked:", next=f"engtrack approval ask {baseline.key}")
    return baseline.key


def take_of_change(
    session: Session, parent: Engagement, key: str, title: str, approval: Approval
) -> None:
    """What stands once a change is applied: the commitment it left, or the plan where none is."""
    session.flush()
    if now := actions.committed_snapshot_of(session, parent):
        baseline = _new(session, parent, f"{key} {title}", now)
        # A change of nothing but money leaves what was committed, and who is asked about a plan.
        if baseline.snapshot not in [one.snapshot for one in committed(session, baseline)]:
            commit(session, baseline, approval)
    elif planned := actions.snapshot_of(session, parent):
        _new(session, parent, f"{key} {title}", planned)


def commit(session: Session, baseline: Baseline, approval: Approval) -> None:
    """From now on this one is what is committed; the one before it gives way."""
    for older in committed(session, baseline):
        approvals.supersede(session, older.id, approval)
        older.state = "superseded"
        session.add(older)
    baseline.state = "committed"
    session.add(baseline)


def committed(session: Session, baseline: Baseline) -> list[Baseline]:
    same = Baseline.engagement_id == baseline.engagement_id, Baseline.state == "committed"
    return list(session.exec(select(Baseline).where(*same)))


def _new(session: Session, parent: Engagement, title: str, snapshot: actions.Snapshot) -> Baseline:
    baseline = Baseline(
        key=next_key(session, "BL"),
        engagement_id=parent.id,
        title=title,
        taken_on=session.info["today"],
        typed_by=session.info["typed_by"],
        item_count=len(snapshot),
        finish_on=max(row[4] or "" for row in snapshot) or None,
        snapshot=json.dumps(snapshot, ensure_ascii=False),
    )
    session.add(baseline)
    return baseline


def confirm(session: Session, engagement: str | None, said: Decided) -> str:
    """An act with authority: the sponsor looked at the schedule, and it holds."""
    parent = engagements.writable(session, engagement)
    snapshot = actions.snapshot_of(session, parent)
    check_planned(parent, snapshot)
    content = {"snapshot": lines(snapshot)}
    approval = approvals.decide_act(
        session, parent.id, "confirm-schedule", "schedule-confirmed", parent, parent.name, said,
        content,
    )  # fmt: skip
    return approval.key


def check_planned(parent: Engagement, snapshot: actions.Snapshot) -> None:
    if not snapshot:
        raise RuleBroken("nothing is planned in {engagement} yet", engagement=parent.key,
                         next=f"engtrack schedule show -e {parent.key}")  # fmt: skip
