"""Starting an engagement from an example: its scope and work, moved to the new start.

Its invented people stay behind.
"""

from collections.abc import Iterable
from importlib import resources
from typing import Any

from sqlmodel import Session

from engtrack.cli.paths import path_of
from engtrack.errors import Misused, Sentence
from engtrack.nouns.engagement import calendars
from engtrack.nouns.engagement.actions import check_new
from engtrack.nouns.engagement.calendar_rows import LAST_YEAR
from engtrack.nouns.engagement.calendars import NONE
from engtrack.nouns.engagement.files import applying
from engtrack.nouns.engagement.files.fields import Field
from engtrack.nouns.engagement.files.layout import TABLES
from engtrack.nouns.engagement.files.reading import Contents, Entry, read_file, read_text
from engtrack.nouns.engagement.files.standing import Values
from engtrack.nouns.engagement.files.values import ROLE
from engtrack.nouns.role.rules import SIX
from engtrack.workdays import Calendar

EXAMPLES = "engtrack.examples"
BROUGHT = ("service", "milestone", "task", "deliverable")
# What an example tells of its own life: a new engagement begins without it.
LEFT_OUT = (
    "state",
    "start_on",
    "finish_on",
    "actual_start_on",
    "actual_finish_on",
    "submitted_on",
    "progress_percent",
    "left_days",
    "left_on",
    "strategy",
    "party",
)
MOST_YEARS = 3  # that an example lasts
OF_THE_CLIENT = ("vision", "aim", "ratings")


def shipped() -> list[str]:
    """The names of the examples that come with the program."""
    there = (entry.name for entry in resources.files(EXAMPLES).iterdir())
    return sorted(name.removesuffix(".toml") for name in there if name.endswith(".toml"))


def read_example(name: str) -> Contents:
    text = resources.files(EXAMPLES).joinpath(f"{name}.toml").read_text("utf-8")
    return read_text(text, name)


def create(
    session: Session, key: str, template: str, days_off: list[str], columns: dict[str, Any]
) -> str:
    """The engagement of a template under its own key and name; roles say whose work it is."""
    check_new(session, key)
    contents = find(template)
    contents.check()
    said = contents.engagement.values
    start_on = columns.get("start_on") or session.info["today"]
    move(contents, start_on, calendar_of(said, start_on, days_off, columns))
    without_people(contents)
    kept = [day for day in said.get("days_off", ()) if day >= start_on]
    own = {name: value for name, value in said.items() if name not in OF_THE_CLIENT}
    contents.engagement.values = (
        own
        | {"name": key, "client": key}
        | columns
        | {
            "key": key,
            "start_on": start_on,
            "days_off": sorted({*kept, *days_off}),
        }
    )
    contents.engagement.id = key
    applying.apply(session, contents, {})
    staff = Sentence("next, say who holds which role:", next=f"engtrack role coverage -e {key}")
    session.info["talk"].append(staff)
    return key


def calendar_of(
    said: Values, start_on: str, days_off: list[str], columns: dict[str, Any]
) -> Calendar:
    """The days worked from the template's start to the end of what is moved to the new one.

    A calendar that is asked for stands in place of the days off of the template's own place.
    """
    if columns.get("calendar", NONE) != NONE:
        said.pop("days_off", None)
    days = sorted((said.get("start_on", start_on), start_on))
    years = range(int(days[0][:4]), min(int(days[1][:4]) + MOST_YEARS, LAST_YEAR) + 1)
    code = columns.get("calendar") or said.get("calendar", NONE)
    holidays = (day.off_on for day in calendars.days_off(code, years))
    return Calendar([*said.get("days_off", ()), *days_off, *holidays])


def find(template: str) -> Contents:
    """A shipped example by its name, or a file by its path."""
    if template in shipped():
        return read_example(template)
    if path_of(template).is_file():
        return read_file(template)
    raise Misused(
        "no template {template}; there are: {there}, or the path of an engagement file",
        template=template,
        there=shipped(),
    )


def move(contents: Contents, start_on: str, calendar: Calendar) -> None:
    """Every asked day moved by the working days from the template's start to the new one."""
    before = contents.engagement.values.get("start_on", start_on)
    days = calendar.between(calendar.on_or_after(before), calendar.on_or_after(start_on))
    for noun, entries in contents.entries.items():
        for entry in entries:
            move_days(TABLES[noun].fields, entry.values, calendar, days)


def move_days(fields: Iterable[Field], said: Values, calendar: Calendar, days: int) -> None:
    for field in fields:
        value = said.get(field.name)
        if value is None:
            continue
        if field.kind in ("day", "past day"):
            said[field.name] = calendar.add(value, days)
        elif field.kind == "fields":
            for part in value:
                move_days(field.parts, part, calendar, days)


def without_people(contents: Contents) -> None:
    """What a person of the template does falls to the role they hold there."""
    roles: dict[str, str] = {}
    for held in contents.entries["role"]:
        if held.values["role"] in SIX:
            roles.setdefault(held.values["person"], held.values["role"])
    contents.entries = {
        noun: [_freed(entry, roles) for entry in entries] if noun in BROUGHT else []
        for noun, entries in contents.entries.items()
    }
    contents.has_record = False


def _freed(entry: Entry, roles: dict[str, str]) -> Entry:
    said = {name: value for name, value in entry.values.items() if name not in LEFT_OUT}
    if "assignees" in said:
        freed = [_role_of(who, roles) for who in said["assignees"]]
        said["assignees"] = list(dict.fromkeys(who for who in freed if who))
    if "owner" in said:
        said["owner"] = _role_of(said["owner"], roles)
    return Entry(entry.noun, entry.id, {name: value for name, value in said.items() if value})


def _role_of(who: str, roles: dict[str, str]) -> str | None:
    if who.startswith(ROLE):
        return who
    return ROLE + roles[who] if who in roles else None
