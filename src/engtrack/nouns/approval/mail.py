"""The text that asks for a decision: at most 15 lines of 60 signs, in the decider's language."""

from dataclasses import dataclass

from sqlmodel import Session, col, or_, select

from engtrack import language
from engtrack.cli.dates import written_day
from engtrack.language import gettext as _
from engtrack.language import label, neutral, shown, wrapped
from engtrack.nouns.approval.model import Approval
from engtrack.nouns.approval.rows import find
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.person.model import Person
from engtrack.nouns.role.model import Assignment

WIDTH, MOST = 60, 15
WHY = {  # what stands before the reason, by what is decided
    "change": "Why",
    "deliverable": "Criteria",
    "document": "About it",
    "baseline": "Why",
    "handover": "About it",
}


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
    """What it is, what it costs, how many days, what happens without it, by when, the code.

    Each milestone has a line of its own, uncut; what is told in words makes room for them.
    """
    for lines in (2, 1):
        before, after = _beginning(asked, told, engagement, lines), _end(asked, told, lines)
        room = MOST - len(before) - len(after)
        if len(told.delays) < room:
            break
    return [*before, *_milestones(asked, told, room), *after]


def _beginning(asked: Approval, told: Told, engagement: Engagement, lines: int) -> list[str]:
    said = {"engagement": engagement.key, "key": asked.subject}
    is_plan = asked.subject_kind == "baseline"
    head = (
        _("{engagement}: your decision on the schedule, {key}")
        if is_plan
        else _("{engagement}: your decision on {key}")
    ).format(**said)
    is_change = asked.subject_kind == "change"
    return [
        *_folded(head, 1),
        "",
        *_folded(neutral(asked.title), lines),
        *_said(_(WHY.get(asked.subject_kind, "Why")), told.reason, lines),
        *_said(_("Cost"), _cost(told, engagement.currency) if is_change else None, lines),
    ]


def _end(asked: Approval, told: Told, lines: int) -> list[str]:
    spoken = language.current()
    reply = _("Reply: approved {code}, or: rejected {code}").format(code=asked.code)
    return [
        *_said(_("Without it"), told.without, lines),
        *_said(_("Please answer by"), written_day(str(asked.due_on), spoken), 2),
        *_said(_("Code"), asked.code, 1),
        *_folded(reply, 1),
    ]


def _milestones(asked: Approval, told: Told, room: int) -> list[str]:
    """Their head and a line for each; where there are too many, how many more."""
    if not told.delays:
        is_change = asked.subject_kind == "change"
        return _said(_("Days"), _("no milestone moves") if is_change else None, 1)
    is_plan = asked.subject_kind == "baseline"
    head = _("Its milestones") if is_plan else _("Milestones it moves")
    shown_ = told.delays if len(told.delays) < room else told.delays[: max(room - 2, 1)]
    lines = [language.before(head).rstrip(), *map(_milestone, shown_)]
    if more := len(told.delays) - len(shown_):
        lines.append("  " + _("… and {count} more").format(count=more))
    return lines


def _milestone(one: Delay) -> str:
    """`Go-live: +4 d (2026-12-28)`: only a long title gives way to the width."""
    moved = f"{'+' if one.days > 0 else ''}{shown('days', one.days)} ({one.finish_on})"
    said = language.before("") + (moved if one.days else one.finish_on)
    head = neutral(one.title)
    most = WIDTH - len(said) - 2
    return "  " + (head if len(head) <= most else head[: most - 1] + "…") + said


def _cost(told: Told, currency: str) -> str:
    parts = [
        ("", shown("cents", told.cents, currency=currency), told.cents),
        (label("budget_cents") + " ", shown("cents", told.budget_cents, currency=currency),
         told.budget_cents),
        ("", shown("minutes", told.minutes), told.minutes),
    ]  # fmt: skip
    said = [f"{head}{'+' if amount > 0 else ''}{words}" for head, words, amount in parts if amount]
    return ", ".join(said) or _("nothing")


def _said(head: str, text: str | None, lines: int) -> list[str]:
    return _folded(language.before(head) + neutral(text), lines) if text else []


def _folded(text: str, lines: int) -> list[str]:
    return wrapped(text, WIDTH, max_lines=lines, placeholder=" …", subsequent_indent="  ")
