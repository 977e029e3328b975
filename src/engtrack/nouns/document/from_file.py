"""Applying what an engagement file says of documents."""

from typing import Any

from sqlmodel import select

from engtrack.nouns.document import actions as documents
from engtrack.nouns.document.model import Version
from engtrack.nouns.engagement.files.reading import Entry
from engtrack.nouns.engagement.files.standing import Values
from engtrack.nouns.engagement.files.steps import Applied, Steps, only

VERSIONED = ("version", "title", "dated_on", "path", "sha256", "fit")
KEPT = ("note", "every_days", "review_on")


def create(applied: Applied, entry: Entry) -> str:
    """From its first version on, so that the register shows them all."""
    said, session = entry.values, applied.session
    versions: list[Values] = [*said.get("versions", ()), said]
    first, later = versions[0], versions[1:]
    author = first.get("author") or said.get("author")
    columns = {"kind": said["kind"], "local_id": entry.id} | _version(said, first)
    contributors = said.get("contributors", ())
    key = documents.add(
        session, applied.engagement, columns | only(said, KEPT), author, contributors
    )
    for version in later:
        documents.revise(session, key, _version(said, version), version.get("author"))
    document = documents.find(session, key)
    document.reviewed_on = said.get("reviewed_on")
    rows = session.exec(select(Version).where(Version.document_id == document.id)).all()
    for row, version in zip(rows, said.get("versions", ()), strict=True):
        row.replaced_on = version.get("replaced_on", row.replaced_on)
    return key


def _version(said: Values, version: Values) -> dict[str, Any]:
    """The columns of one version; the file of an earlier one is not looked for.

    Nor is one whose SHA-256 is said.
    """
    columns = only(version, VERSIONED)
    if version is not said:
        columns = {"sha256": None, "path": None} | columns
    return columns


def change(applied: Applied, entry: Entry) -> None:
    """Another version is a revision; all else is a correction."""
    said, session, key = applied.wanted(entry), applied.session, applied.key(entry)
    author, contributors = said.get("author"), said.get("contributors")
    if "version" in said:
        columns = _version(entry.values, entry.values)
        documents.revise(session, key, columns, author, contributors)
        said = only(said, KEPT)
        author = contributors = None
    columns = only(said, (*VERSIONED, *KEPT))
    if columns or author or contributors is not None:
        documents.edit(session, key, columns, author, contributors)
    if "reviewed_on" in applied.wanted(entry):
        documents.find(session, key).reviewed_on = entry.values["reviewed_on"]


def settle(applied: Applied, entry: Entry) -> None:
    if applied.wanted(entry).get("state") == "obsolete":
        documents.retire(applied.session, applied.key(entry))


STEPS = Steps(create, change, settle=settle)
