"""What is shown of documents: their versions, and which one is approved."""

from engtrack.cli.reads import Filter, Read, key_argument

LIST = Read(
    "document_list",
    "List the register of documents.",
    (
        Filter("kind", "Only this kind: contract, strategy, procedure …", family="document_kind"),
        Filter("state", "draft, current, approved or obsolete.", family="document_state"),
        Filter("author", "Only this person's.", parse=str.lower),
    ),
    shown=("key", "engagement", "kind", "title", "version", "author", "dated_on", "state"),
    empty='no document here; `engtrack document add contract "Contract" --path FILE` registers one',
    examples=("engtrack document list -e ACME", "engtrack document list --kind procedure"),
)
CARD = Read(
    "document_list",
    "Show one document: contributors, versions, decisions.",
    (key_argument("Its key, as DOC-4."),),
    is_card=True,
    parts=(
        Read("document_contributor_part", "", order="person", title="Contributors"),
        Read("document_version_part", "", order="replaced_on, place", title="Earlier versions",
             shown=("version", "state", "title", "dated_on", "author", "path", "replaced_on")),
        Read("document_approval_part", "", title="Decisions"),
        Read("document_work_part", "", title="Tasks that carry it out"),
        Read("document_session_part", "", title="Sessions", order="day_on, key_number(key)"),
    ),
    examples=("engtrack document show DOC-1",),
)  # fmt: skip
FILES = Read(
    "document_file",
    "Look whether the files are still as they were registered.",
    (key_argument("Its key, as DOC-4; every document's unless said."),),
    shown=("key", "engagement", "title", "state", "found"),
    below=("path",),
    empty="no document here lies in a file; `engtrack document edit DOC-1 --path FILE` says where",
)
