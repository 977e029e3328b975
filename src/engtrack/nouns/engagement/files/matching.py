"""Which rows a file is about, and what the rules of the domain let it change of them."""

from collections.abc import Mapping
from typing import Any

from engtrack.errors import RuleBroken
from engtrack.nouns.engagement.files.comparing import differences
from engtrack.nouns.engagement.files.layout import ENGAGEMENT, TABLES
from engtrack.nouns.engagement.files.plan import Plan
from engtrack.nouns.engagement.files.reading import Entry
from engtrack.nouns.engagement.files.standing import There

# What is taken down once: a file that says otherwise than what stands is refused.
FIXED: Mapping[str, tuple[str, ...]] = {
    "issue": (
        "kind",
        "area",
        "raised_by",
        "raised_on",
        "occurred_on",
        "resolution",
        "resolved_on",
        "resolved_by",
        "resolved_via",
        "closed_on",
    ),
    "process": ("described_by", "described_on", "assessed_by", "assessed_on", "reported_on"),
    "document": ("kind",),
    "asset": ("kind", "retired_on"),
    "backup": ("kind", "of", "result", "made_on", "by", "note"),
    "deliverable": ("submitted_on",),
    "change": ("requested_by", "requested_on"),
    "session": ("booked_by", "booked_on", "confirmed_by", "confirmed_on", "cancelled_on"),
    "message": (
        "kind",
        "subject",
        "body",
        "from",
        "to",
        "sent_on",
        "via",
        "verdict",
        "cites",
        "answer_due_on",
        "answered_on",
        "answered_by",
        "answer_via",
        "answer",
    ),
}
COMMITTED = ("committed_start_on", "committed_finish_on")


def check_engagement(plan: Plan) -> None:
    entry = plan.contents.engagement
    if plan.standing.id is None:
        return
    plan.engagement_changed = differences(ENGAGEMENT, entry.values, plan.standing.engagement)
    if "budget_cents" in plan.engagement_changed and plan.standing.state != "planned":
        plan.refuse(entry, _only_by_change(plan.key), "budget")


def _only_by_change(key: str) -> RuleBroken:
    return RuleBroken(
        "{engagement} has started: this changes by an approved change request only",
        engagement=key,
        next="engtrack change request --help",
    )


def match(plan: Plan, entry: Entry) -> None:
    if entry.noun == "person":
        return
    there = _held(plan, entry) if entry.noun == "role" else plan.standing.find(entry.noun, entry.id)
    if there is None:
        return
    plan.matched[id(entry)] = there
    plan.changed[id(entry)] = differences(TABLES[entry.noun], entry.values, there.values)
    if is_superseded(entry, there):
        plan.changed[id(entry)] = []


def _held(plan: Plan, entry: Entry) -> There | None:
    """The same role of the same person; from another first day it is another one."""
    said = {name: entry.values.get(name) for name in ("role", "person", "from_on")}
    return next(
        (
            there
            for there in plan.standing.rows.get("role", {}).values()
            if all(there.values.get(name) == value for name, value in said.items() if value)
        ),
        None,
    )


def is_superseded(entry: Entry, there: There) -> bool:
    """Whether the file tells of an earlier version of a document, of a change that was applied."""
    if entry.noun == "document":
        earlier = [one["version"] for one in there.values.get("versions", ())]
        return entry.values.get("version", there.values["version"]) in earlier
    return entry.noun == "change" and there.state == "applied"


def check_allowed(plan: Plan, entry: Entry) -> None:
    there, changed = plan.there(entry), plan.differing(entry)
    if entry.noun == "person":
        _check_same_person(plan, entry)
    has_started = plan.standing.state != "planned"
    if has_started and entry.noun == "service" and (there is None or changed):
        plan.refuse(entry, _only_by_change(plan.key), ", ".join(changed))
    if has_started and entry.noun == "role" and (there is None or changed):
        plan.refuse(entry, _only_assigned(plan, entry, there))
    _check_fixed(plan, entry, there, changed)
    wanted = [name for name in COMMITTED if name in (changed if there else entry.values)]
    if wanted:
        refused = RuleBroken(
            "committed dates come from an approved baseline or change",
            next=f"engtrack schedule baseline -e {plan.key}",
        )
        plan.refuse(entry, refused, ", ".join(wanted))


def _check_same_person(plan: Plan, entry: Entry) -> None:
    """A person who exists is never altered by a file."""
    there = plan.standing.persons.get(entry.id)
    if there is None:
        return
    for name in ("name", "side"):
        if entry.values.get(name, there[name]) != there[name]:
            plan.refuse(
                entry,
                RuleBroken(
                    "{person} is somebody else here ({there}); who is meant? --map {person}=HANDLE",
                    person=entry.id,
                    there=there[name],
                ),
                name,
            )


def _only_assigned(plan: Plan, entry: Entry, there: There | None) -> RuleBroken:
    if there is None:
        command = (
            f"role assign {entry.values.get('role')} {entry.values.get('person')} -e {plan.key}"
        )
    else:
        command = f"role release {there.key}"
    return RuleBroken(
        "{engagement} has started: a role is given and ended by who may",
        engagement=plan.key,
        next=f"engtrack {command}",
    )


def _check_fixed(plan: Plan, entry: Entry, there: There | None, changed: list[str]) -> None:
    if there is None:
        return
    has_occurred = "occurred_on" in there.values and entry.values.get("kind") == "risk"
    if has_occurred and "kind" in changed:
        changed.remove("kind")
    for name in FIXED.get(entry.noun, ()):
        if name in changed and (stands := there.values.get(name)) is not None:
            plan.refuse(
                entry, RuleBroken("it is {there}, and stays so", there=_shown(stands)), name
            )


def _shown(value: Any) -> Any:
    return ", ".join(map(str, value)) if isinstance(value, list) else value
