"""The scope: typed freely while an engagement is planned, changed by change requests after."""

from typing import Any

from sqlmodel import Session

from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.engagement.rules import check_agreed_freely
from engtrack.nouns.service.model import Service
from engtrack.store.find import find as find_row
from engtrack.store.talk import is_already
from engtrack.store.write import next_key


def find(session: Session, key: str) -> Service:
    return find_row(session, Service, "service", key)


def add(session: Session, engagement: str | None, columns: dict[str, Any]) -> str:
    parent = engagements.writable(session, engagement)
    check_agreed_freely(parent.key, parent.state, "services")
    service = Service(key=next_key(session, "SRV"), engagement_id=parent.id, **columns)
    session.add(service)
    return service.key


def edit(session: Session, key: str, columns: dict[str, Any]) -> str:
    service = find(session, key)
    parent = engagements.writable_of(session, service.engagement_id)
    check_agreed_freely(parent.key, parent.state, "services")
    service.sqlmodel_update(columns)
    session.add(service)
    return service.key


def drop(session: Session, key: str) -> str:
    service = find(session, key)
    parent = engagements.writable_of(session, service.engagement_id)
    check_agreed_freely(parent.key, parent.state, "services")
    is_already(session, "service", service.key, service.state, "dropped")
    service.state = "dropped"
    return service.key
