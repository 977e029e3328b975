"""All that forbids applying a file, found before anything is written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from engtrack.errors import BadFile, EngtrackError, Misused, RuleBroken
from engtrack.nouns.document.rules import first_state
from engtrack.nouns.engagement.files.comparing import differences
from engtrack.nouns.engagement.files.layout import ENGAGEMENT, TABLES, Field, Layout
from engtrack.nouns.engagement.files.reading import Contents, Entry
from engtrack.nouns.engagement.files.standing import Standing, There, Values
from engtrack.nouns.engagement.files.values import ROLE

# What is taken down once: a file that says otherwise than what stands is refused.
FIXED: Mapping[str, tuple[str, ...]] = {
    "issue": ("kind", "area", "raised_by", "raised_on", "occurred_on", "resolution", "resolved_on", "resolved_by",
              "resolved_via", "closed_on"),
    "process": ("described_by", "described_on", "assessed_by", "assessed_on", "reported_on"),
    "document": ("kind",),
    "deliverable": ("submitted_on",),
    "change": ("requested_by", "requested_on"),
    "message": ("kind", "subject", "body", "from", "to", "sent_on", "via", "verdict", "cites", "answer_due_on",
                "answered_on", "answered_by", "answer"),
}  # fmt: skip
# States that only a decision gives, and the command that asks for it.
DECIDED = {
    "document": {"approved": "approval ask"},
    "deliverable": {"accepted": "approval ask", "rejected": "approval ask"},
    "process": {"acknowledged": "issue acknowledge"},
    "change": {"asked": "approval ask", "applied": "approval ask", "rejected": "approval ask"},
}
COMMITTED = ("committed_start_on", "committed_finish_on")


class ForbiddenFile(BadFile):
    """Nothing is wrong with the file but that rules forbid what it asks for."""

    exit_code = RuleBroken.exit_code


@dataclass
class Plan:
    """The file beside what stands: for each entry the row it is about, and the fields that differ."""

    contents: Contents
    standing: Standing
    today: str
    key: str
    matched: dict[int, There] = field(default_factory=dict)  # by the id() of the entry
    changed: dict[int, list[str]] = field(default_factory=dict)
    engagement_changed: list[str] = field(default_factory=list)
    is_forbidden_only: bool = True

    def there(self, entry: Entry) -> There | None:
        return self.matched.get(id(entry))

    def differing(self, entry: Entry) -> list[str]:
        return self.changed.get(id(entry), [])

    def refuse(self, entry: Entry, what: EngtrackError, name: str = "") -> None:
        self.is_forbidden_only = self.is_forbidden_only and isinstance(what, RuleBroken)
        self.contents.complain(entry.place, what, name)


def plan_of(contents: Contents, standing: Standing, today: str) -> Plan:
    """Match and check everything; BadFile (or ForbiddenFile, where only rules stand against it) if anything is wrong."""
    plan = Plan(contents, standing, today, str(contents.engagement.values.get("key", "")))
    plan.is_forbidden_only = not contents.complaints
    _check_engagement(plan)
    for noun, entries in contents.entries.items():
        for entry in entries:
            _check_named(plan, entry, TABLES[noun].fields, entry.values)
            _check_days(plan, entry, TABLES[noun].fields, entry.values)
            _check_state(plan, entry)
            _match(plan, entry)
            _check_allowed(plan, entry)
    if contents.complaints and plan.is_forbidden_only:
        raise ForbiddenFile(contents.path, contents.complaints)
    contents.check()
    return plan


def _check_engagement(plan: Plan) -> None:
    entry = plan.contents.engagement
    _check_named(plan, entry, ENGAGEMENT.fields, entry.values)
    _check_days(plan, entry, ENGAGEMENT.fields, entry.values)
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


def _check_named(plan: Plan, entry: Entry, fields: Iterable[Field], said: Values) -> None:
    """Persons and entries that are named must be in the file or stand already; what is named by its id gets its noun."""
    for known in fields:
        value = said.get(known.name)
        if value is None:
            continue
        if known.kind == "fields":
            for part in value:
                _check_named(plan, entry, known.parts, part)
        elif known.kind in ("person", "person or role"):
            for handle in value if known.is_list else [value]:
                _check_person(plan, entry, known.name, handle)
        elif known.kind == "thing":
            said[known.name] = _found_thing(plan, entry, known, value)


def _check_person(plan: Plan, entry: Entry, name: str, handle: str) -> None:
    there = [*(one.id for one in plan.contents.entries["person"]), *plan.standing.persons]
    if not handle.startswith(ROLE) and handle not in there:
        plan.refuse(entry, _nobody("person", handle, there), name)


def _nobody(what: str, key: str, there: Iterable[str]) -> Misused:
    if nearest := get_close_matches(key, list(there), 3, 0.6):
        return Misused("there is no {key}; did you mean {nearest}?", key=key, nearest=nearest)
    if what == "person":
        return Misused("there is no person {key}, in the file or here", key=key)
    return Misused("there is no entry {key}, in the file or here", key=key)


def _found_thing(plan: Plan, entry: Entry, known: Field, value: str) -> str:
    there = set(_things(plan, known.of))
    wanted = [value] if ":" in value and value.partition(":")[0] in TABLES else []
    wanted = wanted or [f"{noun}:{value}" for noun in known.of]
    found = [one for one in wanted if one in there]
    if len(found) == 1:
        return found[0]
    if found:
        plan.refuse(
            entry, Misused("{key} may be {things}; say which", key=value, things=found), known.name
        )
    else:
        plan.refuse(entry, _nobody("entry", value, there), known.name)
    return value


def _things(plan: Plan, nouns: Iterable[str]) -> Iterator[str]:
    for noun in nouns:
        yield from (f"{noun}:{entry.id}" for entry in plan.contents.entries[noun])
        yield from (f"{noun}:{id}" for id in plan.standing.rows.get(noun, ()))


def _check_days(plan: Plan, entry: Entry, fields: Iterable[Field], said: Values) -> None:
    for known in fields:
        value = said.get(known.name)
        if known.kind == "past day" and value is not None and value > plan.today:
            plan.refuse(entry, Misused("{day} is still to come", day=value), known.name)
        elif known.kind == "fields":
            for part in value or ():
                _check_days(plan, entry, known.parts, part)


def _check_state(plan: Plan, entry: Entry) -> None:
    state = entry.values.get("state")
    if command := DECIDED.get(entry.noun, {}).get(state or ""):
        plan.refuse(
            entry,
            Misused(
                "a file grants no decision; `engtrack {command}` asks for one", command=command
            ),
            "state",
        )
    elif entry.noun == "document" and state in ("draft", "current"):
        kind = entry.values.get("kind", "other")
        if state != first_state(kind):
            plan.refuse(
                entry,
                Misused(
                    "such a document is {state} until then",
                    noun="document",
                    state=first_state(kind),
                ),
                "state",
            )


def _match(plan: Plan, entry: Entry) -> None:
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


def _check_allowed(plan: Plan, entry: Entry) -> None:
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
        refused = RuleBroken("committed dates come from an approved baseline or change",
                             next=f"engtrack schedule baseline -e {plan.key}")  # fmt: skip
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
                    "{person} is somebody else here ({there}); say who is meant: --map {person}=HANDLE",
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
    return RuleBroken("{engagement} has started: a role is given and ended by who may",
                      engagement=plan.key, next=f"engtrack {command}")  # fmt: skip


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
