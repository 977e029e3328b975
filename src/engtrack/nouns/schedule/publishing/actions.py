"""Writes about giving the schedule out: what was given to whom, its calendar file."""

import json
import os
import shlex
from collections.abc import Sequence
from pathlib import Path

from sqlmodel import Session, col, func, select

from engtrack import language
from engtrack.cli.alongside import write_alongside
from engtrack.cli.parse import Named, is_none
from engtrack.cli.paths import path_of
from engtrack.cli.settings import settings
from engtrack.cli.writes import typed
from engtrack.errors import Misused, RuleBroken
from engtrack.nouns.approval.authority import holders_on
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.message.recipients import ToRole
from engtrack.nouns.person import actions as people
from engtrack.nouns.person.model import Person
from engtrack.nouns.schedule.baselines import check_planned
from engtrack.nouns.schedule.model import Publication, PublicationReader
from engtrack.nouns.schedule.publishing import calendar_file
from engtrack.nouns.schedule.publishing.since import plan_of
from engtrack.store.read import Scope, prepare
from engtrack.store.talk import tell
from engtrack.store.write import next_key, raw

Who = str | Named | ToRole
HEAD = 4096  # of a file, to see what it is


def publish(
    session: Session,
    engagement: str | None,
    to: Sequence[Who],
    by: str | None,
    ics: str | None,
) -> str:
    """Keep the plan as it is given out, and to whom; write its calendar file."""
    parent = engagements.writable(session, engagement)
    if not to:
        raise _nobody_named(session, parent)
    path = calendar_path(parent.key, ics)
    if path is not None:
        _check_replaceable(parent, path)
    publication = _kept(session, parent, people.by_or_me(session, by))
    readers = _readers(session, parent, to)
    for person in readers:
        _keep_reader(session, publication, person)
    tell(session, "kept as {key}, given to {people}", key=publication.key,
         people=[person.handle for person in readers])  # fmt: skip
    if path is not None:
        _write_calendar(session, parent, path)
    return publication.key


def _kept(session: Session, parent: Engagement, by: Person) -> Publication:
    session.flush()
    plan = plan_of(raw(session), parent.id)
    check_planned(parent, plan)
    publication = Publication(
        key=next_key(session, "PUB"),
        engagement_id=parent.id,
        published_on=session.info["today"],
        by_id=by.id,
        typed_by=session.info["typed_by"],
        item_count=len(plan),
        finish_on=max(item.finish_on for item in plan),
        snapshot=json.dumps(plan, ensure_ascii=False),
    )
    session.add(publication)
    session.flush()
    return publication


def calendar_path(engagement: str, ics: str | None) -> Path | None:
    """Where the calendar file goes: beside one stands, unless another place, or none, was said."""
    if ics is None:
        return Path(f"{engagement}.ics")
    return None if is_none(ics) else path_of(ics)


def _readers(session: Session, parent: Engagement, to: Sequence[Who]) -> list[Person]:
    """The persons named, and those who hold the roles named, each once, in that order."""
    found: dict[str, Person] = {}
    for one in to:
        for person in _persons(session, parent, one):
            found.setdefault(person.id, person)
    return list(found.values())


def _persons(session: Session, parent: Engagement, one: Who) -> list[Person]:
    if not isinstance(one, ToRole):
        return [people.named(session, one, None)]
    held = holders_on(session, parent.id, session.info["today"])
    handles = [h.handle for h in held if h.role == one.role]
    if not handles:
        raise RuleBroken("nobody is {role} in {engagement}; name a person", role=one.role,
                         engagement=parent.key,
                         next=f"engtrack role list -e {parent.key}")  # fmt: skip
    return [people.find(session, handle) for handle in handles]


def _keep_reader(session: Session, publication: Publication, person: Person) -> None:
    session.add(
        PublicationReader(
            publication_id=publication.id,
            engagement_id=publication.engagement_id,
            person_id=person.id,
        )
    )
    session.flush()
    if not person.email:
        tell(session, "{person} has no address", person=person.handle,
             next=f"engtrack person show {person.handle}")  # fmt: skip


def _nobody_named(session: Session, parent: Engagement) -> Misused:
    """Who was told last, and when: the command that tells them again."""
    told = (
        select(Person.handle, func.max(Publication.published_on))
        .join(PublicationReader, col(PublicationReader.person_id) == Person.id)
        .join(Publication)
        .where(Publication.engagement_id == parent.id, Person.state == "active")
        .group_by(Person.handle)
        .order_by(Person.handle)
    )
    found = session.exec(told).all()
    publish = "engtrack schedule publish"
    if not found:
        return Misused("to whom? say --to HANDLE; nobody was told yet",
                       next=f"{publish} --to sponsor -e {parent.key}")  # fmt: skip
    again = " ".join(f"--to {handle}" for handle, _ in found)
    return Misused("to whom? say --to HANDLE; told before: {people}",
                   people=[f"{handle} ({on})" for handle, on in found],
                   next=f"{publish} {again} -e {parent.key}")  # fmt: skip


def _check_replaceable(parent: Engagement, path: Path) -> None:
    """A calendar of this engagement is replaced by the newer one; nothing else ever is."""
    folder = path.resolve().parent
    if path.is_dir() or not os.access(path if path.exists() else folder, os.W_OK):
        raise Misused("{path} cannot be written", path=path)
    if not path.exists():
        return
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        is_ours = calendar_file.is_ours(file.read(HEAD), parent.id)
    if not is_ours:
        raise Misused("{path} is there already and is no calendar of {engagement}; say --ics PATH",
                      path=path, engagement=parent.key,
                      next=typed("--ics", f"{path.stem}-2.ics"))  # fmt: skip


def _write_calendar(session: Session, parent: Engagement, path: Path) -> None:
    """Where the file cannot be written, nothing was published."""
    prepare(raw(session), session.info["instant"], session.info["today"], Scope(parent.key))
    lang = language.of_people() if settings.is_lang_said else None
    text = calendar_file.calendar_of(raw(session), lang)
    if not settings.dry_run:
        again = f"engtrack schedule export ics -e {parent.key} -o {shlex.quote(str(path))}"
        write_alongside(session, path, text, again=again)
        tell(session, "written: {path}", path=str(path))
