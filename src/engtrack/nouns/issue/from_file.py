"""Applying what an engagement file says of the issue log."""

from engtrack.cli.decided import Decided
from engtrack.nouns.engagement.files.comparing import missing_parts
from engtrack.nouns.engagement.files.reading import Entry
from engtrack.nouns.engagement.files.standing import Values
from engtrack.nouns.engagement.files.steps import Applied, Steps, only
from engtrack.nouns.issue import actions as issues
from engtrack.nouns.issue import escalation, settling, waits
from engtrack.nouns.issue import rules as issue_rules
from engtrack.nouns.issue.model import Issue
from engtrack.nouns.person import actions as people

COLUMNS = ("title", "note", "severity", "due_on", "likelihood", "impact", "response")
SEEN = "screen"  # how the word of somebody who does not type reached the file, unless said


def create(applied: Applied, entry: Entry) -> str:
    said = entry.values
    columns = only(said, ("kind", "area", *COLUMNS, "due_set_on")) | {"local_id": entry.id}
    if "occurred_on" in said:
        columns["kind"] = "risk"  # it occurs below
    key = issues.log(
        applied.session,
        applied.engagement,
        columns,
        owner=said.get("owner"),
        by=said.get("raised_by"),
        on=said.get("raised_on"),
        process=applied.key_of(said.get("process")),
    )
    if "serious_on" in said:
        issues.find(applied.session, key).serious_on = said["serious_on"]
    return key


def change(applied: Applied, entry: Entry) -> None:
    said, key = applied.wanted(entry), applied.key(entry)
    process = {"process": applied.key_of(said["process"])} if "process" in said else {}
    if (columns := only(said, COLUMNS)) or process:
        issues.edit(applied.session, key, columns, process)
    if "owner" in said:
        issues.assign(applied.session, key, said["owner"])


def settle(applied: Applied, entry: Entry) -> None:
    """What happened to it, in an order that its rules allow."""
    said, there, key = applied.wanted(entry), applied.standing(entry), applied.key(entry)
    session = applied.session
    issue = issues.find(session, key)
    if "occurred_on" in said and issue.kind == "risk":
        settling.occur(session, key, said["occurred_on"])
    for one in missing_parts(said.get("escalations", ()), there.get("escalations", ())):
        issue_rules.check_target(one["to_role"])
        to = people.find(session, one["to"]).id if "to" in one else None
        day: str = one.get("escalated_on") or session.info["today"]
        escalation.hand_up(session, issue, one["to_role"], to, one.get("reason"), one["by"], day)
    for one in missing_parts(said.get("comments", ()), there.get("comments", ())):
        cites = applied.key_of(one.get("cites"))
        issues.comment(session, key, one["text"], one["by"], one.get("said_on"), cites)
    for one in missing_parts(said.get("waits", ()), there.get("waits", ())):
        _wait(applied, key, one)
    if (then := _issue_state(said)) and then != issue.state:
        _settle_as(applied, issue, entry.values, then)


def _wait(applied: Applied, key: str, one: Values) -> None:
    days = one.get("from_on"), one.get("until_on")
    party, held_up = applied.key_of(one.get("party")), applied.key_of(one.get("holds_up"))
    awaited = waits.Awaited(party, one.get("due_on"), held_up)
    person, reason = one.get("person"), one.get("reason")
    waits.wait(applied.session, key, one["side"], person, reason, *days, awaited)


def _issue_state(said: Values) -> str | None:
    if "state" in said:
        return str(said["state"])
    if "closed_on" in said:
        return "closed"
    return "resolved" if "resolved_on" in said or "resolution" in said else None


def _settle_as(applied: Applied, issue: Issue, said: Values, then: str) -> None:
    session, key = applied.session, issue.key
    text, by, on = said.get("resolution"), said.get("resolved_by"), said.get("resolved_on")
    if then == "open":
        if issue.state == "waiting":
            waits.resume(session, key, None)
        else:
            settling.reopen(session, key, only(said, ("due_on",)))
    elif (then == "resolved" or on) and issue.state in issue_rules.UNSETTLED:
        if issue.kind == "question":
            is_mine = by in (None, session.info["typed_by"])
            via = said.get("resolved_via") or (None if is_mine else SEEN)
            settling.answer(session, key, text or "", Decided(by, on, via))
        else:
            settling.resolve(session, key, text or "", by, on)
    if then == "closed":
        settling.close(session, key, text)
        issue.closed_on = said.get("closed_on") or issue.closed_on


STEPS = Steps(create, change, settle=settle)
