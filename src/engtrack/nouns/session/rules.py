"""What holds for a session: its moves, its day, and who may be at it. No database here."""

from collections.abc import Collection, Iterable, Sequence

from engtrack.errors import CannotMove, Misused, RuleBroken

MOVES = {
    "booked": {"confirmed", "held", "cancelled"},
    "confirmed": {"booked", "held", "cancelled"},
    "held": set(),
    "cancelled": set(),
}
TO_COME = ("booked", "confirmed")
APPLICATION = {"application", "library", "configuration"}  # what is trained of it
FIRST, LAST = "09:00", "17:00"  # of a day of which no times are said


def check_move(key: str, state: str, then: str) -> None:
    if then not in MOVES[state]:
        raise CannotMove("session", key, state, then)


def check_movable(key: str, state: str) -> None:
    """Day, times and who is expected are settled once it was held or cancelled."""
    if state == "held":
        raise RuleBroken(
            "{key} was held: its day and times stay; who came is said by",
            key=key,
            next=f"engtrack session attend {key} --help",
        )
    if state == "cancelled":
        raise RuleBroken(
            "{key} is cancelled; book another", key=key, next="engtrack session book --help"
        )


def check_day_has_come(key: str, day: str, today: str) -> None:
    """Nothing is held, and nobody has come, before its day."""
    if day > today:
        raise RuleBroken(
            "{key} is still to come, on {day}; if it was held sooner, move it first",
            key=key,
            day=day,
            next=f"engtrack session edit {key} --on today",
        )


def check_was_held(key: str, state: str) -> None:
    if state != "held":
        raise RuleBroken(
            "{key} is {state}; who came is said when it is held",
            key=key,
            state=state,
            noun="session",
            next=f"engtrack session {'hold' if state in TO_COME else 'show'} {key}",
        )


def check_is_of_engagement(person: str, engagement: str, is_theirs: bool) -> None:
    """Who is at a session has a role or work in the engagement, or was at one of it before."""
    if not is_theirs:
        raise RuleBroken(
            "{person} is not of {engagement}: they have no role and no work there; give them "
            'one, or name them in full: "Name <address>"',
            person=person,
            engagement=engagement,
            next=f"engtrack role assign end-user {person} -e {engagement}",
        )


def check_nothing_told(key: str, is_anything: bool) -> None:
    """What is told of it afterwards goes its own way."""
    if is_anything:
        raise RuleBroken(
            "{key} is held already: say who came by `session attend`, hours by `time log`, "
            "what is wrong by `issue log`, what was decided by `message log`",
            key=key,
            next=f"engtrack session attend {key} --help",
        )


def check_apart(present: Iterable[str], absent: Iterable[str]) -> None:
    if both := sorted(set(present) & set(absent)):
        raise Misused("{people}: present and absent at once", people=both)


def check_expected(key: str, absent: Iterable[str], expected: Collection[str]) -> None:
    """Nobody is absent from what they were not expected at."""
    if strangers := sorted(set(absent) - set(expected)):
        raise RuleBroken(
            "{people}: not expected at {key}; expected: {expected}",
            people=strangers,
            key=key,
            expected=sorted(expected),
            next=f"engtrack session show {key}",
        )


def check_makes_up(key: str, day: str, other: str, other_day: str, other_state: str) -> None:
    """What is made up for is made up later, at a session that was not cancelled."""
    if other == key:
        raise Misused("{key} cannot make up for itself", key=key)
    if other_state == "cancelled":
        raise RuleBroken(
            "{key} is cancelled, and makes up for nothing",
            key=other,
            next="engtrack session list --kind training",
        )
    if other_day < day:
        raise RuleBroken(
            "{other} ({other_day}) was before {key} ({day}), and makes up for nothing of it",
            other=other,
            other_day=other_day,
            key=key,
            day=day,
            next="engtrack session list --kind training",
        )


def is_of_application(kind: str, topics: Collection[str]) -> bool:
    return kind == "training" and (not topics or bool(APPLICATION & set(topics)))


def check_trains_too(key: str, other: str, does: bool) -> None:
    """A training on the application is made up for by another, not by whatever comes next."""
    if not does:
        raise RuleBroken(
            "{other} is no training on the application, and does not make up for {key}",
            other=other,
            key=key,
            next="engtrack session list --kind training",
        )


def only_one(vendors: Sequence[str]) -> str:
    """Whose hours are meant, where it is not said: of the one who was there for the vendor."""
    if len(vendors) != 1:
        raise Misused("whose hours? say paul:T-7=3h; there for the vendor: {people}",
                      people=list(vendors) or "-")  # fmt: skip
    return vendors[0]


def check_was_at(signer: str, key: str, present: Collection[str]) -> None:
    """Who signs for a day was there."""
    if signer not in present:
        raise RuleBroken(
            "{person} was not at {key}, and does not sign for it; there were: {people}",
            person=signer,
            key=key,
            people=sorted(present),
            next=f"engtrack session show {key}",
        )


def times_of(start: str | None, end: str | None) -> tuple[str, str]:
    """Both times, or neither: then the whole working day."""
    if (start is None) != (end is None):
        raise Misused("say when it begins and when it ends: --start 09:00 --end 12:00")
    return start or FIRST, end or LAST


def planned_day(on: str | None, start_on: str | None, today: str) -> str:
    """The day that was said, else that on which its task is planned to begin, never a past one."""
    if on is None and start_on is None:
        raise Misused("on which day? say --on DATE")
    return on or max(start_on or today, today)


def title_of(title: str | None, of_task: str | None) -> str:
    if title is None and of_task is None:
        raise Misused("what do people call it? say its title, or --task T-7 for that of the task")
    return title or of_task or ""
