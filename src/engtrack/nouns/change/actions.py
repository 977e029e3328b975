"""Requesting changes, editing and withdrawing them. What approving does is in `decision`."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from engtrack.errors import Misused
from engtrack.language import of_people
from engtrack.nouns.approval import actions as approvals
from engtrack.nouns.approval.contents import canonical
from engtrack.nouns.approval.model import Approval
from engtrack.nouns.change import effect, rules
from engtrack.nouns.change.content import content
from engtrack.nouns.change.lines import Line
from engtrack.nouns.change.model import Change, ChangeLine
from engtrack.nouns.engagement import actions as engagements
from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.person import actions as people
from engtrack.nouns.schedule import actions as planning
from engtrack.nouns.schedule.model import Work
from engtrack.nouns.service import actions as services
from engtrack.nouns.service.model import Service
from engtrack.nouns.task.rows import find as find_work
from engtrack.nouns.task.rules import check_move as check_work_move
from engtrack.nouns.task.rules import check_unfinished
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
    put_lines(session, parent, change, [*opposite, *lines])
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
    put_lines(session, parent, change, lines)
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


def put_lines(session: Session, parent: Engagement, change: Change, lines: Sequence[Line]) -> None:
    """Add lines; one about the same item and field takes the place of the one before."""
    rows = {(row.field, row.item or row.title): row for row in rows_of(session, change)}
    said = [line.about for line in lines]
    if twice := next((about for about in said if said.count(about) > 1), None):
        raise Misused("{field} {item} is said twice", noun="change", field=twice[0], item=twice[1])
    for line in lines:
        there = rows.get(line.about)
        if line.is_void and there is None:
            raise Misused(
                "{key} has no line {field} {item}", noun="change", key=change.key,
                field=line.field, item=line.item or line.title or "",
                next=f"engtrack change show {change.key}",
            )  # fmt: skip
        if there is not None:
            session.delete(there)
            session.flush()
        if not line.is_void:
            _put(session, parent, change, line, there)


def rows_of(session: Session, change: Change) -> list[ChangeLine]:
    found = select(ChangeLine).where(ChangeLine.change_id == change.id)
    return list(session.exec(found.order_by(col(ChangeLine.place))))


def _put(
    session: Session, parent: Engagement, change: Change, line: Line, there: ChangeLine | None
) -> None:
    last = max((row.place for row in rows_of(session, change)), default=0)
    row = ChangeLine(
        change_id=change.id, place=there.place if there else last + 1,
        field=line.field, item=line.item, title=line.title, phase=line.phase,
        days=line.days, minutes=line.minutes, cents=line.cents,
    )  # fmt: skip
    check_line(session, parent, row)
    fill_line(session, row)
    row.before, row.after = as_it_stands(session, parent, row)
    session.add(row)
    session.flush()


def as_it_stands(
    session: Session, parent: Engagement, row: ChangeLine
) -> tuple[str | None, str | None]:
    """The value before and after, by what stands in the file at this moment."""
    calendar = engagements.calendar_of(session, parent.id)
    return effect.around(raw(session), row.model_dump(), parent.key, calendar)


def check_line(session: Session, parent: Engagement, row: ChangeLine) -> None:
    """Refuse a line that could not be applied now."""
    if row.item is None:
        return
    if row.item.startswith("SRV"):
        service = services.find(session, row.item)
        rules.check_one_engagement(service.key, service.engagement_id == parent.id)
        rules.check_in_scope(service.key, service.state, row.field)
    else:
        work = find_work(session, row.item)
        rules.check_one_engagement(work.key, work.engagement_id == parent.id)
        _check_work(work, row.field)
    if row.field in ("duration", "effort"):
        stands = int(effect.stands(raw(session), row.field, row.item) or 0)
        then = stands + (row.days or row.minutes or 0)
        rules.check_not_below_zero(row.item, row.field, then)


def _check_work(work: Work, field: str) -> None:
    if field in ("move", "duration"):
        planning.check_movable(work)
    elif field == "effort":
        check_unfinished("task", work.key, work.state)
    elif field == "drop-task":
        check_work_move("task", work.key, work.state, "cancel")
    else:
        rules.check_cancelled(work.key, work.state)


def fill_line(session: Session, row: ChangeLine) -> None:
    """What is dropped takes with it what it is worth; what comes back brings it."""
    if row.item is None or row.field not in rules.OPPOSITE:
        return
    sign = -1 if row.field.startswith("drop-") else 1
    thing: Service | Work = (
        services.find(session, row.item)
        if row.item.startswith("SRV")
        else find_work(session, row.item)
    )
    row.title, row.days = thing.title, None
    row.minutes = sign * thing.effort_minutes if thing.effort_minutes else None
    row.cents = None
    if isinstance(thing, Service):
        row.cents = sign * thing.price_cents if thing.price_cents else None
    else:
        row.phase = thing.phase
