"""What an engagement file may say, as data: its tables and their fields.

Read and written by this one description.
"""

from dataclasses import dataclass
from typing import Literal

from engtrack.kinds import bare

FieldKind = Literal[
    "text", "key", "handle", "email", "choice", "role", "day", "past day", "days", "signed-days", "minutes", "cents",
    "signed-minutes", "signed-cents", "percent", "score", "person", "person or role", "thing", "days off", "fields",
]  # fmt: skip


@dataclass(frozen=True)
class Field:
    """`name` is the column's; people may leave the suffix off where they write a value as they
    would on the line.

    A `thing` names another entry, `noun:id`; `of` are the nouns it may be. Several make a list.
    """

    name: str
    kind: FieldKind = "text"
    family: str = ""
    of: tuple[str, ...] = ()
    parts: tuple["Field", ...] = ()
    is_list: bool = False
    is_needed: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.name, bare(self.name))))

    @property
    def written(self) -> str:
        """The name under which it is exported: amounts in the form people write, so without suffix."""
        amount = self.kind.removeprefix("signed-") in ("minutes", "cents", "percent")
        return bare(self.name) if amount else self.name


@dataclass(frozen=True)
class Layout:
    """One table: the noun, the fields that tell its entries apart, the fields, and those that are
    decided elsewhere.

    `decided` maps a field that a file never sets to the command that does.
    """

    noun: str
    identity: tuple[str, ...]
    fields: tuple[Field, ...]
    decided: tuple[tuple[str, str], ...] = ()

    def field(self, name: str) -> Field | None:
        return next((f for f in self.fields if name in f.names), None)


def text(name: str, *, is_needed: bool = False, is_list: bool = False) -> Field:
    return Field(name, is_needed=is_needed, is_list=is_list)


def day(name: str, *, is_needed: bool = False) -> Field:
    return Field(name, "day", is_needed=is_needed)


def past(name: str) -> Field:
    return Field(name, "past day")


def choice(name: str, family: str, *, is_needed: bool = False) -> Field:
    return Field(name, "choice", family=family, is_needed=is_needed)


def person(name: str, *, is_needed: bool = False, is_list: bool = False) -> Field:
    return Field(name, "person", is_needed=is_needed, is_list=is_list)


def thing(name: str, *of: str, is_needed: bool = False, is_list: bool = False) -> Field:
    return Field(name, "thing", of=of, is_needed=is_needed, is_list=is_list)


def several(name: str, *parts: Field) -> Field:
    return Field(name, "fields", parts=parts, is_list=True)


