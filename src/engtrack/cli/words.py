"""From a code and its facts to a sentence.

Views hold codes and facts; only here do they become words.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from engtrack.language import gettext as _
from engtrack.language import shown
from engtrack.table import Row, Table, Value

# {ref} what it is about, {days} working days, {on} a day, {person} who is behind it, {minutes} of
# {of_minutes} a time, {when} the hours of a day, {part} the last part of a ref such as
# ACME/ANA/2027-W11
WHY = {
    "not-kept": "no record that this version keeps can show it",
    "before-tracking": "before tracking",
    "waived": "waived by {person}",
    "waived-profile": "waived by the profile {ref}",
    "no-date": "nothing is planned in the phase {phase}",
    "planned": "asked once the engagement has started",
    "not-yet": "asked from {on} on",
    "no-occasion": "no occasion yet",
    "none-arose": "no occasion arose",
    "late": "no proof; was due {on}",
    "stale": "the last proof is {days} working days old",
    "complete": "complete since {on}",
    "over": "in order to the end",
    "over-before": "it ended on {on}, before the first day in the role",
    "left-open": "{ref} was left open past {on}, the end of this duty",
    "stale-to-the-end": "at its end, {on}, the last proof was {days} working days old",
    "fresh": "last proof {on}",
    "missing": "no proof yet",
    "on-hold": "on hold since {on}",
    "begun": "begun, not complete",
    "deliverable-overdue": "{ref} is not accepted past its due day",
    "deliverable-unclear": "{ref} lacks criteria, an owner or a due day",
    "no-deliverable": "the installation has begun, and no deliverable is set",
    "decision-asked": "{person} asks for your decision",
    "question-asked": "{person} asks",
    "reply-owed": "{person} waits for an answer",
    "gap-reported": "a gap was reported",
    "work-due": "due {on}",
    "entry-due": "due {on}",
    "deliverable-due": "due {on}",
    "decision-awaited": "asked of {person}",
    "answer-awaited": "asked of {person}",
    "typed-unproved": "typed by {person}, without proof",
    "waiting": "something waits: {ref}",
    "outdated": "the schedule has changed since {ref} was published",
    "rating-low": "{person} gave a rating of 3 or less, and nobody followed up",
    "no-sponsor": "nobody is sponsor",
    "task-overdue": "{ref} was to be finished by {on}",
    "milestone-overdue": "{ref} was to be reached by {on}",
    "task-unassigned": "{ref} is given to nobody",
    "role-unheld": "it is given to the role {role}, which nobody holds",
    "before-tracking-open": "it was to end before tracking ({on}): give it a date",
    "undated": "{ref} has no planned day",
    "not-after-missed": "{ref} is planned to end later than was asked",
    "finish-before-start": "{ref} was finished before it was started",
    "committed-cancelled": "{ref} is cancelled, and still committed for {on}",
    "must-start-too-soon": "the day asked is too soon after {ref}; {on} is the first that is free",
    "must-start-not-free": "the day asked is not free; {on} is the first that is",
    "published-moved": "what was published to {person} has changed, and nobody said so",
    "plan-passed": "{ref} was to begin, and what it follows is late",
    "no-go-live": "there is no milestone in the phase go-live",
    "set-FS": "it follows {ref}",
    "set-FS-lag": "it follows {ref} ({days:+d} d)",
    "set-SS": "it starts with {ref}",
    "set-SS-lag": "it starts with {ref} ({days:+d} d)",
    "set-FF": "it ends with {ref}",
    "set-FF-lag": "it ends with {ref} ({days:+d} d)",
    "set-SF": "it ends as {ref} starts",
    "set-SF-lag": "it ends as {ref} starts ({days:+d} d)",
    "set-must-start": "it must be on {on}",
    "set-not-before": "it is asked for {on}, not before",
    "set-start": "the engagement begins on {on}",
    "set-today": "it cannot lie in days gone by",
    "set-planned": "it stays where it was planned",
    "set-began": "it began on {on} and lasts {days} d",
    "set-left": "{days} d of it remained on {on}",
    "set-late": "it is late: it was to end on {on}",
    "set-done": "it was finished on {on}",
    "lead-missing": "{ref} has no lead on it",
    "provider-missing": "{ref} has no service provider on it",
    "no-criteria": "{ref} has no acceptance criteria",
    "issue-overdue": "{ref} is unsettled past its due day",
    "question-overdue": "{ref} is unanswered past its due day",
    "question-unchased": "{ref} is unanswered past its due day, and nobody has chased it",
    "escalation-unsettled": "{person} handed {ref} up to the sponsor; it is unsettled",
    "request-unanswered": "{person} handed {ref} up to the account manager; it is unanswered",
    "issue-unreported": "{ref} is not reported to the account manager",
    "process-unassessed": "{ref} is not assessed",
    "gap-unreported": "the gap {ref} is not reported to the coordinator",
    "decision-overdue": "{ref} is undecided past its due day; {person} asked",
    "change-edited": "{ref} was edited since it was asked, and not asked again",
    "vendor-work-unstaffed": "{ref} is work of the vendor, soon, without a person",
    "vendor-work-on-leave": "{ref} is work of the vendor, soon, and who does it is away",
    "week-over-capacity": "{person} is planned for {minutes} in {part}, and has {of_minutes}",
    "contract-missing": "no contract is in the register",
    "engagement-plan-missing": "no engagement plan is in the register",
    "engagement-plan-undecided": "the engagement plan {ref} is not approved",
    "training-material-missing": "no training material is in the register",
    "test-plan-missing": "no test plan is in the register",
    "backup-procedure-missing": "no backup procedure is in the register",
    "status-report-missing": "there is no status report",
    "status-report-stale": "the last status report, {ref}, is too old",
    "methodology-rejected": "{ref} was rejected, and not revised since",
    "expectations-not-agreed": "the installation has begun, and no expectations are agreed",
    "review-overdue": "{ref} is past its review date",
    "best-practice-missing": "the work is completed, and no best practice was written down",
    "strategy-not-passed-on": "the change of strategy {ref} was not passed on",
    "answer-owed": "{ref}, from {person}, is owed an answer",
    "change-undecided": "{ref} is undecided; {person} asked",
    "serious-open": "{ref} is serious, and not settled",
    "asset-unready": "{ref} is not ready",
    "no-production-environment": "there is no production environment",
    "no-test-environment": "there is no test environment",
    "no-training-data": "there is no data set for training",
    "lead-not-trained": "{person} has attended no training on the application",
    "end-users-not-trained": "no session has trained the end users",
    "backups-not-taught": "no session has shown support how to back up",
    "test-no-script": "nothing tests {ref}",
    "test-not-run": "{ref} was not run in its present version",
    "test-fail": "{ref} failed when it last ran",
    "test-blocked": "{ref} was blocked when it last ran",
    "test-outdated": "{ref} did not run since the installed version changed",
    "test-not-reviewed": "the last run of {ref} is not reviewed",
    "test-rejected": "the review of {ref} rejected its last run",
    "no-test": "there is no test script",
    "party-awaited": "{ref} waits on a third party",
    "session-not-confirmed": "{ref} is not confirmed",
    "person-away": "{person} is away until {on}",
    "nobody-of-client": "nobody of the client is expected",
    "work-unfinished": "{ref} is not finished",
    "session-no-material": "no training material is linked to {ref}",
    "to-bring": "for the session of today",
    "to-collect": "{person} owes it",
    "person-at": "{person}, {when}",
    "person-on": "{person}",
    "unproved": "nothing shows it since the start",
    "goes-on": "goes on at the client, with {person}",
    "handover-made": "{person} handed this over to you",
    "no-owner": "it has gone live, and nobody at the client owns the application and its data",
    "owner-left": "an owner named in {ref} has left ({person})",
    "asset-not-ready": "{ref} is needed by now, and not ready",
    "asset-failing": "{ref} fails",
    "test-environment-missing": "the installation has begun, and there is no test environment",
    "production-environment-missing": "the go-live has come, without a production environment",
    "test-data-missing": "the tests are near, and there is no data set for them",
    "training-data-missing": "the training is near, and there is no data set for it",
    "printer-unchecked": "the go-live has come, and no printer was checked",
    "security-unverified": "{ref} was never verified",
    "backup-missing": "no backup was made",
    "backup-stale": "the last backup that went well is too old",
    "backup-failed": "{ref}, the last backup, failed",
    "restore-untested": "nobody tried yet to restore a backup",
    "restore-test-stale": "the last restore test that went well is too old",
    "restore-test-failed": "{ref}, the last restore test, failed",
    "party-unled": "nobody of the technical support leads {ref}",
    "wait-overdue": "what a third party owes for {ref} is past its day",
    "wait-awaited": "{person} keeps it waiting",
    "asset-due": "due {on}",
    "script-not-run": "{ref} was not run, and the go-live is near",
    "run-failed": "{ref} failed, and was not repeated",
    "script-outdated": "{ref} is older than the version installed",
    "run-unreviewed": "the last run of {ref} waits for its review",
    "plan-unreviewed": "the test plan {ref} waits for its review",
    "review-awaited": "it waits for your review",
    "phase-unreviewed": "a phase has begun without a review of the methodology",
    "session-on": "{when}",
    "session-unconfirmed": "{ref} is soon, and not confirmed",
    "session-unheld": "the day of {ref} has passed, and nobody said that it was held",
    "training-unbooked": "{ref} is a training task without a session",
    "lead-absent": "{person} missed {ref}, and has not made up for it",
    "lead-untrained": "the go-live has begun, and {person} has attended no training",
    "end-users-untrained": "the go-live has begun, and no session has trained the end users",
    "session-without-material": "{ref} was held for end users without training material",
    "backups-untaught": "the go-live has begun, and no session has shown support how to back up",
    "installation-unheld": "configuration has begun, and no installation session was held",
    "version-unrecorded": "configuration has begun, and no installed version is recorded",
    "installation-without-support": "{ref} was held without a support person",
    "installation-without-client": "{ref} was held without the client",
    "work-without-hours": "{ref} is under way, and nobody reported hours on it",
    "hours-submitted": "hours wait for your approval",
    "sheet-to-bill": "{person} signed it: it can be billed",
    "invoice-to-issue": "it is made, and not issued",
    "sheet-unbilled": "{ref} is signed, and no invoice for it was issued",
    "invoice-overdue": "{ref} is unpaid past its due day, and nobody reminded the client",
    "invoice-unpaid": "{ref} is unpaid, though the client was reminded",
    "bank-80": "80 percent of the hour bank is used, and nobody told the client",
    "bank-100": "all of the hour bank is used, and nobody told the client",
    "budget-80": "80 percent of the budget is used, and nobody told the client",
    "budget-100": "all of the budget is used, and nobody told the client",
    "hours-unapproved": "hours wait for approval, {ref} first",
}


def spoken(table: Table) -> Table:
    """The table with `why`: the sentence that `why_code` and its facts make, in their place."""
    if "why_code" not in table.columns:
        return table
    facts = {c.removeprefix("why_"): i for i, c in enumerate(table.columns) if c.startswith("why_")}
    kept = [i for i in range(len(table.columns)) if i not in facts.values()]
    columns = (*(table.columns[i] for i in kept), "why", "why_code")

    def rows() -> Iterator[Row]:
        for row in table.rows:
            said = sentence({name: row[i] for name, i in facts.items()})
            yield (*(row[i] for i in kept), said, row[facts["code"]])

    return replace(table, columns=columns, rows=rows())


def sentence(facts: dict[str, Value]) -> Value:
    code = facts["code"]
    if code is None:
        return None
    said: dict[str, Any] = {name: "" if v is None else v for name, v in facts.items()}
    said["days"] = facts.get("days") or 0
    said["part"] = str(said.get("ref", "")).rpartition("/")[2]
    for name in ("minutes", "of_minutes"):
        said[name] = shown(name, facts.get(name) or 0)
    for family in ("phase", "role"):  # what a code in `ref` is called
        said[family] = shown(family, facts.get("ref")) if facts.get("ref") else ""
    return _(WHY[str(code)]).format(**said)
