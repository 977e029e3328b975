"""The schedule as an iCalendar file: an event for each milestone and task, all of whole days.

A whole day (VALUE=DATE) is the same day wherever it is read; only sessions have hours, and time
zones that are declared. All of it follows from the file, so that one state gives the same bytes
again: the time stamps are those of the journal, an event's UID is the id of its row, its SEQUENCE
counts the changes.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from sqlite3 import Connection, Row

from icalendar import Calendar, Event
from icalendar.prop import vText

from engtrack import language
from engtrack.cli.dates import spoken_day
from engtrack.language import before, label, neutral, shown, word
from engtrack.language import gettext as _
from engtrack.nouns.schedule.publishing import timed_events
from engtrack.nouns.schedule.publishing.marks import instant, uid

PRODUCT = "-//engtrack//schedule//EN"
ENGAGEMENTS = """SELECT e.id, e.key, e.name, e.language
                   FROM scope JOIN engagement e ON e.id = scope.engagement_id ORDER BY e.key"""
EVENTS = "SELECT * FROM schedule_event WHERE engagement_id = ? ORDER BY key_number(key), key"
WHO = """SELECT a.work_id, p.name, a.role FROM assignee a LEFT JOIN person p ON p.id = a.person_id
          WHERE a.engagement_id = ? ORDER BY a.person_id IS NULL, p.name, a.role"""
NEWEST = "SELECT at FROM journal_entry ORDER BY id DESC LIMIT 1"


def calendar_of(db: Connection, lang: str | None = None) -> str:
    """The schedules in scope; `lang` is what was asked for, else each engagement's language."""
    spoken = language.of_people()
    found = db.execute(ENGAGEMENTS).fetchall()
    (stamp,) = db.execute(NEWEST).fetchone()
    calendar = _empty(found)
    for zone in timed_events.zones(db):
        calendar.add_component(zone)
    for id, key, name, of_engagement in found:
        language.choose(lang or of_engagement)
        for event in _events(db, id, f"{key} · {name}", instant(stamp)):
            calendar.add_component(event)
        for event in timed_events.events(db, id, f"{key} · {name}", instant(stamp)):
            calendar.add_component(event)
    language.choose(spoken)
    lines: bytes = calendar.to_ical(sorted=False)
    return lines.decode()


def is_ours(head: str, engagement_id: str) -> bool:
    """Whether a file that begins so is a calendar of this engagement."""
    before_events = head.partition("BEGIN:VEVENT")[0].splitlines()
    return f"PRODID:{PRODUCT}" in before_events and f"UID:{uid(engagement_id)}" in before_events


def _empty(engagements: list[tuple[str, str, str, str]]) -> Calendar:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("method", "PUBLISH")
    name = "engtrack"
    if len(engagements) == 1:
        ((id, key, title, _language),) = engagements
        calendar.add("uid", uid(id))
        name = neutral(f"{key} · {title}")
    calendar.add("name", vText(name))
    calendar.add("x-wr-calname", vText(name))  # what is read where NAME is not known yet
    return calendar


def _events(db: Connection, engagement_id: str, of: str, stamp: datetime) -> Iterable[Event]:
    who: dict[str, list[str]] = {}
    for work_id, name, role in db.execute(WHO, [engagement_id]):
        who.setdefault(work_id, []).append(name or word("role", role))
    found = db.execute(EVENTS, [engagement_id])
    found.row_factory = Row
    for work in found:
        yield _event(work, of, who.get(work["work_id"], []), stamp)


def _event(work: Row, of: str, who: list[str], stamp: datetime) -> Event:
    event = Event()
    event.add("uid", uid(work["work_id"]))
    event.add("dtstamp", stamp)
    event.add("dtstart", date.fromisoformat(work["start_on"]))
    event.add("dtend", date.fromisoformat(work["finish_on"]) + timedelta(1))  # the first day after
    # A title comes after the key, here and below: no program takes it for a formula.
    event.add("summary", neutral(f"{work['engagement']}: {work['title']}"))
    event.add("description", neutral(_description(work, of, who), keep_newlines=True))
    event.add("categories", [word("phase", work["phase"])])
    event.add("status", "CANCELLED" if work["state"] == "cancelled" else "CONFIRMED")
    event.add("transp", "TRANSPARENT")  # a day with a milestone is not a busy day
    event.add("sequence", work["sequence"])
    event.add("last-modified", instant(work["changed_at"]))
    return event


def _description(work: Row, of: str, who: list[str]) -> str:
    lines = [f"{work['key']} · {of}", before(label("state")) + shown("work_state", work["state"])]
    if who:
        lines.append(before(_("who")) + ", ".join(who))
    if work["committed_finish_on"]:
        day = spoken_day(work["committed_finish_on"], language.current())
        lines.append(before(label("committed_finish_on")) + day)
    if work["slip_days"]:
        lines.append(before(label("slip_days")) + shown("slip_days", work["slip_days"]))
    return "\n".join(neutral(line) for line in lines)
