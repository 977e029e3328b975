"""What an approval decides of a baseline: that the plan as it was taken is what is committed."""

import json
from typing import Any

from sqlmodel import Session, select

from engtrack.errors import RuleBroken
from engtrack.nouns.approval.mail import Delay, Told
from engtrack.nouns.approval.model import Approval
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.schedule import actions, baselines
from engtrack.nouns.schedule.content import content as content_of
from engtrack.nouns.schedule.model import Baseline, Work
from engtrack.store.keys import key_number
from engtrack.store.write import raw

KIND, ACT, ROLE = "baseline", "baseline", "sponsor"

find = baselines.find


def check_askable(session: Session, baseline: Baseline) -> None:
    if baseline.state in ("committed", "superseded"):
        raise RuleBroken("{key} is {state}; take a new one of the plan as it stands",
                         key=baseline.key, state=baseline.state, noun="baseline",
                         next="engtrack schedule baseline --help")  # fmt: skip
    _check_newer(session, baseline)


def _check_newer(session: Session, baseline: Baseline) -> None:
    """What was taken before the committed one would commit to an older plan."""
    number = key_number(baseline.key)
    if older := [
        b.key for b in baselines.committed(session, baseline) if key_number(b.key) > number
    ]:
        raise RuleBroken("{key} was taken before {other}, which is committed; take a new one",
                         key=baseline.key, other=older[0],
                         next="engtrack schedule baseline --help")  # fmt: skip


def content(session: Session, baseline: Baseline) -> dict[str, Any]:
    session.flush()
    return content_of(raw(session), baseline.id)


def told(session: Session, baseline: Baseline) -> Told:
    """What a mail says: when the milestones would be, the last first, against what is committed."""
    days = engagements.calendar_of(session, baseline.engagement_id)
    kept = select(Work).where(Work.engagement_id == baseline.engagement_id)
    milestones = {w.id: w for w in session.exec(kept) if w.is_milestone}
    delays = [
        Delay(title, days.between(milestones[id].committed_finish_on or finish_on, finish_on),
              finish_on)
        for id, _, title, _, finish_on in json.loads(baseline.snapshot)
        if id in milestones and finish_on
    ]  # fmt: skip
    return Told(delays=tuple(sorted(delays, key=lambda delay: delay.finish_on, reverse=True)))


def was_asked(session: Session, baseline: Baseline) -> None:
    _put(session, baseline, "asked")


def was_withdrawn(session: Session, baseline: Baseline) -> None:
    _put(session, baseline, "draft")


def take_effect(session: Session, baseline: Baseline, approval: Approval) -> None:
    """Approved: its days are the committed ones, and the baseline before it gives way."""
    if approval.decision != "approved":
        _put(session, baseline, "draft")
        return
    _check_newer(session, baseline)
    baselines.commit(session, baseline, approval)
    engagement = engagements.by_id(session, baseline.engagement_id)
    actions.commit_from(session, engagement, json.loads(baseline.snapshot))


def _put(session: Session, baseline: Baseline, state: str) -> None:
    baseline.state = state
    session.add(baseline)
