"""What an approval decides of a document: one version of it."""

from typing import Any

from sqlmodel import Session

from engtrack.nouns.approval import actions as approvals
from engtrack.nouns.approval.mail import Told
from engtrack.nouns.approval.model import Approval
from engtrack.nouns.document import files, rules
from engtrack.nouns.document.content import content as content_of
from engtrack.nouns.document.model import Document
from engtrack.store.find import find as find_row
from engtrack.store.write import raw

KIND, ACT, ROLE = "document", "document", "sponsor"


def find(session: Session, key: str) -> Document:
    return find_row(session, Document, "document", key)


def check_askable(session: Session, document: Document) -> None:
    rules.check_askable(document.key, document.kind, document.state)
    files.check_as_registered(document.key, document.path, document.sha256)


def content(session: Session, document: Document) -> dict[str, Any]:
    session.flush()
    return content_of(raw(session), document.id)


def was_asked(session: Session, document: Document) -> None:
    """The question is the approval's; a document stays a draft until it is answered."""


def was_withdrawn(session: Session, document: Document) -> None:
    """Nothing to take back: it was a draft all the time."""


def take_effect(session: Session, document: Document, approval: Approval) -> None:
    """This version is in force, and the approval of the one before gives way to it."""
    if approval.decision == "approved":
        files.check_as_registered(document.key, document.path, document.sha256)
        rules.check_move(document.key, document.state, "approved")
        document.state, document.rejected_on = "approved", None
        approvals.supersede(session, document.id, approval)
    else:
        document.rejected_on = approval.decided_on
    session.add(document)


def told(session: Session, document: Document) -> Told:
    """What a mail says beyond the title: how a methodology fits, and where the text lies."""
    return Told(reason=document.fit or document.path)
