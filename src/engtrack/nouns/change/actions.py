"""Requesting changes, editing and withdrawing them. What approving does is in `decision`."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from engtrack.language import of_people
from engtrack.nouns.approval import actions as approvals
from engtrack.nouns.approval.contents import canonical
from engtrack.nouns.approval.model import Approval
from engtrack.nouns.change import effect, line_rows, rules
from engtrack.nouns.change.content import content
from engtrack.nouns.change.lines import Line
from engtrack.nouns.change.model import Change
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.person import actions as people
from engtrack.store.find import find as find_row
from engtrack.store.talk import is_already
from engtrack.store.write import next_key, raw


def find(session: Session, key: str) -> Change:
    return find_row(session, Change, "change", key)


def request(
    session: Session,
    engagement: str | None,
    columns: dict[str, Any],
    lines: Sequence[Line],
    by: str | None = None,
    reverses: str | None = None,
) -> str:
    """A draft; nothing happens before it is asked and approved."""
    reversed_ = reversible(session, reverses) if reverses else None
    parent = _parent(session, engagement, reversed_)
    change = Change(
        key=next_key(session, "CHG"),
        engagement_id=parent.id,
        requested_by_id=people.by_or_me(session, by).id,
        requested_on=session.info["today"],
        reverses_id=reversed_.id if reversed_ else None,
        **(_words(reversed_) | columns),
    )
    session.add(change)
    session.flush()
    opposite = opposite_lines(session, reversed_) if reversed_ else []
    line_rows.put_lines(session, parent, change, [*opposite, *lines])
    return change.key


def _parent(session: Session, engagement: str | None, reversed_: Change | None) -> Engagement:
    if reversed_ is None:
        return engagements.writable(session, engagement)
    return engagements.writable_of(session, reversed_.engagement_id)


def _words(reversed_: Change | None) -> dict[str, str]:
    """What a reversal is called unless said, in the language of who asks for it."""
    if reversed_ is None:
        return {}
    return rules.undoing(reversed_.key, reversed_.title, of_people())


def reversible(session: Session, key: str) -> Change:
    change = find(session, key)
    by = session.exec(
        select(Change.key).where(
            Change.reverses_id == change.id, col(Change.state).in_(rules.REVERSED_BY)
        )
    ).first()
    rules.check_reversible(change.key, change.state, by)
    return change


def opposite_lines(session: Session, change: Change) -> list[Line]:
    """What undoes each line, the last first: what was added goes, what was dropped returns."""
    return [
        Line(
            rules.OPPOSITE.get(line["field"], line["field"]),
            item=line["item"],
            title=line["title"],
            phase=line["phase"],
            days=_negative(line["days"]),
            minutes=_negative(line["minutes"]),
            cents=_negative(line["cents"]),
        )
        for line in reversed(effect.lines_of(raw(session), change.id))
    ]


def _negative(amount: int | None) -> int | None:
    return None if amount is None else -amount


def edit(session: Session, key: str, columns: dict[str, Any], lines: Sequence[Line]) -> str:
    """Another wording or other lines: a question that was asked about it no longer fits."""
    change = find(session, key)
    parent = engagements.writable_of(session, change.engagement_id)
    rules.check_editable(change.key, change.state)
    was = canonical(content(raw(session), change.id))
    change.sqlmodel_update(columns)
    session.add(change)
    session.flush()
    line_rows.put_lines(session, parent, change, lines)
    session.flush()
    now = canonical(content(raw(session), change.id))
    if now != was:
        change.revision += 1
        _was_edited(session, change, now)
    return change.key


def _was_edited(session: Session, change: Change, now: str) -> None:
    """What was asked before, and differs now, has to be asked again: until then it is a finding."""
    if change.state == "rejected":
        change.state = "draft"
    asked = approvals.open_question(session, change.id)
    was_asked = session.exec(select(Approval.id).where(Approval.subject_id == change.id)).first()
    is_as_asked = asked is not None and asked.content == now
    change.edited_on = session.info["today"] if was_asked and not is_as_asked else None
    if not is_as_asked:
        approvals.void(session, change.id, change.key)


def withdraw(session: Session, key: str) -> str:
    """Take the request back, and the open question about it."""
    change = find(session, key)
    engagements.writable_of(session, change.engagement_id)
    if is_already(session, "change", change.key, change.state, "withdrawn"):
        return change.key
    rules.check_move(change.key, change.state, "withdrawn")
    approvals.drop_question(session, change.id)
    change.state = "withdrawn"
    session.add(change)
    return change.key
