"""Applying what an engagement file says of the client's processes."""

from engtrack.nouns.engagement.files.reading import Entry
from engtrack.nouns.engagement.files.steps import Applied, Steps, only
from engtrack.nouns.person import actions as people
from engtrack.nouns.process import actions as processes
from engtrack.nouns.process import rules as process_rules
from engtrack.nouns.process.model import Process

WORDS = ("title", "existing", "defined", "note")


def create(applied: Applied, entry: Entry) -> str:
    said = entry.values
    columns = {"title": said["title"], "local_id": entry.id} | only(said, WORDS)
    return processes.add(
        applied.session,
        applied.engagement,
        columns,
        said.get("described_by"),
        said.get("described_on"),
    )


def change(applied: Applied, entry: Entry) -> None:
    if columns := only(applied.wanted(entry), WORDS):
        processes.edit(applied.session, applied.key(entry), columns)


def settle(applied: Applied, entry: Entry) -> None:
    """Before the issue log is settled, where handing a gap up reports it."""
    said, session = entry.values, applied.session
    process = processes.find(session, applied.key(entry))
    then = applied.wanted(entry).get("state")
    if then in (None, process.state, "described"):
        return
    verdict = "fit" if then == "fit" else "gap"
    by, on = said.get("assessed_by"), said.get("assessed_on")
    if verdict == "gap" and processes.gap_of(session, process) is not None:
        _is_gap(applied, process, by, on)  # the file has its entry in the log
    elif process.state != "gap":
        processes.assess(session, process.key, verdict, {}, None, by, on)
    if then == "reported":
        process_rules.check_move(process.key, process.state, then)
        process.state = then
        process.reported_on = said.get("reported_on") or session.info["today"]


def _is_gap(applied: Applied, process: Process, by: str | None, on: str | None) -> None:
    if process.state == "gap":
        return
    process_rules.check_move(process.key, process.state, "gap")
    process.state, process.assessed_on = "gap", on or applied.session.info["today"]
    process.assessed_by_id = people.by_or_me(applied.session, by).id
    process.reported_on = process.acknowledged_on = None


STEPS = Steps(create, change, bind=settle)
