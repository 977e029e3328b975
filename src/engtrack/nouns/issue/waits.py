"""An entry that waits on somebody: its clock stands still from the first day to the last."""

from typing import Any, NamedTuple

from sqlmodel import Session, SQLModel, col, select

from engtrack.errors import Misused, RuleBroken
from engtrack.nouns.issue import actions, rules
from engtrack.nouns.issue.model import Issue, Wait
from engtrack.nouns.party import rules as party_rules
from engtrack.nouns.party.model import Party
from engtrack.nouns.person import actions as people
from engtrack.nouns.schedule.model import Work
from engtrack.store.find import find_within
from engtrack.store.talk import is_already


class Awaited(NamedTuple):
    """From which third party and by when, and which work it holds up; things by their keys."""

    party: str | None = None
    due_on: str | None = None
    holds_up: str | None = None


NOTHING_MORE = Awaited()


def wait(
    session: Session,
    key: str,
    side: str | None,
    whom: str | None,
    reason: str | None,
    from_on: str | None,
    until_on: str | None,
    awaited: Awaited = NOTHING_MORE,
) -> str:
    """It waits from a day on; with a last day it is a wait that is over, and the state stays."""
    issue = actions.writable(session, key)
    rules.check_unsettled(issue.key, issue.state)
    begin = from_on or session.info["today"]
    rules.check_not_before(begin, issue.raised_on)
    busy = session.exec(select(Wait.from_on, Wait.until_on).where(Wait.issue_id == issue.id))
    rules.check_wait_days(issue.key, begin, until_on, busy.all())
    party_id = _id_of(session, Party, "party", issue, awaited.party)
    person_id, on_side = _whom(session, party_rules.side_of(side, party_id), whom)
    party_rules.check_waits_on(on_side, party_id)
    waited = Wait(
        issue_id=issue.id, engagement_id=issue.engagement_id,
        side=on_side,
        person_id=person_id,
        party_id=party_id,
        work_id=_id_of(session, Work, "task", issue, awaited.holds_up),
        reason=reason,
        from_on=begin,
        due_on=awaited.due_on,
        until_on=until_on,
    )  # fmt: skip
    session.add(waited)
    if until_on is None:
        _stand_still(issue)
    return issue.key


def _stand_still(issue: Issue) -> None:
    rules.check_move(issue.key, issue.state, "waiting")
    issue.state = "waiting"


def _id_of(
    session: Session, model: type[SQLModel], noun: str, issue: Issue, key: str | None
) -> str | None:
    """Of a third party, or of work, of the same engagement."""
    if key is None:
        return None
    found: Any = find_within(session, model, noun, key, issue.engagement_id)
    return str(found.id)


def _whom(session: Session, side: str | None, whom: str | None) -> tuple[str | None, str]:
    """The person it waits on, and their side; a side is enough."""
    if whom is None:
        if side is None:
            raise Misused(
                "on whom does it wait? say --side client, vendor or third-party, or --on-whom",
                next="engtrack issue wait --help",
            )
        return None, side
    person = people.active(session, whom)
    if side not in (None, person.side):
        raise RuleBroken("{person} is of the {side}, not of the {other}", person=person.handle,
                         side=person.side, other=side)  # fmt: skip
    return person.id, person.side


def resume(session: Session, key: str, on: str | None) -> str:
    """The wait is over; the day it ends is the last that was waited."""
    issue: Issue = actions.writable(session, key)
    if is_already(session, "issue", issue.key, issue.state, "open"):
        return issue.key
    if issue.state != "waiting":
        raise RuleBroken(
            "{key} is {state}; it is not waiting",
            key=issue.key,
            state=issue.state,
            noun="issue",
            next=f"engtrack issue show {issue.key}",
        )
    day = on or session.info["today"]
    open_ = select(Wait).where(Wait.issue_id == issue.id, col(Wait.until_on).is_(None))
    if (waited := session.exec(open_).first()) is not None and day < waited.from_on:
        raise RuleBroken("{on} is before the wait began ({from_on})", on=day,
                         from_on=waited.from_on)  # fmt: skip
    actions.end_wait(session, issue, day)
    issue.state = "open"
    return issue.key
