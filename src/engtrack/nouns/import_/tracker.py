"""The list of engagements that a coordinator has today: one line each, all come in as planned."""

from dataclasses import replace
from typing import Any

from sqlmodel import Session, select

from engtrack.cli import dates, parse
from engtrack.cli.amounts import fold
from engtrack.cli.options import CLEAR
from engtrack.cli.settings import settings
from engtrack.cli.writes import write_table
from engtrack.errors import BadFile, EngtrackError, Misused
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.import_ import actions as importing
from engtrack.nouns.import_ import csv_file, fields
from engtrack.nouns.import_.adopting import steps_to
from engtrack.nouns.import_.csv_file import CsvFile
from engtrack.nouns.import_.fields import Field
from engtrack.nouns.import_.lines import CREATED, LEFT, Line, of_line, understood
from engtrack.nouns.import_.same import Taken, check_unchanged
from engtrack.nouns.person import actions as people
from engtrack.nouns.person.model import Person
from engtrack.nouns.role.roles import SIDE_OF
from engtrack.table import Row, Table
from engtrack.workdays import Calendar

ROLES = ("sponsor", "lead", "support", "account_manager", "provider", "coordinator")
COLUMNS = ("key", "name", "client", "start_on", "go_live_on", "line", "result", "next")
NOT_FROM_A_FILE = ("from_",)  # a template is not for a list
IN_FRENCH = "mise en service"
GO_LIVE = {"en": "Go-live", "fr": "Mise en service"}
# What people head their columns with, beside the names of the columns; folded.
SYNONYMS = {
    "mise en service": "go_live_on", "date de mise en service": "go_live_on",
    "go live": "go_live_on", "golive": "go_live_on", "go live date": "go_live_on",
    "start date": "start_on", "date de debut": "start_on", "debut": "start_on",
    "status": "state", "statut": "state", "engagement": "key", "code": "key", "id": "key",
    "project": "name", "projet": "name", "title": "name", "titre": "name",
    "customer": "client", "compte": "client", "account": "client",
    "gestionnaire": "account_manager", "am": "account_manager", "coordonnatrice": "coordinator",
    "promotrice": "sponsor", "commanditaire": "sponsor",
}  # fmt: skip
STATES = {  # beside the words of the domain
    "in progress": "active", "ongoing": "active", "started": "active", "under way": "active",
    "actif": "active", "demarre": "active", "commence": "active", "on hold": "on-hold",
    "en attente": "on-hold", "en pause": "on-hold", "done": "completed", "termine": "completed",
    "complete": "completed", "fini": "completed", "ferme": "closed", "not started": "planned",
    "a venir": "planned", "planifie": "planned",
}  # fmt: skip


def bring_in(path: str) -> None:
    listed = importing.look_before("engagement", COLUMNS)
    file = csv_file.read(path)
    lines, ignored = understood("engagement", file, _takes(), listed, SYNONYMS)
    write_table(lambda session: _all(session, file, lines, ignored))


def _takes() -> dict[str, Field]:
    """What `engagement create` takes, who holds which role, go-live, and the state it is in."""
    created = fields.fields_of(importing.verb("engagement"))
    takes = {name: f for name, f in created.items() if name not in NOT_FROM_A_FILE}
    for name in ("name", "client"):
        takes[name] = replace(takes[name], is_needed=True)
    takes["start"] = replace(takes["start"], parse=_day)
    for role in ROLES:
        takes[role] = Field(role, _people)
    takes["go_live"] = Field("go_live", _day)
    takes["state"] = Field("state", _state)
    return takes


def _day(text: str) -> Any:
    day = dates.parse_day(text, settings.today, Calendar(()), allow_none=True)
    return CLEAR if day is None else day


def _state(text: str) -> str:
    said = fold(text).replace("-", " ")
    return STATES.get(said) or parse.parse_choice("engagement_state", text)


def _people(text: str) -> list[str | parse.Named]:
    """One person, or several with `;` between: a comma may stand within a name."""
    return [_person(part.strip()) for part in text.split(";") if part.strip()]


def _person(text: str) -> str | parse.Named:
    """A handle in lower case is somebody known; all else is a name, also of one word."""
    is_handle = text == text.lower() and text.isascii() and " " not in text and "<" not in text
    return parse.parse_handle(text) if is_handle else parse.parse_person_text(text)


