"""The lines of a change as rows: written, checked against what stands, filled with its worth."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from engtrack.errors import Misused, RuleBroken, Several
from engtrack.nouns.change import effect, rules
from engtrack.nouns.change.lines import Line
from engtrack.nouns.change.model import Change, ChangeLine
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.schedule.model import Work
from engtrack.nouns.schedule.planning.asked import check_movable
from engtrack.nouns.service import actions as services
from engtrack.nouns.task.rows import find as find_work
from engtrack.nouns.task.rules import check_move as check_work_move
from engtrack.nouns.task.rules import check_unfinished
from engtrack.store.write import raw


def put_lines(session: Session, parent: Engagement, change: Change, lines: Sequence[Line]) -> None:
    """Add lines; one about the same item and field takes the place of the one before."""
    rows = {(row.field, row.item or row.title): row for row in rows_of(session, change)}
    rules.check_said_once(line.about for line in lines)
    last = max((row.place for row in rows.values()), default=0)
    refused: list[RuleBroken] = []
    for place, line in enumerate(lines, last + 1):
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
            try:
                _put(session, parent, change, line, there.place if there else place)
            except RuleBroken as error:
                refused.append(error)
    if refused:
        raise refused[0] if len(refused) == 1 else Several(refused)


def rows_of(session: Session, change: Change) -> list[ChangeLine]:
    found = select(ChangeLine).where(ChangeLine.change_id == change.id)
    return list(session.exec(found.order_by(col(ChangeLine.place))))


def _put(session: Session, parent: Engagement, change: Change, line: Line, place: int) -> None:
    row = ChangeLine(
        change_id=change.id, place=place, field=line.field, item=line.item,
        title=line.title, phase=line.phase,
        days=line.days, minutes=line.minutes, cents=line.cents,
    )  # fmt: skip
    _fill_drift(session, row)
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
        if row.field == "effort":
            rules.check_has_effort(work.key, work.effort_minutes, work.duration_days)
    if row.field in ("duration", "effort"):
        stands = int(effect.stands(raw(session), row.field, row.item) or 0)
        then = stands + (row.days or row.minutes or 0)
        rules.check_not_below_zero(row.item, row.field, then)


def check_applicable(session: Session, parent: Engagement, row: ChangeLine) -> None:
    """The same when it is asked or applied: a commitment is moved only where there is one."""
    check_line(session, parent, row)
    if row.field == "commitment":
        work = find_work(session, str(row.item))
        rules.check_committed(work.key, work.committed_finish_on, row.days)


def _fill_drift(session: Session, row: ChangeLine) -> None:
    """By how many working days the item has slipped: what its commitment is to move by."""
    if row.field == "commitment" and row.days is None:
        work = find_work(session, str(row.item))
        calendar = engagements.calendar_of(session, work.engagement_id)
        then = work.actual_finish_on or work.finish_on
        row.days = calendar.between(work.committed_finish_on, then)
        rules.check_committed(work.key, work.committed_finish_on, row.days)


def _check_work(work: Work, field: str) -> None:
    if field in ("move", "duration"):
        check_movable(work)
    elif field == "effort":
        check_unfinished("task", work.key, work.state)
    elif field == "drop-task":
        check_work_move("task", work.key, work.state, "cancel")
    elif field == "add-task":
        rules.check_cancelled(work.key, work.state)


def fill_line(session: Session, row: ChangeLine) -> None:
    if row.item is not None and row.field in rules.OPPOSITE:
        row.sqlmodel_update(effect.worth(raw(session), row.field, row.item))
