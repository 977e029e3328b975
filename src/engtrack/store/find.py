"""Finding one row by what people call it; what is not there is an error that names the nearest."""

from difflib import get_close_matches
from typing import Any, TypeVar, cast

from sqlmodel import Session, SQLModel, select

from engtrack.errors import NotFound, RuleBroken
from engtrack.store import many

Model = TypeVar("Model", bound=SQLModel)


def find(session: Session, model: type[Model], noun: str, key: str, column: str = "key") -> Model:
    """The row of this key; NotFound with up to three near ones otherwise."""
    known = many.of(session)
    if known and (row := known.found.get((model, column, key))) is not None:
        return cast(Model, row)
    by: Any = getattr(model, column)
    found = session.exec(select(model).where(by == key)).first()
    if found is None:
        there = list(session.exec(select(by)))
        raise NotFound(noun, key, get_close_matches(key, there, 3, 0.5))
    if known:
        known.found[model, column, key] = found
    return found


def find_within(
    session: Session, model: type[Model], noun: str, key: str, engagement_id: str
) -> Model:
    """The row of this key, which is of the engagement; RuleBroken where it is another's."""
    row = find(session, model, noun, key)
    check_within(row, noun, engagement_id)
    return row


def check_within(row: Any, noun: str, engagement_id: str) -> None:
    """What is named beside a thing is of the same engagement."""
    if row.engagement_id != engagement_id:
        raise RuleBroken("{key} is of another engagement", key=row.key,
                         next=f"engtrack {noun} list")  # fmt: skip
