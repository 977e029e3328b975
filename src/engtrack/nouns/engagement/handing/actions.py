"""Handing over: a role to another person, with what goes with it, and the whole to the client."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlmodel import Session, col, delete, select

from engtrack.cli.decided import Decided
from engtrack.cli.parse import Who
from engtrack.errors import NotFound, Sentence
from engtrack.language import gettext as _
from engtrack.nouns.approval.rules import check_way
from engtrack.nouns.document.model import Document
from engtrack.nouns.engagement import rows, unfinished
from engtrack.nouns.engagement.handing import moving, rules
from engtrack.nouns.engagement.handing.move import Move, Moved, record_of
from engtrack.nouns.engagement.model import Engagement, HandedItem, Handover
from engtrack.nouns.issue import actions as issues
from engtrack.nouns.person import actions as people
from engtrack.nouns.person.model import Person
from engtrack.nouns.role import actions as roles
from engtrack.nouns.role.model import Assignment
from engtrack.nouns.role.rows import held_on, lasting
from engtrack.nouns.schedule import actions as schedule
from engtrack.store import keys
from engtrack.store.talk import tell
from engtrack.store.write import next_key, raw

PROCEDURES = ("procedure", "backup-procedure", "best-practice")


def find(session: Session, key: str) -> Handover:
    found = session.exec(select(Handover).where(Handover.key == key)).first()
    if found is None:
        raise NotFound("handover", key, next="engtrack engagement list")
    return found


def hand_role(
    session: Session, key: str, role: str, giver: str, taker: Who, as_of: str | None, said: Decided
) -> str:
    """Release one and name the other as of a day, and move what goes with the role."""
    parent = rows.writable(session, key)
    schedule.remember(session, parent)
    first_on = as_of or session.info["today"]
    before = people.find(session, giver)
    after = people.named(session, taker, before.side)
    rules.check_two(giver, after.handle)
    if done := _handed_already(session, parent, role, before, after, first_on):
        tell(session, "{key}: handed over on that day already", key=done)
        return done
    held = _held(session, parent, before, role, first_on)
    rules.check_held(giver, role, first_on, parent.key, held is not None)
    assert held is not None
    _name(session, parent, held, after, first_on, said)
    roles.release(session, held.key, _eve_of(first_on), said)
    session.flush()
    is_whole = not _keeps_another(session, parent, before, first_on)
    move = Move(session, parent, role, before, after, first_on, is_whole)
    moved = moving.all_of(move)
    schedule.replan_for_leave(session, parent)
    handover = record_of(move)
    _keep(session, handover, moved)
    _tell_kept(session, giver, moved)
    return handover.key


def _handed_already(
    session: Session, parent: Engagement, role: str, giver: Person, taker: Person, day: str
) -> str | None:
    """The key of the same hand-over, said before."""
    same = select(Handover.key).where(
        Handover.engagement_id == parent.id,
        Handover.role == role,
        Handover.from_id == giver.id,
        Handover.to_id == taker.id,
        Handover.from_on == day,
    )
    return session.exec(same).first()


def _held(
    session: Session, parent: Engagement, person: Person, role: str, day: str
) -> Assignment | None:
    """By which assignment somebody holds a role on a day."""
    held = select(Assignment).where(
        Assignment.engagement_id == parent.id,
        Assignment.person_id == person.id,
        Assignment.role == role,
        held_on(day),
    )
    return session.exec(held).first()


def _name(
    session: Session, parent: Engagement, held: Assignment, taker: Person, first_on: str,
    said: Decided,
) -> None:  # fmt: skip
    """The new holder, with the domains of the one before, and a service provider's share."""
    mine = _held(session, parent, taker, held.role, first_on)
    domains = held.domains if mine is None else rules.joined_domains(held.domains, mine.domains)
    if mine is not None:
        roles.assign(session, parent.key, held.role, taker.handle, said, domains=domains)
        return
    columns: dict[str, Any] = {"domains": domains}
    if held.role == "provider":
        columns["share_percent"] = held.share_percent
    roles.assign(session, parent.key, held.role, taker.handle, said, from_on=first_on, **columns)


def _keeps_another(session: Session, parent: Engagement, person: Person, day: str) -> bool:
    held = select(Assignment.id).where(
        Assignment.engagement_id == parent.id,
        Assignment.person_id == person.id,
        lasting(day),
    )
    return session.exec(held).first() is not None


