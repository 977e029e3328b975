"""The one home of decisions: asking, recording, proving, withdrawing; and acts that are decided as they are done.

It knows its subject by the prefix of its key and asks that noun's `decision` module:

    ACT                              which row of the authority table
    find(session, key)               the thing
    check_askable(thing)             refuses what is not to be asked now
    content(session, thing)          its substantive fields, a dict of plain values
    was_asked(session, thing), was_withdrawn(session, thing)
    take_effect(session, thing, approval)   what approving or rejecting does, in the same transaction
"""

import base64
import hashlib
import json
from importlib import import_module
from typing import Any

from sqlmodel import Session, col, select

from engtrack.cli.decided import Decided, sha256_of
from engtrack.errors import Misused, RuleBroken, Sentence
from engtrack.nouns.approval import rules
from engtrack.nouns.approval.authority import Authorised, authorise
from engtrack.nouns.approval.model import Approval, Proof
from engtrack.nouns.engagement import actions as engagements
from engtrack.store import keys
from engtrack.store.find import find as find_row
from engtrack.store.write import next_key

DECIDED = {"CHG": "change", "DEL": "deliverable", "DOC": "document", "BL": "schedule"}


def find(session: Session, key: str) -> Approval:
    return find_row(session, Approval, "approval", key)


def decision_of(key: str) -> Any:
    noun = DECIDED.get(keys.prefix(key) or "")
    if noun is None:
        raise Misused("{key} is nothing that is decided; ask about a change, deliverable, document or baseline",
                      key=key)  # fmt: skip
    return import_module(f"engtrack.nouns.{noun}.decision")


def ask(session: Session, subject: str, due_on: str | None) -> str:
    """Put a question about the thing as it stands now; an open one about it is withdrawn."""
    of = decision_of(subject)
    thing = of.find(session, subject)
    engagement = engagements.writable_of(session, thing.engagement_id)
    of.check_askable(session, thing)
    if (before := open_question(session, thing.id)) is not None:
        before.withdrawn_on = session.info["today"]
        session.flush()
        session.info["talk"].append(Sentence("the question before it is withdrawn: {key}", key=before.key))  # fmt: skip
    of.was_asked(session, thing)
    content = content_of(session, of, thing)
    asked = _new(session, engagement.id, of.KIND, thing.id, thing.key, thing.title, of.ROLE, content)  # fmt: skip
    asked.due_on = due_on or engagements.calendar_of(session, engagement.id).add(session.info["today"], 5)  # fmt: skip
    session.add(asked)
    return asked.key


def record(
    session: Session, subject: str, decision: str, said: Decided, code: str | None, reason: str | None
) -> str:  # fmt: skip
    """The answer to the open question: once, by who may, about what was asked and nothing else."""
    asked, of, thing = _asked_about(session, subject)
    engagements.writable_of(session, thing.engagement_id)
    authorised = authorise(session, thing.engagement_id, of.ACT, said, asked.asked_on)
    rules.check_code(thing.key, code, asked.code)
    rules.check_unchanged(thing.key, asked.content, content_of(session, of, thing))
    decided(session, asked, decision, authorised, reason)
    prove_with(session, asked, said.proof)
    session.flush()
    of.take_effect(session, thing, asked)
    return asked.key


def _asked_about(session: Session, subject: str) -> tuple[Approval, Any, Any]:
    if keys.prefix(subject) == "APR":
        subject = find(session, subject).subject
    of = decision_of(subject)
    thing = of.find(session, subject)
    asked = open_question(session, thing.id)
    if asked is None:
        latest = session.exec(
            select(Approval).where(Approval.subject_id == thing.id, col(Approval.decision).is_not(None))
            .order_by(col(Approval.recorded_at).desc())
        ).first()  # fmt: skip
        if latest is not None and latest.voided_on is None:
            raise RuleBroken("{key} was decided already: {decision} ({approval})", key=thing.key, decision=latest.decision,
                             approval=latest.key, next=f"engtrack approval show {latest.key}")  # fmt: skip
        raise RuleBroken("nothing is asked about {key}", key=thing.key, next=f"engtrack approval ask {thing.key}")  # fmt: skip
    return asked, of, thing


