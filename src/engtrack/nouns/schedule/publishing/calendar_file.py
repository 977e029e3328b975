"""The schedule as an iCalendar file: an event for each milestone and task, all of whole days.

A whole day (VALUE=DATE) is the same day wherever it is read; only sessions have hours, and time
zones that are declared. All of it follows from the file, so that one state gives the same bytes
again: an event's UID is the id of its row, its SEQUENCE counts the changes of what it shows, and
the time stamps are those of the journal: DTSTAMP of the newest change to any of the engagement's
events.
"""

from datetime import date, timedelta
from sqlite3 import Connection, Row

from icalendar import Calendar, Event
from icalendar.prop import vText

from engtrack import language
from engtrack.cli.dates import spoken_day
from engtrack.language import before, label, neutral, shown, word
from engtrack.language import gettext as _
from engtrack.nouns.schedule.publishing import timed_events
from engtrack.nouns.schedule.publishing.marks import instant, uid

Doer = tuple[str | None, str]  # a name, or else a role
Who = dict[str, list[Doer]]  # by the id of the work
PRODUCT = "-//engtrack//schedule//EN"
ENGAGEMENTS = """SELECT e.id, e.key, e.name, e.language
                   FROM scope JOIN engagement e ON e.id = scope.engagement_id ORDER BY e.key"""
EVENTS = "SELECT * FROM schedule_event ORDER BY key_number(key), key"
WHO = """SELECT a.work_id, p.name, a.role
           FROM scope JOIN assignee a ON a.engagement_id = scope.engagement_id
           LEFT JOIN person p ON p.id = a.person_id
          ORDER BY a.person_id IS NULL, p.name, a.role"""


def calendar_of(db: Connection, lang: str | None = None) -> str:
    """The schedules in scope; `lang` is what was asked for, else each engagement's language."""
    spoken = language.of_people()
    found = db.execute(ENGAGEMENTS).fetchall()
    calendar, work, who = _empty(found), _work(db), _who(db)
    sessions = timed_events.by_engagement(db)
    for zone in timed_events.zones(db):
        calendar.add_component(zone)
    for id, key, name, of_engagement in found:
        language.choose(lang or of_engagement)
        own, timed, title = work.get(id, []), sessions.get(id, []), f"{key} · {name}"
        newest = max((one["changed_at"] for one in (*own, *timed)), default="")
        for one in own:
            calendar.add_component(_event(one, title, who, newest))
        for event in timed_events.events(db, timed, title, newest):
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


def _work(db: Connection) -> dict[str, list[Row]]:
    """What there is an event of, by engagement: read once, for all of them."""
    found = db.execute(EVENTS)
    found.row_factory = Row
    work: dict[str, list[Row]] = {}
    for one in found:
        work.setdefault(one["engagement_id"], []).append(one)
    return work


def _who(db: Connection) -> Who:
    """The persons' names and the roles that do each piece of work."""
    who: Who = {}
    for work_id, name, role in db.execute(WHO):
        who.setdefault(work_id, []).append((name, role))
    return who


def _event(work: Row, of: str, who: Who, newest: str) -> Event:
    event = Event()
    event.add("uid", uid(work["work_id"]))
    event.add("dtstamp", instant(newest))
    event.add("dtstart", date.fromisoformat(work["start_on"]))
    event.add("dtend", date.fromisoformat(work["finish_on"]) + timedelta(1))  # the first day after
    # A title comes after the key, here and below: no program takes it for a formula.
    event.add("summary", neutral(f"{work['engagement']}: {work['title']}"))
    event.add(
        "description",
        neutral(_description(work, of, who.get(work["work_id"], [])), keep_newlines=True),
    )
    event.add("categories", [word("phase", work["phase"])])
    event.add("status", "CANCELLED" if work["state"] == "cancelled" else "CONFIRMED")
    event.add("transp", "TRANSPARENT")  # a day with a milestone is not a busy day
    event.add("sequence", work["sequence"])
    event.add("last-modified", instant(work["changed_at"]))
    return event


def _description(work: Row, of: str, who: list[Doer]) -> str:
    lines = [f"{work['key']} · {of}", before(label("state")) + shown("work_state", work["state"])]
    if who:
        lines.append(before(_("who")) + ", ".join(name or word("role", role) for name, role in who))
    if work["committed_finish_on"]:
        day = spoken_day(work["committed_finish_on"], language.current())
        lines.append(before(label("committed_finish_on")) + day)
    if work["slip_days"]:
        lines.append(before(label("slip_days")) + shown("slip_days", work["slip_days"]))
    return "\n".join(neutral(line) for line in lines)
