"""The register of documents: what each is, who wrote it, where it lies, its earlier versions."""

from engtrack.store.types import STRICT, Field, Row, choices

KINDS = (
    "contract",
    "engagement-plan",
    "strategy",
    "methodology",
    "expectations",
    "memo",
    "status-report",
    "procedure",
    "backup-procedure",
    "training-material",
    "test-plan",
    "best-practice",
    "other",
)


class Document(Row, table=True):
    __table_args__ = (
        choices("kind", *KINDS),
        choices("state", "draft", "current", "approved", "obsolete"),
        STRICT,
    )

    key: str = Field(unique=True)
    engagement_id: str = Field(foreign_key="engagement.id", index=True)
    local_id: str | None = None
    kind: str
    title: str
    version: str = "1"
    dated_on: str
    author_id: str = Field(foreign_key="person.id")
    path: str | None = None  # or an address
    sha256: str | None = None
    fit: str | None = None  # how a methodology fits vision, aim and dates
    note: str | None = None
    every_days: int | None = None  # how often a backup procedure wants backups, in working days
    review_on: str | None = None
    reviewed_on: str | None = None
    rejected_on: str | None = None  # until it is revised
    state: str = "draft"
    registered_on: str


class Contributor(Row, table=True):
    __tablename__ = "document_contributor"
    __table_args__ = (STRICT,)

    document_id: str = Field(foreign_key="document.id", index=True)
    person_id: str = Field(foreign_key="person.id")


class Version(Row, table=True):
    """A version before the one that the register shows."""

    __tablename__ = "document_version"
    __table_args__ = (STRICT,)

    document_id: str = Field(foreign_key="document.id", index=True)
    version: str
    title: str
    dated_on: str
    author_id: str = Field(foreign_key="person.id")
    path: str | None = None
    sha256: str | None = None
    fit: str | None = None
    state: str
    replaced_on: str
