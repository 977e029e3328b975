"""A provider reviews a test plan or the last run of a script: an act, decided when it is done."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from engtrack.cli.decided import Decided
from engtrack.errors import Misused
from engtrack.nouns.approval import actions as approvals
from engtrack.nouns.approval import contents
from engtrack.nouns.approval.authority import authorise
from engtrack.nouns.approval.model import Approval
from engtrack.nouns.approval.rows import new_row, prove_with
from engtrack.nouns.document.model import Document
from engtrack.nouns.document.model import Version as DocumentVersion
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.test import rules
from engtrack.nouns.test.actions import find
from engtrack.nouns.test.running import last_run
from engtrack.store import keys
from engtrack.store.find import find as find_row
from engtrack.store.talk import tell

KIND = "test-review"


def review(
    session: Session, subjects: Sequence[str], decision: str, said: Decided, reason: str | None
) -> str | list[str]:
    """Of each: approved or rejected. The key of the decision, or those of several."""
    found = [_review(session, subject, decision, said, reason) for subject in subjects]
    return found[0] if len(found) == 1 else found


def _review(
    session: Session, subject: str, decision: str, said: Decided, reason: str | None
) -> str:
    about, content = _subject(session, subject)
    engagements.writable_of(session, about.engagement_id)
    authorised = authorise(session, about.engagement_id, "review", said)
    before = _standing(session, about)
    rules.check_not_decided(about.subject, before.decision if before else None, decision)
    if before is not None:
        tell(session, "{key} was reviewed already: {decision}", key=about.subject,
             decision=decision)  # fmt: skip
        return before.key
    row = new_row(session, about, authorised.role, contents.canonical(content))
    approvals.decided(session, row, decision, authorised, reason)
    prove_with(session, row, said.proof)
    return row.key


def _subject(session: Session, key: str) -> tuple[approvals.About, dict[str, Any]]:
    """What is reviewed, and what it is decided on."""
    match keys.prefix(key):
        case "TST":
            return _run(session, key)
        case "DOC":
            return _plan(session, key)
    raise Misused("{text} is neither a script nor a test plan; say TST-1 or DOC-5", text=key)


def _run(session: Session, key: str) -> tuple[approvals.About, dict[str, Any]]:
    script = find(session, key)
    run = last_run(session, script)
    rules.check_reviewable(script.key, run.result if run else None)
    assert run is not None
    content = {"title": script.title, "version": run.version, "result": run.result,
               "installed": run.installed, "run_on": run.run_on}  # fmt: skip
    about = approvals.About(script.engagement_id, KIND, run.id, script.key, script.title)
    return about, content


def _plan(session: Session, key: str) -> tuple[approvals.About, dict[str, Any]]:
    plan = find_row(session, Document, "document", key)
    rules.check_is_plan(plan.key, plan.kind, plan.state)
    content = {"title": plan.title, "version": plan.version, "path": plan.path,
               "sha256": plan.sha256}  # fmt: skip
    return approvals.About(plan.engagement_id, KIND, plan.id, plan.key, plan.title), content


def _standing(session: Session, about: approvals.About) -> Approval | None:
    """The review of this run, or of this version of the plan: ids grow with time."""
    of = select(Approval).where(
        Approval.subject_id == about.subject_id, Approval.subject_kind == KIND
    )
    newest = select(DocumentVersion.id).where(DocumentVersion.document_id == about.subject_id)
    replaced = session.exec(newest.order_by(col(DocumentVersion.id).desc())).first()
    found = session.exec(of.order_by(col(Approval.id).desc())).first()
    return found if found is not None and found.id > (replaced or "") else None
