"""Writes about people. Everybody who names a person on a creating verb comes through `named`."""

from typing import Any

from sqlmodel import Session, select

from engtrack.cli.parse import Named, handle_from_name
from engtrack.errors import Misused, RuleBroken, Sentence
from engtrack.nouns.person import rules
from engtrack.nouns.person.model import Person
from engtrack.nouns.role.model import Assignment
from engtrack.nouns.role.rows import lasting
from engtrack.store import find as finding
from engtrack.store.talk import is_already


def find(session: Session, handle: str) -> Person:
    return finding.find(session, Person, "person", handle.lower(), "handle")


def active(session: Session, handle: str) -> Person:
    person = find(session, handle)
    if person.state != "active":
        raise RuleBroken(
            "{person} is inactive", person=handle, next=f"engtrack person reactivate {handle}"
        )
    return person


def me(session: Session) -> Person:
    """Who types."""
    return find(session, session.info["typed_by"])


def by_or_me(session: Session, by: str | None) -> Person:
    """Who decided, said or did it: the one named, else who types."""
    return find(session, by) if by else me(session)


def add(session: Session, *, name: str, side: str, handle: str | None, **more: Any) -> str:
    taken = set(session.exec(select(Person.handle)))
    if handle in taken:
        raise RuleBroken(
            "there is a person {person} already",
            person=handle,
            next=f"engtrack person show {handle}",
        )
    person = Person(handle=handle or handle_from_name(name, taken), name=name, side=side, **more)
    session.add(person)
    session.flush()
    return person.handle


def named(session: Session, who: str | Named, side: str | None) -> Person:
    """The person a user named by a handle, or by name and address; unknown ones are added."""
    if isinstance(who, str):
        return active(session, who)
    known = (
        session.exec(select(Person).where(Person.email == who.email)).first() if who.email else None
    )
    if known is None and not who.email:
        known = session.exec(select(Person).where(Person.name == who.name)).first()
    if known is not None:
        return active(session, known.handle)
    if side is None:
        raise Misused(
            "which side is {name} of? add them first",
            name=who.name,
            next=f'engtrack person add "{who.name}" --side client',
        )
    handle = add(session, name=who.name, side=side, handle=None, email=who.email)
    session.info["talk"].append(
        Sentence("added: {name}, {side}, as {handle}", name=who.name, side=side, handle=handle)
    )
    return find(session, handle)


def edit(session: Session, handle: str, columns: dict[str, Any]) -> str:
    person = find(session, handle)
    if columns.get("side", person.side) != person.side:
        rules.check_free_of_roles(handle, roles_of(session, person))
    person.sqlmodel_update(columns)
    session.add(person)
    return person.handle


def deactivate(session: Session, handle: str) -> str:
    person = find(session, handle)
    if is_already(session, "person", person.handle, person.state, "inactive"):
        return person.handle
    rules.check_free_of_roles(handle, roles_of(session, person))
    person.state = "inactive"
    return person.handle


def reactivate(session: Session, handle: str) -> str:
    person = find(session, handle)
    if not is_already(session, "person", person.handle, person.state, "active"):
        person.state = "active"
    return person.handle


def roles_of(session: Session, person: Person) -> list[str]:
    """The keys of the roles this person holds or will hold."""
    today = session.info["today"]
    open_ = lasting(today)
    return list(
        session.exec(select(Assignment.key).where(Assignment.person_id == person.id, open_))
    )
