"""Writes about the entries of the issue log: taken down, corrected, given, spoken of."""

from typing import Any

from sqlmodel import Session, col, select

from engtrack.cli.parse import Named
from engtrack.errors import NotFound, Sentence
from engtrack.nouns.approval.authority import holders_on
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.issue import rules
from engtrack.nouns.issue.areas import AREAS
from engtrack.nouns.issue.model import Comment, Escalation, Issue, Wait
from engtrack.nouns.person import actions as people
from engtrack.nouns.person.model import Person
from engtrack.nouns.process.model import Process
from engtrack.nouns.role.model import Assignment
from engtrack.nouns.role.roles import SIDE_OF
from engtrack.nouns.role.rows import held_on
from engtrack.store import keys
from engtrack.store.find import find as find_row
from engtrack.store.find import find_within
from engtrack.store.write import next_key, raw

Owner = tuple[str | None, str | None]  # the columns owner_id and owner_role: one of the two


def find(session: Session, key: str) -> Issue:
    return find_row(session, Issue, "issue", key)


def writable(session: Session, key: str) -> Issue:
    """The entry of this key, in an engagement that is not closed."""
    issue = find(session, key)
    engagements.writable_of(session, issue.engagement_id)
    return issue


def log(
    session: Session,
    engagement: str | None,
    columns: dict[str, Any],
    *,
    owner: str | Named | None = None,
    by: str | None = None,
    on: str | None = None,
    process: str | None = None,
) -> str:
    """Take down an entry; `columns` has its kind, area and title at least.

    Without `due_on` in it, it is due by its severity. `owner` is a handle, a name, or `role:lead`.
    """
    parent = engagements.find(session, engagement)
    rules.check_loggable(parent.key, parent.state, columns["kind"])
    rules.check_fields(columns["kind"], columns)
    today = session.info["today"]
    owned = owner_of(session, parent.id, columns["area"], owner)
    issue = Issue(
        key=next_key(session, "ISS"),
        engagement_id=parent.id,
        owner_id=owned[0],
        owner_role=owned[1],
        raised_by_id=people.by_or_me(session, by).id,
        raised_on=on or today,
        typed_by=session.info["typed_by"],
        process_id=_process_id(session, parent.id, process),
        **due_of(session, parent, columns) | columns,
    )
    if issue.severity == "serious":
        issue.serious_on = issue.raised_on
    session.add(issue)
    return issue.key


def due_of(session: Session, parent: Engagement, columns: dict[str, Any]) -> dict[str, str]:
    """When it is due, and since when that counts."""
    today = session.info["today"]
    if "due_on" in columns:
        return {"due_set_on": today}
    days = rules.due_days(columns["kind"], columns.get("severity", "normal"))
    due_on = engagements.calendar_of(session, parent.id).add(today, days)
    session.info["talk"].append(Sentence("due {due_on}, as none was said", due_on=due_on))
    return {"due_on": due_on, "due_set_on": today}


def _process_id(session: Session, engagement_id: str, key: str | None) -> str | None:
    if key is None:
        return None
    return find_within(session, Process, "process", key, engagement_id).id


def owner_of(session: Session, engagement_id: str, area: str, owner: str | Named | None) -> Owner:
    """The person or role that was named, else whom the area falls to."""
    role = AREAS[area].default_owner
    if owner is None:
        return default_owner(session, engagement_id, area, role)
    if isinstance(owner, str) and owner.startswith("role:"):
        return None, owner.removeprefix("role:")
    return people.named(session, owner, SIDE_OF[role]).id, None


def default_owner(session: Session, engagement_id: str, area: str, role: str) -> Owner:
    """The one holder of the role whose domains fit; the role where that is nobody or several."""
    day = session.info["today"]
    held = (
        select(Person.handle, Assignment.domains)
        .join(Assignment)
        .where(Assignment.engagement_id == engagement_id, Assignment.role == role)
        .where(held_on(day))
    )
    handle = rules.fitting_holder(area, session.exec(held).all())
    return (people.find(session, handle).id, None) if handle else (None, role)


def edit(
    session: Session, key: str, columns: dict[str, Any], process: dict[str, str | None]
) -> str:
    """Correct an entry; `process` is empty, or has the key of the process it belongs to."""
    issue, columns = writable(session, key), dict(columns)
    kept = {field: getattr(issue, field) for field in rules.RISK_ONLY}
    rules.check_fields(issue.kind, (kept if issue.kind == "risk" else {}) | columns)
    today = session.info["today"]
    if columns.get("severity", issue.severity) != issue.severity:
        columns["serious_on"] = today if columns["severity"] == "serious" else None
    if "due_on" in columns:
        columns["due_set_on"] = today
    if process:
        columns["process_id"] = _process_id(session, issue.engagement_id, process["process"])
    issue.sqlmodel_update(columns)
    session.add(issue)
    return issue.key


def assign(session: Session, key: str, owner: str | Named) -> str:
    issue = writable(session, key)
    rules.check_unsettled(issue.key, issue.state)
    issue.owner_id, issue.owner_role = owner_of(session, issue.engagement_id, issue.area, owner)
    return issue.key


def comment(
    session: Session, key: str, text: str, by: str | None, on: str | None, cites: str | None
) -> str:
    issue = writable(session, key)
    if cites is not None:
        _check_there(session, cites)
    said = Comment(
        issue_id=issue.id,
        by_id=people.by_or_me(session, by).id,
        typed_by=session.info["typed_by"],
        said_on=on or session.info["today"],
        text=text,
        cites=cites,
    )
    session.add(said)
    return issue.key


def _check_there(session: Session, key: str) -> None:
    kept = keys.PREFIXES.get(keys.prefix(key) or "", keys.KeyedTable("engagement", "engagement"))
    row = raw(session).execute(f"SELECT 1 FROM {kept.table} WHERE key = ?", [key])
    if row.fetchone() is None:
        raise NotFound(kept.noun, key)


def holders_of(session: Session, issue: Issue, role: str, day: str) -> set[str]:
    return {h.handle for h in holders_on(session, issue.engagement_id, day) if h.role == role}


def roles_of(session: Session, issue: Issue, handle: str, day: str) -> set[str]:
    return {h.role for h in holders_on(session, issue.engagement_id, day) if h.handle == handle}


def end_wait(session: Session, issue: Issue, on: str) -> None:
    waits = select(Wait).where(Wait.issue_id == issue.id, col(Wait.until_on).is_(None))
    for wait in session.exec(waits):
        wait.until_on = max(on, wait.from_on)


def process_of(session: Session, issue: Issue) -> Process | None:
    return session.get(Process, issue.process_id) if issue.process_id else None


def is_handed_to(session: Session, issue: Issue, role: str) -> bool:
    to = select(Escalation).where(Escalation.issue_id == issue.id, Escalation.to_role == role)
    return session.exec(to).first() is not None
