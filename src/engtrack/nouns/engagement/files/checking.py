"""All that is wrong with a file, found before anything is written."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from engtrack.errors import Misused, RuleBroken
from engtrack.nouns.document.rules import first_state
from engtrack.nouns.engagement.files.fields import Field
from engtrack.nouns.engagement.files.layout import ENGAGEMENT, TABLES
from engtrack.nouns.engagement.files.matching import check_allowed, check_engagement, match
from engtrack.nouns.engagement.files.plan import ForbiddenFile, Plan
from engtrack.nouns.engagement.files.reading import Contents, Entry
from engtrack.nouns.engagement.files.standing import Standing, Values
from engtrack.nouns.engagement.files.values import ROLE
from engtrack.nouns.role.rules import check_share

# States that only a decision gives, and the command that asks for it.
DECIDED = {
    "document": {"approved": "approval ask"},
    "deliverable": {"accepted": "approval ask", "rejected": "approval ask"},
    "process": {"acknowledged": "issue acknowledge"},
    "change": {"asked": "approval ask", "applied": "approval ask", "rejected": "approval ask"},
    "time": {"approved": "time approve", "signed": "sheet sign", "billed": "invoice add"},
    "expense": {"approved": "expense approve", "signed": "sheet sign", "billed": "invoice add"},
}
DONE_ON = {"started": "actual_start_on", "finished": "actual_finish_on"}


def plan_of(contents: Contents, standing: Standing, today: str) -> Plan:
    """Match and check everything, and raise all that is wrong at once.

    BadFile, or ForbiddenFile where only rules stand against it.
    """
    plan = Plan(contents, standing, today, str(contents.engagement.values.get("key", "")))
    plan.is_forbidden_only = not contents.complaints
    entry = contents.engagement
    _check_named(plan, entry, ENGAGEMENT.fields, entry.values)
    _check_days(plan, entry, ENGAGEMENT.fields, entry.values)
    check_engagement(plan)
    for noun, entries in contents.entries.items():
        for entry in entries:
            _check_named(plan, entry, TABLES[noun].fields, entry.values)
            _check_days(plan, entry, TABLES[noun].fields, entry.values)
            _check_state(plan, entry)
            _check_left(plan, entry)
            _check_share(plan, entry)
            match(plan, entry)
            check_allowed(plan, entry)
    if contents.complaints and plan.is_forbidden_only:
        raise ForbiddenFile(contents.path, contents.complaints)
    contents.check()
    return plan


def _check_named(plan: Plan, entry: Entry, fields: Iterable[Field], said: Values) -> None:
    """Persons and entries that are named must be in the file or stand already.

    What is named by its id gets its noun.
    """
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


def _check_share(plan: Plan, entry: Entry) -> None:
    if entry.noun != "role" or entry.values.get("share_percent") is None:
        return
    try:
        check_share(entry.values["role"], entry.values["person"], plan.key)
    except RuleBroken as broken:
        plan.refuse(entry, broken, "share_percent")


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
    elif entry.noun in ("task", "milestone") and state in DONE_ON:
        if DONE_ON[state] not in entry.values and entry.values.get("actual_finish_on") is None:
            plan.refuse(entry, Misused("say {field}", field=DONE_ON[state]), "state")
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


def _check_left(plan: Plan, entry: Entry) -> None:
    """A day on which something was left says nothing without how much."""
    if "left_on" in entry.values and "left_days" not in entry.values:
        plan.refuse(entry, Misused("say {field}", field="left_days"), "left_on")
