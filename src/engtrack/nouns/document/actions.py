"""Writes about documents: registering, correcting, revising, retiring."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, select

from engtrack.cli.parse import Who
from engtrack.errors import Sentence
from engtrack.nouns.approval import actions as approvals
from engtrack.nouns.document import rules
from engtrack.nouns.document.decision import content
from engtrack.nouns.document.files import located
from engtrack.nouns.document.model import Contributor, Document, Version
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.person import actions as people
from engtrack.nouns.person.model import Person
from engtrack.store.find import find as find_row
from engtrack.store.talk import is_already, tell
from engtrack.store.write import next_key

VERSIONED = ("version", "title", "dated_on", "author_id", "path", "sha256", "fit", "state")


def find(session: Session, key: str) -> Document:
    return find_row(session, Document, "document", key)


def add(
    session: Session,
    engagement: str | None,
    columns: dict[str, Any],
    author: Who | None = None,
    contributors: Sequence[Who] = (),
) -> str:
    """Register a document; `columns` has its kind and title. Without an author it is who types.

    The SHA-256 of a file is taken now, unless `columns` brings one (an engagement file does, from
    elsewhere).
    """
    parent = engagements.writable(session, engagement)
    rules.check_fit(columns["kind"], columns.get("fit"))
    rules.check_every(columns["kind"], columns.get("every_days"))
    document = Document(
        key=next_key(session, "DOC"),
        engagement_id=parent.id,
        author_id=_person(session, author).id if author else people.me(session).id,
        registered_on=session.info["today"],
        state=rules.first_state(columns["kind"]),
        **({"dated_on": session.info["today"]} | _with_file(columns)),
    )
    session.add(document)
    session.flush()
    _set_contributors(session, document, contributors)
    if document.state == "draft":
        tell(session, "now the sponsor is asked:", next=f"engtrack approval ask {document.key}")
    return document.key


def edit(
    session: Session,
    key: str,
    columns: dict[str, Any],
    author: Who | None = None,
    contributors: Sequence[Who] | None = None,
) -> str:
    """Correct what the register says; a change of content voids the approval of what is shown."""
    document = _writable(session, key)
    rules.check_fit(document.kind, columns.get("fit"))
    rules.check_every(document.kind, columns.get("every_days"))
    if columns.get("version", document.version) != document.version:
        rules.check_version(document.key, columns["version"], _versions(session, document))
    if rules.is_review(document.review_on, columns.get("review_on")):
        columns = columns | {"reviewed_on": session.info["today"]}
    before = content(session, document)
    _change(session, document, columns, author)
    if contributors is not None:
        _set_contributors(session, document, contributors)
    if content(session, document) != before:
        _was_edited(session, document)
    return document.key


def revise(
    session: Session,
    key: str,
    columns: dict[str, Any],
    author: Who | None = None,
    contributors: Sequence[Who] | None = None,
) -> str:
    """A new version: the one before keeps its state, and its approval until this one has one."""
    document = _writable(session, key)
    rules.check_fit(document.kind, columns.get("fit"))
    rules.check_every(document.kind, columns.get("every_days"))
    version = columns.get("version") or rules.next_version(document.key, document.version)
    earlier = [*_versions(session, document), document.version]
    rules.check_version(document.key, version, earlier)
    today = session.info["today"]
    kept = {column: getattr(document, column) for column in VERSIONED}
    session.add(Version(document_id=document.id, replaced_on=today, **kept))
    new = {"dated_on": today, "path": document.path} | columns | {"version": version}
    _change(session, document, new, author)
    if contributors is not None:
        _set_contributors(session, document, contributors)
    document.state, document.rejected_on = rules.first_state(document.kind), None
    _say_asked_before(session, document)
    return document.key


def retire(session: Session, key: str) -> str:
    """It is no longer in force; it stays readable, with what was decided about it."""
    document = find(session, key)
    engagements.writable_of(session, document.engagement_id)
    if is_already(session, "document", document.key, document.state, "obsolete"):
        return document.key
    rules.check_move(document.key, document.state, "obsolete")
    approvals.drop_question(session, document.id)
    document.state = "obsolete"
    session.add(document)
    return document.key


def _writable(session: Session, key: str) -> Document:
    document = find(session, key)
    engagements.writable_of(session, document.engagement_id)
    rules.check_live(document.key, document.state)
    return document


def _person(session: Session, who: Who) -> Person:
    return people.named(session, who, None)


def _with_file(columns: dict[str, Any]) -> dict[str, Any]:
    if "path" not in columns or "sha256" in columns:
        return columns
    return columns | located(columns["path"])


def _change(
    session: Session, document: Document, columns: dict[str, Any], author: Who | None
) -> None:
    document.sqlmodel_update(_with_file(columns))
    if author:
        document.author_id = _person(session, author).id
    session.add(document)
    session.flush()


def _set_contributors(session: Session, document: Document, who: Sequence[Who]) -> None:
    """The contributors are these, and no others."""
    there = select(Contributor).where(Contributor.document_id == document.id)
    known = {row.person_id: row for row in session.exec(there)}
    wanted = {_person(session, one).id for one in who}
    for person_id in sorted(known.keys() - wanted):
        session.delete(known[person_id])
    session.add_all(
        Contributor(document_id=document.id, person_id=person_id)
        for person_id in sorted(wanted - known.keys())
    )
    session.flush()


def _versions(session: Session, document: Document) -> list[str]:
    """The labels of the versions before the one that is shown."""
    earlier = select(Version.version).where(Version.document_id == document.id)
    return list(session.exec(earlier))


def _was_edited(session: Session, document: Document) -> None:
    """A draft may have an approval that stands, of the version before: that one is not touched."""
    document.rejected_on = None
    if document.state == "approved":
        rules.check_move(document.key, document.state, "draft")
        approvals.void(session, document.id, document.key)
        document.state = "draft"
    _say_asked_before(session, document)


def _say_asked_before(session: Session, document: Document) -> None:
    """An open question no longer fits: it cannot be answered, and that is said now."""
    if (question := approvals.open_question(session, document.id)) is not None:
        session.info["talk"].append(
            Sentence(
                "{approval} asks about {key} as it was before; ask again",
                approval=question.key,
                key=document.key,
                next=f"engtrack approval ask {document.key}",
            )
        )
