"""The duties on a screen: a table for each person, and in words what one asks."""

from collections import Counter
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from sqlite3 import Connection
from typing import Any

from engtrack import language
from engtrack.cli.words import spoken
from engtrack.language import gettext as _
from engtrack.nouns.duty.duties import DUTY
from engtrack.store.read import read
from engtrack.table import Row, Table

ASKING = ("attention", "todo")
# Facts that only make the sentence `why`, and places that only make the order.
HIDDEN = ("place", "name")
SHOWN = ("duty", "title", "state", "since_on")
BELOW = ("why", "proof", "note", "snoozed_until_on", "next")


def tables_of(db: Connection, *, is_all: bool, **equal: Any) -> list[Table]:
    """A table for each engagement and person: what asks for something, and how many others."""
    found = read(db, "duty_show", "engagement, person IS NULL, person, place", keep=True, **equal)
    whose = itemgetter(found.columns.index("engagement"), found.columns.index("person"))
    tables = [_table(db, found, list(rows), is_all) for _who, rows in groupby(found.rows, whose)]
    return tables or [_table(db, found, [], is_all)]


def _table(db: Connection, found: Table, rows: list[Row], is_all: bool) -> Table:
    columns = found.columns
    state, place = columns.index("state"), columns.index("duty")
    kept = [row for row in rows if is_all or row[state] in ASKING]
    titled = [(*row, title_of(str(row[place]))) for row in kept]
    whole = Table("duty", (*columns, "title"), titled, shown=SHOWN, below=BELOW)
    visible = [column for column in whole.columns if column not in HIDDEN]
    table = replace(spoken(whole.only(visible)), shown=SHOWN, below=BELOW)
    rest = Counter(str(row[state]) for row in rows if not is_all and row[state] not in ASKING)
    first = dict(zip(columns, rows[0], strict=True)) if rows else {}
    return replace(
        table,
        rows=list(table.rows),
        title=_title(first),
        foot=" · ".join(filter(None, [_foot(rest), _own_intervals(columns, rows)])),
        empty=_("nothing asks for attention"),
    )


def title_of(duty: str) -> str:
    """What a duty is called, in the chosen language."""
    return DUTY[duty].title.to(language.current())


def _title(first: dict[str, Any]) -> str:
    if not first:
        return ""
    who = (
        f"{first['name']} ({first['person']})" if first["person"] else _("roles that nobody holds")
    )
    return f"{first['engagement']} · {who}"


def _foot(rest: "Counter[str]") -> str:
    order = ("active", "done", "later", "unknown", "waived")
    said = [f"{language.word('duty_state', state)} {rest[state]}" for state in order if rest[state]]
    return (
        _("beside these: {counts}; --all shows them").format(counts=", ".join(said)) if said else ""
    )


def _own_intervals(columns: tuple[str, ...], rows: list[Row]) -> str:
    """The intervals that the engagement has of its own, beside the default."""
    place = [columns.index(name) for name in ("duty", "every_days", "default_days")]
    own = [tuple(row[n] for n in place) for row in rows if row[place[-1]] is not None]
    said = [
        _("{duty} {every} instead of {default}").format(
            duty=duty,
            every=language.shown("days", every) if every is not None else _("no interval"),
            default=language.shown("days", default),
        )
        for duty, every, default in own
    ]
    return _("of its own: {intervals}").format(intervals=", ".join(said)) if said else ""


def explained(duty: str, facts: dict[str, Any]) -> Table:
    """What proves a duty, by when, and what disturbs it, as a card."""
    of = DUTY[duty]
    tongue = language.current()
    fields = {
        "key": of.key,
        "title": of.title.to(tongue),
        "role": of.role,
        "kind": of.kind,
        "description": of.description.to(tongue),
        "proved_by": of.proof.to(tongue),
        "span": language.contracted(
            _("from {first} to {last}").format(
                first=moment(of.opens, of.opens_lead), last=moment(of.closes, of.closes_lead)
            )
        ),
        "every_days": facts.get("every", of.every) if facts else of.every,
        "default_days": of.every,
        "disturbed_by": of.disturbed.to(tongue),
        "is_kept": int(of.is_kept),
    }
    return Table("duty", tuple(fields), [tuple(fields.values())], is_card=True)


def moment(name: str, lead: int) -> str:
    """A moment in words, with its lead in working days."""
    said = {
        "open": _("the day the engagement is created"),
        "start": _("its start"),
        "close": _("its close"),
        "year-after": _("a year after its close"),
    }.get(name) or _("the beginning of the phase {phase}").format(
        phase=language.word("phase", name)
    )
    if lead == 0:
        return said
    words = (
        _("{days} working days before {moment}")
        if lead < 0
        else _("{days} working days after {moment}")
    )
    return words.format(days=abs(lead), moment=said)
