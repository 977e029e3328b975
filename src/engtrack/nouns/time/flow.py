"""The way of hours and expenses from the draft to the approval, said once for both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session, SQLModel, col, delete, select

from engtrack.cli.decided import Decided
from engtrack.errors import Sentence
from engtrack.language import shown
from engtrack.nouns.approval import actions as approvals
from engtrack.nouns.approval.authority import check_holds
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.person import actions as people
from engtrack.nouns.person.model import Person
from engtrack.nouns.time import rules
from engtrack.store.find import find
from engtrack.store.references import Reference
from engtrack.store.talk import is_already, tell

Entry = Any  # a row of one of the two tables, which share these columns


@dataclass(frozen=True)
class Kind:
    """One of the two nouns: its table, and how an approval words an entry."""

    noun: str
    model: type[SQLModel]
    amount: str  # the column that says how much
    day: str  # the column of its day

    @property
    def kept_by_correction(self) -> tuple[str, ...]:
        return (self.day, "person_id", "kind", "is_billable", "is_reimbursable")


@dataclass(frozen=True)
class Which:
    """The entries of these keys; without any, all that wait, narrowed by what else is said."""

    keys: Sequence[str] = ()
    engagement: str | None = None
    person: str | None = None
    until: str | None = None


def chosen(session: Session, of: Kind, which: Which, state: str) -> list[Entry]:
    if which.keys:
        return [find(session, of.model, of.noun, key) for key in dict.fromkeys(which.keys)]
    rows: Any = of.model
    wanted: list[Any] = [col(rows.state) == state]
    if which.engagement:
        parent = engagements.find(session, which.engagement)
        wanted.append(rows.engagement_id == parent.id)
    if which.person:
        wanted.append(rows.person_id == people.find(session, which.person).id)
    if which.until:
        wanted.append(getattr(rows, of.day) <= which.until)
    return list(session.exec(select(rows).where(*wanted).order_by(rows.id)))


def submit(session: Session, of: Kind, which: Which) -> list[str]:
    """Say that they are complete: all drafts of one person, who types unless said, or by key."""
    if not which.keys:
        which = replace(which, person=people.by_or_me(session, which.person).handle)
    found = chosen(session, of, which, "draft")
    for entry in _to_move(session, of, found, "submitted"):
        _move(session, of, entry, "submitted", {"submitted_on": session.info["today"]})
    return [entry.key for entry in found]


def approve(session: Session, of: Kind, which: Which, said: Decided) -> list[str]:
    """An act of the coordinator: one decision an engagement, about all of its entries."""
    found = chosen(session, of, which, "submitted")
    moving = _to_move(session, of, found, "approved")
    for engagement_id, entries in _by_engagement(moving).items():
        parent = engagements.by_id(session, engagement_id)
        by, on = _decide(session, of, parent, entries, said)
        for entry in entries:
            _move(session, of, entry, "approved", {"approved_on": on, "approved_by_id": by})
    return [entry.key for entry in found]


def _decide(
    session: Session, of: Kind, parent: Engagement, entries: list[Entry], said: Decided
) -> tuple[str | None, str | None]:
    content = {f"{of.noun} {entry.key}": _worded(session, of, entry) for entry in entries}
    since = max(getattr(entry, of.day) for entry in entries)
    row = approvals.decide_act(
        session, parent.id, "hours", of.noun, parent, parent.name, said, content, since=since
    )
    return row.by_id, row.decided_on


def _worded(session: Session, of: Kind, entry: Entry) -> str:
    person = session.get_one(Person, entry.person_id).handle
    amount = shown(of.amount, getattr(entry, of.amount), family="")
    return f"{getattr(entry, of.day)} {person} {amount}"


def give_back(session: Session, of: Kind, which: Which, reason: str | None) -> list[str]:
    """Submitted or approved entries become drafts again, and leave the sheet that gathered them."""
    found = []
    for entry in chosen(session, of, which, "submitted"):
        if entry.state in rules.FIXED:
            rules.check_editable(of.noun, entry.key, entry.state, _correcting(of, entry.key))
        if entry.state == "approved":  # who may approve it may take that back
            check_holds(session, entry.engagement_id, ("coordinator", "account-manager"))
        if entry.sheet_id:
            tell(session, "{key} leaves the sheet that gathered it", key=entry.key)
        cleared = dict.fromkeys(("submitted_on", "approved_on", "approved_by_id", "sheet_id"))
        if not is_already(session, of.noun, entry.key, entry.state, "draft"):
            _move(session, of, entry, "draft", cleared | {"reason": reason})
        found.append(entry.key)
    return found


def corrected_by(session: Session, of: Kind, first: Entry) -> list[Entry]:
    """What has corrected an entry so far; one at a time is on its way to a signature."""
    rows: Any = of.model
    found = list(session.exec(select(rows).where(rows.corrects_id == first.id)))
    for one in found:
        rules.check_correction_signed(of.noun, first.key, one.key, one.state)
    return found


def check_stays(session: Session, of: Kind, entry: Entry, columns: Mapping[str, Any]) -> None:
    """A correction is of the person, the day and the kind that it corrects."""
    if entry.corrects_id:
        first = session.get_one(of.model, entry.corrects_id)
        changed = [name for name in columns if name in of.kept_by_correction]
        rules.check_correction_stays(of.noun, entry.key, first.key, changed)  # type: ignore[attr-defined]


def _correcting(of: Kind, key: str) -> str:
    return f"engtrack {of.noun} show {key}"


def _to_move(session: Session, of: Kind, found: list[Entry], then: str) -> list[Entry]:
    """Those that are not there yet; every one of them must be able to follow."""
    if not found:
        tell(session, "nothing waits for that")
    moving = [e for e in found if not is_already(session, of.noun, e.key, e.state, then)]
    for entry in moving:
        engagements.writable_of(session, entry.engagement_id)
        rules.check_move(of.noun, entry.key, entry.state, then)
    return moving


def _move(session: Session, of: Kind, entry: Entry, then: str, columns: dict[str, Any]) -> None:
    engagements.writable_of(session, entry.engagement_id)
    rules.check_move(of.noun, entry.key, entry.state, then)
    entry.sqlmodel_update({"state": then} | columns)
    session.add(entry)


def _by_engagement(entries: list[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.engagement_id, []).append(entry)
    return found


def take_out(session: Session, entry: Entry) -> None:
    """A draft leaves the file; its key is not given again."""
    parent = engagements.by_id(session, entry.engagement_id)
    session.info["talk"] += [
        Sentence("{engagement} · {client}", engagement=parent.key, client=parent.client),
        Sentence("{key} is removed; its key is not given again", key=entry.key),
    ]
    session.exec(delete(Reference).where(col(Reference.key) == entry.key))
    session.delete(entry)
