"""The one home of decisions: asking, recording, proving, withdrawing; and acts decided when done.

It knows its subject by the prefix of its key and asks that noun's `decision` module:

    KIND, ACT, ROLE                  what it is, which row of the authority table, who decides
    find(session, key)               the thing
    check_askable(session, thing)    refuses what is not to be asked now
    content(session, thing)          its substantive fields, a dict of plain values
    was_asked(session, thing), was_withdrawn(session, thing)
    take_effect(session, thing, approval)   what deciding does, in the same transaction
    told(session, thing)             optional: what a mail says of it (`mail.Told`)

Beside it lies the noun's `content` module, whose `content(db, id)` reads the same fields from a
plain connection: showing and verifying a decision load no SQLModel.
"""

from importlib import import_module
from typing import Any

from sqlmodel import Session, col, select

from engtrack.cli.decided import Decided, sha256_of
from engtrack.errors import Misused, RuleBroken, Sentence
from engtrack.nouns.approval import contents, rules
from engtrack.nouns.approval.authority import Authorised, authorise, holders_on
from engtrack.nouns.approval.model import Approval, Proof
from engtrack.nouns.approval.rows import (
    About,
    decided,
    drop_question,
    find,
    new_row,
    open_question,
    prove_with,
    standing,
    supersede,
    void,
)
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.engagement.model import Engagement
from engtrack.store import keys
from engtrack.store.talk import tell

__all__ = [
    "About",
    "ask",
    "decide_act",
    "decided",
    "decision_of",
    "drop_question",
    "find",
    "open_question",
    "prove",
    "record",
    "record_act",
    "standing",
    "supersede",
    "void",
    "withdraw",
]

DUE_DAYS = 5  # working days within which an answer is asked for, unless said


def decision_of(key: str) -> Any:
    kept = keys.PREFIXES.get(keys.prefix(key) or "")
    if kept is None or not kept.is_decided:
        raise Misused(
            "{key} is nothing that is decided; changes, deliverables, documents and baselines are",
            key=key,
        )
    return import_module(f"engtrack.nouns.{kept.noun}.decision")


def ask(
    session: Session, subject: str, due_on: str | None = None, of_role: str | None = None
) -> str:
    """Put a question about the thing as it stands now; an open one about it is withdrawn."""
    of = decision_of(subject)
    thing = of.find(session, subject)
    engagement = engagements.writable_of(session, thing.engagement_id)
    rules.check_asked_of(thing.key, of_role, of.ROLE)
    of.check_askable(session, thing)
    today = session.info["today"]
    due = due_on or engagements.calendar_of(session, engagement.id).add(today, DUE_DAYS)
    rules.check_due(due, today)
    _withdraw_before(session, thing)
    of.was_asked(session, thing)
    content = content_of(session, of, thing)
    about = About(engagement.id, of.KIND, thing.id, thing.key, thing.title)
    asked = new_row(session, about, of.ROLE, content)
    asked.due_on = due
    session.add(asked)
    _say_who_decides(session, engagement, of.ROLE)
    return asked.key


def _withdraw_before(session: Session, thing: Any) -> None:
    """One question at a time is open about a thing."""
    if (before := open_question(session, thing.id)) is not None:
        before.withdrawn_on = session.info["today"]
        session.flush()
        session.info["talk"].append(
            Sentence("the question before it is withdrawn: {key}", key=before.key)
        )


def _say_who_decides(session: Session, engagement: Engagement, role: str) -> None:
    holders = holders_on(session, engagement.id, session.info["today"])
    if not any(holder.role == role for holder in holders):
        session.info["talk"].append(
            Sentence(
                "nobody holds the role {role} yet",
                role=role,
                next=f"engtrack role coverage -e {engagement.key}",
            )
        )


def record(
    session: Session,
    subject: str,
    decision: str,
    said: Decided,
    code: str | None = None,
    reason: str | None = None,
) -> str:
    """The answer to the open question: once, by who may, about what was asked and nothing else."""
    asked, of, thing = _asked_about(session, subject)
    engagements.writable_of(session, thing.engagement_id)
    authorised = authorise(session, thing.engagement_id, of.ACT, said, asked.asked_on)
    rules.check_code(thing.key, code, asked.code)
    rules.check_unchanged(thing.key, asked.content, content_of(session, of, thing))
    decided(session, asked, decision, authorised, reason)
    prove_with(session, asked, said.proof)
    of.take_effect(session, thing, asked)
    return asked.key


