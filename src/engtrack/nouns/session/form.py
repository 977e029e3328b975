"""The end of a session's day at a terminal: what is asked, and what Enter takes."""

from collections.abc import Sequence
from dataclasses import replace

from engtrack.cli import parse
from engtrack.cli.asking import ask, ask_lines
from engtrack.cli.reads import check_acting
from engtrack.cli.settings import settings
from engtrack.language import gettext as _
from engtrack.nouns.engagement.files.values import written_minutes
from engtrack.nouns.session import rules, times
from engtrack.nouns.session.said import Ended, Spent, Who, parse_spent
from engtrack.store.read import Scope, reading

SESSION = """SELECT s.state, s.start_at, s.end_at, w.key FROM session s
               LEFT JOIN work w ON w.id = s.work_id WHERE s.key = ?"""
EXPECTED = """SELECT p.handle, p.side FROM session s
                JOIN session_person a ON a.session_id = s.id JOIN person p ON p.id = a.person_id
               WHERE s.key = ? ORDER BY p.handle"""


def asked(key: str, ended: Ended) -> Ended:
    """What is answered; nothing is asked of a session that cannot be held anyway."""
    with reading(settings.db, settings.instant, settings.today, Scope(key=key)) as db:
        check_acting(db)
        found = db.execute(SESSION, [key]).fetchone()
        people = dict(db.execute(EXPECTED, [key]).fetchall())
    if not found or found[0] not in rules.TO_COME:
        return ended
    expected = list(people)
    came = ask(_("Who came"), ", ".join(expected), _people)
    _state, start_at, end_at, task = found
    minutes = written_minutes(times.minutes_between(start_at, end_at))
    usual = [f"{who}:{task}={minutes}" for who in came if task and people.get(who) == "vendor"]
    return replace(
        ended,
        absent=[handle for handle in expected if handle not in came],
        also=[one for one in came if one not in expected],
        hours=ask(_("Hours, as T-7=3h, or none"), ", ".join(usual), _spent),
        issues=[*ask_lines(_("Anything wrong (Enter: nothing more)"), _line)],
        decided=[*ask_lines(_("What was decided (Enter: nothing more)"), _line)],
        signed_by=ask(_("Signed by (Enter: nobody)"), "", _signer),
    )


def _people(text: str) -> Sequence[Who]:
    """Handles, or names with addresses, apart by commas or spaces."""
    parts = text.split(",") if "," in text or "<" in text else text.split()
    return [parse.parse_person(part.strip()) for part in parts if part.strip()]


def _spent(text: str) -> Sequence[Spent]:
    if parse.is_none(text):
        return []
    return [parse_spent(part) for part in text.split(",") if part.strip()]


def _signer(text: str) -> str | None:
    return parse.parse_handle(text) if text and not parse.is_none(text) else None


def _line(text: str) -> str:
    return parse.parse_text(text, is_required=True)
