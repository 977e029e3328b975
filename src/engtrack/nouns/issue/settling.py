"""How an entry comes to its end: answered, acknowledged, resolved, closed; or back."""

from typing import Any

from sqlmodel import Session, col, delete, select

from engtrack.cli.decided import Decided
from engtrack.errors import RuleBroken, Sentence
from engtrack.nouns.approval import actions as approvals
from engtrack.nouns.approval import rules as authority
from engtrack.nouns.approval.model import Approval
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.issue import actions, rules
from engtrack.nouns.issue.model import Comment, Escalation, Issue, Wait
from engtrack.nouns.message.model import Message
from engtrack.nouns.person import actions as people
from engtrack.nouns.person.model import Person
from engtrack.store.references import Reference
from engtrack.store.talk import is_already


def answer(session: Session, key: str, text: str, said: Decided) -> str:
    """A question is answered by the person asked or a holder of the role asked; it is resolved."""
    issue = actions.writable(session, key)
    rules.check_answerable(issue.key, issue.kind)
    rules.check_move(issue.key, issue.state, "resolved")
    by = people.by_or_me(session, said.by)
    on = said.on or session.info["today"]
    authority.check_way_of_answer(by.handle, session.info["typed_by"], said.via)
    able = _able(session, issue, on)
    rules.check_answerer(issue.key, by.handle, issue.owner_role, able)
    settle(session, issue, text, by, on, said.via)
    return issue.key


def _able(session: Session, issue: Issue, day: str) -> set[str]:
    """The handles of who may answer a question."""
    if issue.owner_id is not None:
        return {session.get_one(Person, issue.owner_id).handle}
    return actions.holders_of(session, issue, issue.owner_role or "", day)


def resolve(session: Session, key: str, text: str, by: str | None, on: str | None) -> str:
    issue = actions.writable(session, key)
    rules.check_resolvable(issue.key, issue.kind)
    if issue.resolution == text and is_already(
        session, "issue", issue.key, issue.state, "resolved"
    ):
        return issue.key
    rules.check_move(issue.key, issue.state, "resolved")
    day = on or session.info["today"]
    settle(session, issue, text, people.by_or_me(session, by), day, None)
    return issue.key


def settle(session: Session, issue: Issue, text: str, by: Person, on: str, via: str | None) -> None:
    rules.check_not_before(on, issue.raised_on)
    actions.end_wait(session, issue, on)
    issue.state, issue.resolution, issue.resolved_on = "resolved", text, on
    issue.resolved_by_id, issue.resolved_via = by.id, via
    issue.resolved_typed_by = session.info["typed_by"]


def acknowledge(session: Session, key: str, said: Decided) -> str:
    """The coordinator's word that a reported gap was taken note of."""
    issue = actions.writable(session, key)
    if issue.acknowledged_on is not None:
        already = Sentence("{key} was acknowledged on {on} already", key=issue.key,
                           on=issue.acknowledged_on)  # fmt: skip
        session.info["talk"].append(already)
        return issue.key
    process = actions.process_of(session, issue)
    reported = actions.is_handed_to(session, issue, "coordinator")
    rules.check_acknowledgeable(issue.key, issue.kind, reported, process.key if process else None)
    content = {"key": issue.key, "kind": issue.kind, "title": issue.title}
    decided = approvals.decide_act(
        session, issue.engagement_id, "acknowledge", "issue", issue, issue.title, said, content
    )
    issue.acknowledged_on, issue.acknowledged_by_id = decided.decided_on, decided.by_id
    if process is not None and process.state == "reported":
        process.state, process.acknowledged_on = "acknowledged", decided.decided_on
    return issue.key


def occur(session: Session, key: str, on: str | None) -> str:
    """A risk came true: a problem from now on, which keeps its likelihood and impact."""
    issue = actions.writable(session, key)
    if issue.kind != "risk":
        raise RuleBroken("{key} is of the kind {kind}; only a risk occurs", key=issue.key,
                         kind=issue.kind, noun="issue")  # fmt: skip
    rules.check_unsettled(issue.key, issue.state)
    day = on or session.info["today"]
    rules.check_not_before(day, issue.raised_on)
    issue.kind, issue.occurred_on = "problem", day
    return issue.key


def close(session: Session, key: str, reason: str | None) -> str:
    """Put an entry away; one that is not resolved needs a reason, kept as its resolution."""
    issue = actions.writable(session, key)
    if is_already(session, "issue", issue.key, issue.state, "closed"):
        return issue.key
    rules.check_move(issue.key, issue.state, "closed")
    rules.check_closing_reason(issue.key, issue.state, reason)
    today = session.info["today"]
    actions.end_wait(session, issue, today)
    issue.state, issue.closed_on = "closed", today
    issue.resolution = issue.resolution or reason
    return issue.key


def reopen(session: Session, key: str, due: dict[str, Any]) -> str:
    """An entry turns out unsettled: what was said to settle it becomes a comment.

    `due` has its new `due_on`, or is empty.
    """
    issue = actions.writable(session, key)
    rules.check_settled(issue.key, issue.state)
    _keep_resolution(session, issue)
    parent = engagements.by_id(session, issue.engagement_id)
    said = {"kind": issue.kind, "severity": issue.severity}
    issue.sqlmodel_update(actions.due_of(session, parent, said | due) | due)
    issue.state = "open"
    issue.resolution = issue.resolved_on = issue.resolved_by_id = issue.closed_on = None
    issue.resolved_typed_by = issue.resolved_via = None
    session.add(issue)
    return issue.key


def _keep_resolution(session: Session, issue: Issue) -> None:
    by = issue.resolved_by_id or people.me(session).id
    if issue.resolution:
        typed_by = issue.resolved_typed_by or session.info["typed_by"]
        on = issue.resolved_on or issue.closed_on or session.info["today"]
        session.add(
            Comment(
                issue_id=issue.id, by_id=by, typed_by=typed_by, said_on=on, text=issue.resolution
            )
        )


def remove(session: Session, key: str) -> list[str]:
    """Take out an entry that left no trace; its key is not given again."""
    issue = actions.writable(session, key)
    rules.check_removable(issue.key, _traces(session, issue))
    parent = engagements.by_id(session, issue.engagement_id)
    session.info["talk"] += [
        Sentence("{engagement} · {client}", engagement=parent.key, client=parent.client),
        Sentence("{key} is removed; its key is not given again", key=issue.key),
    ]
    session.exec(delete(Wait).where(col(Wait.issue_id) == issue.id))
    session.exec(delete(Reference).where(col(Reference.key) == issue.key))
    session.delete(issue)
    return []


def _traces(session: Session, issue: Issue) -> list[object]:
    """What speaks of an entry: its comments, escalations, decisions, process, and who cites it."""
    mine = select(Comment.id).where(Comment.issue_id == issue.id)
    steps = select(Escalation.id).where(Escalation.issue_id == issue.id)
    citing = select(Issue.key).distinct().join(Comment).where(Comment.cites == issue.key)
    found = [
        *([Sentence("its comments")] if session.exec(mine).first() else []),
        *([Sentence("its escalations")] if session.exec(steps).first() else []),
        *session.exec(citing),
        *session.exec(select(Message.key).where(Message.cites == issue.key)),
        *session.exec(select(Approval.key).where(Approval.subject_id == issue.id)),
    ]
    process = actions.process_of(session, issue) if issue.kind == "gap" else None
    return [*found, *([process.key] if process else [])]