def _eve_of(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _tell_kept(session: Session, giver: str, moved: Sequence[Moved]) -> None:
    if kept := [one.ref for one in moved if one.what == "kept"]:
        tell(session, "{person} keeps: {keys}", person=giver, keys=kept)


def _keep(session: Session, handover: Handover, lines: Sequence[Moved]) -> None:
    """The list, as it was called on that day."""
    session.add(handover)
    session.flush()
    session.exec(delete(HandedItem).where(col(HandedItem.handover_id) == handover.id))
    session.add_all(
        HandedItem(handover_id=handover.id, engagement_id=handover.engagement_id, place=place,
                   what=line.what, ref=line.ref, title=line.title)
        for place, line in enumerate(lines)
    )  # fmt: skip
    session.flush()


def acknowledge(session: Session, key: str, said: Decided) -> str:
    """The word of who took over that they have the list."""
    handover = find(session, key)
    rows.writable_of(session, handover.engagement_id)
    rules.check_acknowledgeable(handover.key, handover.kind)
    if handover.acknowledged_on is not None:
        tell(session, "{key} was acknowledged on {on} already", key=handover.key,
             on=handover.acknowledged_on)  # fmt: skip
        return handover.key
    by = people.by_or_me(session, said.by)
    rules.check_taker(handover.key, by.handle, session.get_one(Person, handover.to_id).handle)
    check_way(by.handle, session.info["typed_by"], said.via)
    handover.state, handover.acknowledged_by_id = "acknowledged", by.id
    handover.acknowledged_on = said.on or session.info["today"]
    handover.acknowledged_typed_by = session.info["typed_by"]
    handover.acknowledged_via = said.via
    return handover.key


def draw_up(
    session: Session, key: str, owners: dict[str, str], access: list[str] | None,
    note: dict[str, str | None],
) -> str:  # fmt: skip
    """The hand-over to the client as it stands today: owners, procedures, open points, access.

    Said again, it brings the list up to date; one that was accepted stays, and a new one is begun.
    """
    parent = rows.writable(session, key)
    for text in access or ():
        rules.check_no_secret(text)
    handover = _begun(session, parent)
    if handover.state == "rejected":
        handover.state = "draft"
    for area in ("application", "data"):
        _own(session, parent, handover, area, owners.get(area))
    handover.sqlmodel_update(note)
    kept = _access_of(session, handover) if access is None else access
    lines = [*_procedures(session, parent), *_open_points(session, parent)]
    _keep(session, handover, [*lines, *(Moved("access", None, text) for text in kept)])
    return handover.key


def _begun(session: Session, parent: Engagement) -> Handover:
    mine = Handover.engagement_id == parent.id, Handover.kind == "client"
    newest = select(Handover).where(*mine).order_by(col(Handover.id).desc())
    before = session.exec(newest).first()
    if before is not None and before.state != "accepted":
        return before
    owners = (before.application_id, before.data_id) if before else (None, None)
    today = session.info["today"]
    return Handover(
        key=next_key(session, "HND"), engagement_id=parent.id, kind="client", state="draft",
        title=_("Hand-over to the client"), from_on=today, handed_on=today,
        application_id=owners[0], data_id=owners[1], typed_by=session.info["typed_by"],
    )  # fmt: skip


def _own(
    session: Session, parent: Engagement, handover: Handover, area: str, said: str | None
) -> None:
    """Who is named; else who was before; else the one lead to whom the area falls."""
    column = f"{area}_id"
    if said is not None:
        person = people.active(session, said)
        rules.check_of_client(person.handle, person.side, parent.key)
        setattr(handover, column, person.id)
    elif getattr(handover, column) is None:
        owner, _role = issues.default_owner(session, parent.id, area, "lead")
        setattr(handover, column, owner)
        if owner is None:
            option = f"--{area}"
            session.info["talk"].append(
                Sentence("no owner is named yet: say {option} HANDLE", option=option)
            )


def _access_of(session: Session, handover: Handover) -> list[str]:
    mine = HandedItem.handover_id == handover.id, HandedItem.what == "access"
    return list(session.exec(select(HandedItem.title).where(*mine).order_by("place")))


def _procedures(session: Session, parent: Engagement) -> list[Moved]:
    there = select(Document).where(
        Document.engagement_id == parent.id,
        col(Document.kind).in_(PROCEDURES),
        col(Document.state).in_(("current", "approved")),
    )
    found = sorted(session.exec(there), key=lambda one: keys.key_number(one.key))
    return [Moved("procedure", one.key, one.title) for one in found]


def _open_points(session: Session, parent: Engagement) -> list[Moved]:
    """What is not at its end, under its title."""
    session.flush()
    found = []
    for key in unfinished.left_open(session, parent):
        kept = keys.PREFIXES[key.rpartition("-")[0]]
        column = "subject" if kept.table == "message" else "title"
        sql = f"SELECT {column} FROM {kept.table} WHERE key = ?"
        (title,) = raw(session).execute(sql, [key]).fetchone()
        found.append(Moved("open", key, title))
    return found
