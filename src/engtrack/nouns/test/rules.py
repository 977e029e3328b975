"""What holds for tests: what they are of, where they run, what is reviewed. No database here."""

from collections.abc import Sequence

from engtrack.cli.amounts import clipped
from engtrack.errors import Misused, RuleBroken

# Results that say how the script went; one that is blocked did not run.
RAN = ("pass", "fail")


def check_steps(steps: Sequence[object]) -> None:
    if not steps:
        raise Misused(
            "a script has at least one step: say --step 'Enter the order => it is there'",
            next="engtrack test add --help",
        )


def check_gap(key: str, kind: str) -> None:
    if kind != "gap":
        raise RuleBroken(
            "{key} is of the kind {kind}; a script tests a gap",
            key=key,
            kind=kind,
            noun="issue",
            next="engtrack issue list --kind gap",
        )


def check_environment(key: str, kind: str, state: str) -> None:
    if kind != "environment":
        raise RuleBroken(
            "{key} is of the kind {kind}; a script runs in an environment",
            key=key,
            kind=kind,
            noun="asset",
            next="engtrack asset list --kind environment",
        )
    if state == "retired":
        raise RuleBroken("{key} is {state}; a script runs in an environment that is there",
                         key=key, state=state, noun="asset",
                         next="engtrack asset list --kind environment")  # fmt: skip


def check_run_on(key: str, run_on: str, written_on: str) -> None:
    """A version is run from the day on which it was written."""
    if run_on < written_on:
        raise RuleBroken("{on} is before {key} was written ({written_on})", on=run_on, key=key,
                         written_on=written_on, next=f"engtrack test show {key}")  # fmt: skip


def problem_title(title: str, note: str | None, language: str) -> str:
    """What the problem is called: after the script, with as much of the note as there is room."""
    first = next(iter((note or "").strip().splitlines()), "")
    colon = " : " if language == "fr" else ": "
    return f"{title}{colon}{clipped(first)}" if first else title


def check_reviewable(key: str, result: str | None) -> None:
    """The last run of the version in force is reviewed, once there is one."""
    if result is None:
        raise RuleBroken(
            "{key} was not run yet in its present version: there is nothing to review",
            key=key,
            next=f"engtrack test show {key}",
        )
    if result not in RAN:
        raise RuleBroken("the last run of {key} was {result}: there is nothing to review",
                         key=key, result=result, noun="test",
                         next=f"engtrack test show {key}")  # fmt: skip


def check_is_plan(key: str, kind: str, state: str) -> None:
    if kind != "test-plan":
        raise RuleBroken(
            "{key} is a {kind}; test plans and runs are reviewed",
            key=key,
            kind=kind,
            noun="document",
            next="engtrack document list --kind test-plan",
        )
    if state == "obsolete":
        raise RuleBroken(
            "{key} is {state}: there is nothing to review",
            key=key,
            state=state,
            noun="document",
            next="engtrack document list --kind test-plan",
        )


def check_not_decided(key: str, before: str | None, decision: str) -> None:
    """A review is not said twice otherwise; what is to be reviewed anew is run or revised anew."""
    if before is not None and before != decision:
        raise RuleBroken(
            "{key} was reviewed already: {decision}; a new run or version is reviewed anew",
            key=key,
            decision=before,
            next=f"engtrack approval show {key}",
        )
