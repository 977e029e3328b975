"""Planning in the file: what follows from durations, links, days off and what was asked."""

from sqlmodel import Session

from engtrack.nouns.engagement.model import Engagement


def replan(session: Session, engagement: Engagement) -> None:
    """Plan the engagement's work anew and say what moved."""


def shift_unfinished(session: Session, engagement: Engagement, days: int) -> None:
    """Move asked and planned dates of unfinished work by working days (after a hold)."""
