"""Handing an entry up: to the next rung of its area, or to whom one says."""

from sqlmodel import Session, select

from engtrack.errors import Sentence
from engtrack.language import gettext as _
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.issue import actions, ladder, rules
from engtrack.nouns.issue.model import Escalation, Issue
from engtrack.nouns.person import actions as people
from engtrack.store.read import read
from engtrack.store.write import raw


def escalate(
    session: Session,
    key: str,
    to: str | None,
    reason: str | None,
    by: str | None,
    on: str | None,
) -> str:
    """Anybody may. `to` is a handle or `role:sponsor`; without it, whoever is next."""
    issue = actions.writable(session, key)
    rules.check_unsettled(issue.key, issue.state)
    day = on or session.info["today"]
    rules.check_not_before(day, issue.raised_on)
    person = None
    if to is None:
        role = _next_rung(session, issue, by, day)
    elif to.startswith("role:"):
        role = to.removeprefix("role:")
    else:
        person = people.active(session, to)
        role = rules.target_role(to, actions.roles_of(session, issue, to, day))
    rules.check_target(role)
    hand_up(session, issue, role, person.id if person else None, reason, by, day)
    return issue.key


def escalate_due(
    session: Session, engagement: str | None, reason: str | None, by: str | None
) -> list[str]:
    """All that are to go up by now, each by one rung; of one engagement, or of all."""
    of = engagements.find(session, engagement).id if engagement else None
    day, gone = session.info["today"], []
    for late in read(raw(session), "issue_late", keep=True, engagement_id=of).dicts():
        steps = ladder.rungs(str(late["kind"]), str(late["area"]), str(late["severity"]))
        been = str(late["been"] or "").split(",")
        role = ladder.due_rung(steps, been, int(late["late_days"] or 0), late["since_days"])  # type: ignore[arg-type]
        if role is None:
            continue
        issue = actions.find(session, str(late["key"]))
        why = reason or _("past due since {on}").format(on=late["due_by"])
        hand_up(session, issue, role, None, why, by, day)
        gone.append(issue.key)
    return gone


def _next_rung(session: Session, issue: Issue, by: str | None, day: str) -> str:
    who = people.by_or_me(session, by)
    been = session.exec(select(Escalation.to_role).where(Escalation.issue_id == issue.id)).all()
    return rules.next_rung(
        issue.key,
        issue.kind,
        issue.area,
        issue.severity,
        is_coordinator="coordinator" in actions.roles_of(session, issue, who.handle, day),
        been=been,
    )


def hand_up(
    session: Session,
    issue: Issue,
    role: str,
    person_id: str | None,
    reason: str | None,
    by: str | None,
    day: str,
) -> None:
    """One step up. A gap of a process that reaches the coordinator is thereby reported."""
    step = Escalation(
        issue_id=issue.id,
        engagement_id=issue.engagement_id,
        by_id=people.by_or_me(session, by).id,
        typed_by=session.info["typed_by"],
        to_role=role,
        to_id=person_id,
        reason=reason,
        escalated_on=day,
    )
    session.add(step)
    process = actions.process_of(session, issue)
    if role == "coordinator" and process is not None and process.state == "gap":
        process.state, process.reported_on = "reported", day
    _tell(session, issue, role, day)


def _tell(session: Session, issue: Issue, role: str, day: str) -> None:
    talk = session.info["talk"]
    talk.append(Sentence("{key} is handed up to: {role}", key=issue.key, role=role))
    if role == rules.TOLD_ONLY:
        talk.append(Sentence("the steering committee is told, and asked nothing"))
    elif not actions.holders_of(session, issue, role, day):
        talk.append(
            Sentence("nobody holds the role {role} yet", role=role, next="engtrack role list")
        )
