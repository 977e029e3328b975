"""What a task names by its key: strategy document, third party, service."""

from typing import Any

from sqlmodel import Session

from engtrack.errors import Misused
from engtrack.nouns.document.model import Document
from engtrack.nouns.party.model import Party
from engtrack.nouns.service.model import Service
from engtrack.store.find import find as find_row
from engtrack.store.find import find_within


def kept(session: Session, engagement_id: str, columns: dict[str, Any]) -> dict[str, Any]:
    """The columns as they are stored: what is named by its id."""
    stored = dict(columns)
    if (key := columns.get("strategy_id")) is not None:
        stored["strategy_id"] = _strategy(session, engagement_id, key).id
    if (key := columns.get("party_id")) is not None:
        stored["party_id"] = find_within(session, Party, "party", key, engagement_id).id
    if (key := columns.get("service_id")) is not None:
        stored["service_id"] = find_within(session, Service, "service", key, engagement_id).id
    return stored


def _strategy(session: Session, engagement_id: str, key: str) -> Document:
    document = find_row(session, Document, "document", key)
    if document.kind != "strategy" or document.engagement_id != engagement_id:
        raise Misused("{key} is no strategy document of this engagement", key=document.key,
                      next="engtrack document list --kind strategy")  # fmt: skip
    return document