def decided(session: Session, row: Approval, decision: str, by: Authorised, reason: str | None) -> None:  # fmt: skip
    row.decision, row.by_id, row.decided_on = decision, by.by.id, by.on
    row.typed_by, row.via, row.reason = session.info["typed_by"], by.via, reason
    row.recorded_at, row.is_late_role = session.info["instant"], int(by.is_late_role)
    session.add(row)


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
) -> Approval:
    """An act that needs authority and was never a question: its decided row, in the act's own transaction.

    `thing` is the row it is about (its `key` is shown, else the engagement's); `kind` names the act.
    """
    authorised = authorise(session, engagement_id, act, said)
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
    row = _new(session, engagement_id, kind, thing.id, key, title, authorised.role, canonical(content or {}))  # fmt: skip
    decided(session, row, "approved", authorised, reason)
    session.flush()
    prove_with(session, row, said.proof)
    return row


def prove(session: Session, key: str, path: str) -> str:
    """A proof that arrives later: a record of its own, the decision stays as it was."""
    approval = find(session, key)
    if approval.decision is None:
        raise RuleBroken("{key} is not decided yet", key=key, next=f"engtrack approval show {key}")
    prove_with(session, approval, path)
    return approval.key


def prove_with(session: Session, approval: Approval, path: str | None) -> None:
    if path:
        session.add(Proof(approval_id=approval.id, engagement_id=approval.engagement_id, path=path, sha256=sha256_of(path),
                          added_by=session.info["typed_by"], added_on=session.info["today"]))  # fmt: skip


def withdraw(session: Session, key: str) -> str:
    asked = open_question_named(session, key)
    of = decision_of(asked.subject)
    asked.withdrawn_on = session.info["today"]
    of.was_withdrawn(session, of.find(session, asked.subject))
    return asked.key


def open_question_named(session: Session, key: str) -> Approval:
    """The open question of this key, or about the thing of this key."""
    if keys.prefix(key) == "APR":
        asked = find(session, key)
        if asked.decision is None and asked.withdrawn_on is None:
            return asked
        raise RuleBroken("{key} is no open question", key=key, next=f"engtrack approval show {key}")
    return _asked_about(session, key)[0]


def open_question(session: Session, subject_id: str) -> Approval | None:
    unanswered = col(Approval.decision).is_(None), col(Approval.withdrawn_on).is_(None)
    return session.exec(select(Approval).where(Approval.subject_id == subject_id, *unanswered)).first()  # fmt: skip


def standing(session: Session, subject_id: str) -> Approval | None:
    """The approval that stands about a thing: approved, not void, not superseded."""
    found = select(Approval).where(
        Approval.subject_id == subject_id,
        Approval.decision == "approved",
        col(Approval.voided_on).is_(None),
        col(Approval.superseded_by).is_(None),
    )
    return session.exec(found).first()


def void(session: Session, subject_id: str, key: str) -> bool:
    """The content was edited: what was approved is void, an open question no longer fits. Says so."""
    if (approval := standing(session, subject_id)) is None:
        return False
    approval.voided_on = session.info["today"]
    session.info["talk"].append(Sentence("{approval} is void: {key} was edited", approval=approval.key, key=key,
                                         next=f"engtrack approval ask {key}"))  # fmt: skip
    return True


def supersede(session: Session, subject_id: str, newer: Approval) -> None:
    """An approval that stood about the same thing gives way to a newer one; both stay readable."""
    older = session.exec(
        select(Approval).where(
            Approval.subject_id == subject_id,
            Approval.id != newer.id,
            Approval.decision == "approved",
            col(Approval.voided_on).is_(None),
            col(Approval.superseded_by).is_(None),
        )
    )
    for approval in older:
        approval.superseded_by = newer.key


def content_of(session: Session, of: Any, thing: Any) -> str:
    return canonical(of.content(session, thing))


def canonical(content: dict[str, Any]) -> str:
    return json.dumps(content, sort_keys=True, ensure_ascii=False)


def code_of(content: str) -> str:
    """Four letters and digits to say on the phone: which content was meant (base32 of its SHA-256)."""
    return base64.b32encode(hashlib.sha256(content.encode()).digest())[:4].decode()


def _new(
    session: Session, engagement_id: str, kind: str, subject_id: str, subject: str, title: str, role: str, content: str
) -> Approval:  # fmt: skip
    return Approval(
        key=next_key(session, "APR"),
        engagement_id=engagement_id,
        subject_kind=kind,
        subject_id=subject_id,
        subject=subject,
        title=title,
        role=role,
        content=content,
        code=code_of(content),
        asked_on=session.info["today"],
        asked_by=session.info["typed_by"],
    )
