"""The go or no-go: an act of the sponsor, with the state that it was taken on."""

from sqlmodel import Session

from engtrack.cli.decided import Decided
from engtrack.nouns.approval import actions as approvals
from engtrack.nouns.approval import contents
from engtrack.nouns.approval.authority import authorise
from engtrack.nouns.approval.rows import About, new_row, prove_with
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.ready import rules
from engtrack.store.read import read
from engtrack.store.write import raw


def decide(
    session: Session, engagement: str | None, decision: str, reason: str | None, said: Decided
) -> str:
    """Keep the decision and how each check stood then; nothing else changes."""
    parent = engagements.writable(session, engagement)
    rules.check_underway(parent.key, parent.state)
    by = authorise(session, parent.id, "go-live", said)
    content = _standing(session, parent.key)
    rules.check_reason(decision, content["lacking"], reason)
    about = About(parent.id, "go-live", parent.id, parent.key, parent.name)
    row = new_row(session, about, by.role, contents.canonical({"go": decision} | content))
    approvals.decided(session, row, rules.DECISIONS[decision], by, reason)
    prove_with(session, row, said.proof)
    return row.key


def _standing(session: Session, key: str) -> dict[str, list[str]]:
    """What held, and what lacked with what it was about."""
    rows = list(read(raw(session), "ready_go_live", "place, ref", engagement=key).dicts())
    found: dict[str, list[str]] = {"holds": [], "lacking": []}
    for row in rows:
        if row["standing"] != "waived":
            said = str(row["what"])
            lacks = row["standing"] == "lacking"
            found["lacking" if lacks else "holds"].append(f"{said} {row['ref']}" if lacks else said)
    return found
