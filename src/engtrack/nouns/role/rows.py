"""Which assignments hold on a day, as conditions of a query."""

from sqlalchemy import ColumnElement
from sqlmodel import and_, col, or_

from engtrack.nouns.role.model import Assignment


def held_on(day: str) -> ColumnElement[bool]:
    """Assignments that hold on this day."""
    return and_(col(Assignment.from_on) <= day, lasting(day))


def lasting(day: str) -> ColumnElement[bool]:
    """Assignments that have not ended before this day, to come or not."""
    return or_(col(Assignment.until_on).is_(None), col(Assignment.until_on) >= day)