def _asked_about(session: Session, subject: str) -> tuple[Approval, Any, Any]:
    """The open question of this key, or about the thing of this key; with what it is about."""
    named = find(session, subject) if keys.prefix(subject) == "APR" else None
    if named is not None and named.subject_kind not in keys.DECIDED:
        rules.check_open(named.key, named.decision, named.withdrawn_on, None)
    of = decision_of(named.subject if named else subject)
    thing = of.find(session, named.subject if named else subject)
    asked = open_question(session, thing.id)
    if named is not None:
        then = asked.key if asked else None
        rules.check_open(named.key, named.decision, named.withdrawn_on, then)
    if asked is None:
        raise _nothing_asked(session, thing)
    return asked, of, thing


def _nothing_asked(session: Session, thing: Any) -> RuleBroken:
    latest = session.exec(
        select(Approval)
        .where(Approval.subject_id == thing.id, col(Approval.decision).is_not(None))
        .order_by(col(Approval.recorded_at).desc())
    ).first()
    if latest is not None and latest.voided_on is None:
        return RuleBroken(
            "{key} was decided already: {decision} ({approval})",
            key=thing.key,
            decision=latest.decision,
            approval=latest.key,
            next=f"engtrack approval {'ask' if latest.decision == 'rejected' else 'show'} "
            f"{thing.key}",
        )
    return RuleBroken(
        "nothing is asked about {key}", key=thing.key, next=f"engtrack approval ask {thing.key}"
    )


def decide_act(
    session: Session,
    engagement_id: str,
    act: str,
    kind: str,
    thing: Any,
    title: str,
    said: Decided,
    content: dict[str, Any] | None = None,
    reason: str | None = None,
    since: str = "",
) -> Approval:
    """An act that needs authority and was never a question: its decided row, in its transaction.

    `thing` is the row it is about (its `key` is shown), `kind` the act, `since` when it was there.
    """
    authorised = authorise(session, engagement_id, act, said)
    rules.check_since(authorised.on, since)
    return record_act(session, engagement_id, authorised, kind, thing, title, said, content, reason)


def record_act(
    session: Session,
    engagement_id: str,
    authorised: Authorised,
    kind: str,
    thing: Any,
    title: str,
    said: Decided,
    content: dict[str, Any] | None = None,
    reason: str | None = None,
) -> Approval:
    key = getattr(thing, "key", None) or engagements.by_id(session, engagement_id).key
    about = About(engagement_id, kind, thing.id, key, title)
    row = new_row(session, about, authorised.role, contents.canonical(content or {}))
    decided(session, row, "approved", authorised, reason)
    prove_with(session, row, said.proof)
    return row


def prove(session: Session, key: str, path: str) -> str:
    """A proof that arrives later: a record of its own, the decision stays as it was."""
    approval = find(session, key)
    engagements.writable_of(session, approval.engagement_id)
    if approval.decision is None:
        raise RuleBroken("{key} is not decided yet", key=key, next=f"engtrack approval show {key}")
    sha256 = sha256_of(path)
    there = select(Proof).where(Proof.approval_id == approval.id, Proof.sha256 == sha256)
    if session.exec(there).first() is not None:
        session.info["talk"].append(Sentence("{key} has this proof already", key=key))
        return approval.key
    prove_with(session, approval, path)
    return approval.key


def withdraw(session: Session, key: str) -> str:
    """Take an open question back, by its own key or by that of what it is about."""
    if (before := _withdrawn(session, key)) is not None:
        tell(session, "{key} was withdrawn on {on} already", key=before.key, on=before.withdrawn_on)
        return before.key
    asked, of, thing = _asked_about(session, key)
    engagements.writable_of(session, thing.engagement_id)
    asked.withdrawn_on = session.info["today"]
    of.was_withdrawn(session, thing)
    return asked.key


def _withdrawn(session: Session, key: str) -> Approval | None:
    """The question of this key, if it was taken back before."""
    named = find(session, key) if keys.prefix(key) == "APR" else None
    return named if named is not None and named.withdrawn_on is not None else None


def content_of(session: Session, of: Any, thing: Any) -> str:
    return contents.canonical(of.content(session, thing))
