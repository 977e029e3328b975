"""What people say about a duty of one engagement: waived, not waived, its interval, a note."""

from sqlmodel import Session, col, select

from engtrack.cli.decided import Decided
from engtrack.errors import Sentence
from engtrack.language import of_people
from engtrack.nouns.approval import actions as approvals
from engtrack.nouns.approval.authority import authorise
from engtrack.nouns.duty import rules
from engtrack.nouns.duty.duties import DUTY
from engtrack.nouns.duty.model import Interval, Note, Waiver
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.person import actions as people


def within(session: Session, engagement: str | None) -> Engagement:
    """The engagement a duty is about, which its key does not say: the answer is narrowed to it."""
    parent = engagements.writable(session, engagement)
    session.info["within"] = parent.key
    return parent


def waive(session: Session, engagement: str | None, duty: str, reason: str, said: Decided) -> str:
    """Declare a duty not applicable: shown, never hidden; with its own decided approval."""
    rules.check_waivable(duty)
    parent = within(session, engagement)
    by = authorise(session, parent.id, rules.waiving_act(duty), said)
    if (waived := _waiver(session, parent.id, duty)) is not None and waived.ended_on is None:
        session.info["talk"].append(Sentence("{duty} is waived already", duty=duty))
        return duty
    row = Waiver(engagement_id=parent.id, duty=duty, reason=reason, waived_on=by.on, by_id=by.by.id)
    session.add(row)
    session.flush()
    title = DUTY[duty].title.to(of_people())
    content = {"duty": duty, "verb": "waive"}
    approvals.record_act(session, parent.id, by, "waiver", row, title, said, content, reason)
    return duty


def unwaive(session: Session, engagement: str | None, duty: str, said: Decided) -> str:
    """Take a waiver back, a profile's too."""
    rules.check_duty(duty)
    parent = within(session, engagement)
    by = authorise(session, parent.id, rules.waiving_act(duty), said)
    row = _waiver(session, parent.id, duty)
    if row is None and rules.is_waived_by_profile(duty, parent.profile):
        row = Waiver(engagement_id=parent.id, duty=duty, reason="", waived_on=by.on, by_id=by.by.id)
    elif row is None or row.ended_on is not None:
        session.info["talk"].append(Sentence("{duty} is not waived", duty=duty))
        return duty
    row.ended_on = by.on
    session.add(row)
    session.flush()
    title = DUTY[duty].title.to(of_people())
    content = {"duty": duty, "verb": "unwaive"}
    approvals.record_act(session, parent.id, by, "waiver", row, title, said, content)
    return duty


def _waiver(session: Session, engagement_id: str, duty: str) -> Waiver | None:
    """The newest waiver of the duty, ended or not."""
    of = select(Waiver).where(Waiver.engagement_id == engagement_id, Waiver.duty == duty)
    return session.exec(of.order_by(col(Waiver.waived_on).desc(), col(Waiver.id).desc())).first()


def set_interval(session: Session, engagement: str | None, duty: str, every: int | None) -> str:
    """An engagement's own interval in working days; None switches it off."""
    rules.check_duty(duty)
    parent = within(session, engagement)
    of = select(Interval).where(Interval.engagement_id == parent.id, Interval.duty == duty)
    row = session.exec(of).first() or Interval(engagement_id=parent.id, duty=duty)
    row.every_days = every
    session.add(row)
    return duty


def note(session: Session, engagement: str | None, duty: str, text: str, by: str | None) -> str:
    rules.check_duty(duty)
    parent = within(session, engagement)
    session.add(
        Note(
            engagement_id=parent.id,
            duty=duty,
            text=text,
            by_id=people.by_or_me(session, by).id,
            noted_on=session.info["today"],
        )
    )
    return duty
