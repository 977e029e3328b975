"""The caller's own ids (`--ref`): creating again with one gives the same key."""

from sqlmodel import Session, select

from engtrack.errors import RuleBroken
from engtrack.store.types import STRICT, Field, Row


class Reference(Row, table=True):
    __table_args__ = (STRICT,)

    ref: str = Field(unique=True)
    noun: str
    key: str


def key_of(session: Session, ref: str, noun: str) -> str | None:
    """The key that this noun was given under the caller's id, if any."""
    found = session.exec(select(Reference).where(Reference.ref == ref)).first()
    if found is not None and found.noun != noun:
        raise RuleBroken(
            "{ref} is the id of {key}, a {noun}", ref=ref, key=found.key, noun=found.noun
        )
    return found.key if found else None


def keep(session: Session, ref: str, noun: str, key: str) -> None:
    session.add(Reference(ref=ref, noun=noun, key=key))
