"""What binds a point sheet's signature to its content. It is signed, and never asked about."""

from typing import Any

from sqlmodel import Session

from engtrack.errors import RuleBroken
from engtrack.nouns.approval.model import Approval
from engtrack.nouns.sheet import actions
from engtrack.nouns.sheet.content import content as content_of
from engtrack.nouns.sheet.model import Sheet
from engtrack.store.write import raw

KIND, ACT, ROLE = "sheet", "sheet", "sponsor"

find = actions.find


def check_askable(session: Session, sheet: Sheet) -> None:
    raise RuleBroken(
        "{key} is a point sheet: print it, and say who signed it",
        key=sheet.key,
        next=f"engtrack sheet show {sheet.key} -f markdown",
    )


def content(session: Session, sheet: Sheet) -> dict[str, Any]:
    session.flush()
    return content_of(raw(session), sheet.id)


def was_asked(session: Session, sheet: Sheet) -> None:
    """It never is."""


def was_withdrawn(session: Session, sheet: Sheet) -> None:
    """It never is."""


def take_effect(session: Session, sheet: Sheet, approval: Approval) -> None:
    """Signing does it."""