def _all(session: Session, file: CsvFile, lines: list[Line], ignored: list[str]) -> Table:
    there = importing.taken(session, "engagement")
    _check_apart(file, lines)
    done = importing.each(session, file, lines, lambda line: _one(session, file, there, line))
    rows: list[Row] = []
    for line, (key, result) in zip(lines, done, strict=True):
        values = line.values
        steps = steps_to(session, key, values["state"], values["start"])
        rows.append((key, values["name"], values["client"], _said(values["start"]),
                     _said(values["go_live"]), line.number, result,
                     steps[0].next if steps else None))  # fmt: skip
        if result == CREATED:
            session.info["talk"] += steps
    importing.sum_up(session, file, ignored, [result for _, result in done])
    shown = ("key", "name", "client", "start_on", "go_live_on", "result")
    return Table("import", COLUMNS, rows, shown=shown, below=("next",))


def _check_apart(file: CsvFile, lines: list[Line]) -> None:
    seen: dict[str, int] = {}
    complaints: list[EngtrackError] = []
    for line in lines:
        key = line.values["key"]
        if key in seen:
            twice = Misused("{key} stands on line {first} too", key=key, first=seen[key])
            complaints.append(of_line(line.number, twice))
        seen.setdefault(key, line.number)
    if complaints:
        raise BadFile(file.name, complaints)


def _one(session: Session, file: CsvFile, there: Taken, line: Line) -> tuple[str, str]:
    key, values = line.values["key"], line.values
    if key in there:
        compared = {"name", "client", "profile", "start_on"}
        line.cells = {c: cell for c, cell in line.cells.items() if c in compared}
        check_unchanged("engagement", key, there[key], line)
        return key, LEFT
    _check_days(values["start"], values["go_live"])
    own = {name: values[name] for name in _created() if name in values}
    importing.create(session, "engagement", own | dict.fromkeys(NOT_FROM_A_FILE))
    with importing.about(key):
        _assign(session, values)
        _plan_go_live(session, key, values, file.header)
    return key, CREATED


def _check_days(start: Any, go_live: Any) -> None:
    if isinstance(start, str) and isinstance(go_live, str) and go_live < start:
        raise Misused("the go-live ({day}) is before the start ({start})", day=go_live,
                      start=start)  # fmt: skip


def _created() -> list[str]:
    return list(fields.fields_of(importing.verb("engagement")))


def _assign(session: Session, values: dict[str, Any]) -> None:
    """Roles are held from the start, or from today if that is still to come."""
    today = session.info["today"]
    start = values["start"] if isinstance(values["start"], str) else today
    for name in ROLES:
        role = name.replace("_", "-")
        for who in values[name] or ():
            before = set(session.exec(select(Person.handle)))
            person = people.named(session, _or_handle(who, before), SIDE_OF[role])
            if person.handle not in before and person.side == "client":
                person.organisation = values["client"]
            importing.create(session, "role", _defaults("role") | {
                "role": role, "person": person.handle, "from_": min(start, today),
            })  # fmt: skip


def _or_handle(who: str | parse.Named, handles: set[str]) -> str | parse.Named:
    """`Marie` is whom commands call marie, if there is one; else the name of somebody new."""
    if isinstance(who, parse.Named) and who.email is None and who.name.lower() in handles:
        return who.name.lower()
    return who


def _plan_go_live(session: Session, key: str, values: dict[str, Any], header: list[str]) -> None:
    """A milestone of that phase that must fall on that day, called as the list calls it."""
    if not isinstance(values["go_live"], str):
        return
    engagement = engagements.find(session, key)
    is_french = IN_FRENCH in map(fold, header) or engagement.language == "fr"
    importing.create(session, "milestone", _defaults("milestone") | {
        "title": GO_LIVE["fr" if is_french else "en"],
        "phase": "go-live",
        "must_start": values["go_live"],
    })  # fmt: skip


def _defaults(noun: str) -> dict[str, Any]:
    return dict.fromkeys(fields.fields_of(importing.verb(noun)))


def _said(day: Any) -> str | None:
    return day if isinstance(day, str) else None
