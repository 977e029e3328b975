"""The rows of decisions: the open question about a thing, what stands, and how both end."""

from typing import NamedTuple

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from engtrack.cli.decided import sha256_of
from engtrack.cli.paths import path_of
from engtrack.errors import Sentence
from engtrack.nouns.approval import contents
from engtrack.nouns.approval.authority import Authorised
from engtrack.nouns.approval.model import Approval, Proof
from engtrack.nouns.person.model import Person
from engtrack.store.find import find as find_row
from engtrack.store.talk import tell
from engtrack.store.write import next_key


class About(NamedTuple):
    """What a decision is about, as it is kept: its kind, its row, the key and title people know."""

    engagement_id: str
    kind: str
    subject_id: str
    subject: str
    title: str


def find(session: Session, key: str) -> Approval:
    return find_row(session, Approval, "approval", key)


def new_row(session: Session, about: About, role: str, content: str) -> Approval:
    """A question about the thing as it stands now, not yet in the session."""
    return Approval(
        key=next_key(session, "APR"),
        engagement_id=about.engagement_id,
        subject_kind=about.kind,
        subject_id=about.subject_id,
        subject=about.subject,
        title=about.title,
        role=role,
        content=content,
        code=contents.code_of(content),
        asked_on=session.info["today"],
        asked_by=session.info["typed_by"],
    )


def decided(
    session: Session, row: Approval, decision: str, by: Authorised, reason: str | None
) -> None:
    row.decision, row.by_id, row.decided_on = decision, by.by.id, by.on
    row.typed_by, row.via, row.reason = session.info["typed_by"], by.via, reason
    row.recorded_at, row.is_late_role = session.info["instant"], int(by.is_late_role)
    session.add(row)
    session.flush()


def prove_with(session: Session, approval: Approval, path: str | None) -> None:
    """Keep where the file lies and its hash; without one, say how it is added when it comes."""
    if path:
        proof = Proof(
            approval_id=approval.id,
            engagement_id=approval.engagement_id,
            path=str(path_of(path).absolute()),
            sha256=sha256_of(path),
            added_by=session.info["typed_by"],
            added_on=session.info["today"],
        )
        session.add(proof)
    elif session.get_one(Person, approval.by_id).handle != session.info["typed_by"]:
        command = f"engtrack approval prove {approval.key} --help"
        tell(session, "nothing shows it yet; what does is added by:", next=command)


def open_question(session: Session, subject_id: str) -> Approval | None:
    unanswered = select(Approval).where(
        Approval.subject_id == subject_id,
        col(Approval.decision).is_(None),
        col(Approval.withdrawn_on).is_(None),
    )
    return session.exec(unanswered).first()


def standing(session: Session, subject_id: str) -> Approval | None:
    """The approval that stands about a thing: approved, not void, not superseded."""
    return session.exec(_standing(subject_id)).first()


def void(session: Session, subject_id: str, key: str) -> bool:
    """The content was edited: what was approved is void, an open question no longer fits.

    Says so; whether an approval was voided.
    """
    if (asked := open_question(session, subject_id)) is not None:
        session.info["talk"].append(
            Sentence(
                "{approval} asks about {key} as it was before; ask again",
                approval=asked.key,
                key=key,
                next=f"engtrack approval ask {key}",
            )
        )
    if (approval := standing(session, subject_id)) is None:
        return False
    approval.voided_on = session.info["today"]
    session.info["talk"].append(
        Sentence(
            "{approval} is void: {key} was edited",
            approval=approval.key,
            key=key,
            next=f"engtrack approval ask {key}",
        )
    )
    return True


def supersede(session: Session, subject_id: str, newer: Approval) -> None:
    """Approvals that stood about the thing give way to a newer one; all stay readable."""
    for older in session.exec(_standing(subject_id).where(Approval.id != newer.id)):
        older.superseded_by = newer.key


def _standing(subject_id: str) -> SelectOfScalar[Approval]:
    return select(Approval).where(
        Approval.subject_id == subject_id,
        Approval.decision == "approved",
        col(Approval.voided_on).is_(None),
        col(Approval.superseded_by).is_(None),
    )


def drop_question(session: Session, subject_id: str) -> None:
    """The thing itself is withdrawn or cancelled: nothing is asked about it any more, saying so."""
    if (asked := open_question(session, subject_id)) is not None:
        asked.withdrawn_on = session.info["today"]
        session.info["talk"].append(Sentence("the question is withdrawn: {key}", key=asked.key))
