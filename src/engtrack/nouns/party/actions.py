"""Writes about third parties: who they are, and who at the client leads them."""

from typing import Any

from sqlmodel import Session

from engtrack.cli.parse import Named
from engtrack.nouns.approval.authority import holders_on
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.party import rules
from engtrack.nouns.party.model import Party
from engtrack.nouns.person import actions as people
from engtrack.nouns.person.model import Person
from engtrack.nouns.task import actions as tasks
from engtrack.nouns.task.rows import find as find_work
from engtrack.store.find import check_within
from engtrack.store.find import find as find_row
from engtrack.store.talk import tell
from engtrack.store.write import next_key

Who = str | Named


def find(session: Session, key: str) -> Party:
    return find_row(session, Party, "party", key)


def add(
    session: Session,
    engagement: str | None,
    columns: dict[str, Any],
    people_of: dict[str, Who | None],
    work: list[str] | None = None,
) -> str:
    """A third party; `people_of` has its `lead` and its `contact`, `work` are the tasks it does."""
    parent = engagements.writable(session, engagement)
    party = Party(
        key=next_key(session, "PTY"),
        engagement_id=parent.id,
        created_on=session.info["today"],
        **columns,
        **_people(session, parent, people_of),
    )
    session.add(party)
    session.flush()
    _give(session, party, work or ())
    return party.key


def edit(
    session: Session,
    key: str,
    columns: dict[str, Any],
    people_of: dict[str, Who | None],
    work: list[str] | None = None,
) -> str:
    party = find(session, key)
    parent = engagements.writable_of(session, party.engagement_id)
    found = _people(session, parent, people_of)
    if found.get("lead_id", "") == party.lead_id:
        del found["lead_on"]  # the same as before, since the same day
    party.sqlmodel_update(columns | found)
    session.add(party)
    _give(session, party, work or ())
    return party.key


def _people(
    session: Session, parent: Engagement, people_of: dict[str, Who | None]
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if "lead" in people_of:
        found["lead_id"] = _person_id(session, people_of["lead"], "client")
        found["lead_on"] = session.info["today"] if found["lead_id"] else None
        _say_if_no_support(session, parent, found["lead_id"])
    if "contact" in people_of:
        found["contact_id"] = _person_id(session, people_of["contact"], "third-party")
    return found


def _person_id(session: Session, who: Who | None, side: str) -> str | None:
    if who is None:
        return None
    person = people.named(session, who, side)
    rules.check_side(person.handle, person.side, side)
    return person.id


def _say_if_no_support(session: Session, parent: Engagement, person_id: str | None) -> None:
    """Whoever leads it holds the role support; that may come later, and is said."""
    if person_id is None:
        return
    handle = session.get_one(Person, person_id).handle
    held = holders_on(session, parent.id, session.info["today"])
    if not any(h.handle == handle and h.role == "support" for h in held):
        tell(session, "{person} does not hold the role {role} yet", person=handle, role="support",
             next=f"engtrack role assign support {handle} -e {parent.key}")  # fmt: skip


def _give(session: Session, party: Party, work: list[str] | tuple[()]) -> None:
    for key in work:
        check_within(find_work(session, key, "task"), "task", party.engagement_id)
        tasks.edit(session, "task", key, {"party_id": party.key})
