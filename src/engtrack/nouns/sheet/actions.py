"""Writes about point sheets: gathering what was done, and having it signed."""

from sqlmodel import Session, select

from engtrack.cli.decided import Decided
from engtrack.nouns.approval import actions as approvals
from engtrack.nouns.approval.model import Approval
from engtrack.nouns.engagement import actions as rating
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.person.model import Person
from engtrack.nouns.role.model import Assignment
from engtrack.nouns.role.rows import lasting
from engtrack.nouns.sheet import rows, rules, telling
from engtrack.nouns.sheet.content import content as content_of
from engtrack.nouns.sheet.model import Sheet
from engtrack.nouns.time import rules as hours
from engtrack.store.find import find as find_row
from engtrack.store.talk import is_already, tell
from engtrack.store.write import next_key, raw


def find(session: Session, key: str) -> Sheet:
    return find_row(session, Sheet, "sheet", key)


def draft(
    session: Session,
    engagement: str | None,
    from_on: str | None,
    until_on: str | None,
    note: str | None = None,
) -> str:
    """Gather what is approved; a draft that is there already is gathered anew."""
    parent = engagements.writable(session, engagement)
    until = until_on or session.info["today"]
    rules.check_period(from_on or until, until)
    sheet = draft_of(session, parent)
    if sheet is not None:
        tell(session, "{key} was a draft already: it is gathered anew", key=sheet.key)
        _let_go(session, sheet)
    else:
        sheet = _new(session, parent)
    sheet.from_on = sheet.until_on = until
    sheet.note = note or sheet.note
    session.add(sheet)
    session.flush()
    _gather(session, parent, sheet, from_on, until)
    return sheet.key


def draft_of(session: Session, parent: Engagement) -> Sheet | None:
    of = select(Sheet).where(Sheet.engagement_id == parent.id, Sheet.state == "draft")
    return session.exec(of).first()


def _new(session: Session, parent: Engagement) -> Sheet:
    today = session.info["today"]
    return Sheet(
        key=next_key(session, "SHT"),
        engagement_id=parent.id,
        title="",
        from_on=today,
        until_on=today,
        drafted_on=today,
        typed_by=session.info["typed_by"],
    )


def _gather(
    session: Session, parent: Engagement, sheet: Sheet, from_on: str | None, until: str
) -> None:
    worked = rows.waiting_hours(session, sheet, from_on, until)
    spent = rows.waiting_expenses(session, sheet, from_on, until)
    entries = [*worked, *spent]
    days = [*(entry.worked_on for entry in worked), *(expense.spent_on for expense in spent)]
    sheet.from_on = from_on or min(days, default=until)
    sheet.title = telling.title_of(sheet.from_on, until, parent.language)
    for entry in entries:
        entry.sheet_id = sheet.id
        session.add(entry)
    accepted = rows.keep_points(session, sheet)
    waiting = rows.submitted_count(session, parent.id)
    rules.check_anything(parent.key, len(entries) + accepted, waiting)
    if waiting:
        tell(session, "not on it, since not approved yet: {count}", count=waiting,
             next=f"engtrack time list -e {parent.key} --state submitted")  # fmt: skip


def _let_go(session: Session, sheet: Sheet) -> None:
    for entry in (*rows.hours_of(session, sheet), *rows.expenses_of(session, sheet)):
        entry.sheet_id = None
        session.add(entry)
    session.flush()


def cancel(session: Session, key: str) -> str:
    """A draft is given up: what it gathered waits for the next."""
    sheet = find(session, key)
    engagements.writable_of(session, sheet.engagement_id)
    if not is_already(session, "sheet", sheet.key, sheet.state, "cancelled"):
        rules.check_move(sheet.key, sheet.state, "cancelled")
        _let_go(session, sheet)
        sheet.state = "cancelled"
        session.add(sheet)
    return sheet.key


def sign(session: Session, key: str, said: Decided, score: int | None, comment: str | None) -> str:
    """What stands on it is kept with who signed it, and stays as it is from then on."""
    sheet = find(session, key)
    parent = engagements.writable_of(session, sheet.engagement_id)
    if is_already(session, "sheet", sheet.key, sheet.state, "signed"):
        rules.check_no_rating(sheet.key, score)
        return sheet.key
    rules.check_move(sheet.key, sheet.state, "signed")
    _fix(session, parent, sheet)
    content = content_of(raw(session), sheet.id)
    signed = approvals.decide_act(
        session, parent.id, "sheet", "sheet", sheet, sheet.title, said, content, comment,
        since=_last_day(session, sheet),
    )  # fmt: skip
    sheet.signed_on, sheet.signed_by_id = signed.decided_on, signed.by_id
    sheet.state, sheet.comment = "signed", comment
    session.add(sheet)
    if signed.role == "lead":
        _check_lead(session, sheet, signed)
        telling.tell_sponsor(session, parent, sheet, signed)
    if score is not None:
        rating.keep_rating(session, parent.key, score, comment, said)
    return sheet.key


def _last_day(session: Session, sheet: Sheet) -> str:
    """The last day that it is about."""
    days = [entry.worked_on for entry in rows.hours_of(session, sheet)]
    days += [expense.spent_on for expense in rows.expenses_of(session, sheet)]
    return max(days, default="")


def _fix(session: Session, parent: Engagement, sheet: Sheet) -> None:
    """Hours as they are billed from now on, whatever the rounding becomes."""
    to = parent.rounding_minutes or 1
    sheet.rounding_minutes = parent.rounding_minutes
    for entry in rows.hours_of(session, sheet):
        hours.check_move("time", entry.key, entry.state, "signed")
        entry.state = "signed"
        entry.billed_minutes = hours.billed(entry.spent_minutes, entry.base_minutes, to)
        session.add(entry)
    for expense in rows.expenses_of(session, sheet):
        hours.check_move("expense", expense.key, expense.state, "signed")
        expense.state = "signed"
        session.add(expense)
    session.add(sheet)
    session.flush()


def _check_lead(session: Session, sheet: Sheet, signed: Approval) -> None:
    """Somebody who was a lead on a day of the sheet."""
    held = select(Assignment.id).where(
        Assignment.engagement_id == sheet.engagement_id,
        Assignment.person_id == signed.by_id,
        Assignment.role == "lead",
        Assignment.from_on <= sheet.until_on,
        lasting(sheet.from_on),
    )
    by = session.get_one(Person, signed.by_id).handle
    rules.check_was_there(by, sheet.key, session.exec(held).first() is not None)
