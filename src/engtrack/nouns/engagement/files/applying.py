"""Applying an engagement file through the nouns' own actions, in one transaction.

First every row that is missing, so that anything may name anything; then what binds them and what
was done.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module

from sqlmodel import Session

from engtrack.cli.decided import Decided
from engtrack.errors import BadFile, EngtrackError, Misused, RuleBroken, Sentence
from engtrack.nouns.engagement import actions as engagements
from engtrack.nouns.engagement import rates, rows
from engtrack.nouns.engagement.files import checking
from engtrack.nouns.engagement.files.comparing import missing_parts
from engtrack.nouns.engagement.files.layout import ENTRIES
from engtrack.nouns.engagement.files.naming import check_maps, rename
from engtrack.nouns.engagement.files.reading import Contents, Entry
from engtrack.nouns.engagement.files.standing import read_standing
from engtrack.nouns.engagement.files.steps import Applied, Steps
from engtrack.nouns.engagement.rates_said import RateSaid
from engtrack.nouns.schedule import actions as schedule
from engtrack.nouns.schedule.planning import planner
from engtrack.store.write import raw
from engtrack.table import Row, Table

COLUMNS = ("key", "noun", "local_id", "title", "effect", "fields")
LATER = ("ratings", "rates")  # once the persons are there whom they name
SHOWN = ("noun", "key", "local_id", "title", "effect")


def apply(session: Session, contents: Contents, maps: Mapping[str, str]) -> Table:
    """Do what the file says, or raise BadFile or RuleBroken: the caller then rolls back."""
    standing = read_standing(raw(session), str(contents.engagement.values.get("key", "")))
    check_maps(contents, maps)
    rename(contents, maps, standing.persons)
    plan = checking.plan_of(contents, standing, session.info["today"])
    applied = Applied(session, plan)
    before = len(session.info["talk"])
    _guarded(applied, contents.engagement, _apply_engagement)
    planned = _planned(applied)
    persons, *things = ENTRIES
    _step(applied, "create", [persons])
    _guarded(applied, contents.engagement, _set_rates)
    _step(applied, "create", things)
    for step in ("change", "bind", "settle"):
        _step(applied, step, ENTRIES)
    _guarded(applied, contents.engagement, _rate)
    session.flush()
    del session.info["talk"][before:]
    _plan_work(applied, planned)
    _tell(applied)
    return Table("applied", COLUMNS, list(_rows(applied)), shown=SHOWN, below=("fields",))


class Doing:
    """What each step does with an entry, where it has anything to do."""

    @staticmethod
    def create(applied: Applied, entry: Entry) -> None:
        there = applied.plan.there(entry)
        is_known = entry.noun == "person" and entry.id in applied.plan.standing.persons
        if there is not None or is_known:
            applied.keys[f"{entry.noun}:{entry.id}"] = there.key if there else entry.id
            applied.effects[id(entry)] = "changed" if applied.plan.differing(entry) else "left"
            return
        key = _steps(entry).create(applied, entry)
        applied.session.flush()
        applied.keys[f"{entry.noun}:{entry.id}"] = key
        applied.created.add(id(entry))
        applied.effects[id(entry)] = "created"

    @staticmethod
    def change(applied: Applied, entry: Entry) -> None:
        if applied.plan.differing(entry):
            _steps(entry).change(applied, entry)

    @staticmethod
    def bind(applied: Applied, entry: Entry) -> None:
        if applied.wanted(entry):
            _steps(entry).bind(applied, entry)

    @staticmethod
    def settle(applied: Applied, entry: Entry) -> None:
        if applied.wanted(entry):
            _steps(entry).settle(applied, entry)


def _steps(entry: Entry) -> Steps:
    """How its noun applies an entry."""
    steps: Steps = import_module(f"engtrack.nouns.{entry.noun}.from_file").STEPS
    return steps


def _step(applied: Applied, step: str, nouns: Iterable[str]) -> None:
    for entry in _entries(applied, nouns):
        _guarded(applied, entry, getattr(Doing, step))


def _entries(applied: Applied, nouns: Iterable[str] = ENTRIES) -> Iterator[Entry]:
    for noun in nouns:
        yield from applied.plan.contents.entries[noun]


def _guarded(applied: Applied, entry: Entry, do: Callable[[Applied, Entry], None]) -> None:
    """A refusal names the entry."""
    try:
        do(applied, entry)
    except RuleBroken as error:
        raise RuleBroken(
            "{path}, {place}: {words}",
            path=applied.plan.contents.path,
            place=entry.place,
            words=error,
            next=error.next,
        ) from error
    except EngtrackError as error:
        if isinstance(error, BadFile):
            raise
        wrong = Misused("{place}: {words}", place=entry.place, words=error)
        raise BadFile(applied.plan.contents.path, [wrong]) from error


def _apply_engagement(applied: Applied, entry: Entry) -> None:
    session, said, key = applied.session, dict(entry.values), applied.plan.key
    days_off = said.pop("days_off", [])
    for name in LATER:
        said.pop(name, None)
    there = applied.plan.standing.engagement
    if applied.plan.standing.id is None:
        said.pop("key")
        engagements.create(session, key, days_off, said)
        applied.effects[id(entry)] = "created"
    else:
        changed = applied.plan.engagement_changed
        columns = {name: said[name] for name in changed if name in said}
        new_days = [day for day in days_off if day not in there["days_off"]]
        if columns or new_days:
            engagements.edit(session, key, new_days, columns)
        applied.effects[id(entry)] = "changed" if changed else "left"


def _rate(applied: Applied, entry: Entry) -> None:
    """Once those who rate are there."""
    there = applied.plan.standing.engagement.get("ratings", ())
    for one in missing_parts(entry.values.get("ratings", ()), there):
        by = Decided(one["by"], one.get("rated_on"), one.get("via"))
        engagements.keep_rating(
            applied.session, applied.plan.key, one["score"], one.get("comment"), by
        )


def _set_rates(applied: Applied, entry: Entry) -> None:
    """Once those are there whose they are, and before what is counted by them."""
    there = applied.plan.standing.engagement.get("rates", ())
    for one in missing_parts(entry.values.get("rates", ()), there):
        said = RateSaid(one["rate_cents"], one.get("person"), one.get("role"))
        rates.keep(applied.session, applied.plan.key, [said], one["from_on"])


def _planned(applied: Applied) -> Mapping[str, planner.Planned]:
    """The plan that stands, to say what moves."""
    parent = rows.find(applied.session, applied.plan.key)
    return schedule.remember(applied.session, parent).stored


def _plan_work(applied: Applied, before: Mapping[str, planner.Planned]) -> None:
    """Once, and only if anything changed: planning on a later day could move work by itself."""
    if set(applied.effects.values()) == {"left"}:
        return
    parent = rows.find(applied.session, applied.plan.key)
    schedule.check_order(applied.session, parent)
    schedule.replan(applied.session, parent, before=before)


def _tell(applied: Applied) -> None:
    talk, plan = applied.session.info["talk"], applied.plan
    if plan.contents.has_record:
        talk.append(Sentence("[record] is skipped: a file grants no decision"))
    counts = Counter(applied.effects.values())
    if set(counts) == {"left"}:
        talk.append(
            Sentence("nothing to change: {engagement} is as the file says", engagement=plan.key)
        )
        return
    if counts["created"]:
        talk.append(Sentence("created: {count}", count=counts["created"]))
    if counts["changed"]:
        talk.append(Sentence("changed: {count}", count=counts["changed"]))
    if counts["left"]:
        talk.append(Sentence("left as they are: {count}", count=counts["left"]))
    client = rows.find(applied.session, plan.key).client
    talk.append(Sentence("{engagement} · {client}", engagement=plan.key, client=client))


def _rows(applied: Applied) -> Iterator[Row]:
    contents = applied.plan.contents
    own = contents.engagement
    changed = applied.plan.engagement_changed
    effect = applied.effects[id(own)]
    yield own.id, own.noun, None, own.values.get("name"), effect, ", ".join(changed) or None
    for entry in _entries(applied):
        key = applied.keys[f"{entry.noun}:{entry.id}"]
        local_id = entry.id if "id" in entry.values else None
        fields = ", ".join(applied.plan.differing(entry)) or None
        yield key, entry.noun, local_id, _title(entry), applied.effects[id(entry)], fields


def _title(entry: Entry) -> str | None:
    said = entry.values
    found = said.get("title") or said.get("subject") or said.get("name")
    return str(found) if found else entry.id if entry.noun == "role" else None
