"""The text that asks for a decision: at most 15 lines of 60 signs, in the decider's language."""

import textwrap
from dataclasses import dataclass

from sqlmodel import Session, col, or_, select

from engtrack import language
from engtrack.cli.dates import spoken_day
from engtrack.language import gettext as _
from engtrack.language import label, neutral, shown
from engtrack.nouns.approval.model import Approval
from engtrack.nouns.approval.rows import find
from engtrack.nouns.engagement import actions as engagements
from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.person.model import Person
from engtrack.nouns.role.model import Assignment

WIDTH = 60


@dataclass(frozen=True)
class Delay:
    """A milestone that the decision moves, by working days, to a day."""

    title: str
    days: int
    finish_on: str


@dataclass(frozen=True)
class Told:
    """What a subject's `decision.told` says of it, beyond its title: minutes, cents, delays."""

    reason: str | None = None
    without: str | None = None  # what happens without it
    minutes: int = 0
    cents: int = 0
    budget_cents: int = 0
    delays: tuple[Delay, ...] = ()


def text_of(session: Session, keys: list[str], decision_of: object) -> str:
    """The texts to send for these questions, one after the other."""
    spoken = language.current()
    texts = [_text(session, find(session, key), decision_of) for key in keys]
    language.choose(spoken)
    return "\n".join(texts)


def _text(session: Session, asked: Approval, decision_of: object) -> str:
    engagement = engagements.by_id(session, asked.engagement_id)
    of = decision_of(asked.subject)  # type: ignore[operator]
    told = of.told(session, of.find(session, asked.subject)) if hasattr(of, "told") else Told()
    language.choose(language_of(session, asked, engagement) or language.current())
    return "\n".join(composed(asked, told, engagement)) + "\n"


def language_of(session: Session, asked: Approval, engagement: Engagement) -> str | None:
    """The decider's language, else the engagement's."""
    today = session.info["today"]
    holders = (
        select(Person.language)
        .join(Assignment)
        .where(
            Assignment.engagement_id == engagement.id,
            Assignment.role == asked.role,
            Assignment.from_on <= today,
            or_(col(Assignment.until_on).is_(None), col(Assignment.until_on) >= today),
        )
        .order_by(col(Assignment.from_on), col(Assignment.key))
    )
    return next(filter(None, session.exec(holders)), engagement.language)


def composed(asked: Approval, told: Told, engagement: Engagement) -> list[str]:
    """What it is, what it costs, how many days, what happens without it, by when, the code."""
    due = spoken_day(str(asked.due_on), language.current())
    reply = _("Reply: approved {code}, or: rejected {code}").format(code=asked.code)
    return [
        *_folded(_("{engagement}: your decision on {key}").format(
            engagement=engagement.key, key=asked.subject), 1),
        "",
        *_folded(neutral(asked.title), 2),
        *_said(_("Why"), told.reason, 2),
        *_said(_("Cost"), _cost(told, engagement.currency), 2),
        *_said(_("Days"), _delays(told), 2),
        *_said(_("Without it"), told.without, 2),
        *_said(_("Answer by"), due, 1),
        *_said(_("Code"), asked.code, 1),
        *_folded(reply, 1),
    ]  # fmt: skip


def _cost(told: Told, currency: str) -> str:
    parts = [
        ("", shown("cents", told.cents, currency=currency), told.cents),
        (label("budget_cents") + " ", shown("cents", told.budget_cents, currency=currency),
         told.budget_cents),
        ("", shown("minutes", told.minutes), told.minutes),
    ]  # fmt: skip
    said = [f"{head}{'+' if amount > 0 else ''}{words}" for head, words, amount in parts if amount]
    return ", ".join(said) or _("nothing")


def _delays(told: Told) -> str:
    said = [
        f"{neutral(one.title)} {'+' if one.days > 0 else ''}{shown('days', one.days)}"
        f" ({one.finish_on})"
        for one in told.delays
    ]
    return "; ".join(said) or _("no milestone moves")


def _said(head: str, text: str | None, lines: int) -> list[str]:
    return _folded(language.before(head) + neutral(text), lines) if text else []


def _folded(text: str, lines: int) -> list[str]:
    return textwrap.wrap(text, WIDTH, max_lines=lines, placeholder=" …", subsequent_indent="  ")
