"""Applying what an engagement file says of sessions."""

from engtrack.cli.options import CLEAR
from engtrack.nouns.engagement.files.reading import Entry
from engtrack.nouns.engagement.files.steps import Applied, Steps, only
from engtrack.nouns.person import actions as people
from engtrack.nouns.session import actions as sessions
from engtrack.nouns.session import attendance, rules
from engtrack.nouns.session.said import Said

WORDS = ("kind", "title", "location", "agenda", "note")
MOVED = ("day_on", "start_time", "end_time", "zone")


def create(applied: Applied, entry: Entry) -> str:
    said = entry.values
    columns = only(said, (*WORDS, "booked_on")) | {"local_id": entry.id}
    on, start, end, zone = (said[name] for name in MOVED)
    booked = Said(on, start, end, zone, topics=said.get("topics", ()))
    return sessions.book(
        applied.session, applied.engagement, columns, booked, said.get("booked_by")
    )


def change(applied: Applied, entry: Entry) -> None:
    said = applied.wanted(entry)
    on, start, end, zone = (said.get(name) for name in MOVED)
    moved = Said(on, start, end, zone, topics=said.get("topics"))
    columns = only(said, WORDS)
    if columns or not moved.is_empty:
        sessions.edit(applied.session, applied.key(entry), columns, moved)


def bind(applied: Applied, entry: Entry) -> None:
    """Its task, its people and its material: where the file names them, these and no others."""
    said, session = applied.wanted(entry), applied.session
    meeting = sessions.find(session, applied.key(entry))
    if "task" in said:
        task = applied.key_of(said["task"]) or CLEAR
        sessions.edit(session, meeting.key, {}, Said(task=task))
    if "people" in said:
        named = {one["person"] for one in said["people"]}
        there = attendance.attendances(session, meeting)
        attendance.dismiss(session, meeting, [handle for handle in there if handle not in named])
        for one in said["people"]:
            person = people.find(session, one["person"])
            attendance.keep(session, meeting, person, one.get("presence", "expected"))
    if "material" in said:
        wanted = [str(applied.key_of(one["document"])) for one in said["material"]]
        before = applied.standing(entry).get("material", ())
        gone = [str(applied.key_of(one["document"])) for one in before]
        gone = [key for key in gone if key not in wanted]
        edited = Said(materials=wanted, not_materials=gone)
        sessions.edit(session, meeting.key, {}, edited)


def settle(applied: Applied, entry: Entry) -> None:
    """Its state, as the file has it; what makes up for what, once all sessions are there."""
    said, session = applied.wanted(entry), applied.session
    meeting = sessions.find(session, applied.key(entry))
    then = said.get("state", meeting.state)
    if then != meeting.state:
        rules.check_move(meeting.key, meeting.state, then)
        if then == "held":
            rules.check_day_has_come(meeting.key, meeting.day_on, session.info["today"])
        meeting.state = then
    if by := said.get("confirmed_by"):
        meeting.confirmed_by_id = people.find(session, by).id
    meeting.sqlmodel_update(only(said, ("confirmed_on", "cancelled_on", "reason")))
    there = attendance.attendances(session, meeting)
    for one in said.get("people", ()):
        other = applied.key_of(one.get("made_up_by"))
        there[one["person"]].made_up_by_id = sessions.find(session, other).id if other else None


STEPS = Steps(create, change, bind, settle)
