"""The sessions in the calendar file: events with hours, and the time zones that these are told in.

A zone is declared from the year of the first session to the one after the last.
"""

from collections.abc import Iterator
from datetime import date, datetime, time
from sqlite3 import Connection, Row
from zoneinfo import ZoneInfo

from icalendar import Event, Timezone

from engtrack.language import before, label, neutral, shown, word
from engtrack.language import gettext as _
from engtrack.nouns.schedule.publishing.marks import instant, uid
from engtrack.nouns.schedule.publishing.zones import declared

EVENTS = "SELECT * FROM session_event WHERE engagement_id = ? ORDER BY key_number(key)"
WHO = """SELECT a.session_id, p.name FROM session_person a JOIN person p ON p.id = a.person_id
          WHERE a.engagement_id = ? ORDER BY p.name"""
ZONES = "SELECT zone, min(day_on), max(day_on) FROM session_event GROUP BY zone ORDER BY zone"
STATUS = {"booked": "TENTATIVE", "cancelled": "CANCELLED"}  # else CONFIRMED


def zones(db: Connection) -> Iterator[Timezone]:
    """As many as sessions in scope need, whatever calendars know of them."""
    for zone, first_on, last_on in db.execute(ZONES).fetchall():
        first, last = date.fromisoformat(first_on), date.fromisoformat(last_on)
        yield declared(zone, date(first.year, 1, 1), date(last.year + 1, 12, 31))


def events(db: Connection, engagement_id: str, of: str, stamp: datetime) -> Iterator[Event]:
    who: dict[str, list[str]] = {}
    for session_id, name in db.execute(WHO, [engagement_id]):
        who.setdefault(session_id, []).append(name)
    found = db.execute(EVENTS, [engagement_id])
    found.row_factory = Row
    for session in found:
        yield _event(session, of, who.get(session["session_id"], []), stamp)


def _event(session: Row, of: str, who: list[str], stamp: datetime) -> Event:
    event = Event()
    event.add("uid", uid(session["session_id"]))
    event.add("dtstamp", stamp)
    event.add("dtstart", _local(session, "start_time"))
    event.add("dtend", _local(session, "end_time"))
    event.add("summary", neutral(f"{session['engagement']}: {session['title']}"))
    if session["location"]:
        event.add("location", neutral(session["location"]))
    event.add("description", neutral(_description(session, of, who), keep_newlines=True))
    event.add("categories", [word("session_kind", session["kind"])])
    event.add("status", STATUS.get(session["state"], "CONFIRMED"))
    event.add("sequence", session["sequence"])
    event.add("last-modified", instant(session["changed_at"]))
    return event


def _local(session: Row, column: str) -> datetime:
    day, hour = date.fromisoformat(session["day_on"]), time.fromisoformat(session[column])
    return datetime.combine(day, hour, ZoneInfo(session["zone"]))


def _description(session: Row, of: str, who: list[str]) -> str:
    state = shown("state", session["state"], family="session_state")
    lines = [f"{session['key']} · {of}", before(label("state")) + state]
    if who:
        lines.append(before(_("who")) + ", ".join(who))
    if session["agenda"]:
        lines.append(before(label("agenda")) + session["agenda"])
    return "\n".join(neutral(line) for line in lines)
