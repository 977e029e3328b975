"""Adding who begins."""

from typing import Any

from sqlmodel import Session

from engtrack.nouns.person import actions as people
from engtrack.table import Table


def add(session: Session, person: Any, table: Table) -> Table:
    people.add(
        session,
        name=person.name,
        side=person.side,
        handle=person.handle,
        organisation=person.organisation,
        email=person.email,
        language=person.language,
    )
    return table
