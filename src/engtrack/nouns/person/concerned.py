"""Whom somebody's leave concerns: who is to be told, and what a cover is to look at."""

from collections.abc import Collection

from sqlmodel import Session, col, select

from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.person.model import Person
from engtrack.nouns.person.said import Days
from engtrack.nouns.role.model import Assignment
from engtrack.nouns.role.rows import held_on
from engtrack.nouns.schedule.model import Assignee
from engtrack.store.keys import key_number
from engtrack.store.talk import tell
from engtrack.store.write import raw

# Who hears of anybody's leave, and who besides of that of the client's people.
TOLD = {"vendor": ("coordinator",), "client": ("coordinator", "lead", "sponsor"),
        "third-party": ("coordinator", "support")}  # fmt: skip
# What is theirs and due before they are back: it stays so.
OWN = """
    SELECT key FROM issue
     WHERE engagement_id = :engagement AND owner_id = :person AND state IN ('open', 'waiting')
       AND (due_on IS NULL OR due_on <= :until)
    UNION ALL
    SELECT key FROM deliverable
     WHERE engagement_id = :engagement AND owner_id = :person
       AND state IN ('draft', 'rejected') AND (due_on IS NULL OR due_on <= :until)
    UNION ALL
    SELECT m.key FROM message_recipient r JOIN message m ON m.id = r.message_id
     WHERE r.engagement_id = :engagement AND r.person_id = :person AND m.state = 'owed'
       AND (m.answer_due_on IS NULL OR m.answer_due_on <= :until)"""


def say_whom_to_tell(
    session: Session,
    person: Person,
    parents: Collection[Engagement],
    work_ids: Collection[str],
    cover: Person | None,
) -> None:
    """Each once: the cover, the others of the work that is touched, and who coordinates it."""
    ids = {cover.id} if cover else set()
    for parent in parents:
        ids |= _people_of(session, parent, person, work_ids)
    known = select(Person).where(
        col(Person.id).in_(ids - {person.id}),
        Person.state == "active",
        Person.handle != session.info["typed_by"],
    )
    if names := [_named(one) for one in session.exec(known.order_by(col(Person.handle)))]:
        tell(session, "to be told: {people}", people=names)


def _people_of(
    session: Session, parent: Engagement, person: Person, work_ids: Collection[str]
) -> set[str]:
    given = session.exec(
        select(Assignee.person_id, Assignee.role).where(
            Assignee.engagement_id == parent.id, col(Assignee.work_id).in_(work_ids)
        )
    ).all()
    roles = {role for _, role in given if role} | set(TOLD[person.side])
    today = session.info["today"]
    holders = select(Assignment.person_id).where(
        Assignment.engagement_id == parent.id,
        col(Assignment.role).in_(roles),
        held_on(today),
    )
    return {id for id, _ in given if id} | set(session.exec(holders))


def _named(person: Person) -> str:
    return f"{person.name} <{person.email}>" if person.email else person.name


def say_what_to_look_at(
    session: Session, person: Person, cover: Person, parents: Collection[Engagement], days: Days
) -> None:
    """Entries, deliverables and answers stay theirs; the cover knows of them."""
    found: list[str] = []
    for parent in parents:
        wanted = {"engagement": parent.id, "person": person.id, "until": days.until_on}
        found += [key for (key,) in raw(session).execute(OWN, wanted)]
    if found:
        keys = sorted(set(found), key=lambda key: (key.partition("-")[0], key_number(key)))
        tell(session, "{person} keeps, for {cover} to look at: {keys}", person=person.handle,
             cover=cover.handle, keys=keys)  # fmt: skip