WORK = ("task", "milestone")
ANY_THING = (
    "task",
    "milestone",
    "service",
    "deliverable",
    "issue",
    "change",
    "document",
    "process",
    "message",
)
ID = text("id", is_needed=True)
TITLE = text("title", is_needed=True)
HOLDS = (
    Field("role", "role", is_needed=True),
    day("from_on"),
    day("until_on"),
    Field("domains", "choice", family="area", is_list=True),
    Field("share_percent", "percent"),
)
WORKED = (
    ID,
    TITLE,
    choice("phase", "phase"),
    text("note"),
    Field("assignees", "person or role", is_list=True),
    several(
        "after",
        Field("task", "thing", of=("task",)),
        Field("milestone", "thing", of=("milestone",)),
        choice("type", "link_type"),
        Field("lag_days", "signed-days"),
    ),
    day("not_before_on"),
    day("not_after_on"),
    day("must_start_on"),
    day("start_on"),
    day("finish_on"),
    choice("state", "work_state"),
    past("actual_start_on"),
    past("actual_finish_on"),
    day("committed_start_on"),
    day("committed_finish_on"),
)
ENGAGEMENT = Layout(
    "engagement",
    ("key",),
    (
        Field("key", "key", is_needed=True),
        text("name", is_needed=True),
        text("client", is_needed=True),
        text("vendor"),
        choice("profile", "profile"),
        text("vision"),
        text("aim"),
        day("start_on"),
        text("calendar"),
        Field("days_off", "days off"),
        choice("language", "language"),
        text("currency"),
        Field("budget_cents", "cents"),
        several(
            "ratings", Field("score", "score", is_needed=True), text("comment"), person("by", is_needed=True),
            past("rated_on"), choice("via", "via"),
        ),
    ),
    decided=(
        ("state", "engagement start"), ("started_on", "engagement start"), ("completed_on", "engagement complete"),
        ("tracked_from_on", "engagement start"), ("closed_on", "engagement close"), ("holds", "engagement hold"),
    ),
)  # fmt: skip
TABLES: dict[str, Layout] = {
    layout.noun: layout
    for layout in (
        Layout(
            "person",
            ("handle",),
            (
                Field("handle", "handle", is_needed=True),
                text("name", is_needed=True),
                choice("side", "side", is_needed=True),
                text("organisation"),
                Field("email", "email"),
                text("phone"),
                choice("language", "language"),
                Field("capacity_minutes", "minutes"),
                choice("state", "person_state"),
                several("roles", *HOLDS),
            ),
        ),
        Layout("role", ("role", "person"), (person("person", is_needed=True), *HOLDS)),
        Layout(
            "service",
            ("id",),
            (
                ID,
                TITLE,
                Field("effort_minutes", "minutes"),
                Field("price_cents", "cents"),
                choice("state", "service_state"),
            ),
            decided=(("since_change", "change request"),),
        ),
        Layout(
            "document",
            ("id",),
            (
                ID,
                choice("kind", "document_kind", is_needed=True),
                TITLE,
                text("version"),
                day("dated_on"),
                person("author"),
                person("contributors", is_list=True),
                text("path"),
                text("sha256"),
                text("fit"),
                text("note"),
                day("review_on"),
                past("reviewed_on"),
                choice("state", "document_state"),
                several(
                    "versions", text("version", is_needed=True), TITLE, day("dated_on"), person("author"),
                    text("path"), text("sha256"), text("fit"), past("replaced_on"),
                ),
            ),
        ),
        Layout("milestone", ("id",), WORKED),
        Layout(
            "task",
            ("id",),
            (
                *WORKED,
                choice("kind", "work_kind"),
                Field("duration_days", "days"),
                Field("effort_minutes", "minutes"),
                Field("progress_percent", "percent"),
                thing("strategy", "document"),
            ),
        ),
        Layout(
            "deliverable",
            ("id",),
            (
                ID,
                TITLE,
                text("criteria"),
                Field("owner", "person or role"),
                day("due_on"),
                thing("work", *WORK),
                choice("state", "deliverable_state"),
                past("submitted_on"),
            ),
        ),
        Layout(
            "process",
            ("id",),
            (
                ID,
                TITLE,
                text("existing"),
                text("defined"),
                text("note"),
                choice("state", "process_state"),
                person("described_by"),
                past("described_on"),
                person("assessed_by"),
                past("assessed_on"),
                past("reported_on"),
            ),
            decided=(("acknowledged_on", "issue acknowledge"),),
        ),
        Layout(
            "issue",
            ("id",),
            (
                ID,
                choice("kind", "issue_kind", is_needed=True),
                choice("area", "area", is_needed=True),
                TITLE,
                text("note"),
                choice("severity", "issue_severity"),
                choice("state", "issue_state"),
                Field("owner", "person or role"),
                person("raised_by"),
                past("raised_on"),
                day("due_on"),
                Field("likelihood", "score"),
                Field("impact", "score"),
                choice("response", "response"),
                thing("process", "process"),
                past("occurred_on"),
                day("due_set_on"),
                day("serious_on"),
                text("resolution"),
                past("resolved_on"),
                person("resolved_by"),
                choice("resolved_via", "via"),
                past("closed_on"),
                several("comments", person("by", is_needed=True), past("said_on"), text("text", is_needed=True),
                        thing("cites", *ANY_THING)),
                several("waits", choice("side", "side", is_needed=True), person("person"), text("reason"),
                        past("from_on"), past("until_on")),
                several("escalations", person("by", is_needed=True), Field("to_role", "role", is_needed=True),
                        person("to"), text("reason"), past("escalated_on")),
            ),
            decided=(("acknowledged_on", "issue acknowledge"), ("acknowledged_by", "issue acknowledge")),
        ),
        Layout(
            "change",
            ("id",),
            (
                ID,
                TITLE,
                text("reason"),
                text("without"),
                person("requested_by"),
                past("requested_on"),
                choice("state", "change_state"),
                several(
                    "lines", choice("field", "change_field", is_needed=True), thing("item", *WORK, "service"),
                    text("title"), choice("phase", "phase"), Field("days", "signed-days"),
                    Field("effort_minutes", "signed-minutes"), Field("price_cents", "signed-cents"),
                ),
            ),
            decided=(("applied_on", "approval record"),),
        ),
        Layout(
            "message",
            ("id",),
            (
                ID,
                choice("kind", "message_kind", is_needed=True),
                text("subject", is_needed=True),
                text("body"),
                person("from"),
                Field("to", "person or role", is_list=True),
                past("sent_on"),
                choice("via", "via"),
                choice("verdict", "verdict"),
                thing("cites", *ANY_THING),
                day("answer_due_on"),
                past("answered_on"),
                person("answered_by"),
                text("answer"),
            ),
        ),
    )
}  # fmt: skip
RECORD = "record"
