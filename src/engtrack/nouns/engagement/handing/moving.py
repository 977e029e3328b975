"""What goes with a role from one person to another: open work, deliverables, entries, answers."""

from collections.abc import Iterator

from sqlmodel import col, func, select

from engtrack.nouns.deliverable.model import Deliverable
from engtrack.nouns.engagement.handing import belongings, rules
from engtrack.nouns.engagement.handing.move import Move, Moved
from engtrack.nouns.issue.model import Issue, Wait
from engtrack.nouns.message.model import Message, Recipient
from engtrack.nouns.schedule.model import Assignee, Work

UNFINISHED = ("open", "started")


def all_of(move: Move) -> list[Moved]:
    """Move everything that goes with the role; what was moved, and then what stayed."""
    found = [*_work(move), *_deliverables(move), *_entries(move), *_answers(move)]
    found += [*belongings.assets(move), *belongings.parties(move), *belongings.sessions(move)]
    move.session.flush()
    return sorted(found, key=lambda one: one.what == "kept")


def _work(move: Move) -> Iterator[Moved]:
    mine = (
        select(Assignee, Work)
        .join(Work)
        .where(Assignee.engagement_id == move.engagement.id, Assignee.person_id == move.giver.id)
        .where(col(Work.state).in_(UNFINISHED))
        .order_by(col(Work.is_milestone).desc(), col(Work.finish_on), col(Work.key))
    )
    for given, work in move.session.exec(mine).all():
        if not move.is_whole or move.kept(work.finish_on):
            yield Moved("kept", work.key, work.title)
            continue
        theirs = Assignee.work_id == work.id, Assignee.person_id == move.taker.id
        if move.session.exec(select(Assignee).where(*theirs)).first():
            move.session.delete(given)
        else:
            given.person_id = move.taker.id
        yield Moved("work", work.key, work.title)


def _deliverables(move: Move) -> Iterator[Moved]:
    mine = select(Deliverable).where(
        Deliverable.engagement_id == move.engagement.id,
        Deliverable.owner_id == move.giver.id,
        col(Deliverable.state).in_(("draft", "submitted", "rejected")),
    )
    for one in move.session.exec(mine.order_by(Deliverable.key)).all():
        if not move.is_whole or move.kept(one.due_on):
            yield Moved("kept", one.key, one.title)
            continue
        one.owner_id = move.taker.id
        yield Moved("deliverable", one.key, one.title)


def _entries(move: Move) -> Iterator[Moved]:
    """Entries that they own, and waits on them; a question is asked of the new holder then."""
    mine = select(Issue).where(
        Issue.engagement_id == move.engagement.id,
        Issue.owner_id == move.giver.id,
        col(Issue.state).in_(("open", "waiting")),
    )
    for issue in move.session.exec(mine.order_by(Issue.key)).all():
        is_theirs = move.is_whole or rules.is_of_role(issue.area, move.role)
        if not is_theirs or move.kept(issue.due_on):
            yield Moved("kept", issue.key, issue.title)
            continue
        issue.owner_id = move.taker.id
        what = "question" if issue.kind == "question" else "issue"
        yield Moved(what, issue.key, issue.title)
    yield from _waits(move) if move.is_whole else ()


def _waits(move: Move) -> Iterator[Moved]:
    on_them = (
        select(Wait, Issue)
        .join(Issue)
        .where(Wait.engagement_id == move.engagement.id, Wait.person_id == move.giver.id)
        .where(col(Wait.until_on).is_(None))
    )
    for wait, issue in move.session.exec(on_them).all():
        wait.person_id = move.taker.id
        yield Moved("answer", issue.key, issue.title)


def _answers(move: Move) -> Iterator[Moved]:
    """Messages that they owe an answer to: who took over owes it, whoever it was sent to."""
    owed = (
        select(Recipient, Message)
        .join(Message)
        .where(Recipient.engagement_id == move.engagement.id, Message.state == "owed")
        .where(func.coalesce(Recipient.handed_to_id, Recipient.person_id) == move.giver.id)
    )
    for sent, message in move.session.exec(owed.order_by(Message.key)).all():
        if not move.is_whole or move.kept(message.answer_due_on):
            yield Moved("kept", message.key, message.subject)
            continue
        sent.handed_to_id = move.taker.id
        yield Moved("answer", message.key, message.subject)
